"""An outline as plain text, for the clipboard and for programs that know nothing else."""

from collections.abc import Iterator

from genius_desktop.exports.blocks import Block, Facts, Heading, Listing, Notice, Paragraph, Signature, Table
from genius_desktop.exports.outline import Outline


def render(outline: Outline) -> bytes:
    """Write an outline as text in UTF-8; the last line says what made it."""
    return ("\n\n".join([*("\n".join(_lines(block)) for block in outline.blocks), outline.footer]) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(1, text):
            yield text
            yield "=" * len(text)
        case Heading(_, text):
            yield text
            yield "-" * len(text)
        case Notice(text) | Paragraph(text) | Signature(text):
            yield text
        case Listing(entries, numbered, first):
            for number, entry in enumerate(entries, start=first):
                marks = "".join(f" – {mark}" for mark in entry.marks)
                yield f"{f'{number}.' if numbered else '•'} {entry.text}{marks}"
        case Table(_, rows):
            for statement, place, quote in rows:
                yield f"{statement}. {place}: „{quote}“"
        case Facts(pairs):
            for label, value in pairs:
                yield f"{label}: {value}"
