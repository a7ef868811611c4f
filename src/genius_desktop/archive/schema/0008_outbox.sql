-- Jobs that the user has let go to a server, in their order. One stays here until its result is stored or someone ends
-- it, so that neither a missing network nor a power cut takes it out of the line.
CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    job TEXT NOT NULL UNIQUE REFERENCES jobs (id) ON DELETE CASCADE,
    documents TEXT NOT NULL               -- JSON: the digests of the documents as the user has seen what leaves of them
) STRICT;
