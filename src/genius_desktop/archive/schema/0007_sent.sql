-- What has left for a server, without any content. It outlives its job: an office must be able to say what was sent.
CREATE TABLE sent (
    sequence INTEGER PRIMARY KEY,
    sent_at TEXT NOT NULL,                -- UTC, ISO 8601
    job TEXT NOT NULL,                    -- may be deleted since
    host TEXT NOT NULL,
    sha256 TEXT NOT NULL,                 -- of the document
    pages TEXT NOT NULL,                  -- JSON, an array of numbers from 1
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
    data_class TEXT NOT NULL DEFAULT ''
) STRICT;
