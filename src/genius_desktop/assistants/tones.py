"""Tones that statements can be put in, as TOML files, checked while reading."""

from genius_desktop import paths
from genius_desktop.assistants.toml_files import read_as
from genius_desktop.domain import ToneName
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import Tone


def shipped(name: ToneName) -> Tone:
    """Read a tone that comes with the program.

    Raises `SetupProblem` for a broken file.
    """
    file = paths.resources() / "assistants" / "tones" / f"{name}.toml"
    tone = read_as(file, Tone)
    if tone.id != name or tone.prompt.count("{sentence}") != 1:
        raise SetupProblem("assistant-broken", f"{file.name}: id, prompt: {{sentence}}")
    return tone
