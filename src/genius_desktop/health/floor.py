"""The first thing that runs: on a processor that cannot run the program, nothing native may be loaded."""

import os
import sys
from collections.abc import Callable

from genius_desktop.health import processor

SETUP_CAN_FIX = 4
# These tell what is wrong, and load nothing themselves.
_STILL = {"doctor", "loads", "--version", "--help"}
_TITLE = "Genius Desktop"
_ICON_ERROR = 0x10
# What shows a message on a Linux desktop without any library of ours, the likeliest first.
_DIALOGS = (("zenity", "--error", "--no-markup", "--text"), ("kdialog", "--error"), ("xmessage", "-center"))
Find = Callable[[str], str | None]


def refused(word: str, flags: Callable[[], frozenset[str] | None] = processor.flags) -> bool:
    """Tell whether the processor is too old for what the first word names; then it has been said."""
    lacks = () if word in _STILL else processor.missing(flags())
    if lacks:
        from genius_desktop.health_words import HEALTH_PROBLEMS

        told = " ".join(HEALTH_PROBLEMS["processor-too-old"]).replace("{detail}", ", ".join(lacks))
        say(told, box=not word)
    return bool(lacks)


def say(sentence: str, *, box: bool = True, find: Find | None = None) -> None:
    """Say something where there is no window of ours: on the error output, and where no one sees that in a box."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    if not box or os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, _TITLE, _ICON_ERROR)
    elif (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and not _seen():
        _show(sentence, find)


def _seen() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _show(sentence: str, find: Find | None) -> None:
    import shutil
    import subprocess

    for name, *words in _DIALOGS:
        program = (find or shutil.which)(name)
        if program:
            # Whoever reads it takes as long as they like.
            subprocess.run(
                [program, *words, sentence], check=False, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            return
