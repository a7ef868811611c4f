"""The work: a job is a generator of events."""
