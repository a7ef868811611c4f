"""Forms of results and subjects of offices as TOML files, checked while reading."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from genius_desktop import paths
from genius_desktop.forms import DEFAULT, Form, Subject
from genius_desktop.problems import InputProblem, SetupProblem

T = TypeVar("T")

_SHIPPED = "forms"
_SUBJECTS = "subjects.toml"
_LIMIT_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Lexicon:
    subjects: tuple[Subject, ...]


def shipped(name: str) -> Form:
    """Read a form that comes with the program.

    Raises `InputProblem` for a name there is none of, `SetupProblem` for a broken file.
    """
    found = _files()
    if name not in found:
        raise InputProblem("unknown-choice", name)
    return read(found[name])


def every() -> tuple[Form, ...]:
    """Read every form that comes with the program, the plain one first.

    Raises `SetupProblem`.
    """
    forms = [read(file) for file in _files().values()]
    return tuple(sorted(forms, key=lambda form: (form.id != DEFAULT, form.grouping != "places", form.title)))


def names() -> tuple[str, ...]:
    """Give the name of every form."""
    return tuple(sorted(_files()))


def title(name: str) -> str:
    """Give the title of a form; one that is unknown or broken has none."""
    try:
        return shipped(name).title
    except (InputProblem, SetupProblem):
        return ""


def read(file: Path) -> Form:
    """Read and check the file of a form.

    Raises `SetupProblem` naming file and fault.
    """
    form = _read(file, Form)
    if form.id != file.stem or (form.grouping == "sections") != bool(form.sections):
        raise SetupProblem("assistant-broken", f"{file.name}: id, sections")
    return form


def lexicon() -> tuple[Subject, ...]:
    """Read the subjects of offices.

    Raises `SetupProblem`.
    """
    return _read(paths.resources() / _SUBJECTS, _Lexicon).subjects


def _files() -> dict[str, Path]:
    return {file.stem: file for file in (paths.resources() / _SHIPPED).glob("*.toml")}


def _read(file: Path, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(file.read_bytes()[:_LIMIT_BYTES].decode()), type=kind)
    except (OSError, ValueError, msgspec.ValidationError) as fault:
        raise SetupProblem("assistant-broken", f"{file.name}: {fault}") from fault
