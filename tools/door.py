"""The commands of `dev.py`."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools import launch
from tools.console import SetupError, say
from tools.environment import ENGINE
from tools.places import ROOT, VENV

DONE, USAGE, SETUP_FAILED, CANCELLED = 0, 2, 4, 5


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `dev.py`, and what it does with the words that follow."""

    help: str
    start: Callable[[list[str]], int]


def _lock(arguments: list[str]) -> int:
    from tools.lock import lock

    return lock(arguments)


def _bundle(arguments: list[str]) -> int:
    return launch.module("tools.bundle", arguments=arguments)


def _bench(arguments: list[str]) -> int:
    return launch.module("tools.bench", ENGINE, arguments=arguments)


def _eval(arguments: list[str]) -> int:
    return launch.measure("tools.eval", arguments)


def _storm(arguments: list[str]) -> int:
    return launch.module("tools.storm", ENGINE, arguments=arguments)


COMMANDS: Mapping[str, Command] = {
    "run": Command("einrichten und starten: ohne Angaben das Fenster, sonst die Befehlszeile", launch.run),
    "test": Command("einrichten und alles prüfen; weitere Angaben gehen an pytest", launch.test),
    "check": Command("Stil, Typen, Schichten und Hausregeln prüfen", launch.check),
    "bench": Command("messen: engine, start, job …", _bench),
    "eval": Command("die Güte der Zusammenfassungen messen, gegen Faktenlisten und übliche Wege", _eval),
    "storm": Command("mit fehlerhaften Dateien bestürmen: gguf, reader, sandbox", _storm),
    "bundle": Command("Pakete für Rechner ohne Netz bauen, nach dist/: wheels, folder, deb …", _bundle),
    "lock": Command("die Abhängigkeiten neu festschreiben; --upgrade nimmt neue Fassungen", _lock),
}


_OVERVIEW = "\n".join(
    [
        "Aufruf: python3 dev.py BEFEHL [ANGABEN …]",
        "",
        "Genius Desktop einrichten, starten und prüfen. Jeder Befehl holt selbst, was ihm fehlt.",
        "",
        *(f"  {name:8}{command.help}" for name, command in COMMANDS.items()),
    ]
)


def enter(words: list[str]) -> int:
    """Do what the first word says with the words after it; give the exit code."""
    if not words or words[0] not in COMMANDS:
        say(_OVERVIEW)
        return DONE if words[:1] in (["-h"], ["--help"]) else USAGE
    try:
        return COMMANDS[words[0]].start(words[1:])
    except SetupError as fault:
        say(str(fault))
        return SETUP_FAILED
    except KeyboardInterrupt:
        say("\nAbgebrochen.")
        return CANCELLED


def leave_environment() -> None:
    """Go on in the Python that our environment was made from: the environment may have to be made anew."""
    base = getattr(sys, "_base_executable", sys.executable)
    if Path(sys.prefix) == VENV and base != sys.executable:
        os.execv(base, [base, str(ROOT / "dev.py"), *sys.argv[1:]])  # noqa: S606 (our own words, no shell)
