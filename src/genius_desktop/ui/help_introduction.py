"""What is said before the first use, and whenever someone asks for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from genius_desktop.ui.building import frame, label, open_as

# Whoever has confirmed another text is asked again.
EDITION = "2"
BLOCKS: tuple[tuple[str, str], ...] = (
    (
        "Was es ist",
        (
            "Genius Desktop fasst Dokumente mit einem Sprachmodell zusammen, einer Form von Künstlicher Intelligenz. "
            "Zu jeder Aussage steht die Seite, von der sie stammt."
        ),
    ),
    (
        "Was es nicht ist",
        (
            "Es entscheidet nichts, bewertet niemanden und ersetzt nicht das Lesen, wo es auf den Wortlaut ankommt. "
            "Ein Sprachmodell kann Fehler machen: Prüfen Sie Zahlen, Fristen und Namen, bevor Sie sie verwenden. Für "
            "Entscheidungen über Leistungen, Einstellungen oder Aufenthalt von Menschen ist es nicht bestimmt."
        ),
    ),
    (
        "Wo Ihre Daten bleiben",
        (
            "Auf diesem PC. Ins Netz geht nichts, außer Sie geben einen Auftrag für den Server Ihrer Gemeinde frei; "
            "vorher sehen Sie, was gesendet würde. Ergebnisse stehen im Verlauf, bis ihre Frist abgelaufen ist oder "
            "Sie sie löschen; dann sind sie wirklich fort."
        ),
    ),
    (
        "Wie Sie prüfen",
        (
            "Ein Klick auf eine Seitenangabe zeigt die Stelle im Original. Was dort nicht gefunden "
            "wurde, ist mit einem "
            "Zeichen und mit Worten markiert. Am Ende steht, welche Seiten gelesen wurden und welche nicht."
        ),
    ),
)
_SIZE_PX = (620, 560)


class Introduction(QDialog):
    """One page in four short blocks; it is accepted when the user confirms it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Einführung")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, *_SIZE_PX)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(label("Bevor Sie beginnen", "title"))
        for heading, text in BLOCKS:
            block = frame("card")
            lines = QVBoxLayout(block)
            lines.setContentsMargins(14, 10, 14, 12)
            lines.addWidget(label(heading, "heading"))
            lines.addWidget(label(text))
            column.addWidget(block)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName("Einführung: " + " ".join(f"{heading}: {text}" for heading, text in BLOCKS))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        buttons = QDialogButtonBox()
        self.confirm = buttons.addButton("Gelesen und verstanden", QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm.setAccessibleName("Gelesen und verstanden")
        self.confirm.setDefault(True)
        buttons.accepted.connect(self.accept)
        column.setContentsMargins(0, 0, 8, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.addWidget(area, 1)
        layout.addWidget(label("Sie finden diese Seite jederzeit unter „Hilfe“.", "muted"))
        layout.addWidget(buttons)
        self.confirm.setFocus()
