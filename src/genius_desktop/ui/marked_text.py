"""A sentence with the words in it that were looked for: bold, underlined and on a ground of their own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QSizePolicy

from genius_desktop.libraries import Place
from genius_desktop.plain_text import clean, visible
from genius_desktop.ui.painted_text import Look, PaintedText, units
from genius_desktop.ui.theme import LIGHT


class MarkedText(PaintedText):
    """Paints a text with marks."""

    def __init__(self, text: str, marks: Sequence[Place]) -> None:
        super().__init__()
        self._marks: list[tuple[int, int]] = []
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(clean(text))
        self._show(self._joined(text, marks))

    def _joined(self, text: str, marks: Sequence[Place]) -> str:
        """Put the parts together as they can be seen, and note where those that are marked stand."""
        shown, done = "", 0
        for mark in sorted(marks, key=lambda one: one.start):
            if not done <= mark.start < mark.end <= len(text):
                continue
            shown += _seen(text[done : mark.start])
            word = _seen(text[mark.start : mark.end])
            self._marks.append((units(shown), units(word)))
            shown += word
            done = mark.end
        return shown + _seen(text[done:])

    def _looks(self) -> list[Look]:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontUnderline(True)
        look.setBackground(QColor(self._colours.mark))
        look.setForeground(QColor(LIGHT.text))
        return [(start, length, look) for start, length in self._marks]


def _seen(text: str) -> str:
    return visible(text).replace("\n", " ")
