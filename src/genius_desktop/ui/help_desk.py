"""Everything the menu „Hilfe“ offers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

# What is shown is loaded when it is needed: the window opens a tenth of its time sooner.
if TYPE_CHECKING:
    from genius_desktop.ui.diagnosis import Diagnosis
    from genius_desktop.ui.health_desk import HealthDesk
    from genius_desktop.ui.help_book import HelpBook
    from genius_desktop.ui.main_window import MainWindow

COPIED = "Die Diagnose ist kopiert; sie enthält keine Namen und Inhalte von Dokumenten."


class HelpDesk(QObject):
    """Shows the handbook, the introduction, the keys; copies the diagnosis."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.diagnosis: Diagnosis | None = None
        self.confirm: Callable[[], object] = lambda: None
        # What remembers the codes of problems.
        self.noted: Callable[[str], object] = lambda _code: None
        self.health: HealthDesk | None = None
        self._book: HelpBook | None = None

    def tell_problem(self, code: str, detail: str, *, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Tell a problem; each action becomes a button."""
        from genius_desktop.ui import dialogs

        self.noted(code)
        dialogs.tell_problem(self._window, code, detail, actions=actions, copy=self.copy_diagnosis)

    def show_shortcuts(self) -> None:
        """Show what can be done with which key."""
        from genius_desktop.ui import dialogs

        dialogs.show_shortcuts(self._window)

    def show_about(self) -> None:
        """Show what this program is."""
        from genius_desktop.ui import dialogs

        dialogs.show_about(self._window)

    def show_handbook(self) -> None:
        """Show the handbook in a window beside this one; one is enough."""
        from genius_desktop.ui.help_book import HelpBook

        if self._book is None:
            self._book = HelpBook(self._window)
        self._book.show()
        self._book.raise_()
        self._book.activateWindow()

    def show_introduction(self) -> None:
        """Show what the program is and is not."""
        from genius_desktop.ui.help_introduction import Introduction

        shown = Introduction(self._window)
        shown.accepted.connect(self.confirm)
        shown.open()

    def check_pc(self) -> None:
        """Check whether this PC can run the program, and show it."""
        if self.health is not None:
            self.health.show()

    def copy_diagnosis(self, code: str = "") -> None:
        """Copy what is known at once, and again once the worker has looked at the PC."""
        from genius_desktop.ui.diagnosis import tell

        first = tell(code)
        self._copy(first)

        def add(whole: str) -> None:
            # Who has copied something else meanwhile wants to paste that.
            if QGuiApplication.clipboard().text() == first:
                self._copy(whole)

        if self.diagnosis is not None:
            self.diagnosis.gather(code, add)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._window.say(COPIED)
