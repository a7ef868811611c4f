CREATE TABLE jobs (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL,                -- UTC, ISO 8601
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'failed', 'cancelled', 'interrupted')),
    problem TEXT NOT NULL DEFAULT '',     -- code of the problem of a failed job
    detail TEXT NOT NULL DEFAULT '',
    task BLOB NOT NULL,                   -- SummaryTask as JSON, without notes
    summary BLOB                          -- Summary as JSON, once finished
) STRICT;

CREATE TABLE notes (
    job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,                    -- digest of passage, prompt and weights
    text TEXT NOT NULL,
    PRIMARY KEY (job, key)
) STRICT, WITHOUT ROWID;
