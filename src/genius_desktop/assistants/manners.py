"""Manners that a text can be rewritten in, as TOML files, checked while reading."""

from genius_desktop import paths
from genius_desktop.assignments import Manner
from genius_desktop.assistants.toml_files import read_as
from genius_desktop.problems import InputProblem, SetupProblem

# In the order in which they are offered; what is not named here comes behind.
_ORDER = ("correct", "simpler", "citizen", "friendly", "formal", "shorter", "longer", "bullets")
ASSISTANT = "ueberarbeiten"
_SLOT = "{text}"


def names() -> tuple[str, ...]:
    """Give the ids of the manners there are, in the order in which they are offered."""
    found = {file.stem for file in (paths.resources() / "assistants" / "manners").glob("*.toml")}
    return (*(name for name in _ORDER if name in found), *sorted(found - set(_ORDER)))


def shipped(name: str) -> Manner:
    """Read a manner that comes with the program.

    Raises `InputProblem` for a name there is none of, `SetupProblem` for a broken file.
    """
    if name not in names():
        raise InputProblem("unknown-choice", name)
    file = paths.resources() / "assistants" / "manners" / f"{name}.toml"
    manner = read_as(file, Manner)
    if manner.id != name or manner.prompt.count(_SLOT) != 1:
        raise SetupProblem("assistant-broken", f"{file.name}: id, prompt: {_SLOT}")
    if not 0 < manner.least < manner.most:
        raise SetupProblem("assistant-broken", f"{file.name}: least, most")
    return manner
