"""Tones that statements can be put in, as TOML files, checked while reading."""

import tomllib

import msgspec

from genius_desktop import paths
from genius_desktop.domain import ToneName
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import Tone

NAMES: tuple[ToneName, ...] = ("formal", "simple")
_LIMIT_BYTES = 1024 * 1024


def shipped(name: ToneName) -> Tone:
    """Read a tone that comes with the program.

    Raises `SetupProblem` for a broken file.
    """
    file = paths.resources() / "assistants" / "tones" / f"{name}.toml"
    try:
        tone = msgspec.convert(tomllib.loads(file.read_bytes()[:_LIMIT_BYTES].decode()), type=Tone)
    except (OSError, ValueError, msgspec.ValidationError) as fault:
        raise SetupProblem("assistant-broken", f"{file.name}: {fault}") from fault
    if tone.id != name or tone.prompt.count("{sentence}") != 1:
        raise SetupProblem("assistant-broken", f"{file.name}: id, prompt: {{sentence}}")
    return tone
