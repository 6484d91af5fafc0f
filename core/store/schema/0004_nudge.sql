-- What a person says of films they have not judged: more like this (1) or less like this (-1).
-- A bent for the suggestions, weaker than a rating.

CREATE TABLE nudge (
    user_id   BIGINT NOT NULL REFERENCES profile (id),
    movie_id  BIGINT NOT NULL REFERENCES movie (id),
    direction INTEGER NOT NULL CHECK (direction IN (-1, 1)),
    added_at  BIGINT NOT NULL,
    PRIMARY KEY (user_id, movie_id)
);
