"""One statement of a result, with the places that support it and what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from genius_desktop.domain import Citation, Statement
from genius_desktop.outcome_words import PARTS
from genius_desktop.outcomes import Outcome
from genius_desktop.plain_text import visible
from genius_desktop.ui import words
from genius_desktop.ui.building import button, check, draw, label, scaled, tool, with_icon
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.icons import pixmap
from genius_desktop.ui.marks import changes, marks
from genius_desktop.ui.sentence_editor import SentenceEditor
from genius_desktop.ui.story import Paper
from genius_desktop.ui.theme import LIGHT, Colours

_ICON_PX = 16
_WHERE_PX, _NAME_CHARS, _HUNDRED = 120, 28, 100


class StatementCard(QFrame):
    """Shows a statement as plain text; once the result is whole, it can be changed and marked as checked.

    Signals:
        cited: The citation whose page the user wants to see, and the button that said so.
        edited: The new text.
        reviewed: Whether the user has checked the statement.
        removed: The statement shall go.
        opened: The field to change the text is there.
    """

    cited = Signal(object, object)
    edited = Signal(str)
    reviewed = Signal(bool)
    removed = Signal()
    opened = Signal()

    def __init__(
        self,
        number: int,
        statement: Statement,
        papers: Mapping[int, Paper],
        *,
        kind: Outcome = "summary",
        sourced: bool = True,
    ) -> None:
        super().__init__()
        self._called, self._sourced = PARTS[kind].one, sourced
        self.setProperty("role", "card")
        self.statement = statement
        self.places: list[QPushButton] = []
        self.editor: SentenceEditor | None = None
        self._number = number
        self._papers = papers
        self._signs: list[QLabel] = []
        self._colours = LIGHT
        self._offered = False
        self.check = with_icon(button("geprüft", "plain", "Strg+G"), "found")
        self.check.setCheckable(True)
        self.edit = tool("edit", f"{self._called} bearbeiten")
        self.edit.setToolTip(f"{self._called} bearbeiten (F2)")
        self.remove = tool("remove", f"{self._called} entfernen")
        self.remove.setToolTip(f"{self._called} entfernen (Strg+Entf)")
        self.check.toggled.connect(self.reviewed)
        self.edit.clicked.connect(self.begin_edit)
        self.remove.clicked.connect(self.removed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 10)
        self._body = QWidget()
        self._layout.addWidget(self._body)
        self._build()
        self._tell()

    def _build(self) -> None:
        """Build what stays, whatever becomes of the statement."""
        self.text = label("", "muted" if self.statement.kind == "absent" else "")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.installEventFilter(self)
        self._where, self._notes = QWidget(), QWidget()
        row = FlowLayout(6)
        # What stays in the row when its places are built anew.
        places = QWidget()
        inside = QVBoxLayout(places)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._where)
        row.add_wide(places, scaled(_WHERE_PX))
        for built in (self.check, *self.tools()):
            row.addWidget(built)
            built.hide()
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.text)
        layout.addLayout(row)
        layout.addWidget(self._notes)

    def _tell(self) -> None:
        """Say what the statement says now."""
        statement = self.statement
        self.text.setText(visible(statement.text))
        row = FlowLayout(6)
        self._where.setLayout(row)
        # What stands in no document cannot be shown on a page.
        for citation in statement.citations if self._papers or self._sourced else ():
            built = self._place(citation)
            self.places.append(built)
            row.addWidget(built)
        notes = QVBoxLayout(self._notes)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(6)
        for line in marks(statement, self._papers, sourced=self._sourced):
            notes.addLayout(self._warning(line))
        if told := changes(statement):
            notes.addWidget(label(told[:1].upper() + told[1:], "muted"))
        self._notes.setVisible(notes.count() > 0)
        check(self.check, on=statement.reviewed)
        draw(self.check, self._colours.accent if statement.reviewed else self._colours.line)
        self.number(self._number)

    def number(self, number: int) -> None:
        """Be called by a number, which counts from 1."""
        self._number = number
        hint = self.statement.kind == "absent"
        name = f"Hinweis: {self.statement.text}" if hint else f"{self._called} {number}: {self.statement.text}"
        self.setAccessibleName(name)
        self.check.setAccessibleName(f"{self._called} {number} geprüft")
        self.edit.setAccessibleName(f"{self._called} {number} bearbeiten")
        self.remove.setAccessibleName(f"{self._called} {number} entfernen")

    def retell(self, statement: Statement) -> None:
        """Show what became of the statement; what is being typed is not thrown away."""
        self.statement = statement
        if self.editor is None:
            self._rebuild()

    def _rebuild(self) -> None:
        focused = next((place for place, built in enumerate(self.places) if built.hasFocus()), None)
        for old in (self._where, self._notes):
            new = QWidget()
            holder = old.parentWidget()
            inside = holder.layout() if holder is not None else None
            if inside is not None:
                inside.replaceWidget(old, new)
            old.hide()
            old.deleteLater()
            self._where, self._notes = (new, self._notes) if old is self._where else (self._where, new)
        self.places, self._signs = [], []
        self._tell()
        self.dress(self._colours)
        if focused is not None and self.places:
            self.places[min(focused, len(self.places) - 1)].setFocus()

    def offer(self) -> None:
        """Let the user check and change the statement."""
        self._offered = True
        self.check.setVisible(self.statement.kind != "absent")
        for built in self.tools():
            built.show()

    @property
    def can_change(self) -> bool:
        """Whether the statement can be checked and changed now."""
        return self._offered and self.editor is None

    def begin_edit(self) -> None:
        """Put a field in the place of the text."""
        if not self.can_change:
            return
        self.editor = SentenceEditor(self.statement.text)
        self.editor.accepted.connect(self._take)
        self.editor.left.connect(self.end_edit)
        self._body.hide()
        self._layout.insertWidget(0, self.editor)
        self.editor.field.setFocus()
        self.opened.emit()

    def _take(self, text: str) -> None:
        changed = text and text != self.statement.text
        self.end_edit()
        if changed:
            self.edited.emit(text)

    def end_edit(self) -> None:
        """Show the text again, without any change."""
        if self.editor is None:
            return
        self._layout.removeWidget(self.editor)
        self.editor.hide()
        self.editor.deleteLater()
        self.editor = None
        self._body.show()
        self._rebuild()
        self.edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Begin to edit at a double click on the text."""
        if event.type() == QEvent.Type.MouseButtonDblClick and self.can_change:
            self.begin_edit()
            return True
        return super().eventFilter(watched, event)

    def _place(self, citation: Citation) -> QPushButton:
        paper = self._papers.get(citation.document)
        unit = paper.unit if paper else "page"
        name = self._named(citation)
        built = button(words.place(citation, unit, name), "place", f"„{citation.quote}“")
        built.setCheckable(True)
        built.setProperty("found", "true" if citation.found else "false")
        built.setAccessibleName(words.spoken_place(citation, unit, name))
        with_icon(built, "found" if citation.found else "not-found")
        built.toggled.connect(lambda _on: self.cited.emit(citation, built))
        return built

    def _named(self, citation: Citation) -> str:
        """Name the document of a citation where there are several."""
        paper = self._papers.get(citation.document)
        if paper is None or len(self._papers) < 2:  # noqa: PLR2004 (one needs no name)
            return ""
        return words.short_name(paper.name, _NAME_CHARS * _HUNDRED // scaled(_HUNDRED))

    def _warning(self, line: str) -> QHBoxLayout:
        sign = QLabel()
        self._signs.append(sign)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(line, "warn"), 1)
        return row

    def tools(self) -> list[QToolButton]:
        """Give the small buttons in their order."""
        return [self.edit, self.remove]

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        for built in self.places:
            draw(built, colours.accent if built.property("found") == "true" else colours.warn)
        draw(self.check, colours.accent if self.check.isChecked() else colours.line)
        for built_tool in self.tools():
            draw(built_tool, colours.muted)
        for sign in self._signs:
            sign.setPixmap(pixmap("not-found", colours.warn, scaled(_ICON_PX)))
