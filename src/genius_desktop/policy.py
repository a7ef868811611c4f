"""What the administration of the house has laid down for every user of this PC, in one TOML file."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from genius_desktop.assistants import toml_places
from genius_desktop.paths import Places
from genius_desktop.rules import (
    DEFAULT_LOG_MEGABYTES,
    HOUSE,
    HOUSE_SERVER,
    LETTER,
    RULES,
    SERVER,
    SETTINGS,
    TABLES,
    DataClass,
    Guard,
    MisfitError,
    fitted,
)
from genius_desktop.settings import NO_SERVER, ServerSettings, Settings, letterhead_kind

_LIMIT_BYTES = 64 * 1024
_MOST_FAULTS = 30
_LIKE = 0.7
_AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line of the file, from 1 or 0 for the whole; `field` is such as „server.mode“."""

    code: str
    field: str = ""
    line: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is laid down: settings with their values, and what only a house can say.

    A folder may hold the `assistants` of the house, another weights for all; a signed `catalog` may take the place of
    ours, and weights that none knows may be kept out. A server may be `forbidden`, or `forced`
    for every job; with `classes`, only such data may leave. `faults` say what is wrong with the file: what a broken
    line might have forbidden stays forbidden; where all of it is `broken`, careful values hold.
    """

    fixed: dict[str, Any] = field(default_factory=dict)
    fetch_models: bool = True
    server: dict[str, Any] = field(default_factory=dict)
    letter: dict[str, str] = field(default_factory=dict)
    forbidden: bool = False
    forced: bool = False
    classes: tuple[DataClass, ...] | None = None
    assistants: str = ""
    models_folder: str = ""
    catalog: str = ""
    catalog_keys: tuple[str, ...] = ()
    unknown_models: bool = True
    introduction_confirmed: bool = False
    log_megabytes: int = DEFAULT_LOG_MEGABYTES
    faults: tuple[Fault, ...] = ()
    broken: bool = False
    said: tuple[str, ...] = ()

    @property
    def problem(self) -> str:
        """The code of what is wrong with the file; empty where nothing is."""
        return ("policy-broken" if self.broken else "policy-partly") if self.faults else ""

    def over(self, own: Settings) -> Settings:
        """Give the settings that hold: the user's own, but for what is laid down."""
        return replace(own, **self.fixed, server=self._over(own.server), letter=replace(own.letter, **self.letter))

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
        letter = replace(wished.letter, **{name: getattr(own.letter, name) for name in self.letter_laid_down()})
        return replace(wished, **{name: getattr(own, name) for name in self.fixed}, server=server, letter=letter)

    def laid_down(self) -> set[str]:
        """Name the settings of the server that the user cannot change."""
        return set(self.server) | ({"mode"} if self.forbidden or self.forced else set())

    def letter_laid_down(self) -> set[str]:
        """Name the parts of the letterhead that the user cannot change; a template of the house is one for its kind."""
        kind = letterhead_kind(self.fixed.get("letterhead", ""))
        return set(self.letter) | ({kind} if kind else set())

    def locks(self, name: str) -> bool:
        """Tell whether the user cannot change a setting, such as „length“ or „server.mode“."""
        table, _, inside = name.rpartition(".")
        locked = {"": set(self.fixed), "server": self.laid_down(), "letter": self.letter_laid_down()}
        return inside in locked[table]

    def placed(self, places: Places) -> Places:
        """Give the folders of a run with what is laid down of them."""
        shelves = places.model_shelves
        if self.models_folder:
            shelves = tuple(dict.fromkeys((*shelves[:1], Path(self.models_folder), *shelves[1:])))
        return replace(places, model_shelves=shelves, log_limit_bytes=self.log_megabytes * 1_000_000)


def read(file: Path) -> Policy:
    """Read the file; where there is none, nothing is laid down."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Policy()
    except OSError as fault:
        return _careful(Fault("unreadable", detail=fault.strerror or ""))
    if len(data) > _LIMIT_BYTES:
        return _careful(Fault("too-large", detail=str(_LIMIT_BYTES // 1024)))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        return _careful(Fault("not-utf8", line=data[: fault.start].count(b"\n") + 1))
    faults: list[Fault] = []
    try:
        said = _parsed(text, faults)
    except _HopelessError:
        return _careful(*faults)
    return _followed(said, faults, toml_places.places(text))


def absent(rules: Policy) -> tuple[str, ...]:
    """Name the settings whose file or folder is not there."""
    told = {
        "models_folder": rules.models_folder,
        "assistants": rules.assistants,
        **{name: rules.fixed.get(name, "") for name in ("ca_file", "letterhead")},
        "server.ca_file": rules.server.get("ca_file", ""),
        **{f"letter.{name}": rules.letter.get(name, "") for name in ("word", "opendocument", "logo")},
    }
    return tuple(name for name, path in told.items() if path and not Path(path).exists())


class _HopelessError(Exception):
    """No line can be left out so that the rest is sure to be what was meant."""


def _parsed(text: str, faults: list[Fault]) -> dict[str, Any]:
    """Read the text without the lines that are no TOML; only a line that sets one value by its name can be left out."""
    known = dict(toml_places.ways(text))
    lines = text.split("\n")
    for _ in range(_MOST_FAULTS):
        try:
            return tomllib.loads("\n".join(lines))
        except (tomllib.TOMLDecodeError, RecursionError) as fault:
            told = _AT_LINE.search(str(fault))
            number = int(told[1]) if told else 0
            way = known.get(number, "")
            faults.append(Fault("not-toml", way, number, str(fault).partition(" (at")[0]))
            if not way or "=" not in lines[number - 1] or lines[number - 1].lstrip().startswith("["):
                raise _HopelessError from fault
            lines[number - 1] = ""
    raise _HopelessError


def _followed(said: dict[str, Any], faults: list[Fault], known: dict[str, int]) -> Policy:
    held: dict[str, Any] = {}
    suspects = {fault.field for fault in faults}
    for name, value in _flat(said):
        if name not in RULES:
            faults.append(Fault("unknown", name, toml_places.line_of(name, known)))
            suspects.add(name)
            continue
        try:
            held[name] = fitted(name, value)
        except MisfitError as misfit:
            faults.append(Fault(misfit.code, name, toml_places.line_of(name, known), misfit.detail))
            suspects.add(name)
    if held.get("server.forbidden") and held.pop("server.forced", False):
        line = toml_places.line_of("server.forced", known)
        faults.append(Fault("contradiction", "server.forced", line, "server.forbidden"))
    closed: set[Guard] = set()
    for name in suspects:
        closed |= _secure(name, held)
    policy = _policy(held, tuple(sorted(faults, key=lambda fault: (fault.line, fault.field))))
    if closed & {"server", "network"}:
        policy = replace(policy, forbidden=True)
    if "weights" in closed:
        policy = replace(policy, unknown_models=False)
    return replace(policy, fetch_models=False) if closed & {"fetch", "network"} else policy


def _flat(said: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in said.items():
        if name in TABLES and isinstance(value, dict):
            yield from ((f"{name}.{inside}", one) for inside, one in value.items())
        else:
            yield name, value


def _secure(name: str, held: dict[str, Any]) -> set[Guard]:
    """Hold at its default what a broken line names, or seems to name; tell what must be closed besides."""
    if name.startswith("server") and name not in RULES:
        return {"server"}
    meant = name if name in RULES else next(iter(get_close_matches(name, [*RULES, "server"], 1, _LIKE)), "")
    if meant == "server":
        return {"server"}
    if not meant:
        return set()
    if meant in SETTINGS:
        held[meant] = getattr(Settings(), meant)
    elif meant.startswith("letter."):
        held[meant] = ""
    elif meant.removeprefix("server.") in SERVER:
        held[meant] = getattr(NO_SERVER, meant.removeprefix("server."))
    else:
        held.pop(meant, None)
    return {RULES[meant].guard}


def _policy(held: dict[str, Any], faults: tuple[Fault, ...]) -> Policy:
    def of(names: Iterable[str], table: str = "") -> dict[str, Any]:
        return {name: held[table + name] for name in names if table + name in held}

    own, server = of(HOUSE), of(HOUSE_SERVER, "server.")
    return Policy(
        of(SETTINGS),
        server=of(SERVER, "server."),
        letter=of(LETTER, "letter."),
        faults=faults,
        said=tuple(held),
        **own,
        **server,
    )


def _careful(*faults: Fault) -> Policy:
    """Lay down what can do no harm, since no one knows what was meant."""
    fixed = {"retention_days": Settings().retention_days}
    return Policy(fixed, fetch_models=False, unknown_models=False, forbidden=True, faults=faults, broken=True)
