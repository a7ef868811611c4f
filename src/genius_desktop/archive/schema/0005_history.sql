-- A job that is pinned stays when others have become too old.
ALTER TABLE jobs ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));

-- What the clock said at the last start, and since when it is not to be believed: nothing is erased by a wrong clock.
CREATE TABLE clock (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seen TEXT NOT NULL,                   -- UTC, ISO 8601
    doubted TEXT NOT NULL DEFAULT ''      -- UTC, ISO 8601; empty while it goes as a clock should
) STRICT;

-- The stems of what a job tells, by the sequence of the job. Trigrams find a word within a compound too.
CREATE VIRTUAL TABLE found USING fts5 (stems, tokenize = 'trigram');
CREATE TRIGGER jobs_not_found AFTER DELETE ON jobs BEGIN
    DELETE FROM found WHERE rowid = old.sequence;
END;

-- An erasure that a power cut or a full disk has interrupted is ended at the next start.
CREATE TABLE chores (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
