"""What a user has chosen, kept between runs."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from genius_desktop import __version__, codec, profiles
from genius_desktop.domain import LengthName, Mode
from genius_desktop.forms import DEFAULT
from genius_desktop.letterhead import NO_LETTERHEAD, Letterhead
from genius_desktop.libraries import NO_FILTERS, Filters
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.servers import DEFAULT_AT_ONCE, DEFAULT_ROOM_TOKENS, NO_PROXY, SYSTEM_PROXY, KeyPlace, address
from genius_desktop.storing import write_whole

Appearance = Literal["system", "light", "dark", "contrast"]
# local: no connection ever; ask: the user is asked before a heavy job; large: a heavy job goes there, once seen.
ServerMode = Literal["local", "ask", "large"]
LONGEST_DAYS = 3650
ROOM_TOKENS = (2048, 1_000_000)
AT_ONCE = (1, 64)


@dataclass(frozen=True, slots=True)
class FolderChoice:
    """What the user has chosen for the documents of a folder, and wants to hold for the next ones."""

    folder: str
    to_server: bool


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where heavy jobs may go, and when; nothing leaves while the mode is `local`, which is a hard switch.

    With `hides`, persons are hidden but for the words in `keep`. Documents in `local_folders` never leave.
    """

    mode: ServerMode = "local"
    url: str = ""
    model: str = ""
    title: str = ""
    key: KeyPlace = "none"
    key_header: str = "Authorization"
    ca_file: str = ""
    proxy: str = ""
    room_tokens: int = DEFAULT_ROOM_TOKENS
    at_once: int = DEFAULT_AT_ONCE
    hides: bool = True
    keep: tuple[str, ...] = ()
    local_folders: tuple[str, ...] = ()
    folders: tuple[FolderChoice, ...] = ()


NO_SERVER = ServerSettings()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search in the collections that the user wants to do again."""

    query: str
    filters: Filters = NO_FILTERS


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default; sizes are Qt's own saved states.

    `retention_days` is how long the history keeps what is not pinned, 0 for ever; `introduced` is the day and the
    version of the introduction that the user has confirmed. The `letterhead` is a template that the house may lay down,
    `letter` what the user has chosen. By `proxy` and `ca_file` everything goes into the net that has none of its own.
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
    server: ServerSettings = NO_SERVER
    searches: tuple[SavedSearch, ...] = ()
    proxy: str = ""
    ca_file: str = ""

    def whole_letterhead(self) -> Letterhead:
        """Give the letterhead that holds: a template that was laid down comes before the user's own."""
        kind = letterhead_kind(self.letterhead)
        return replace(self.letter, **{kind: self.letterhead}) if kind else self.letter


def letterhead_kind(template: str) -> str:
    """Name the part of a letterhead that a template is for, by its ending; empty for any other file."""
    match Path(template).suffix.lower():
        case ".docx" | ".dotx":
            return "word"
        case ".odt" | ".ott":
            return "opendocument"
        case _:
            return ""


def moved(before: ServerSettings, after: ServerSettings) -> ServerSettings:
    """Give changed settings of a server; what was agreed for one server does not hold for another."""
    if not before.url or not after.url or address(before.url).origin == address(after.url).origin:
        return after
    return replace(after, key="none", folders=())


def checked(server: ServerSettings) -> ServerSettings:
    """Give settings of a server as they can be used.

    Raises `SetupProblem`: `server-address`, `server-proxy-address`; `InputProblem` for a number that cannot be.
    """
    for name, value, (least, most) in (
        ("room-tokens", server.room_tokens, ROOM_TOKENS),
        ("at-once", server.at_once, AT_ONCE),
    ):
        if not least <= value <= most:
            raise InputProblem("unknown-choice", f"{name} {value}")
    try:
        server = replace(server, url=address(server.url.strip()).url if server.url.strip() else "")
    except ValueError:
        raise SetupProblem("server-address") from None
    return replace(server, proxy=checked_proxy(server.proxy))


def checked_proxy(told: str) -> str:
    """Give a proxy as it can be used: nothing, a word of ours or a URL.

    Raises `SetupProblem`.
    """
    try:
        return told.strip() if told.strip() in {"", SYSTEM_PROXY, NO_PROXY} else address(told.strip()).url
    except ValueError:
        raise SetupProblem("server-proxy-address") from None


def load(file: Path) -> Settings:
    """Read the settings; what is missing or broken falls back to the defaults.

    Raises `SetupProblem` for settings of a newer program, which would lose what this one does not know.
    """
    profiles.require_known(file)
    try:
        return codec.from_json(file.read_bytes(), Settings)
    except (OSError, codec.MalformedMessageError):
        return Settings()


def save(file: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises `SetupProblem`.
    """
    try:
        write_whole(file, codec.to_json(codec.to_plain(settings) | profiles.mark(__version__)))
    except OSError as fault:
        raise SetupProblem("profile-not-writable", os.fspath(file)) from fault
