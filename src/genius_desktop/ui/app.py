"""The door of the window: what was asked for, and whether this machine can show it."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from genius_desktop import paths, profiles
from genius_desktop.health import floor
from genius_desktop.problems import SetupProblem

if TYPE_CHECKING:
    from genius_desktop.domain import EngineKind

DONE, NO_WINDOW, SETUP_CAN_FIX = 0, 2, 4
_NO_DISPLAY = (
    "Dieses Gerät hat keinen Bildschirm, auf dem sich das Fenster öffnen könnte. "
    "Ohne Fenster geht es so:\n\n    genius-desktop summarize DOKUMENT.pdf\n"
)
_NO_QT = (
    "Das Fenster lässt sich nicht öffnen: Eine Systembibliothek fehlt ({}). Bitte wenden Sie sich an Ihre IT. "
    "Ohne Fenster geht es so:\n\n    genius-desktop summarize DOKUMENT.pdf\n"
)
_NO_SCREEN = (
    "Das Fenster lässt sich nicht öffnen: Der Bildschirm ist nicht erreichbar, oder eine Systembibliothek fehlt. "
    "Bitte wenden Sie sich an Ihre IT; die Einzelheiten stehen im Protokoll. "
    "Ohne Fenster geht es so:\n\n    genius-desktop summarize DOKUMENT.pdf\n"
)


@dataclass(frozen=True, slots=True)
class Options:
    """What was typed for the window."""

    home: Path | None = None
    engine: EngineKind = "local"
    files: tuple[str, ...] = ()


def options(words: Sequence[str]) -> Options | None:
    """Read what was typed; None where it is not for the window."""
    home: Path | None = None
    engine: EngineKind = "local"
    rest = [part for word in words for part in (word.split("=", 1) if word.startswith("--") else [word])]
    while rest:
        name, *rest = rest
        if name == "--home" and rest:
            home = Path(rest.pop(0))
        elif name == "--engine" and rest[:1] == ["scripted"]:
            engine = "scripted"
            rest.pop(0)
        elif is_file(name):
            files = tuple(os.path.abspath(file) for file in (name, *rest) if is_file(file))  # noqa: PTH100
            return Options(home, engine, files) if len(files) == len(rest) + 1 else None
        else:
            return None
    return Options(home, engine)


def is_file(word: str) -> bool:
    """Tell whether a word names a file by its path; no command has a separator in it."""
    return (os.sep in word or "/" in word) and not word.startswith("-")


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether there is anything to show a window on."""
    if platform != "linux":
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run(given: Options) -> int:
    """Show the window until it is closed; give the exit code."""
    if not has_display(os.environ):
        sys.stderr.write(_NO_DISPLAY)
        return NO_WINDOW
    # Nothing of what is loaded for the window is ever garbage.
    gc.disable()
    try:
        from genius_desktop.ui import application as applications
        from genius_desktop.ui import doorbell, garbage, lobby
    except ImportError as fault:
        floor.say(_NO_QT.format(fault.name or fault))
        return NO_WINDOW
    places = paths.places(given.home)
    applications.hear_qt(places.log, _give_up)
    try:
        paths.make_private(places.home)
        profiles.require_known(places.settings)
    except SetupProblem as fault:
        from genius_desktop import problem_words

        applications.tell_last(applications.make(), problem_words.problem_sentence(fault.code, fault.detail))
        return SETUP_CAN_FIX
    other = doorbell.answered(places.home, given.files)
    if other is not None:
        return DONE if other else _tell_of_older(applications)
    application = applications.make()
    entered = lobby.Lobby(application, places, given.engine, files=given.files)
    entered.furnished.connect(lambda: garbage.collect_here(application))
    entered.open()
    # Qt's loop runs no Python signal handlers; what was told is kept, so Ctrl+C in the terminal may end us at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return application.exec()


def _tell_of_older(applications: ModuleType) -> int:
    """Say that a window is open whose program is so old that it does not tell its version."""
    from genius_desktop import problem_words

    applications.tell_last(applications.make(), problem_words.problem_sentence("other-version-open", "eine ältere"))
    return SETUP_CAN_FIX


def _give_up() -> None:
    """Leave before Qt aborts, whose own words are English and long."""
    floor.say(_NO_SCREEN)
    os._exit(NO_WINDOW)
