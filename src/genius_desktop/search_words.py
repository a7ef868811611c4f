"""The words around what was found in the collections, shared by window and command line."""

from collections.abc import Iterable
from datetime import datetime

from genius_desktop import question_words
from genius_desktop.domain import DocumentReport
from genius_desktop.libraries import Collection, FoundPaper, Paper
from genius_desktop.library_words import STATES
from genius_desktop.overview_words import KINDS
from genius_desktop.plain_text import clean

_TOLD_STATES = {"changed", "gone"}


def number(count: int) -> str:
    """Write a number with points between its thousands."""
    return f"{count:,}".replace(",", ".")


def documents(count: int) -> str:
    """Count documents."""
    return "1 Dokument" if count == 1 else f"{number(count)} Dokumente"


def places(count: int) -> str:
    """Count passages that were found."""
    return "1 Stelle" if count == 1 else f"{number(count)} Stellen"


def about(paper: Paper, collections: Iterable[Collection]) -> str:
    """Say in one line what a document is: its kind, date, body, length, collection, type and state."""
    home = next((one.name for one in collections if one.id == paper.collection), "")
    length = f"{paper.pages} {_unit(paper)}" if paper.pages else ""
    told = (
        KINDS[paper.kind],
        day(paper.date),
        paper.body,
        length,
        ending(paper.name),
        home,
        STATES[paper.state] if paper.state in _TOLD_STATES else "",
    )
    return " · ".join(part for part in told if part)


def checked(collection: Collection, *, watched: bool) -> str:
    """Say when the folders of a collection were looked through, and when that happens again."""
    again = (
        "Änderungen werden gleich bemerkt." if watched else "Änderungen zeigen sich beim Start und bei „Aktualisieren“."
    )
    if not collection.checked:
        return f"Noch nicht durchgesehen. {again}"
    when = datetime.fromisoformat(collection.checked).astimezone()
    return f"Zuletzt durchgesehen: {when:%d.%m.%Y, %H:%M} Uhr. {again}"


def called(report: DocumentReport, name: str = "") -> str:
    """Say what a document of a collection is: its title, its date, and the name of its file."""
    told = (clean(report.title), day(report.date), name or clean(report.name))
    return ", ".join(part for part in told if part)


def _unit(paper: Paper) -> str:
    if paper.unit == "page":
        return "Seite" if paper.pages == 1 else "Seiten"
    return "Abschnitt" if paper.pages == 1 else "Abschnitte"


def day(date: str) -> str:
    """Write the date of a document as it is written here; empty for none."""
    return question_words.day(date) if date else ""


def ending(name: str) -> str:
    """Give the type of a file by its name, in capitals."""
    return name.rpartition(".")[2].upper() if "." in name else ""


def copies(paper: FoundPaper) -> str:
    """Say where else the same document lies; empty for nowhere."""
    names = ", ".join(dict.fromkeys(copy.name for copy in paper.copies))
    return f"Dasselbe Dokument auch als: {names}" if names else ""


def holdings(collections: Iterable[Collection]) -> str:
    """Say how much there is to search."""
    every = tuple(collections)
    read = sum((one.states or {}).get(state, 0) for one in every for state in ("read", "ocr", "changed"))
    unreadable = sum((one.states or {}).get("unreadable", 0) for one in every)
    told = f"{'1 Sammlung' if len(every) == 1 else f'{len(every)} Sammlungen'} · {documents(read)}"
    return f"{told} · {number(unreadable)} nicht lesbar" if unreadable else told
