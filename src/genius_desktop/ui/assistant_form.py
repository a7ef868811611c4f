"""The form that makes or changes an assistant without its file."""

from typing import cast

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from genius_desktop.assistants import sketch_changes
from genius_desktop.assistants.recipes import Recipe
from genius_desktop.assistants.sketches import Kind, Sketch
from genius_desktop.ui.building import button, label, row
from genius_desktop.ui.entry_form import TextField, text_line

_KINDS: dict[Kind, tuple[str, str]] = {
    "draft": ("Einen Text schreiben", "Angaben, nach denen gefragt wird (eine je Zeile)"),
    "check": ("Unterlagen auf Vollständigkeit prüfen", "Unterlagen, die da sein müssen (eine je Zeile)"),
    "extract": ("Stellen heraussuchen", "Wörter, an denen man die Stellen erkennt (eines je Zeile, * für Endungen)"),
}
_SCOPE = (
    "Dieser Assistent hat mehr, als das Formular zeigt ({}): Hier ändern Sie den wichtigsten Schritt und das erste "
    "Beispiel; alles Übrige bleibt und steht im Blatt „Datei (TOML)“."
)
_SENTENCE = "Erstelle einen Assistenten, der Bauanträge auf fehlende Unterlagen prüft"


class AssistantForm(QWidget):
    """Shows a `Sketch` and lets it be changed."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.scope = label("", "muted")
        column.addWidget(self.scope)
        self.sentence = text_line()
        self.sentence.setPlaceholderText(_SENTENCE)
        self.sentence.setToolTip(_SENTENCE)
        self.draft = button("Entwurf machen")
        self.title, self.purpose = text_line(), text_line()
        self.kind = QComboBox()
        for kind, (told, _) in _KINDS.items():
            self.kind.addItem(told, kind)
        self.items, self.task = TextField("Liste"), TextField("Auftrag an das Sprachmodell", lines=3)
        self.example, self.expects = TextField("Beispiel", lines=3), TextField("Was herauskommen muss", lines=3)
        self._listed = QLabel(_KINDS["draft"][1])
        self._ordered = QLabel("Auftrag an das Sprachmodell")
        self._begun = _add(column, "In einem Satz", self.sentence, shown=row(self.sentence, self.draft))
        _add(column, "Name", self.title)
        _add(column, "Wozu er da ist", self.purpose)
        _add(column, "Was er tut", self.kind)
        for caption, built in ((self._listed, self.items), (self._ordered, self.task)):
            caption.setBuddy(built)
            caption.setWordWrap(True)
            column.addWidget(caption)
            column.addWidget(built)
        _add(column, "Beispiel: Stichpunkte oder Text eines Dokuments", self.example)
        _add(column, "Was dabei herauskommen muss (eine Stelle je Zeile)", self.expects)
        column.addStretch(1)
        self.kind.currentIndexChanged.connect(self._suit)

    @property
    def wish(self) -> str:
        """The sentence that describes a new assistant, or the one that is proposed."""
        return self.sentence.text().strip() or _SENTENCE

    def open_for(self, recipe: Recipe | None) -> None:
        """Suit an assistant that is there already, or a new one."""
        for part in self._begun:
            part.setVisible(recipe is None)
        # Another kind would be another assistant.
        self.kind.setEnabled(recipe is None)
        steps, examples = (len(recipe.procedure.steps), len(recipe.examples)) if recipe else (0, 0)
        told = ["1 Schritt" if steps == 1 else f"{steps} Schritte"]
        told += [f"{examples} Beispiele"] if examples > 1 else []
        self.scope.setText(_SCOPE.format(", ".join(told)))
        self.scope.setVisible(recipe is not None and sketch_changes.is_partial(recipe))

    def sketch(self) -> Sketch:
        """Give what the form says."""
        items, expects = (
            tuple(line.strip() for line in field.toPlainText().split("\n") if line.strip())
            for field in (self.items, self.expects)
        )
        texts = {"task": self.task.toPlainText(), "example": self.example.toPlainText()}
        return Sketch(self.title.text(), self.purpose.text(), self._kind(), items, expects=expects, **texts)

    def show_sketch(self, sketch: Sketch) -> None:
        """Fill in the form."""
        self.title.setText(sketch.title)
        self.purpose.setText(sketch.purpose)
        self.kind.setCurrentIndex(self.kind.findData(sketch.kind))
        self.items.setPlainText("\n".join(sketch.items))
        self.task.setPlainText(sketch.task)
        self.example.setPlainText(sketch.example)
        self.expects.setPlainText("\n".join(sketch.expects))
        self._suit()

    def _kind(self) -> Kind:
        return cast("Kind", self.kind.currentData())

    def _suit(self) -> None:
        kind = self._kind()
        self._listed.setText(_KINDS[kind][1])
        self.items.setAccessibleName(_KINDS[kind][1])
        for part in (self._ordered, self.task):
            part.setVisible(kind == "draft")


def _add(column: QVBoxLayout, words: str, built: QWidget, *, shown: QWidget | None = None) -> tuple[QWidget, QWidget]:
    caption = QLabel(words)
    caption.setWordWrap(True)
    caption.setBuddy(built)
    built.setAccessibleName(words)
    column.addWidget(caption)
    column.addWidget(shown or built)
    return caption, shown or built
