-- What was answered to a request that its sender may send again because the answer was lost (Idempotency-Key).
-- Kept for a day. Instants are milliseconds since 1970 UTC.

CREATE TABLE kept_answer (
    user_id      BIGINT NOT NULL REFERENCES profile (id),
    key          TEXT NOT NULL,
    fingerprint  TEXT NOT NULL,
    status       INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    headers      TEXT NOT NULL,
    body         TEXT NOT NULL,
    made_at      BIGINT NOT NULL,
    PRIMARY KEY (user_id, key)
);

CREATE INDEX kept_answer_by_age ON kept_answer (made_at);
