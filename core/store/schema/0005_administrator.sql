-- Who may look after the server.

ALTER TABLE account ADD COLUMN is_administrator INTEGER NOT NULL DEFAULT 0;
