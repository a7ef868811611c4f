"""An outline as Markdown (CommonMark, safe for GitHub's dialect too)."""

import re
from collections.abc import Iterator

from genius_desktop.exports.blocks import (
    Block,
    Facts,
    Heading,
    Line,
    Listing,
    Notice,
    Paragraph,
    Prose,
    Run,
    Signature,
    Synopsis,
    Table,
)
from genius_desktop.exports.outline import LANGUAGE, Outline
from genius_desktop.exports.telling import PROGRAM

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
        case Prose(lines, marks):
            # A backslash at its end keeps a line from running into the next.
            text = "\\\n".join(_line(line) for line in lines)
            return "".join([text, *(f" – **{escape(mark)}**" for mark in marks)])
        case Synopsis(header, rows):
            told = [tuple(map(escape, header)), ("---",) * len(header), *(tuple(map(_line, row)) for row in rows)]
            return "\n".join(f"| {' | '.join(cells)} |" for cells in told)
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


# Signs around a stretch of text; they hold only where they touch a character that is no space.
_SIGNS = {"plain": "", "gap": "**", "old": "~~", "new": "**"}


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    inner, sign = run.text.strip(), _SIGNS[run.look]
    if not sign or not inner:
        return escape(run.text)
    start = run.text.index(inner)
    return f"{run.text[:start]}{sign}{escape(inner)}{sign}{run.text[start + len(inner) :]}"
