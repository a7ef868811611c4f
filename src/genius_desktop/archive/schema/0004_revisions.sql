-- What someone has made of a result stands beside it, never in its place.
CREATE TABLE revisions (
    job TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    changed TEXT NOT NULL,                -- UTC, ISO 8601
    statements BLOB NOT NULL              -- tuple of Statement as JSON
) STRICT;
-- What the user thinks of a result; it leaves this PC only in a file that the user writes.
CREATE TABLE ratings (
    job TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    given TEXT NOT NULL,                  -- UTC, ISO 8601
    verdict TEXT NOT NULL CHECK (verdict IN ('', 'helpful', 'unhelpful')),
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
