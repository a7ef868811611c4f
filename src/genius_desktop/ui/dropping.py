"""What was dropped or pasted: the documents in it, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from genius_desktop import wording

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QUrl

    from genius_desktop.domain import Source

# The window waits no longer for a folder that is slow or very full.
_PATIENCE_SECONDS = 0.2
NOT_LOCAL = "Adressen aus dem Internet werden nicht geladen. Bitte speichern Sie das Dokument zuerst auf diesem PC."
NOT_MOUNTED = (
    "Dieser Ort ist nur über den Dateimanager erreichbar. Bitte kopieren Sie das Dokument zuerst in einen Ordner auf "
    "diesem PC."
)
NOT_MAIL = (
    "E-Mails lassen sich nicht unmittelbar aus dem Mailprogramm ablegen. Bitte speichern Sie die E-Mail dort als Datei "
    "(„Speichern unter …“, .eml oder .msg) und ziehen Sie diese hierher."
)
NOT_TEXT = "Hier lassen sich nur Dateien ablegen. Bitte speichern Sie den Text als Dokument."
NOTHING = "Darin war kein Dokument. Bitte ziehen oder kopieren Sie eine Datei."
_WEB = {"http", "https", "ftp", "ftps", "data", "blob", "about"}
_MAIL_SCHEMES = ("imap", "mailbox", "news", "nntp", "pop", "ews", "mid", "message")
# What Thunderbird, Evolution and Outlook offer of a message.
_MAIL_FORMATS = ("message/rfc822", "text/x-moz-message", "x-uid-list", "filegroupdescriptor")


@dataclass(frozen=True, slots=True)
class Catch:
    """Documents to work on and a sentence on what was left out, or the sentence that refuses what came instead.

    Where `surplus` documents are more than go at once, the user is asked before the others are taken.
    """

    sources: tuple[Source, ...] = ()
    refusal: str = ""
    note: str = ""
    surplus: int = 0
    sample: bool = False


def may_hold_files(mime: QMimeData) -> bool:
    """Tell whether it is worth to take a drop: even what is refused is answered with a sentence."""
    return mime.hasUrls() or mime.hasText() or _is_mail(mime)


def catch(mime: QMimeData) -> Catch:
    """Find the documents in what was dropped or pasted."""
    urls = mime.urls() if mime.hasUrls() else []
    if urls and all(url.isLocalFile() for url in urls):
        return catch_urls(urls)
    if _is_mail(mime):
        return Catch(refusal=NOT_MAIL)
    if urls:
        return catch_urls(urls)
    text = mime.text().strip() if mime.hasText() else ""
    if text:
        return Catch(refusal=NOT_LOCAL if text.startswith(("http://", "https://", "www.")) else NOT_TEXT)
    return Catch(refusal=NOTHING)


def catch_urls(urls: list[QUrl]) -> Catch:
    """Find the documents among addresses and in folders; an address elsewhere refuses them all."""
    distant = next((url for url in urls if not url.isLocalFile()), None)
    if distant is not None:
        return Catch(refusal=_why_not(distant.scheme().casefold()))
    return catch_files([url.toLocalFile() for url in urls])


def catch_files(paths: list[str]) -> Catch:
    """Find the documents among files and in folders."""
    # Loaded with the first document: the window opens sooner.
    from genius_desktop import gathering

    most = gathering.MOST_DOCUMENTS
    surplus = max(0, len(paths) - most)
    found = gathering.gather(paths[:most], seconds=_PATIENCE_SECONDS)
    if found.too_many:
        return Catch(refusal=too_many(most))
    if not found.sources:
        return Catch(refusal=NOTHING)
    return Catch(found.sources, note=wording.left_out(found.left_out) if found.left_out else "", surplus=surplus)


def sample(path: str) -> Catch:
    """Take a document of our own that is there to try the program with."""
    return replace(catch_files([path]), sample=True)


def too_many(most: int) -> str:
    """Refuse a folder that holds more than may come at once."""
    return (
        f"Das sind zu viele Dokumente auf einmal. Bitte wählen Sie höchstens {most} aus, oder einen kleineren Ordner."
    )


def ask_first(caught: Catch) -> tuple[str, str, str]:
    """Ask whether a part of so many documents shall do: the question, what it means, the word for yes."""
    taken = len(caught.sources)
    every = f"{taken + caught.surplus:,}".replace(",", ".")
    return (
        f"Nur die ersten {taken} von {every} Dokumenten zusammenfassen?",
        f"Auf einmal gehen höchstens {taken}. Die übrigen werden nicht gelesen; Sie können sie danach ablegen.",
        f"Die ersten {taken} nehmen",
    )


def _why_not(scheme: str) -> str:
    if scheme.startswith(_MAIL_SCHEMES):
        return NOT_MAIL
    return NOT_LOCAL if scheme in _WEB or not scheme else NOT_MOUNTED


def _is_mail(mime: QMimeData) -> bool:
    return any(known in form.casefold() for form in mime.formats() for known in _MAIL_FORMATS)
