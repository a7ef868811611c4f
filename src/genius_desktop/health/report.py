"""What the checks have found, as it is kept and handed over; names and numbers only."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from genius_desktop import __version__, codec
from genius_desktop.health import processor
from genius_desktop.health.checks import Check
from genius_desktop.storing import write_whole

_FILE = "health.json"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and for which program on which processor it holds."""

    holds_for: str = ""
    checks: tuple[Check, ...] = ()

    @property
    def troubles(self) -> tuple[Check, ...]:
        """The checks that have found a problem, the worst first."""
        return tuple(sorted((one for one in self.checks if one.problem), key=lambda one: one.state != "bad"))


def this_pc() -> str:
    """Name what a report holds for: another program or another processor is checked anew."""
    found = processor.flags() or frozenset()
    return " ".join((__version__, processor.machine(), *sorted(found)))


def keep(home: Path, checks: Iterable[Check]) -> Report:
    """Keep what was found; a profile that cannot be written goes without."""
    report = Report(this_pc(), tuple(checks))
    with suppress(OSError):
        write_whole(home / _FILE, codec.to_json(report))
    return report


def kept(home: Path) -> Report | None:
    """Give what was found the last time, if it holds for this program on this processor."""
    with suppress(OSError, codec.MalformedMessageError):
        report = codec.from_json((home / _FILE).read_bytes(), Report)
        return report if report.holds_for == this_pc() else None
    return None
