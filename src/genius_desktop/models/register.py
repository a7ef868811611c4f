"""What a profile remembers of weights: which unknown ones were accepted, and the newest catalogue it has seen."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from genius_desktop import codec
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from genius_desktop.storing import write_whole

_NAME = "models.json"


@dataclass(frozen=True, slots=True)
class Accepted:
    """Weights that no catalogue vouches for: the publisher has named their hash, or the user took them as unknown."""

    sha256: str
    name: str
    by: Literal["publisher", "user"]
    day: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """All that is remembered; `serial` is the greatest number of a signed catalogue that was ever in use here."""

    serial: int = 0
    accepted: tuple[Accepted, ...] = ()

    def find(self, sha256: str) -> Accepted | None:
        """Find what was accepted under this hash."""
        return next((one for one in self.accepted if sha256 and one.sha256 == sha256), None)

    def published(self, name: str) -> str:
        """Give the hash that the publisher of an entry has named when it was fetched; empty for none."""
        return next((one.sha256 for one in self.accepted if one.name == name and one.by == "publisher"), "")


def load(places: Places) -> Register:
    """Read it; what is missing or broken is forgotten, so that nothing is taken for accepted."""
    try:
        return codec.from_json((places.home / _NAME).read_bytes(), Register)
    except (OSError, codec.MalformedMessageError):
        return Register()


def accept(places: Places, sha256: str, name: str, *, by: Literal["publisher", "user"], source: str = "") -> None:
    """Remember that weights may be used; of one name only the last hash of a publisher holds.

    Raises `SetupProblem`.
    """
    known = load(places)
    kept = tuple(
        one for one in known.accepted if one.sha256 != sha256 and not (by == "publisher" == one.by and one.name == name)
    )
    day = datetime.now(UTC).date().isoformat()
    _save(places, replace(known, accepted=(*kept, Accepted(sha256, name, by, day, source))))


def forget(places: Places, sha256: str) -> None:
    """Forget that weights were accepted.

    Raises `SetupProblem`.
    """
    known = load(places)
    kept = tuple(one for one in known.accepted if one.sha256 != sha256)
    if kept != known.accepted:
        _save(places, replace(known, accepted=kept))


def raise_serial(places: Places, serial: int) -> None:
    """Remember the number of a catalogue that came into use; it never goes back.

    Raises `SetupProblem`.
    """
    known = load(places)
    if serial > known.serial:
        _save(places, replace(known, serial=serial))


def _save(places: Places, known: Register) -> None:
    try:
        write_whole(places.home / _NAME, codec.to_json(known))
    except OSError as fault:
        raise SetupProblem("profile-not-writable", str(places.home)) from fault
