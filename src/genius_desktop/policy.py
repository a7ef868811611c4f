"""What the administration of the house has laid down for every user of this PC, in one TOML file."""

import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from genius_desktop import codec
from genius_desktop.domain import LengthName, Mode
from genius_desktop.settings import LONGEST_DAYS, Appearance, Settings

_LIMIT_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class _Rules:
    """Everything the file may say; what it does not say is the user's to choose."""

    length: LengthName | None = None
    mode: Mode | None = None
    form: str | None = None
    model: str | None = None
    ask_before_long: bool | None = None
    retention_days: int | None = None
    appearance: Appearance | None = None
    letterhead: str | None = None
    fetch_models: bool | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """What is laid down: settings with their values, and whether weights may be fetched from the network.

    `broken` says what is wrong with a file that cannot be followed; then the careful values hold.
    """

    fixed: dict[str, Any] = field(default_factory=dict)
    fetch_models: bool = True
    broken: str = ""

    def over(self, own: Settings) -> Settings:
        """Give the settings that hold: the user's own, but for what is laid down."""
        return replace(own, **self.fixed)

    def under(self, own: Settings, wished: Settings) -> Settings:
        """Give the user's own settings after a change, so that what is laid down never becomes the user's choice."""
        return replace(wished, **{name: getattr(own, name) for name in self.fixed})


def read(file: Path) -> Policy:
    """Read the file; where there is none, nothing is laid down."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Policy()
    except OSError as fault:
        return _careful(f"{file}: {fault.strerror}")
    try:
        return _follow(data)
    except (ValueError, RecursionError) as fault:
        return _careful(f"{file}: {fault}")


def _follow(data: bytes) -> Policy:
    if len(data) > _LIMIT_BYTES:
        raise ValueError(f"> {_LIMIT_BYTES} bytes")
    said = tomllib.loads(data.decode("utf-8-sig"))
    known = {rule.name for rule in fields(_Rules)}
    if unknown := sorted(said.keys() - known):
        raise ValueError(", ".join(unknown))
    rules = codec.from_json(codec.to_json(said), _Rules)
    days = rules.retention_days
    if days is not None and not 0 <= days <= LONGEST_DAYS:
        raise ValueError(f"retention_days = {days}")
    fixed = {name: value for name in said if name != "fetch_models" and (value := getattr(rules, name)) is not None}
    if "letterhead" in fixed:
        fixed["letterhead"] = os.path.expandvars(fixed["letterhead"])
    return Policy(fixed, fetch_models=rules.fetch_models is not False)


def _careful(broken: str) -> Policy:
    """Lay down what can do no harm, since no one knows what was meant."""
    return Policy({"retention_days": Settings().retention_days}, fetch_models=False, broken=broken)
