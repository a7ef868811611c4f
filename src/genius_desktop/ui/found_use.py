"""What can be done with a place that was found: dragged into a job, handed to another workplace, copied."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from genius_desktop import search_words, wording
from genius_desktop.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from genius_desktop.libraries import FoundPaper, Hit

# The workplaces that take a document, by the class of their page.
TAKERS = (
    ("AskPage", "Fragen"),
    ("WritingPage", "Entwerfen"),
    ("RewritePage", "Text überarbeiten"),
    ("ComparePage", "Vergleichen"),
)
COPY = "Stelle mit Quelle kopieren"


def quote(found: FoundPaper, hit: Hit) -> str:
    """Give a place in its own words, with where it stands."""
    paper = found.paper
    told = (clean(paper.title), clean(paper.name), search_words.day(paper.date), wording.place(paper.unit, hit.page))
    return f"„{clean(hit.quote)}“ ({', '.join(part for part in dict.fromkeys(told) if part)})"


def mime(found: FoundPaper, hit: Hit) -> QMimeData:
    """Give a place as it leaves by a drag: the file it stands in, where there is one, and its words."""
    data = QMimeData()
    if found.paper.state != "gone":
        data.setUrls([QUrl.fromLocalFile(os.fsdecode(found.paper.path))])
    data.setText(quote(found, hit))
    return data


def drag(source: QWidget, found: FoundPaper, hit: Hit) -> None:
    """Let the user drag a place away; the file stays where it is."""
    moved = QDrag(source)
    moved.setMimeData(mime(found, hit))
    moved.exec(Qt.DropAction.CopyAction)


def menu(parent: QWidget, found: FoundPaper, hit: Callable[[], Hit], *, use: Callable[[str], object]) -> QMenu:
    """Offer by menu what a drag does."""
    built = QMenu(parent)
    for name, title in TAKERS:
        action = built.addAction(title)
        action.setEnabled(found.paper.state != "gone")
        action.triggered.connect(lambda _on=False, name=name: use(name))
    built.addSeparator()
    built.addAction(COPY).triggered.connect(lambda _on=False: QGuiApplication.clipboard().setText(quote(found, hit())))
    return built
