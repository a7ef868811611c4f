"""What would leave for the server, shown before it does: target, documents, pages, size, and the very text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from genius_desktop import wording
from genius_desktop.jobs.events import Outgoing
from genius_desktop.servers import Privacy
from genius_desktop.ui.building import button, label, open_as, scaled, scrolling, with_icon
from genius_desktop.ui.hiding_list import HidingList

_SIZE_PX, _TEXT_PX, _LIST_PX = (940, 640), 540, 360
_FEWEST_PX = 120
_PAUSE_MS = 300
_CLASSES = {
    "public": "Öffentlich",
    "internal": "Dienstlich, ohne Angaben zu Personen",
    "personal": "Mit Angaben zu Personen",
    "special": "Besonders geschützt (Gesundheit, Steuern, Soziales)",
}
_ALL_SHOWN = "Personenbezogene Angaben durch Platzhalter ersetzen; in der Antwort stehen sie wieder da"


@dataclass(frozen=True, slots=True)
class Consignment:
    """What the dialog tells beside the text: host and title of the server, names of the documents, both ways in words.

    Where the house limits what may leave, `classes` names the classes of data that may. `here` says whether this PC
    may do the job instead, `may_remember` whether the choice can be remembered, `hides_fixed` whether hiding is laid
    down.
    """

    host: str
    server: str
    names: tuple[str, ...]
    ways: str = ""
    classes: tuple[str, ...] | None = None
    here: bool = True
    may_remember: bool = True
    hides_fixed: bool = False


class SendingDialog(QDialog):
    """Shows what would leave and lets the user decide; nothing has left while it is open.

    Signals:
        send_wished: The user lets it go; with what `Privacy`, and whether to remember that for the folder.
        here_wished: This PC shall do it; whether to remember that.
        privacy_changed: Other things shall be hidden: the text as it would leave then is awaited.
    """

    send_wished = Signal(object, bool)
    here_wished = Signal(bool)
    privacy_changed = Signal(object)

    def __init__(self, parent: QWidget, what: Consignment, privacy: Privacy, *, send_first: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle("Was an den Server geht")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, *_SIZE_PX)
        self._what, self._privacy = what, privacy
        self._fresh = False
        self.amount = label()
        self.text = QPlainTextEdit()
        self.text.setProperty("role", "editor")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(scaled(_FEWEST_PX))
        self.text.setAccessibleName("Der Text, wie er den PC verlässt")
        self.hides = QCheckBox("Personenbezogene Angaben verbergen")
        self.hides.setToolTip(_ALL_SHOWN)
        self.hides.setAccessibleDescription(_ALL_SHOWN)
        self.hides.setChecked(privacy.hides)
        self.hides.setEnabled(not what.hides_fixed)
        self.hiding = HidingList(privacy)
        self.classes = QComboBox()
        self.remember = QCheckBox("Für diesen Ordner merken")
        self.send = with_icon(button("An den Server senden", "primary" if send_first else "plain"), "up")
        self.here = with_icon(button("Auf diesem PC bearbeiten", "plain" if send_first else "primary"), "this-pc")
        self.cancel = button("Abbrechen")
        self._build()
        self._connect()
        self._allow()
        (self.send if send_first or not what.here else self.here).setDefault(True)

    def _build(self) -> None:
        names = ", ".join(self._what.names)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        whole.addWidget(scrolling(content, "Was an den Server geht"), 1)
        layout.addWidget(label(f"„{names}“ an {self._what.server} senden?", "heading"))
        if self._what.ways:
            layout.addWidget(label(self._what.ways, "strong"))
        layout.addLayout(self._facts(names))
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self._titled("So verlässt der Text den PC:", self.text))
        both.addWidget(self._titled("Das sieht der Server nicht:", self.hides, self.hiding))
        both.setSizes([_TEXT_PX, _LIST_PX])
        layout.addWidget(both, 1)
        self.remember.setVisible(self._what.may_remember)
        self.here.setVisible(self._what.here)
        whole.addWidget(self.remember)
        row = QHBoxLayout()
        row.addStretch(1)
        for built in (self.send, self.here, self.cancel):
            row.addWidget(built)
        whole.addLayout(row)

    def _facts(self, names: str) -> QFormLayout:
        facts = QFormLayout()
        facts.setVerticalSpacing(4)
        for name, told in (("Ziel:", self._what.host), ("Dokumente:", names)):
            facts.addRow(name, _selectable(told))
        facts.addRow("Umfang:", self.amount)
        if self._what.classes is not None:
            self.classes.addItem("Bitte wählen", "")
            for name in self._what.classes:
                self.classes.addItem(_CLASSES.get(name, name), name)
            self.classes.setAccessibleName("Art der Daten")
            facts.addRow("Art der Daten:", self.classes)
        return facts

    @staticmethod
    def _titled(title: str, *inside: QWidget) -> QWidget:
        built = QWidget()
        column = QVBoxLayout(built)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(title, "muted"))
        for widget in inside:
            column.addWidget(widget)
        return built

    def _connect(self) -> None:
        # One change is often followed by the next.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.privacy_changed.emit(self.privacy))
        self.hides.toggled.connect(self._change)
        self.hiding.changed.connect(self._change)
        self.classes.currentIndexChanged.connect(self._allow)
        self.send.clicked.connect(self._send)
        self.here.clicked.connect(self._stay)
        self.cancel.clicked.connect(self.reject)

    @property
    def privacy(self) -> Privacy:
        """What shall be hidden, as it is chosen now."""
        wished = self.hiding.wished(self._privacy)
        return replace(wished, hides=self.hides.isChecked(), data_class=self.classes.currentData() or "")

    def show_outgoing(self, outgoing: Outgoing) -> None:
        """Show what would leave with the privacy that was chosen last."""
        self._fresh = not self._pause.isActive()
        pages = len(outgoing.pages)
        self.amount.setText(f"{pages} {'Seite' if pages == 1 else 'Seiten'} · {_size(outgoing.size_bytes)} Text")
        where = self.text.verticalScrollBar().value()
        self.text.setPlainText(_text(outgoing, self._what.names))
        self.text.verticalScrollBar().setValue(where)
        self.hiding.show_disguises(outgoing.disguises)
        self.hiding.setEnabled(self.hides.isChecked())
        self._allow()

    def fail(self, sentence: str) -> None:
        """Say why what would leave cannot be told; then nothing can be sent."""
        self._fresh = False
        self.amount.setText(sentence)
        self.text.clear()
        self._allow()

    def _change(self) -> None:
        self._fresh = False
        self._allow()
        self._pause.start()

    def _allow(self) -> None:
        """Let only be sent what was shown."""
        self.send.setEnabled(self._fresh and (self._what.classes is None or bool(self.classes.currentData())))

    def _send(self) -> None:
        self._decide(lambda: self.send_wished.emit(self.privacy, self.remember.isChecked()))

    def _stay(self) -> None:
        self._decide(lambda: self.here_wished.emit(self.remember.isChecked()))

    def _decide(self, tell: Callable[[], object]) -> None:
        self._pause.stop()
        tell()
        self.accept()


def _selectable(text: str) -> QLabel:
    built = label(text)
    built.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return built


def _text(outgoing: Outgoing, names: Sequence[str]) -> str:
    """Give every page below a line that names it."""
    several = len({page.document for page in outgoing.pages}) > 1
    told = []
    for page in outgoing.pages:
        name = names[page.document] if page.document < len(names) else f"Anlage {page.document + 1}"
        where = wording.place("page", page.page)
        told.append(f"—— {f'{name}, ' if several else ''}{where} ——\n{page.text.strip()}")
    return "\n\n".join(told)


def _size(size_bytes: int) -> str:
    thousand = 1000
    return f"{max(1, round(size_bytes / thousand)):,} kB".replace(",", ".")
