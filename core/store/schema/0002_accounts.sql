-- Accounts of a server and their sessions. Tokens and passwords are stored only as hashes.
-- Instants are milliseconds since 1970 UTC.

CREATE TABLE account (
    user_id       BIGINT PRIMARY KEY REFERENCES profile (id),
    password_hash TEXT NOT NULL,
    email         TEXT,
    created_at    BIGINT NOT NULL
);

-- One signed-in device: a family of token generations, of which only the newest is good.
CREATE TABLE session (
    id                TEXT PRIMARY KEY,
    user_id           BIGINT NOT NULL REFERENCES account (user_id),
    device            TEXT NOT NULL,
    generation        BIGINT NOT NULL,
    access_hash       TEXT NOT NULL UNIQUE,
    access_expires_at BIGINT NOT NULL,
    created_at        BIGINT NOT NULL,
    rotated_at        BIGINT NOT NULL,
    ended_at          BIGINT
);

CREATE INDEX session_by_user ON session (user_id);

-- Every refresh token a session ever had, so that an old one coming back is recognised as theft.
CREATE TABLE refresh_token (
    hash       TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id),
    generation BIGINT NOT NULL
);

CREATE INDEX refresh_token_by_session ON refresh_token (session_id);

-- Tries that were not followed by success, by hashed handle: people type passwords into the wrong field.
CREATE TABLE sign_in_failure (
    name_hash TEXT PRIMARY KEY,
    failures  INTEGER NOT NULL,
    last_at   BIGINT NOT NULL
);

CREATE INDEX sign_in_failure_by_age ON sign_in_failure (last_at);
