"""Every setting that a house can lay down for all users of a PC, and what a value of it must be."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from genius_desktop import codec, paths
from genius_desktop.domain import LengthName, Mode
from genius_desktop.servers import NO_PROXY, SYSTEM_PROXY, KeyPlace, address
from genius_desktop.settings import AT_ONCE, LONGEST_DAYS, ROOM_TOKENS, Appearance, ServerMode

# How much what a document tells of people is protected, the least first: `special` is health, taxes, social matters.
DataClass = Literal["public", "internal", "personal", "special"]
# What must be closed where no one knows what a line was meant to lay down.
Guard = Literal["", "fetch", "server", "network", "weights"]
LOG_MEGABYTES = (1, 100)
DEFAULT_LOG_MEGABYTES = 2
_LONGEST_CHARS = 4096


def _same(value: Any) -> Any:  # noqa: ANN401 (a value of any setting)
    return value


def _folder(value: str) -> str:
    return os.path.expandvars(value)


def _folders(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(os.path.expandvars(one) for one in value)


def _url(value: str) -> str:
    return address(value.strip()).url if value.strip() else ""


def _proxy(value: str) -> str:
    return value.strip() if value.strip() in {"", SYSTEM_PROXY, NO_PROXY} else address(value.strip()).url


def _form(value: str) -> str:
    if value not in {file.stem for file in (paths.resources() / "forms").glob("*.toml")}:
        raise ValueError(value)
    return value


@dataclass(frozen=True, slots=True)
class Rule:
    """What a value must be: its type, its least and its most, and its one form; and what a broken line must close."""

    kind: Any
    bounds: tuple[int, int] | None = None
    form: Callable[[Any], Any] = _same
    guard: Guard = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The values there are, where they can be named."""
        return get_args(self.kind) if self.kind in {LengthName, Mode, Appearance, ServerMode, KeyPlace} else ()


class MisfitError(ValueError):
    """A value that cannot be: its code, and what would be right."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


# By the names of the fields of `Settings`.
SETTINGS: dict[str, Rule] = {
    "model": Rule(str),
    "length": Rule(LengthName),
    "mode": Rule(Mode),
    "form": Rule(str, form=_form),
    "ask_before_long": Rule(bool),
    "retention_days": Rule(int, bounds=(0, LONGEST_DAYS)),
    "appearance": Rule(Appearance),
    "letterhead": Rule(str, form=_folder),
    "proxy": Rule(str, form=_proxy, guard="network"),
    "ca_file": Rule(str, form=_folder, guard="network"),
}
# By the names of the fields of `ServerSettings`.
SERVER: dict[str, Rule] = {
    "mode": Rule(ServerMode, guard="server"),
    "url": Rule(str, form=_url, guard="server"),
    "model": Rule(str, guard="server"),
    "title": Rule(str),
    "key": Rule(KeyPlace, guard="server"),
    "key_header": Rule(str, guard="server"),
    "ca_file": Rule(str, form=_folder, guard="server"),
    "proxy": Rule(str, form=_proxy, guard="server"),
    "room_tokens": Rule(int, bounds=ROOM_TOKENS),
    "at_once": Rule(int, bounds=AT_ONCE),
    "hides": Rule(bool, guard="server"),
    "keep": Rule(tuple[str, ...], guard="server"),
    "local_folders": Rule(tuple[str, ...], form=_folders, guard="server"),
}
# By the names of the fields of `Letterhead`.
LETTER: dict[str, Rule] = {
    "word": Rule(str, form=_folder),
    "opendocument": Rule(str, form=_folder),
    "office": Rule(str),
    "address": Rule(str),
    "logo": Rule(str, form=_folder),
}
# What only a house can say, by the names of the fields of `Policy`.
HOUSE: dict[str, Rule] = {
    "fetch_models": Rule(bool, guard="fetch"),
    "assistants": Rule(str, form=_folder),
    "models_folder": Rule(str, form=_folder),
    "catalog": Rule(str, form=_folder, guard="weights"),
    "catalog_keys": Rule(tuple[str, ...], guard="weights"),
    "unknown_models": Rule(bool, guard="weights"),
    "introduction_confirmed": Rule(bool),
    "log_megabytes": Rule(int, bounds=LOG_MEGABYTES),
}
HOUSE_SERVER: dict[str, Rule] = {
    "forbidden": Rule(bool, guard="server"),
    "forced": Rule(bool, guard="server"),
    "classes": Rule(tuple[DataClass, ...], guard="server"),
}
TABLES = ("server", "letter")
RULES: dict[str, Rule] = {
    **SETTINGS,
    **HOUSE,
    **{f"letter.{name}": rule for name, rule in LETTER.items()},
    **{f"server.{name}": rule for name, rule in (SERVER | HOUSE_SERVER).items()},
}
# What a user may choose too.
OWN = tuple(name for name in RULES if name not in HOUSE and name.removeprefix("server.") not in HOUSE_SERVER)


def fitted(name: str, value: Any) -> Any:  # noqa: ANN401 (a value of any setting)
    """Give a value of a setting in its one form.

    Raises `MisfitError`.
    """
    rule = RULES[name]
    try:
        told = codec.from_json(codec.to_json(value), rule.kind)
    except (ValueError, TypeError):
        raise MisfitError("wrong-type", expected(rule)) from None
    if rule.bounds is not None and not rule.bounds[0] <= told <= rule.bounds[1]:
        raise MisfitError("out-of-range", "{} {}".format(*rule.bounds))
    if isinstance(told, str) and len(told) > _LONGEST_CHARS:
        raise MisfitError("unfit")
    try:
        return rule.form(told)
    except ValueError:
        raise MisfitError("unfit") from None


def expected(rule: Rule) -> str:
    """Name what a rule wants: one of the choices, or a kind of value."""
    if rule.choices:
        return "choice " + " ".join(rule.choices)
    if rule.kind is tuple[DataClass, ...]:
        return "choices " + " ".join(get_args(DataClass))
    return {bool: "switch", int: "number", str: "text"}.get(rule.kind, "list")
