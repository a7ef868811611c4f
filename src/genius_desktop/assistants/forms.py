"""Forms of results and subjects of offices as TOML files, checked while reading."""

from dataclasses import dataclass
from pathlib import Path

from genius_desktop import paths
from genius_desktop.assistants.toml_files import read_as
from genius_desktop.forms import DEFAULT, Form, Subject
from genius_desktop.problems import InputProblem, SetupProblem

_SHIPPED = "forms"
_SUBJECTS = "subjects.toml"


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


def read(file: Path) -> Form:
    """Read and check the file of a form.

    Raises `SetupProblem` naming file and fault.
    """
    form = read_as(file, Form)
    if form.id != file.stem or (form.grouping == "sections") != bool(form.sections):
        raise SetupProblem("assistant-broken", f"{file.name}: id, sections")
    return form


def lexicon() -> tuple[Subject, ...]:
    """Read the subjects of offices.

    Raises `SetupProblem`.
    """
    return read_as(paths.resources() / _SUBJECTS, _Lexicon).subjects


def _files() -> dict[str, Path]:
    return {file.stem: file for file in (paths.resources() / _SHIPPED).glob("*.toml")}
