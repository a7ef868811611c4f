-- To take a job out of the index takes its time: it is done with the rest of the erasure, which no one waits for.
DROP TRIGGER jobs_not_found;
