"""One statement of a result, with the places that support it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from genius_desktop.domain import Citation, Statement
from genius_desktop.ui import words
from genius_desktop.ui.building import button, draw, label, with_icon
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.icons import pixmap
from genius_desktop.ui.story import Paper
from genius_desktop.ui.theme import Colours

_ICON_PX = 16


class StatementCard(QFrame):
    """Shows a statement as plain text.

    Signals:
        cited: The citation whose page the user wants to see, and the button that said so.
    """

    cited = Signal(object, object)

    def __init__(self, number: int, statement: Statement, papers: Mapping[int, Paper]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        is_absent = statement.kind == "absent"
        self.setAccessibleName(f"Hinweis: {statement.text}" if is_absent else f"Aussage {number}: {statement.text}")
        self.statement = statement
        self.places: list[QPushButton] = []
        self._signs: list[QLabel] = []
        text = label(statement.text, "muted" if is_absent else "")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(text)
        row = FlowLayout(6)
        layout.addLayout(row)
        for citation in statement.citations:
            built = self._place(citation, papers)
            self.places.append(built)
            row.addWidget(built)
        for line in _warnings(statement, papers):
            layout.addLayout(self._warning(line))

    def _place(self, citation: Citation, papers: Mapping[int, Paper]) -> QPushButton:
        paper = papers.get(citation.document)
        unit = paper.unit if paper else "page"
        name = words.short_name(paper.name) if paper and len(papers) > 1 else ""
        built = button(words.place(citation, unit, name), "place", f"„{citation.quote}“")
        built.setCheckable(True)
        built.setProperty("found", "true" if citation.found else "false")
        built.setAccessibleName(words.spoken_place(citation, unit, name))
        with_icon(built, "found" if citation.found else "not-found")
        built.clicked.connect(lambda: self.cited.emit(citation, built))
        return built

    def _warning(self, line: str) -> QHBoxLayout:
        sign = QLabel()
        self._signs.append(sign)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(line, "warn"), 1)
        return row

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in self.places:
            draw(built, colours.accent if built.property("found") == "true" else colours.warn)
        for sign in self._signs:
            sign.setPixmap(pixmap("not-found", colours.warn, _ICON_PX))


def _warnings(statement: Statement, papers: Mapping[int, Paper]) -> list[str]:
    """Say what could not be proven; calm facts are not mentioned."""
    lines = [words.unproven(check) for check in statement.checks if not check.found]
    for citation in statement.citations:
        if not citation.found:
            paper = papers.get(citation.document)
            lines.append(words.lost_quote(citation, paper.unit if paper else "page"))
    if not statement.citations and statement.kind != "absent":
        lines.append("Zu dieser Aussage wurde keine Stelle im Dokument gefunden. Bitte prüfen.")
    return lines
