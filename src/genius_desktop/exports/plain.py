"""An outline as plain text, for the clipboard and for programs that know nothing else."""

from collections.abc import Iterator

from genius_desktop.exports.blocks import (
    Block,
    Facts,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Prose,
    Signature,
    Synopsis,
    Table,
    said,
)
from genius_desktop.exports.outline import Outline


def render(outline: Outline) -> bytes:
    """Write an outline as text in UTF-8; the last line says what made it."""
    return ("\n\n".join([*("\n".join(_lines(block)) for block in outline.blocks), outline.footer]) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield text
            yield ("=" if level == 1 else "-") * len(text)
        case Notice(text) | Paragraph(text) | Signature(text):
            yield text
        case Prose(lines, marks):
            yield from (said(line) for line in lines)
            yield from (f"– {mark}" for mark in marks)
        case Synopsis():
            yield from _synopsis(block)
        case Listing():
            yield from _entries(block)
        case Table(_, rows):
            yield from (f"{statement}. {place}: „{quote}“" for statement, place, quote in rows)
        case Facts(pairs):
            yield from (f"{label}: {value}" for label, value in pairs)


def _entries(listing: Listing) -> Iterator[str]:
    for number, entry in enumerate(listing.entries, start=listing.first):
        marks = "".join(f" – {mark}" for mark in entry.marks)
        yield f"{f'{number}.' if listing.numbered else '•'} {entry.text}{marks}"


def _synopsis(block: Synopsis) -> Iterator[str]:
    """Give a table as what stands in its rows, one after the other."""
    for number, (place, *cells) in enumerate(block.rows):
        if number:
            yield ""
        yield said(place)
        yield from (f"{label}: {said(cell) or '–'}" for label, cell in zip(block.header[1:], cells, strict=True))
