"""The jobs as the history lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from genius_desktop.archive import outbox

# held: it waits for its server.
State = Literal["running", "finished", "failed", "cancelled", "interrupted", "held"]
COLUMNS = f"id, created, title, {outbox.STATE}, problem, detail, pinned"


@dataclass(frozen=True, slots=True)
class JobEntry:
    """A job as the history lists it."""

    id: str
    created: datetime
    title: str
    state: State
    problem: str
    detail: str
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A job that a search has found, and the words it was found by."""

    entry: JobEntry
    excerpt: str


def entry(row: Sequence[object]) -> JobEntry:
    """Read a row of these columns."""
    i, created, title, state, problem, detail, pinned = map(str, row)
    return JobEntry(
        i, datetime.fromisoformat(created), title, cast("State", state), problem, detail, pinned=pinned == "1"
    )
