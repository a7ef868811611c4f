"""The overview of a document: what it is, decides, costs and when, each with its page, before any model has read it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from genius_desktop import overview_words
from genius_desktop.domain import Citation, Unit
from genius_desktop.overviews import Decision, Finding, Overview
from genius_desktop.ui import words
from genius_desktop.ui.building import button, draw, label, with_icon
from genius_desktop.ui.theme import Colours

# What is asked first; the rest comes at a click.
_FIRST = {overview_words.PROPOSED, *(overview_words.PARTS[name] for name in ("decisions", "amounts", "deadlines"))}
_PARTS_AT_FIRST = 3
_MORE, _LESS = "Mehr anzeigen", "Weniger anzeigen"


class OverviewCard(QFrame):
    """Shows an overview as plain text.

    Signals:
        cited: The citation whose page the user wants to see, and the button that said so.
    """

    cited = Signal(object, object)

    def __init__(self, document: int, overview: Overview, unit: Unit, *, name: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.overview = overview
        self.places: list[QPushButton] = []
        self._document = document
        self._unit = unit
        title = overview_words.kind_line(overview)
        self.setAccessibleName(f"{overview_words.HEADING}: {title}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        of = f" · {words.short_name(name)}" if name else ""
        layout.addWidget(label(f"{overview_words.HEADING}{of} (Wortlaut, ohne Sprachmodell)", "muted"))
        layout.addWidget(self._selectable(title, "heading"))
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(6)
        parts = list(overview_words.parts(overview))
        first = _FIRST & {heading for heading, _ in parts} or {heading for heading, _ in parts[:_PARTS_AT_FIRST]}
        for heading, found in parts:
            column = layout if heading in first else rest
            column.addWidget(label(heading, "muted"))
            for one in _findings(found):
                column.addLayout(self._row(one))
        self.more = button(_MORE, "plain")
        self.more.clicked.connect(self._turn)
        self.more.setVisible(rest.count() > 0)
        self._rest.hide()
        layout.addWidget(self._rest)
        layout.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _selectable(self, text: str, role: str = "") -> QWidget:
        built = label(text, role)
        built.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return built

    def _row(self, finding: Finding) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._selectable(finding.text), 1)
        row.addWidget(self._place(finding), alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _place(self, finding: Finding) -> QPushButton:
        quote = finding.text.strip(" …")
        citation = Citation(self._document, finding.page, quote, found=True)
        built = button(words.place(citation, self._unit, ""), "place", f"„{quote}“")
        built.setCheckable(True)
        built.setProperty("found", "true")
        built.setAccessibleName(words.spoken_place(citation, self._unit, ""))
        with_icon(built, "found")
        built.toggled.connect(lambda _on: self.cited.emit(citation, built))
        self.places.append(built)
        return built

    def _turn(self) -> None:
        """Show all parts, or the first ones."""
        shown = self._rest.isHidden()
        self._rest.setVisible(shown)
        self.more.setText(_LESS if shown else _MORE)
        self.more.setAccessibleName(self.more.text())

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in self.places:
            draw(built, colours.accent)


def _findings(found: tuple[Finding, ...] | tuple[Decision, ...]) -> Iterator[Finding]:
    for one in found:
        if isinstance(one, Decision):
            yield from (part for part in (one.about, *one.text, one.result) if part is not None)
        else:
            yield one
