"""The menus, and the keys that do the same."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from genius_desktop.ui.main_window import MainWindow
    from genius_desktop.ui.story import Story


class Actions:
    """Everything that can be done from the keyboard."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        bar = window.menuBar()
        self._menu = bar.addMenu("&Datei")
        self._add("Dokument &wählen …", "Ctrl+O", window.ask_for_files)
        self._add("Kopierte Dokumente &einfügen", "Ctrl+V", window.paste)
        self._menu.addSeparator()
        self.save = self._add("Ergebnis &speichern …", "Ctrl+S", window.ask_where_to_save)
        self.letterhead = self._add("Briefk&opf …", "", lambda: None)
        self.copy = self._add("Ergebnis &kopieren", "Ctrl+Shift+C", lambda: None)
        self.copy_one = self._add("&Aussage kopieren", "Ctrl+C", lambda: None)
        self.preview = self._add("Druck&vorschau …", "Ctrl+Shift+P", lambda: None)
        self.print_ = self._add("&Drucken …", "Ctrl+P", lambda: None)
        self._menu.addSeparator()
        self.models = self._add("Sprach&modelle …", "Ctrl+M", lambda: None)
        self.settings = self._add("&Einstellungen …", "Ctrl+,", lambda: None)
        self._menu.addSeparator()
        self._add("&Beenden", "Ctrl+Q", window.close)
        self._menu = bar.addMenu("&Auftrag")
        self._add("&Neuer Auftrag", "Ctrl+N", window.show_start)
        self.stop = self._add("&Anhalten", "Esc", window.stop_wished.emit)
        self.resume = self._add("&Fortsetzen", "Ctrl+R", window.ask_to_resume)
        self.there = self._add("Auf dem &Server der Gemeinde …", "Ctrl+Shift+R", lambda: None)
        # Until someone has chosen a server.
        self.there.setVisible(False)
        self.erase = self._add("&Löschen …", "Del", window.ask_to_erase)
        self.pin = self._add("An&heften oder lösen", "Ctrl+D", self._pin)
        self._add("Verlauf durch&suchen", "Ctrl+Shift+F", self._search)
        self.question = self._add("Frage zu diesem &Dokument …", "Ctrl+Shift+D", lambda: None)
        self.ask = self._add("Vor langen Dokumenten &fragen", "", window.tell_asking)
        self.ask.setCheckable(True)
        self._menu.addSeparator()
        self.back = self._add("&Vorige Seite", "Ctrl+PgUp", self._back)
        self.forth = self._add("N&ächste Seite", "Ctrl+PgDown", self._forth)
        self._help()

    def _help(self) -> None:
        window = self._window
        self._menu = window.menuBar().addMenu("&Hilfe")
        self._add("&Tastenkürzel", "F1", window.help.show_shortcuts)
        self._add("&Handbuch", "Shift+F1", window.help.show_handbook)
        self._add("&Einführung", "", window.help.show_introduction)
        self._menu.addSeparator()
        self._add("&Diesen PC prüfen …", "", window.help.check_pc)
        self._add("Diagnose &kopieren", "", window.help.copy_diagnosis)
        self._add("Ü&ber Genius Desktop", "", window.help.show_about)

    def _add(self, text: str, keys: str, then: Callable[[], object]) -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        # Qt hands over whether the action is checked, which no one wants to know.
        action.triggered.connect(lambda _checked=False: then())
        self._menu.addAction(action)
        return action

    # What these do it to is built after the menus.
    def _pin(self) -> None:
        self._window.history.pin_wished.emit()

    def _search(self) -> None:
        if self._window.furnished:
            self._window.past.field.setFocus()

    def _back(self) -> None:
        self._window.page_view.back.click()

    def _forth(self) -> None:
        self._window.page_view.forth.click()

    def allow(self, story: "Story | None") -> None:
        """Offer what makes sense for the job that is shown."""
        over = story is not None and story.over
        for action in (self.save, self.copy, self.preview, self.print_):
            action.setEnabled(story is not None and story.summary is not None)
        self.copy_one.setEnabled(story is not None)
        self.stop.setEnabled(story is not None and not story.over)
        self.resume.setEnabled(over and story is not None and story.summary is None)
        movable = story is not None and story.engine != "server" and story.summary is None and bool(story.sources)
        self.there.setEnabled(story is None or movable)
        marked = bool(self._window.marked)
        self.question.setEnabled(story is not None and bool(story.sources))
        self.erase.setEnabled(over or marked)
        self.pin.setEnabled(marked)
        for action in (self.back, self.forth):
            action.setEnabled(story is not None)
