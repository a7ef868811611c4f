"""An outline as Markdown (CommonMark, safe for GitHub's dialect too)."""

import re
from collections.abc import Iterator

from genius_desktop.exports.blocks import Block, Facts, Heading, Listing, Notice, Paragraph, Signature, Table
from genius_desktop.exports.outline import LANGUAGE, PROGRAM, Outline

# An address becomes a link in GitHub's dialect even when escaped, but never between backticks.
_ADDRESS = re.compile(r"(?<![\w.+:/-])((?:[\w.+:/-]++@[\w.-]+)+)")
_SPECIAL = re.compile(r"[\\`*\[\]<>|~${}#]|&(?=#?\w+;)|(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
# Underscores inside a word, and those that stand alone as a line to write on, are what they seem.
_UNDERSCORES = re.compile(r"((?<=[^\W_])_+(?=[^\W_])|(?<=\s)_+(?=\s|$))|_")
_BLOCK_START = re.compile(r"^(?=[+=-])|^\d+(?=[.)])")


def render(outline: Outline) -> bytes:
    """Write an outline as Markdown in UTF-8."""
    # Only our own words stand in this comment, so no document text can end it.
    front = f"<!-- {' · '.join((*outline.keywords, PROGRAM, LANGUAGE))} -->"
    return ("\n\n".join([front, *(_block(block) for block in outline.blocks)]) + "\n").encode()


def escape(text: str) -> str:
    """Give a text of one line so that a Markdown reader shows it as it is: no link, picture, HTML or layout."""
    pieces = _ADDRESS.split(text)
    escaped = "".join(f"`{piece}`" if at % 2 else _escape(piece) for at, piece in enumerate(pieces))
    return _BLOCK_START.sub(r"\g<0>\\", escaped)


def _escape(text: str) -> str:
    return _UNDERSCORES.sub(lambda run: run[1] or r"\_", _SPECIAL.sub(r"\\\g<0>", text))


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {escape(text)}"
        case Notice(text):
            return f"**{escape(text)}**"
        case Paragraph(text) | Signature(text):
            return escape(text)
        case Listing():
            return "\n".join(_entries(block))
        case Table(_, rows):
            return "\n".join(f"- {escape(f'{number} · {place}: „{quote}“')}" for number, place, quote in rows)
        case Facts(pairs):
            return "\n".join(f"- {escape(f'{label}: {value}')}" for label, value in pairs)


def _entries(listing: Listing) -> Iterator[str]:
    for number, entry in enumerate(listing.entries, start=listing.first):
        marks = "".join(f" – **{escape(mark)}**" for mark in entry.marks)
        yield f"{f'{number}.' if listing.numbered else '-'} {escape(entry.text)}{marks}"
