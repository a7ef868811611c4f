"""The handbook: shipped with the program, shown without any network."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from genius_desktop import paths
from genius_desktop.ui.building import button, open_as, scaled

_SIZE_PX = (900, 680)
_CHAPTERS_PX = 230
_WIDEST_PX = 560
_MARGIN_PX, _GAP_PX = 18, 4
_PICTURES = {".png", ".svg"}


class Chapter(QTextBrowser):
    """Shows one chapter; it loads pictures of the handbook and nothing else."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder.resolve()
        self.setAccessibleName("Kapitel")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(_MARGIN_PX)

    def show_file(self, name: str) -> None:
        """Show a chapter by the name of its file."""
        self.setMarkdown((self._folder / name).read_text("utf-8"))

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 (Qt's name)
        """Load a picture that lies beside the handbook; give nothing for any other wish."""
        _ = kind
        url = QUrl(name)
        if not url.isRelative():
            return None
        file = (self._folder / url.path()).resolve()
        if file.suffix not in _PICTURES or not file.is_relative_to(self._folder.parent) or not file.is_file():
            return None
        picture = QImage(str(file))
        if picture.width() <= _WIDEST_PX:
            return picture
        return picture.scaledToWidth(_WIDEST_PX, Qt.TransformationMode.SmoothTransformation)


class HelpBook(QDialog):
    """Chapters on the left, text on the right."""

    def __init__(self, parent: QWidget, folder: Path | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Handbuch")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        open_as(self, *_SIZE_PX)
        folder = folder or paths.handbook()
        self._names = sorted(file.name for file in folder.glob("[0-9]*.md"))
        self.chapters = QListWidget()
        self.chapters.setAccessibleName("Kapitel des Handbuchs")
        self.chapters.setMaximumWidth(scaled(_CHAPTERS_PX))
        self.chapters.setSpacing(_GAP_PX)
        self.chapters.addItems([_title(folder / name) for name in self._names])
        self.text = Chapter(folder)
        self.text.anchorClicked.connect(self._follow)
        self.chapters.currentRowChanged.connect(lambda row: self.text.show_file(self._names[row]))
        close = button("Schließen")
        close.clicked.connect(self.close)
        columns = QHBoxLayout()
        columns.addWidget(self.chapters)
        columns.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)
        if self._names:
            self.chapters.setCurrentRow(0)

    def _follow(self, link: QUrl) -> None:
        """Go to another chapter; a link out of the handbook leads nowhere."""
        if link.isRelative() and link.path() in self._names:
            self.chapters.setCurrentRow(self._names.index(link.path()))


def _title(file: Path) -> str:
    return file.read_text("utf-8").partition("\n")[0].lstrip("# ").strip()
