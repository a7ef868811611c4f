"""What was dropped or pasted: the documents in it, or why there are none."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QUrl

from genius_desktop import gathering, wording
from genius_desktop.domain import Source

# The window waits no longer for a folder that is slow or very full.
_PATIENCE_SECONDS = 0.2
NOT_LOCAL = "Adressen aus dem Internet werden nicht geladen. Bitte speichern Sie das Dokument zuerst auf diesem PC."
NOT_TEXT = "Hier lassen sich nur Dateien ablegen. Bitte speichern Sie den Text als Dokument."
TOO_MANY = (
    f"Das sind zu viele Dokumente auf einmal. Bitte wählen Sie höchstens {gathering.MOST_DOCUMENTS} aus, "
    "oder einen kleineren Ordner."
)
NOTHING = "Darin war kein Dokument. Bitte ziehen oder kopieren Sie eine Datei."


@dataclass(frozen=True, slots=True)
class Catch:
    """Documents to work on and a sentence on what was left out, or the sentence that refuses what came instead."""

    sources: tuple[Source, ...] = ()
    refusal: str = ""
    note: str = ""


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
    """Find the documents among addresses and in folders; an address elsewhere refuses them all."""
    if any(not url.isLocalFile() for url in urls):
        return Catch(refusal=NOT_LOCAL)
    found = gathering.gather((url.toLocalFile() for url in urls), seconds=_PATIENCE_SECONDS)
    if found.too_many:
        return Catch(refusal=TOO_MANY)
    if not found.sources:
        return Catch(refusal=NOTHING)
    return Catch(found.sources, note=wording.left_out(found.left_out) if found.left_out else "")
