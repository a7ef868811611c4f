-- What passages mean: a row belongs to the row of `texts` with its number, and holds a vector for each passage of that,
-- a signed byte for each of its numbers. See `vectors.py`.
CREATE TABLE vectors (
    id INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
);

-- The one set of weights that made them, how wide they are, and how many passages came and went.
CREATE TABLE embedder (
    weights TEXT NOT NULL,
    name TEXT NOT NULL,
    width INTEGER NOT NULL,
    came INTEGER NOT NULL DEFAULT 0,
    went INTEGER NOT NULL DEFAULT 0
);
