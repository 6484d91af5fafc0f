-- The front of the audit log, of which a year is kept: the number and the chain of the newest row that was removed by
-- age, from which the oldest row left goes on, and a seal over both under the server's key, so that nobody else can move
-- it. Empty while nothing was removed.

ALTER TABLE audit_head ADD COLUMN removed BIGINT NOT NULL DEFAULT 0;

ALTER TABLE audit_head ADD COLUMN removed_chain TEXT NOT NULL DEFAULT '';

ALTER TABLE audit_head ADD COLUMN removed_seal TEXT NOT NULL DEFAULT '';

DROP INDEX audit_by_age;

-- The order of the pages of a diary and of reviews, without reading notes and texts.
CREATE INDEX watch_by_day ON watch (user_id, watched_on, created_at, id);

CREATE INDEX review_by_day ON review (user_id, written_at DESC, id);
