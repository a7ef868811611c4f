-- A file of a collection; its text is in the papers with its digest, so that a moved or doubled one is read once.
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    root BLOB NOT NULL,
    path BLOB NOT NULL,
    name TEXT NOT NULL,
    ending TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'waiting',
    problem TEXT NOT NULL DEFAULT '',
    UNIQUE (collection, path)
);
CREATE INDEX files_of_a_digest ON files (sha256);
CREATE INDEX files_of_a_size ON files (size);

-- A document that was read: a file, or an attachment in it.
CREATE TABLE papers (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    member TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    titles TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    year INTEGER NOT NULL,
    body TEXT NOT NULL,
    unit TEXT NOT NULL,
    pages INTEGER NOT NULL,
    recognised INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    likeness BLOB NOT NULL,
    UNIQUE (sha256, member)
);

-- Passages of a paper in a row, packed together; the number is that of the first. See `numbers.py` and `texts.py`.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
);
CREATE VIRTUAL TABLE found USING fts5 (
    title, heading, text, content = '', contentless_delete = 1, tokenize = 'german'
);

-- Each stem with a word that has it, and in how many passages it stands; the empty stem counts all passages.
CREATE TABLE words (
    stem TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    passages INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE chores (name TEXT PRIMARY KEY);
