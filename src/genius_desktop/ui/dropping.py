"""What was dropped or pasted: the documents in it, or why there are none."""

import os
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QUrl

from genius_desktop.domain import Source

MOST_FILES = 200
NOT_LOCAL = "Adressen aus dem Internet werden nicht geladen. Bitte speichern Sie das Dokument zuerst auf diesem PC."
NOT_TEXT = "Hier lassen sich nur Dateien ablegen. Bitte speichern Sie den Text als Dokument."
NOT_FOLDER = "Ordner lassen sich noch nicht ablegen. Bitte wählen Sie die Dokumente darin aus."
TOO_MANY = f"Das sind zu viele Dokumente auf einmal. Bitte wählen Sie höchstens {MOST_FILES} aus."
NOTHING = "Darin war kein Dokument. Bitte ziehen oder kopieren Sie eine Datei."


@dataclass(frozen=True, slots=True)
class Catch:
    """Documents to work on, or the sentence that refuses what came instead."""

    sources: tuple[Source, ...] = ()
    refusal: str = ""


def may_hold_files(mime: QMimeData) -> bool:
    """Tell whether it is worth to take a drop: even what is refused is answered with a sentence."""
    return mime.hasUrls() or mime.hasText()


def catch(mime: QMimeData) -> Catch:
    """Find the documents in what was dropped or pasted."""
    if mime.hasUrls():
        return catch_urls(mime.urls())
    if mime.hasText() and mime.text().strip():
        text = mime.text().strip()
        return Catch(refusal=NOT_LOCAL if text.startswith(("http://", "https://")) else NOT_TEXT)
    return Catch(refusal=NOTHING)


def catch_urls(urls: list[QUrl]) -> Catch:
    """Find the documents among addresses; one that is none refuses them all, so that nothing is left out silently."""
    if any(not url.isLocalFile() for url in urls):
        return Catch(refusal=NOT_LOCAL)
    if len(urls) > MOST_FILES:
        return Catch(refusal=TOO_MANY)
    files = list(dict.fromkeys(os.path.abspath(url.toLocalFile()) for url in urls))  # noqa: PTH100 (no Path of a broken name)
    if any(os.path.isdir(file) for file in files):  # noqa: PTH112
        return Catch(refusal=NOT_FOLDER)
    return Catch(tuple(source(file) for file in files)) if files else Catch(refusal=NOTHING)


def source(file: str) -> Source:
    """Name a file by its bytes, and for people."""
    name = os.fsencode(os.path.basename(file) or file).decode("utf-8", "replace")  # noqa: PTH119
    shown = "".join(character if character.isprintable() else "\ufffd" for character in name)
    return Source(os.fsencode(file), shown)
