-- Which engine wrote a note, as JSON; empty where that was not written down. A result names all of its writers.
ALTER TABLE notes ADD COLUMN engine TEXT NOT NULL DEFAULT '';
-- By which lengths the documents of a job are cut, as JSON: another engine that goes on with it keeps its notes.
ALTER TABLE jobs ADD COLUMN lengths BLOB;
