"""Assistants as TOML files, checked while reading."""

from pathlib import Path

from genius_desktop import codec, paths
from genius_desktop.assistants.toml_files import read_as
from genius_desktop.domain import Assistant
from genius_desktop.problems import InputProblem, SetupProblem

_SHIPPED = "assistants"
_PLACEHOLDERS = {"note": ("{document}",), "merge": ("{document}", "{words}")}


def shipped(name: str) -> Assistant:
    """Read an assistant that comes with the program.

    Raises `InputProblem` for a name there is none of, `SetupProblem` for a broken file.
    """
    folder = paths.resources() / _SHIPPED
    found = {file.stem: file for file in folder.glob("*.toml")}
    if name not in found:
        raise InputProblem("unknown-choice", name)
    return read(found[name])


def read(file: Path) -> Assistant:
    """Read and check the file of an assistant.

    Raises `SetupProblem` naming file and fault.
    """
    assistant = read_as(file, Assistant)
    plain = codec.to_plain(assistant)
    for prompt, needed in _PLACEHOLDERS.items():
        for placeholder in needed:
            if plain["prompts"][prompt].count(placeholder) != 1:
                raise SetupProblem("assistant-broken", f"{file.name}: prompts.{prompt}: {placeholder}")
    return assistant
