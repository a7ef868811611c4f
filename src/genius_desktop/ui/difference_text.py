"""A paragraph with what was struck out of it and what came instead; one change after the other can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCharFormat

from genius_desktop.differences import Change
from genius_desktop.plain_text import visible
from genius_desktop.ui.painted_text import Look, PaintedText, units
from genius_desktop.ui.theme import LIGHT

_LINE_BREAK = "\u2028"
_EDGE_PX = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the shown text in units of UTF-16, and of which change it is; -1 where nothing has changed."""

    start: int
    length: int
    change: int
    removed: bool


class DifferenceText(PaintedText):
    """Paints a paragraph: removed words struck out, added ones underlined, a change that is accepted as plain text.

    Signals:
        accepted: The number of the change that shall stand.
        rejected: The number of the change that shall be taken back.
        chosen: Another change is chosen, by its number; -1 for none.
    """

    accepted = Signal(int)
    rejected = Signal(int)
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(edge_px=_EDGE_PX)
        self.current = -1
        self._changes: Sequence[Change] = ()
        self._open: list[int] = []
        self._parts: list[_Part] = []
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def show_changes(self, before: str, changes: Sequence[Change], accepted: frozenset[int]) -> None:
        """Show a paragraph with its changes, those that are accepted as if they had always been there."""
        self._changes = changes
        self._open = [number for number in range(len(changes)) if number not in accepted]
        if self.current not in self._open:
            self.current = self._open[0] if self._open else -1
        text = self._laid(before, accepted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._open else Qt.FocusPolicy.NoFocus)
        self._name()
        self._show(text)

    def _laid(self, before: str, accepted: frozenset[int]) -> str:
        """Put the shown text together and remember its parts."""
        self._parts = []
        pieces: list[str] = []
        place = length = 0

        def add(piece: str, change: int, *, removed: bool = False) -> None:
            nonlocal length
            shown = visible(piece).replace("\n", _LINE_BREAK)
            if shown:
                self._parts.append(_Part(length, units(shown), change, removed))
                pieces.append(shown)
                length += units(shown)

        for number, change in enumerate(self._changes):
            add(before[place : change.start], -1)
            if number in accepted:
                add(change.added, -1)
            else:
                add(change.removed, number, removed=True)
                add(change.added, number)
            place = change.end
        add(before[place:], -1)
        return "".join(pieces)

    def _looks(self) -> list[Look]:
        return [(part.start, part.length, self._look(part)) for part in self._parts if part.change >= 0]

    def _look(self, part: _Part) -> QTextCharFormat:
        look = QTextCharFormat()
        if part.removed:
            look.setFontStrikeOut(True)
            look.setForeground(QColor(self._colours.warn))
        else:
            look.setFontUnderline(True)
            look.setForeground(QColor(self._colours.calm))
        if part.change == self.current and self.hasFocus():
            look.setBackground(QColor(self._colours.mark))
            look.setForeground(QColor(LIGHT.text if self._colours.mark != LIGHT.surface else self._colours.text))
        elif part.change == self.current:
            look.setBackground(QColor(self._colours.accent_back))
        return look

    def _name(self) -> None:
        self.setAccessibleName(self.describe(self.current) if self._open else "Keine offene Änderung")
        noun = "offene Änderung" if len(self._open) == 1 else "offene Änderungen"
        told = f"{len(self._open)} {noun}. Pfeiltasten wählen, Enter nimmt an, Entf lehnt ab."
        self.setAccessibleDescription(told if self._open else "")

    def describe(self, number: int) -> str:
        """Say a change in words."""
        if not 0 <= number < len(self._changes):
            return ""
        change = self._changes[number]
        removed, added = change.removed.strip(), change.added.strip()
        where = f"Änderung {self._open.index(number) + 1} von {len(self._open)}" if number in self._open else "Änderung"
        if not removed:
            return f"{where}: eingefügt „{added}“"
        return f"{where}: „{removed}“ wird „{added}“" if added else f"{where}: gestrichen „{removed}“"

    def choose(self, number: int) -> None:
        """Choose a change."""
        self.current = number
        self._look_anew()
        self._name()
        self.chosen.emit(number)

    def step(self, by: int) -> None:
        """Choose the next or the previous change that is open."""
        if self._open:
            place = self._open.index(self.current) if self.current in self._open else -by
            self.choose(self._open[(place + by) % len(self._open)])

    def event(self, event: QEvent) -> bool:
        """Keep the key that rejects a change, which in the window would delete the job."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            key = event.key()
            if key == Qt.Key.Key_Delete and self.current >= 0 and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go from change to change and decide."""
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.step(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current >= 0:
            self.accepted.emit(self.current)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.current >= 0 and not event.modifiers():
            self.rejected.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the change that is clicked."""
        place = self._place_at(event.position())
        found = next((part.change for part in self._parts if part.start <= place < part.start + part.length), -1)
        if found >= 0:
            self.choose(found)
        super().mousePressEvent(event)

    def _place_at(self, point: QPointF) -> int:
        self._lay_out(self._width)
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if line.y() <= point.y() - _EDGE_PX < line.y() + line.height():
                return int(line.xToCursor(point.x() - _EDGE_PX)[0])  # type: ignore[index]
        return -1

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show which change is chosen."""
        super().focusInEvent(event)
        self.choose(self.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show it less strongly."""
        super().focusOutEvent(event)
        self._look_anew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the lines, and an edge where the focus is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _EDGE_PX, _EDGE_PX)
