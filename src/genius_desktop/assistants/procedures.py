"""An office's own assistants as TOML files: read, and checked so that every fault names its line and field."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from genius_desktop import procedure_words
from genius_desktop.assignments import Entry, Knowledge
from genius_desktop.assistants import toml_places
from genius_desktop.assistants.orientation import concerns
from genius_desktop.assistants.procedure_sense import faults, warnings
from genius_desktop.assistants.procedure_shape import ExampleShape, FileShape, KnowledgeShape
from genius_desktop.assistants.recipes import Example, Fault, Origin, Paper, Recipe, Report
from genius_desktop.problems import InputProblem

# Enough for every sensible file and a prompt that is far too long, which is then named.
_LIMIT_BYTES = 16 * 1024 * 1024
_KNOWLEDGE_BYTES = 200 * 1024
_MOST_KNOWLEDGE = 20
_AT_LINE = re.compile(r"line (\d+)")
_WAY = re.compile(r" - at `\$\.?(.*)`$")


class _FaultyError(Exception):
    """What cannot be read any further."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def read(file: Path, origin: Origin = "own") -> Recipe:
    """Read a file that must be usable.

    Raises `InputProblem` naming file, line and field of every fault.
    """
    report = check(file, origin)
    if report.recipe is None:
        raise InputProblem("procedure-broken", told(report))
    return report.recipe


def told(report: Report) -> str:
    """Say what is wrong in a file."""
    return procedure_words.faults(report.name, report.faults)


def check(file: Path, origin: Origin = "own") -> Report:
    """Read a file and tell what is wrong in it, and what should be looked at."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_LIMIT_BYTES + 1)
    except OSError as fault:
        return Report(file.name, None, (Fault("unreadable", "", 0, fault.strerror or ""),))
    return check_data(data, file.name, folder=file.parent, origin=origin, file=file)


def check_data(
    data: bytes, name: str, *, folder: Path | None = None, origin: Origin = "own", file: Path | None = None
) -> Report:
    """Check the bytes of a file; its knowledge files are looked for in the folder, and nowhere else."""
    try:
        text = _decoded(data)
        known = toml_places.places(text)
        shape = _shape(text, known)
        knowledge = tuple(_knowledge(shape, folder, known))
    except _FaultyError as stop:
        return Report(name, None, (stop.fault,))
    procedure = shape.procedure(knowledge)
    examples = tuple(map(_example, shape.examples))
    found = [_placed(fault, known) for fault in faults(procedure, examples)]
    risks = [Fault("high-risk", one.field, 0, f"{one.area}|{one.quote}") for one in concerns(procedure)]
    doubtful = tuple(_placed(fault, known) for fault in (*risks, *warnings(procedure, examples)))
    if found:
        return Report(name, None, tuple(found), doubtful)
    return Report(name, Recipe(procedure, examples, doubtful, origin, file), (), doubtful)


def _decoded(data: bytes) -> str:
    if len(data) > _LIMIT_BYTES:
        raise _FaultyError(Fault("too-large", "", 0, str(_LIMIT_BYTES >> 20)))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise _FaultyError(Fault("not-utf8", "", data[: fault.start].count(b"\n") + 1)) from fault


def _shape(text: str, known: dict[str, int]) -> FileShape:
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        line = _AT_LINE.search(str(fault))
        number = int(line[1]) if line else text.count("\n") + 1
        raise _FaultyError(Fault("not-toml", "", number, str(fault).partition(" (at")[0])) from fault
    try:
        return msgspec.convert(said, FileShape)
    except msgspec.ValidationError as fault:
        raise _FaultyError(_misshapen(str(fault), known)) from fault


def _misshapen(message: str, known: dict[str, int]) -> Fault:
    """Make a fault of what msgspec tells: the kind, the field in backticks, the way to its table."""
    at = _WAY.search(message)
    way = at[1] if at else ""
    what = message[: at.start()] if at else message
    named = re.search(r"`([^`]*)`", what)
    name = named[1] if named else ""
    if what.startswith("Object contains unknown field"):
        field, code = _joined(way, name), "unknown-field"
    elif what.startswith("Object missing required field"):
        return Fault("missing-field", _joined(way, name), toml_places.line_of(way, known), name)
    elif what.startswith("Invalid enum value"):
        field, code, name = way, "unknown-value", what.removeprefix("Invalid enum value ").strip("'`")
    else:
        field, code, name = way, "wrong-type", "|".join(re.findall(r"`([^`]*)`", what))
    return Fault(code, field, toml_places.line_of(field, known), name)


def _joined(way: str, name: str) -> str:
    return f"{way}.{name}" if way else name


def _placed(fault: Fault, known: dict[str, int]) -> Fault:
    return Fault(fault.code, fault.field, toml_places.line_of(fault.field, known), fault.detail)


def _knowledge(shape: FileShape, folder: Path | None, known: dict[str, int]) -> Iterator[Knowledge]:
    """Read the texts an assistant brings along: from within its folder only, links followed before that is asked."""
    if len(shape.knowledge) > _MOST_KNOWLEDGE:
        raise _FaultyError(_placed(Fault("knowledge-too-many", "knowledge", 0, str(_MOST_KNOWLEDGE)), known))
    for place, entry in enumerate(shape.knowledge):
        if isinstance(entry, KnowledgeShape):
            field, name, data = f"knowledge[{place}]", entry.name, entry.text.encode()
        else:
            field, name = "knowledge", entry
            data = _file(entry, folder, toml_places.line_of(field, known))
        if len(data) > _KNOWLEDGE_BYTES:
            raise _FaultyError(_placed(Fault("knowledge-too-large", field, 0, name), known))
        try:
            yield Knowledge(name, data.decode("utf-8-sig"))
        except UnicodeDecodeError as fault:
            raise _FaultyError(_placed(Fault("knowledge-not-text", field, 0, name), known)) from fault


def _file(name: str, folder: Path | None, line: int) -> bytes:
    if folder is None:
        raise _FaultyError(Fault("knowledge-missing", "knowledge", line, name))
    try:
        home = folder.resolve()
        # A colon is a drive or a stream of Windows, a backslash its way out.
        if not name or "\\" in name or ":" in name or "\0" in name or not (home / name).resolve().is_relative_to(home):
            raise _FaultyError(Fault("outside-folder", "knowledge", line, name))
        wanted = (home / name).resolve()
        if not wanted.is_file():
            raise _FaultyError(Fault("knowledge-missing", "knowledge", line, name))
        with wanted.open("rb") as stream:
            return stream.read(_KNOWLEDGE_BYTES + 1)
    except OSError as fault:
        raise _FaultyError(Fault("knowledge-missing", "knowledge", line, name)) from fault


def _example(shape: ExampleShape) -> Example:
    expected: dict[str, Any] = {
        "entries": tuple(Entry(name, text) for name, text in shape.fields.items()),
        "papers": tuple(Paper(paper.name, paper.text) for paper in shape.documents),
        "contains": shape.expects.contains,
        "gaps": shape.expects.gap,
        "cites": shape.expects.cites,
        "lacks": shape.expects.lacks,
    }
    return Example(shape.title, **expected)
