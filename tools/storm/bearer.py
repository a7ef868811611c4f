"""The program with a token in its keyring, as the storm of the token runs it.

The token comes as the first line of the input, never by arguments or environment. Run as `bearer.py command WORDS…` it
is the command line, as `bearer.py broken WORDS…` one with a bug at the end of its job, as `bearer.py window HOME
DOCUMENT COPY` a window whose user sends a document, checks the connection and copies the diagnosis into a file.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from genius_desktop import credentials

_LOOK_MS, _REST_LOOKS, _MOST_LOOKS = 100, 15, 400
_BUG = "a bug of the storm"


class Ring:
    """A keyring in memory that knows one token."""

    def __init__(self, token: str) -> None:
        self._token = token

    def get_password(self, _service: str, _username: str) -> str | None:
        """Give it."""
        return self._token

    def set_password(self, _service: str, _username: str, password: str) -> None:
        """Take another."""
        self._token = password

    def delete_password(self, _service: str, _username: str) -> None:
        """Forget it."""
        self._token = ""


def command(words: list[str], *, broken: bool) -> int:
    """Run a command."""
    from genius_desktop.archive.archive import Archive
    from genius_desktop.cli.main import run

    def stumble(*_given: object) -> None:
        raise RuntimeError(_BUG)

    if broken:
        setattr(Archive, "finish", stumble)  # noqa: B010 (a bug on purpose)
    return run(words)


def window(home: str, document: str, copy: str) -> int:
    """Show a window without a screen, and do in it what its user would."""
    from PySide6.QtCore import QTimer

    from genius_desktop import paths
    from genius_desktop.ui import application, engine_choice
    from genius_desktop.ui.desktop import Desktop

    engine_choice.HEAVY_PAGES = 0
    program = application.make()
    places = paths.places(Path(home))
    paths.make_private(places.home)
    desktop = Desktop(places, "scripted")
    desktop.show()
    clerk = Clerk(desktop, document, Path(copy), leave=program.exit)
    look = QTimer(interval=_LOOK_MS)
    look.timeout.connect(clerk.look)
    look.start()
    code = program.exec()
    desktop.window.busy = lambda: False
    desktop.window.close()
    return code


class Clerk:
    """Does one thing after another, at each look what can be done."""

    def __init__(self, desktop: object, document: str, copy: Path, *, leave: Callable[[int], object]) -> None:
        from genius_desktop.ui.desktop import Desktop

        if not isinstance(desktop, Desktop):
            raise TypeError(desktop)
        self._desktop, self._document, self._copy, self._leave = desktop, document, copy, leave
        self._looks = self._rests = 0
        self._dropped = self._checked = False

    def look(self) -> None:
        """Look at the window and do what comes next."""
        self._looks += 1
        if self._looks > _MOST_LOOKS:
            self._leave(3)
        elif not self._answer() and self._desktop.jobs is not None and self._desktop.room.choice is not None:
            self._work()

    def _answer(self) -> bool:
        """Press what a dialog offers; tell whether there is one."""
        from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

        from genius_desktop.ui.sending_dialog import SendingDialog

        for box in QApplication.topLevelWidgets():
            if isinstance(box, SendingDialog) and box.isVisible():
                box.send.click()
                return True
            if isinstance(box, QMessageBox) and box.isVisible():
                box.findChildren(QPushButton)[-1].click()
                return True
        return False

    def _work(self) -> None:
        from genius_desktop.ui import dropping

        if not self._checked:
            self._checked = True
            self._check()
        elif not self._dropped:
            self._dropped = True
            self._desktop.window.caught.emit(dropping.catch_files([self._document]))
        else:
            self._rest()

    def _check(self) -> None:
        from genius_desktop.ui.settings_dialog import SettingsDialog
        from genius_desktop.ui.settings_server import ServerPage

        self._desktop.house.show_settings()
        for dialog in self._desktop.window.findChildren(SettingsDialog):
            for page in dialog.findChildren(ServerPage):
                page.checking.click()
            dialog.close()

    def _rest(self) -> None:
        """Once the job has ended or waits, copy the diagnosis and leave."""
        from PySide6.QtGui import QGuiApplication

        story = self._desktop.window.story
        if story is None or story.at_work:
            return
        if not self._rests:
            self._desktop.window.help.copy_diagnosis(story.problem)
        self._rests += 1
        text = QGuiApplication.clipboard().text()
        if self._rests > _REST_LOOKS:
            self._copy.write_text(text, "utf-8")
            self._leave(0)


def main(what: str, *words: str) -> int:
    """Be what was asked for."""
    ring = Ring(sys.stdin.readline().strip())
    credentials.trusted_keyring = lambda: ring
    return window(*words) if what == "window" else command(list(words), broken=what == "broken")


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
