"""Whether a result was of help, and a remark: kept on this PC."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from genius_desktop.archive.ratings import REMARK_CHARS, Rating, Verdict
from genius_desktop.ui.building import button, check, draw, label, with_icon
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.theme import LIGHT, Colours

_TYPED_MS = 800


class RatingBar(QWidget):
    """Asks for a verdict and a remark.

    Signals:
        rated: A `Rating`.
    """

    rated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._colours = LIGHT
        self.helpful = with_icon(button("hilfreich"), "helpful")
        self.unhelpful = with_icon(button("nicht hilfreich"), "unhelpful")
        self.remark = QLineEdit()
        self.remark.setProperty("role", "field")
        self.remark.setMaxLength(REMARK_CHARS)
        self.remark.setPlaceholderText("Bemerkung (bleibt auf diesem PC)")
        self.remark.setAccessibleName("Bemerkung zum Ergebnis, bleibt auf diesem PC")
        self.remark.setToolTip("Bemerkung zum Ergebnis, bleibt auf diesem PC")
        for built, other in ((self.helpful, self.unhelpful), (self.unhelpful, self.helpful)):
            built.setCheckable(True)
            built.toggled.connect(lambda _on, other=other: self._choose(other))
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typed.timeout.connect(self._tell)
        self.remark.textEdited.connect(lambda _text: self._typed.start())
        self.remark.editingFinished.connect(self.flush)
        row = FlowLayout(6)
        row.addWidget(self.helpful)
        row.addWidget(self.unhelpful)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label("War dieses Ergebnis hilfreich?", "muted"))
        layout.addLayout(row)
        layout.addWidget(self.remark)

    @property
    def rating(self) -> Rating:
        """What is chosen and typed."""
        verdict: Verdict = ""
        if self.helpful.isChecked() or self.unhelpful.isChecked():
            verdict = "helpful" if self.helpful.isChecked() else "unhelpful"
        return Rating(verdict, self.remark.text().strip())

    def show_rating(self, rating: Rating) -> None:
        """Show what was said before; what is being typed stays."""
        if self.remark.hasFocus() or self._typed.isActive():
            return
        check(self.helpful, on=rating.verdict == "helpful")
        check(self.unhelpful, on=rating.verdict == "unhelpful")
        self.remark.setText(rating.remark)
        self.dress(self._colours)

    def _choose(self, other: QWidget) -> None:
        for built in (self.helpful, self.unhelpful):
            if built is other:
                check(built, on=False)
        self.dress(self._colours)
        self._tell()

    def forget(self) -> None:
        """Be empty for another result."""
        self._typed.stop()
        for built in (self.helpful, self.unhelpful):
            check(built, on=False)
        self.remark.clear()
        self.dress(self._colours)

    def flush(self) -> None:
        """Tell what was typed and not told yet."""
        if self._typed.isActive():
            self._typed.stop()
            self._tell()

    def _tell(self) -> None:
        self.rated.emit(self.rating)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        for built in (self.helpful, self.unhelpful):
            draw(built, colours.accent if built.isChecked() else colours.text)
