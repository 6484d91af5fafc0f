-- Movies, what people did with them, and the log of changes that sync sends.
-- Instants are milliseconds since 1970 UTC; ratings are points, 1 to 100; booleans are 0 or 1.
-- A blank line ends a statement. Plain SQL that SQLite and PostgreSQL both run.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- One row a film. `source` is where its facts come from unless movie_fact names another. `owner_id` is set for a
-- film entered by hand, which is that person's alone; a removed one stays for the diary entries that name it.
-- `changed_version` is the catalogue's version (meta 'catalogue_version') that last changed the film.
CREATE TABLE movie (
    id              INTEGER PRIMARY KEY,
    ref             TEXT NOT NULL UNIQUE,
    title           TEXT NOT NULL,
    original_title  TEXT,
    year            INTEGER,
    runtime_minutes INTEGER,
    popularity      REAL,
    synopsis        TEXT,
    source          TEXT NOT NULL,
    added_at        BIGINT NOT NULL,
    owner_id        BIGINT,
    removed         INTEGER NOT NULL DEFAULT 0,
    changed_version BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX movie_by_change ON movie (changed_version);

-- Titles in other languages and scripts.
CREATE TABLE movie_title (
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    position INTEGER NOT NULL,
    title    TEXT NOT NULL,
    PRIMARY KEY (movie_id, position)
);

-- What each source's public thinks; `scale` is the best value there is.
CREATE TABLE movie_score (
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    source   TEXT NOT NULL,
    value    DOUBLE PRECISION NOT NULL,
    scale    DOUBLE PRECISION NOT NULL,
    votes    BIGINT,
    PRIMARY KEY (movie_id, source)
);

-- Facts that a person put right, as JSON, and what they were before, {"value", "source", "refs"}: a source that
-- later says something else changes `original`, never the film. `source` is there where movie_fact named one,
-- `refs` of people by name.
CREATE TABLE movie_correction (
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    field    TEXT NOT NULL,
    value    TEXT NOT NULL,
    original TEXT NOT NULL,
    user_id  BIGINT NOT NULL,
    PRIMARY KEY (movie_id, field)
);

-- The source of single facts that differ from the film's own, such as a person's correction.
CREATE TABLE movie_fact (
    movie_id   BIGINT NOT NULL REFERENCES movie (id),
    field      TEXT NOT NULL,
    source     TEXT NOT NULL,
    fetched_at BIGINT NOT NULL,
    PRIMARY KEY (movie_id, field)
);

CREATE TABLE movie_external_id (
    system   TEXT NOT NULL,
    value    TEXT NOT NULL,
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    PRIMARY KEY (system, value)
);

CREATE INDEX movie_external_id_by_movie ON movie_external_id (movie_id);

CREATE TABLE movie_genre (
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    position INTEGER NOT NULL,
    genre    TEXT NOT NULL,
    PRIMARY KEY (movie_id, position)
);

CREATE TABLE movie_country (
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    PRIMARY KEY (movie_id, position)
);

CREATE TABLE movie_language (
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    PRIMARY KEY (movie_id, position)
);

-- Two people of one name are told apart by `ref` ("imdb:nm0000041"); a source without ids means the one without.
CREATE TABLE person (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    ref  TEXT UNIQUE
);

CREATE INDEX person_by_name ON person (name) WHERE ref IS NULL;

-- `role` is "director" or "actor"; `position` is the billing order within the role.
CREATE TABLE credit (
    movie_id  BIGINT NOT NULL REFERENCES movie (id),
    role      TEXT NOT NULL,
    position  INTEGER NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (movie_id, role, position)
);

CREATE INDEX credit_by_person ON credit (person_id);

CREATE TABLE keyword (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE movie_keyword (
    movie_id   BIGINT NOT NULL REFERENCES movie (id),
    position   INTEGER NOT NULL,
    keyword_id BIGINT NOT NULL REFERENCES keyword (id),
    PRIMARY KEY (movie_id, position)
);

-- A person: the local profile of a desktop, or the owner of an account on a server.
CREATE TABLE profile (
    id         INTEGER PRIMARY KEY,
    handle     TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE watch (
    user_id    BIGINT NOT NULL REFERENCES profile (id),
    id         TEXT NOT NULL,
    movie_id   BIGINT NOT NULL REFERENCES movie (id),
    watched_on TEXT NOT NULL,
    rewatch    INTEGER NOT NULL,
    note       TEXT NOT NULL,
    place      TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE INDEX watch_by_movie ON watch (user_id, movie_id);

CREATE TABLE rating (
    user_id  BIGINT NOT NULL REFERENCES profile (id),
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    points   INTEGER NOT NULL CHECK (points BETWEEN 1 AND 100),
    rated_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, movie_id)
);

CREATE TABLE favourite (
    user_id  BIGINT NOT NULL REFERENCES profile (id),
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    added_at BIGINT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (user_id, movie_id)
);

CREATE TABLE watchlist (
    user_id  BIGINT NOT NULL REFERENCES profile (id),
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    added_at BIGINT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (user_id, movie_id)
);

CREATE TABLE hidden (
    user_id  BIGINT NOT NULL REFERENCES profile (id),
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    added_at BIGINT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (user_id, movie_id)
);

CREATE TABLE review (
    user_id    BIGINT NOT NULL REFERENCES profile (id),
    id         TEXT NOT NULL,
    movie_id   BIGINT NOT NULL REFERENCES movie (id),
    text       TEXT NOT NULL,
    spoiler    INTEGER NOT NULL,
    visibility TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE INDEX review_by_movie ON review (user_id, movie_id);

-- A list of films; one with a `query` is a smart list: whatever the query finds.
CREATE TABLE list (
    user_id    BIGINT NOT NULL REFERENCES profile (id),
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    about      TEXT NOT NULL,
    visibility TEXT NOT NULL,
    ranked     INTEGER NOT NULL,
    query      TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE TABLE list_item (
    user_id  BIGINT NOT NULL REFERENCES profile (id),
    list_id  TEXT NOT NULL,
    movie_id BIGINT NOT NULL REFERENCES movie (id),
    pos      TEXT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (user_id, list_id, movie_id)
);

-- What a person can take back: the state of every touched record before and after, as JSON.
CREATE TABLE undo_step (
    user_id BIGINT NOT NULL REFERENCES profile (id),
    n       BIGINT NOT NULL,
    what    TEXT NOT NULL,
    changes TEXT NOT NULL,
    undone  INTEGER NOT NULL,
    PRIMARY KEY (user_id, n)
);

-- Sync, the client's half: records as the server last told them, unsent edits in order, and where we are.
CREATE TABLE sync_base (
    user_id BIGINT NOT NULL REFERENCES profile (id),
    entity  TEXT NOT NULL,
    key     TEXT NOT NULL,
    seq     BIGINT NOT NULL,
    dead    INTEGER NOT NULL,
    fields  TEXT NOT NULL,
    PRIMARY KEY (user_id, entity, key)
);

CREATE TABLE sync_outbox (
    user_id BIGINT NOT NULL REFERENCES profile (id),
    n       BIGINT NOT NULL,
    mid     TEXT NOT NULL,
    entity  TEXT NOT NULL,
    key     TEXT NOT NULL,
    op      TEXT NOT NULL,
    fields  TEXT NOT NULL,
    base    TEXT NOT NULL,
    stamp   TEXT NOT NULL,
    PRIMARY KEY (user_id, n)
);

CREATE INDEX sync_outbox_by_record ON sync_outbox (user_id, entity, key);

CREATE TABLE sync_state (
    user_id   BIGINT PRIMARY KEY REFERENCES profile (id),
    cursor    TEXT NOT NULL,
    epoch     BIGINT NOT NULL,
    device    TEXT NOT NULL,
    after_n   BIGINT NOT NULL,
    after_mid TEXT NOT NULL,
    clock     TEXT NOT NULL
);
