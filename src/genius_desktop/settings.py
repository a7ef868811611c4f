"""What a user has chosen, kept between runs."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from genius_desktop import codec
from genius_desktop.domain import LengthName, Mode
from genius_desktop.forms import DEFAULT
from genius_desktop.letterhead import NO_LETTERHEAD, Letterhead
from genius_desktop.problems import SetupProblem
from genius_desktop.storing import write_whole

Appearance = Literal["system", "light", "dark", "contrast"]
LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default; sizes are Qt's own saved states.

    `retention_days` is how long the history keeps what is not pinned, 0 for ever; `introduced` is the day and the
    version of the introduction that the user has confirmed. The `letterhead` is a template that the house may lay down,
    `letter` what the user has chosen.
    """

    model: str = ""
    length: LengthName = "medium"
    mode: Mode = "full"
    form: str = DEFAULT
    window: bytes = b""
    columns: bytes = b""
    last_folder: str = ""
    ask_before_long: bool = True
    retention_days: int = 30
    appearance: Appearance = "system"
    letterhead: str = ""
    introduced: str = ""
    letter: Letterhead = NO_LETTERHEAD

    def whole_letterhead(self) -> Letterhead:
        """Give the letterhead that holds: a template that was laid down comes before the user's own."""
        match Path(self.letterhead).suffix.lower():
            case ".docx" | ".dotx":
                return replace(self.letter, word=self.letterhead)
            case ".odt" | ".ott":
                return replace(self.letter, opendocument=self.letterhead)
            case _:
                return self.letter


def load(file: Path) -> Settings:
    """Read the settings; what is missing or broken falls back to the defaults."""
    try:
        return codec.from_json(file.read_bytes(), Settings)
    except (OSError, codec.MalformedMessageError):
        return Settings()


def save(file: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises `SetupProblem`.
    """
    try:
        write_whole(file, codec.to_json(settings))
    except OSError as fault:
        raise SetupProblem("profile-not-writable", os.fspath(file)) from fault
