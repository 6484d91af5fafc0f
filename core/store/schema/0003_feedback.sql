-- What a person was shown as a suggestion, and what they did with it there. Stays on this device: no record of
-- it goes into the outbox. Rows come and go, none ever changes. Instants are milliseconds since 1970 UTC.

-- `position` counts from 1 and is absent outside lists. `reason`, `expert` and `model` say what suggested the film,
-- `match` (0 to 1) and `points` (1 to 100) what was predicted then; empty and absent are unknown.
CREATE TABLE feedback (
    id       INTEGER PRIMARY KEY,
    user_id  BIGINT NOT NULL REFERENCES profile (id),
    kind     TEXT NOT NULL,
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    list     TEXT NOT NULL,
    position INTEGER,
    reason   TEXT NOT NULL,
    expert   TEXT NOT NULL,
    model    TEXT NOT NULL,
    match    DOUBLE PRECISION,
    points   DOUBLE PRECISION,
    at       BIGINT NOT NULL
);

CREATE INDEX feedback_by_time ON feedback (user_id, at);

-- A film counts as shown once a day in a list.
CREATE UNIQUE INDEX feedback_shown_once ON feedback (user_id, movie_id, list, (at / 86400000)) WHERE kind = 'shown';

-- Only of those who have chosen: everybody else's is kept.
CREATE TABLE feedback_choice (
    user_id BIGINT PRIMARY KEY REFERENCES profile (id),
    keep    INTEGER NOT NULL
);
