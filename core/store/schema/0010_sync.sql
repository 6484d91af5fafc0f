-- Synchronisation. On a device sync_base holds the records as the server last told them; on a server it holds the
-- records themselves, and sync_outbox the changes that came by REST, until they are taken in.

-- An account's own count of changes. `digest` is JSON: by entity [records, sum of their hashes], see RecordDigest.
-- `bytes` is what the records take; `purged_seq` the largest seq of a removed record that is no more.
CREATE TABLE sync_account (
    user_id    BIGINT PRIMARY KEY REFERENCES profile (id),
    seq        BIGINT NOT NULL,
    purged_seq BIGINT NOT NULL,
    bytes      BIGINT NOT NULL,
    digest     TEXT NOT NULL
);

-- When the server took in the last change of the record, ms since 1970 UTC.
ALTER TABLE sync_base ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX sync_base_by_seq ON sync_base (user_id, seq);

-- With `n`, so that the edits of one record are found in order; else SQLite passes over all of them.
DROP INDEX sync_outbox_by_record;

CREATE INDEX sync_outbox_by_record ON sync_outbox (user_id, entity, key, n);

-- Devices that may send changes, with the last one of each. `session_id` is the session that sent last.
CREATE TABLE sync_device (
    user_id    BIGINT NOT NULL REFERENCES profile (id),
    device_id  TEXT NOT NULL,
    name       TEXT NOT NULL,
    session_id TEXT NOT NULL,
    last_n     BIGINT NOT NULL,
    last_mid   TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen  BIGINT NOT NULL,
    PRIMARY KEY (user_id, device_id)
);

-- What became of the newest changes of each device.
CREATE TABLE sync_mutation (
    user_id   BIGINT NOT NULL REFERENCES profile (id),
    device_id TEXT NOT NULL,
    n         BIGINT NOT NULL,
    mid       TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (user_id, device_id, n)
);

-- Records about a film that is not here (yet); they are shown as soon as it is. `catalogue_version` is the one in
-- which it was last looked for.
CREATE TABLE sync_unplaced (
    user_id           BIGINT NOT NULL REFERENCES profile (id),
    entity            TEXT NOT NULL,
    key               TEXT NOT NULL,
    ref               TEXT NOT NULL,
    catalogue_version BIGINT NOT NULL,
    PRIMARY KEY (user_id, entity, key)
);

-- What a device said of the films its records are about, for devices that do not know them.
CREATE TABLE sync_film (
    user_id BIGINT NOT NULL REFERENCES profile (id),
    ref     TEXT NOT NULL,
    title   TEXT NOT NULL,
    year    INTEGER,
    PRIMARY KEY (user_id, ref)
);

-- A device: the second base, which a full resync fills beside the first.
CREATE TABLE sync_snapshot (
    user_id BIGINT NOT NULL REFERENCES profile (id),
    entity  TEXT NOT NULL,
    key     TEXT NOT NULL,
    seq     BIGINT NOT NULL,
    dead    INTEGER NOT NULL,
    fields  TEXT NOT NULL,
    PRIMARY KEY (user_id, entity, key)
);

-- A device: changes that the server did not take, for the person to see. `mid` is the change's.
CREATE TABLE sync_refused (
    user_id BIGINT NOT NULL REFERENCES profile (id),
    mid     TEXT NOT NULL,
    entity  TEXT NOT NULL,
    key     TEXT NOT NULL,
    op      TEXT NOT NULL,
    fields  TEXT NOT NULL,
    base    TEXT NOT NULL,
    stamp   TEXT NOT NULL,
    code    TEXT NOT NULL,
    message TEXT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (user_id, mid)
);

-- A text that lost against another one written at the same time. `record` is "<entity>/<key>" of where it was.
CREATE TABLE text_copy (
    user_id    BIGINT NOT NULL REFERENCES profile (id),
    id         TEXT NOT NULL,
    record     TEXT NOT NULL,
    text       TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, id)
);

-- A device: `registered` once the server knows it; `clock_offset` is the server's clock less ours, in ms; `snapshot`
-- is the cursor of a full resync under way; `server_schema` the newest that the server spoke of; `held` a mass
-- removal that waits for the person's word, as JSON; `lost` what the pull under way took away so far, as JSON;
-- `synced_at` when all was last sent and read.
ALTER TABLE sync_state ADD COLUMN registered INTEGER NOT NULL DEFAULT 0;

ALTER TABLE sync_state ADD COLUMN clock_offset BIGINT NOT NULL DEFAULT 0;

ALTER TABLE sync_state ADD COLUMN snapshot TEXT NOT NULL DEFAULT '';

ALTER TABLE sync_state ADD COLUMN server_schema BIGINT NOT NULL DEFAULT 0;

ALTER TABLE sync_state ADD COLUMN held TEXT NOT NULL DEFAULT '';

ALTER TABLE sync_state ADD COLUMN lost TEXT NOT NULL DEFAULT '';

ALTER TABLE sync_state ADD COLUMN synced_at BIGINT NOT NULL DEFAULT 0;

-- The newest generation of which a token was used: until then the answer that brought it may have been lost.
ALTER TABLE session ADD COLUMN used_generation BIGINT NOT NULL DEFAULT 0;
