"""The menus of a result, and the keys that do the same."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.page_view import PageView
from genius_desktop.ui.statement_card import StatementCard


class ResultActions:
    """Changing, checking and looking things up; each action says by itself when it can be done."""

    def __init__(self, bar: QMenuBar, page: JobPage, view: PageView) -> None:
        self._page = page
        help_ = bar.actions()[-1] if bar.actions() else None
        self._menu = _menu(bar, "&Bearbeiten", help_)
        self.undo = self._add("&Rückgängig", "Ctrl+Z", page.review.undo.click)
        self.redo = self._add("&Wiederholen", "Ctrl+Y", page.review.redo.click)
        self._menu.addSeparator()
        self._add("Aussage &bearbeiten", "F2", self._on_card(StatementCard.begin_edit))
        self._add("Aussage &geprüft", "Ctrl+G", self._on_card(lambda card: card.check.click()))
        self._add("Aussage &entfernen", "Ctrl+Del", self._on_card(lambda card: card.remove.click()))
        self._add("Nur &Unbelegtes", "Ctrl+U", page.review.only_open.click)
        self._menu = _menu(bar, "&Ansicht", help_)
        self._add("N&ächste Fundstelle", "Alt+Down", lambda: page.step(1))
        self._add("&Vorige Fundstelle", "Alt+Up", lambda: page.step(-1))
        self._menu.addSeparator()
        self._add("Im Dokument &suchen", "Ctrl+F", self._search)
        self._add("Nächster &Treffer", "F3", lambda: view.search.step(1))
        self._add("Voriger T&reffer", "Shift+F3", lambda: view.search.step(-1))
        self._menu.addSeparator()
        self._add("&Größer", "Ctrl++", view.larger.click).setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add("&Kleiner", "Ctrl+-", view.smaller.click)
        self._add("Ganze &Breite", "Ctrl+0", view.fit.click)

        self._view = view
        view.stepped.connect(page.step)
        view.turned.connect(page.mark_page)

    def _search(self) -> None:
        """Search the document that is shown, else the first one."""
        if not self._view.page:
            self._page.look_at_first()
        self._view.begin_search()

    def _add(self, text: str, keys: str, then: Callable[[], object]) -> QAction:
        action = QAction(text, self._menu)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: then())
        self._menu.addAction(action)
        return action

    def _on_card(self, do: Callable[[StatementCard], object]) -> Callable[[], None]:
        def act() -> None:
            card = self._page.statements.current()
            if card is not None:
                do(card)

        return act


def _menu(bar: QMenuBar, title: str, before: QAction | None) -> QMenu:
    """Add a menu before another one."""
    built = QMenu(title, bar)
    if before is None:
        bar.addMenu(built)
    else:
        bar.insertMenu(before, built)
    return built
