"""How many pages a minute weights have read on this PC: sums by their hash, kept without any word of documents."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from genius_desktop import codec
from genius_desktop.domain import Summary
from genius_desktop.outcomes import outcome_of
from genius_desktop.storing import write_whole
from genius_desktop.wording import writers

_NAME = "paces.json"
_LEAST_PAGES = 2
# Older work counts ever less, since a PC gets another memory or another program.
_MOST_PAGES = 500


@dataclass(frozen=True, slots=True)
class Pace:
    """Pages and the seconds they took."""

    pages: int = 0
    seconds: float = 0.0


def note(home: Path, summary: Summary, *, noted: int) -> None:
    """Count a job that has read all its documents with one set of weights.

    `noted` is how many notes it has written: one that went on from those of another job would look too fast.
    """
    passages = sum(report.coverage.passages_noted for report in summary.documents)
    pages = sum(report.coverage.pages_read for report in summary.documents)
    whole = summary.mode == "full" and outcome_of(summary.form) == "summary" and 0 < passages <= noted
    if not (
        whole
        and len(writers(summary)) == 1
        and summary.engine.name == "local"
        and summary.engine.sha256
        and pages >= _LEAST_PAGES
    ):
        return
    known = _load(home)
    before = known.get(summary.engine.sha256, Pace())
    weight = 0.5 if before.pages > _MOST_PAGES else 1.0
    now = Pace(int(before.pages * weight) + pages, before.seconds * weight + summary.timing.seconds_total)
    with suppress(OSError):
        write_whole(home / _NAME, codec.to_json(known | {summary.engine.sha256: now}))


def forget(home: Path, sha256: str) -> None:
    """Forget what was measured: these weights are computed on another device from now on."""
    known = _load(home)
    if known.pop(sha256, None):
        with suppress(OSError):
            write_whole(home / _NAME, codec.to_json(known))


def pages_per_minute(home: Path, sha256: str) -> float:
    """Give what was measured; 0 where nothing was."""
    pace = _load(home).get(sha256, Pace()) if sha256 else Pace()
    return pace.pages * 60 / pace.seconds if pace.seconds > 0 else 0.0


def _load(home: Path) -> dict[str, Pace]:
    try:
        return codec.from_json((home / _NAME).read_bytes(), dict[str, Pace])
    except (OSError, codec.MalformedMessageError):
        return {}
