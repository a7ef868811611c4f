"""What the administration of the house has laid down for every user of this PC, in one TOML file."""

import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from genius_desktop import codec
from genius_desktop.domain import LengthName, Mode
from genius_desktop.servers import SYSTEM_PROXY, KeyPlace, address
from genius_desktop.settings import (
    AT_ONCE,
    LONGEST_DAYS,
    ROOM_TOKENS,
    Appearance,
    ServerMode,
    ServerSettings,
    Settings,
)

_LIMIT_BYTES = 64 * 1024
# How much what a document tells of people is protected, the least first: `special` is health, taxes, social matters.
DataClass = Literal["public", "internal", "personal", "special"]
_LONGEST_LIST = 1000


@dataclass(frozen=True, slots=True)
class _ServerRules:
    """Everything the table `server` may say; `forbidden`, `forced` and `classes` are no settings."""

    mode: ServerMode | None = None
    url: str | None = None
    model: str | None = None
    title: str | None = None
    key: KeyPlace | None = None
    key_header: str | None = None
    ca_file: str | None = None
    proxy: str | None = None
    room_tokens: int | None = None
    at_once: int | None = None
    hides: bool | None = None
    keep: tuple[str, ...] | None = None
    local_folders: tuple[str, ...] | None = None
    forbidden: bool = False
    forced: bool = False
    classes: tuple[DataClass, ...] | None = None


_NO_RULES = _ServerRules()


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
    assistants: str | None = None
    server: _ServerRules = _NO_RULES


@dataclass(frozen=True, slots=True)
class Policy:
    """What is laid down: settings with their values, and whether weights may be fetched from the network.

    A folder may hold the `assistants` of the house.
    A server may be `forbidden`, or `forced` for every job; with `classes`, only such data may leave. `broken` says what
    is wrong with a file that cannot be followed; then the careful values hold.
    """

    fixed: dict[str, Any] = field(default_factory=dict)
    fetch_models: bool = True
    broken: str = ""
    server: dict[str, Any] = field(default_factory=dict)
    forbidden: bool = False
    forced: bool = False
    classes: tuple[DataClass, ...] | None = None
    assistants: str = ""

    def over(self, own: Settings) -> Settings:
        """Give the settings that hold: the user's own, but for what is laid down."""
        return replace(own, **self.fixed, server=self._over(own.server))

    def _over(self, own: ServerSettings) -> ServerSettings:
        held = replace(own, **self.server)
        # A user may guard more folders than the house does, and none less.
        guarded = dict.fromkeys((*self.server.get("local_folders", ()), *own.local_folders))
        mode = "local" if self.forbidden else held.mode
        if self.forced and mode == "local" and not self.forbidden:
            mode = "ask"
        return replace(held, mode=mode, local_folders=tuple(guarded))

    def under(self, own: Settings, wished: Settings) -> Settings:
        """Give the user's own settings after a change, so that what is laid down never becomes the user's choice."""
        laid = self.server.get("local_folders", ())
        kept = {name: getattr(own.server, name) for name in self.laid_down() if name != "local_folders"}
        folders = tuple(folder for folder in wished.server.local_folders if folder not in laid)
        server = replace(wished.server, **kept, local_folders=folders)
        return replace(wished, **{name: getattr(own, name) for name in self.fixed}, server=server)

    def laid_down(self) -> set[str]:
        """Name the settings of the server that the user cannot change."""
        return set(self.server) | ({"mode"} if self.forbidden or self.forced else set())


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
    if unknown := sorted(said.keys() - {rule.name for rule in fields(_Rules)}):
        raise ValueError(", ".join(unknown))
    rules = codec.from_json(codec.to_json(said), _Rules)
    days = rules.retention_days
    if days is not None and not 0 <= days <= LONGEST_DAYS:
        raise ValueError(f"retention_days = {days}")
    apart = {"fetch_models", "server", "assistants"}
    fixed = {name: value for name in said if name not in apart and (value := getattr(rules, name)) is not None}
    if "letterhead" in fixed:
        fixed["letterhead"] = os.path.expandvars(fixed["letterhead"])
    return Policy(
        fixed,
        fetch_models=rules.fetch_models is not False,
        server=_server(said.get("server", {}), rules.server),
        forbidden=rules.server.forbidden,
        forced=rules.server.forced,
        classes=rules.server.classes,
        assistants=os.path.expandvars(rules.assistants or ""),
    )


def _server(said: dict[str, Any], rules: _ServerRules) -> dict[str, Any]:
    """Check the table of the server and give what it lays down.

    Raises `ValueError`.
    """
    if unknown := sorted(said.keys() - {rule.name for rule in fields(_ServerRules)}):
        raise ValueError(", ".join(f"server.{name}" for name in unknown))
    if rules.forbidden and rules.forced:
        raise ValueError("server.forbidden, server.forced")
    apart = {"forbidden", "forced", "classes"}
    laid = {name: value for name in said if name not in apart and (value := getattr(rules, name)) is not None}
    for name, (least, most) in {"room_tokens": ROOM_TOKENS, "at_once": AT_ONCE}.items():
        if not least <= laid.get(name, least) <= most:
            raise ValueError(f"server.{name} = {laid[name]}")
    if laid.get("url"):
        laid["url"] = address(laid["url"]).url
    if laid.get("proxy") and laid["proxy"] != SYSTEM_PROXY:
        laid["proxy"] = address(laid["proxy"]).url
    for name in ("ca_file", "local_folders"):
        if name in laid:
            told = laid[name]
            laid[name] = (
                os.path.expandvars(told) if isinstance(told, str) else tuple(os.path.expandvars(one) for one in told)
            )
    return laid


def _careful(broken: str) -> Policy:
    """Lay down what can do no harm, since no one knows what was meant."""
    return Policy({"retention_days": Settings().retention_days}, fetch_models=False, broken=broken, forbidden=True)
