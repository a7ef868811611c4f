-- A note is kept once and belongs to every job that needs it; it goes with the last of them.
ALTER TABLE notes RENAME TO notes_of_jobs;
CREATE TABLE notes (
    key TEXT PRIMARY KEY,                 -- digest of passage, prompt and weights
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE owned_notes (
    job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    key TEXT NOT NULL REFERENCES notes (key),
    PRIMARY KEY (job, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX owners_of_notes ON owned_notes (key);
INSERT OR IGNORE INTO notes SELECT key, text FROM notes_of_jobs;
INSERT INTO owned_notes SELECT job, key FROM notes_of_jobs;
DROP TABLE notes_of_jobs;

CREATE INDEX jobs_of_documents ON documents (sha256);
-- What notes depend on beside the passage: jobs with the same one can use each other's.
ALTER TABLE jobs ADD COLUMN notebook TEXT NOT NULL DEFAULT '';
-- What a whole result depends on: the same wish for the same documents has the same one.
ALTER TABLE jobs ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
CREATE INDEX jobs_of_fingerprints ON jobs (fingerprint) WHERE fingerprint <> '';
