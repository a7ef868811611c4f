"""How long jobs stay, and whether the clock can be believed that says so."""

from datetime import datetime, timedelta

from genius_desktop.archive import sent
from genius_desktop.archive.store import Store

# A PC that was off for longer is rarer than a clock that is wrong.
_LONGEST_PAUSE = timedelta(days=400)
_BACKWARDS = timedelta(days=1)
# As long as a wrong clock has to be put right.
_WAIT = timedelta(days=7)


def expired(store: Store, days: int, now: datetime) -> list[str]:
    """Name the jobs older than so many days that are neither pinned nor running nor in line for a server.

    That is none for 0 days or a doubtful clock.

    Raises `SetupProblem`.
    """
    believed = _believe(store, now)
    if believed:
        sent.expire(store, now)
    if days <= 0 or not believed:
        return []
    rows = store.run(
        "SELECT id FROM jobs WHERE pinned = 0 AND state <> 'running' AND created < ? "
        "AND id NOT IN (SELECT job FROM outbox)",
        ((now - timedelta(days=days)).isoformat(),),
    )
    return [str(row[0]) for row in rows]


def _believe(store: Store, now: datetime) -> bool:
    """Remember what the clock says; doubt it for a week after it has jumped."""
    rows = store.run("SELECT seen, doubted FROM clock")
    doubted = str(rows[0][1]) if rows else ""
    if rows:
        pause = now - datetime.fromisoformat(str(rows[0][0]))
        if pause > _LONGEST_PAUSE or pause < -_BACKWARDS:
            doubted = now.isoformat()
    if doubted and abs(now - datetime.fromisoformat(doubted)) >= _WAIT:
        doubted = ""
    store.run(
        "INSERT INTO clock VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seen = excluded.seen, "
        "doubted = excluded.doubted",
        (now.isoformat(), doubted),
    )
    return not doubted
