"""What the user has made of results and thinks of them: revised statements and ratings, kept beside the jobs."""

from datetime import UTC, datetime
from typing import cast

from genius_desktop import codec
from genius_desktop.archive.ratings import REMARK_CHARS, RatedJob, Rating, Verdict
from genius_desktop.archive.store import Store
from genius_desktop.domain import Statement


def keep(store: Store, job: str, statements: tuple[Statement, ...]) -> None:
    """Keep revised statements in place of an earlier revision."""
    store.run(
        "INSERT INTO revisions VALUES (?, ?, ?) "
        "ON CONFLICT (job) DO UPDATE SET changed = excluded.changed, statements = excluded.statements",
        (job, _now(), codec.to_json(statements)),
    )


def drop(store: Store, job: str) -> None:
    """Forget the revision of a job."""
    store.run("DELETE FROM revisions WHERE job = ?", (job,))


def find(store: Store, job: str) -> tuple[Statement, ...] | None:
    """Give the revised statements of a job, if there are any."""
    rows = store.run("SELECT statements FROM revisions WHERE job = ?", (job,))
    return codec.from_json(bytes(cast("bytes", rows[0][0])), tuple[Statement, ...]) if rows else None


def rate(store: Store, job: str, rating: Rating) -> None:
    """Keep a rating; an empty one is none."""
    remark = rating.remark.strip()[:REMARK_CHARS]
    if not rating.verdict and not remark:
        store.run("DELETE FROM ratings WHERE job = ?", (job,))
        return
    store.run(
        "INSERT INTO ratings VALUES (?, ?, ?, ?) ON CONFLICT (job) DO UPDATE "
        "SET given = excluded.given, verdict = excluded.verdict, remark = excluded.remark",
        (job, _now(), rating.verdict, remark),
    )


def rating(store: Store, job: str) -> Rating:
    """Give the rating of a job."""
    rows = store.run("SELECT verdict, remark FROM ratings WHERE job = ?", (job,))
    return Rating(cast("Verdict", rows[0][0]), str(rows[0][1])) if rows else Rating()


def ratings(store: Store) -> list[RatedJob]:
    """Give every rating, the newest job first."""
    rows = store.run(
        "SELECT id, title, created, given, verdict, remark FROM ratings JOIN jobs ON id = job ORDER BY sequence DESC"
    )
    return [
        RatedJob(job, title, datetime.fromisoformat(created), datetime.fromisoformat(given), _rating(verdict, remark))
        for job, title, created, given, verdict, remark in (map(str, row) for row in rows)
    ]


def _rating(verdict: str, remark: str) -> Rating:
    return Rating(cast("Verdict", verdict), remark)


def _now() -> str:
    return datetime.now(UTC).isoformat()
