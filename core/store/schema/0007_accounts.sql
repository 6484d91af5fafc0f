-- What an account has besides its password: proofs, tokens for programs, a second factor, invitations, an e-mail
-- address, and a log of what happened to it. Secrets are stored as hashes, or sealed with the server's key, which is
-- not in the database. Instants are milliseconds since 1970 UTC.

ALTER TABLE account ADD COLUMN suspended_at BIGINT;

-- An address is written here once its owner has shown that mail to it arrives.
CREATE UNIQUE INDEX account_by_email ON account (email) WHERE email IS NOT NULL;

-- When the person last typed the password on this device.
ALTER TABLE session ADD COLUMN proven_at BIGINT NOT NULL DEFAULT 0;

-- Tokens that people make for programs; `scopes` are words between spaces.
CREATE TABLE personal_token (
    id         TEXT PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES account (user_id),
    name       TEXT NOT NULL,
    hash       TEXT NOT NULL UNIQUE,
    scopes     TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    used_at    BIGINT
);

CREATE INDEX personal_token_by_user ON personal_token (user_id);

-- The shared secret of an authenticator, sealed; `last_step` is the newest time step that a code was taken of.
CREATE TABLE totp (
    user_id   BIGINT PRIMARY KEY REFERENCES account (user_id),
    secret    TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    last_step BIGINT NOT NULL
);

CREATE TABLE recovery_code (
    hash    TEXT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES account (user_id)
);

CREATE INDEX recovery_code_by_user ON recovery_code (user_id);

-- What came by mail or from the server's owner and may be used once: to set a new password ("reset") or to show that
-- an address is one's own ("email", with the address).
CREATE TABLE one_time_token (
    hash       TEXT PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES account (user_id),
    purpose    TEXT NOT NULL,
    address    TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX one_time_token_by_user ON one_time_token (user_id, purpose);

-- Open invitations; a used one is gone. Without `user_id` it is of the server's owner.
CREATE TABLE invitation (
    id               TEXT PRIMARY KEY,
    hash             TEXT NOT NULL UNIQUE,
    user_id          BIGINT REFERENCES account (user_id),
    is_administrator INTEGER NOT NULL,
    created_at       BIGINT NOT NULL,
    expires_at       BIGINT NOT NULL
);

-- Mail that waits to be sent, sealed: it holds addresses and tokens. A reset that somebody asked for is queued for
-- everybody alike and looked at later, so it has no `user_id` yet.
CREATE TABLE mail (
    id          INTEGER PRIMARY KEY,
    user_id     BIGINT REFERENCES account (user_id),
    kind        TEXT NOT NULL,
    sealed      TEXT NOT NULL,
    tries       INTEGER NOT NULL,
    next_try_at BIGINT NOT NULL,
    queued_at   BIGINT NOT NULL
);

CREATE INDEX mail_by_turn ON mail (next_try_at);

-- The handle of somebody who left, hashed, so that nobody is taken for them.
CREATE TABLE reserved_handle (
    hash  TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);

-- What happened to accounts. Rows are added and, after a year, removed from the front. `digest` is of the person's
-- part (user_id, other_id, detail) with the random `salt`, `chain` of the rest and of the row before: when somebody
-- leaves, the person's part and the salt are emptied and the chain still holds.
CREATE TABLE audit (
    id       INTEGER PRIMARY KEY,
    at       BIGINT NOT NULL,
    event    TEXT NOT NULL,
    user_id  BIGINT,
    other_id BIGINT,
    detail   TEXT NOT NULL,
    salt     TEXT NOT NULL,
    digest   TEXT NOT NULL,
    chain    TEXT NOT NULL
);

CREATE INDEX audit_by_user ON audit (user_id, id);

CREATE INDEX audit_by_other ON audit (other_id);

CREATE INDEX audit_by_age ON audit (at);

-- The newest entry's number and chain: whoever appends changes this row first, and so waits for others who do.
CREATE TABLE audit_head (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    last  BIGINT NOT NULL,
    chain TEXT NOT NULL
);

INSERT INTO audit_head (id, last, chain) VALUES (1, 0, '');
