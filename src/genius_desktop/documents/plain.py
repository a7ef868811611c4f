"""Plain text and Markdown in any encoding a German office has used."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.charsets import Decoded, decode
from genius_desktop.documents.grids import Grid, grid_lines
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

__all__ = ["Decoded", "blocks", "decode", "doubts_of", "invisible_in", "read"]

# A book of 1,000 pages has 3 MB; more than this no one summarises, and reading it would take all memory.
TEXT_LIMIT_BYTES = 50 * 1024 * 1024
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
# Four marks on one letter occur in no language; thousands make a tower that freezes what shows it.
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_TOWER = re.compile(f"({_MARKS}{{4}}){_MARKS}+")
_MARKDOWN = re.compile(r" {0,3}(#{1,6})\s+(.+?)\s*#*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})\s*$")
_HEADING_CHARS = 120
_CLAUSE = re.compile(
    r"\s*(?:§{1,2}\s*\d+\s*[a-z]?\b(?!\s*(?:Abs|Absatz|Satz|S\.|Nr|Nummer|und|bis|oder|,))"
    r"|(?:Artikel|Art\.)\s+\d+[a-z]?\b(?!\s*(?:Abs|Absatz|Satz|Nr))"
    r"|(?:TOP|Tagesordnungspunkt)\s*\d+(?:\.\d+)*\b)"
)
_CLAUSE_ALONE = re.compile(r"\s*(?:§\s*\d+\s*[a-z]?|(?:Artikel|Art\.)\s+\d+[a-z]?)\.?\s*$")
_ORDINAL = r"(?:[IVXL]+\.|\d+\.|Erste[rs]?|Zweite[rs]?|Dritte[rs]?|Vierte[rs]?|Fünfte[rs]?|Sechste[rs]?|Siebte[rs]?)"
_PART = re.compile(rf"\s*(?:{_ORDINAL}\s+(?:Teil|Buch)\b|(?:Teil|Buch)\s+(?:[IVXL]+|\d+|[A-H])\b)")
_CHAPTER = re.compile(
    rf"\s*(?:{_ORDINAL}\s+(?:Abschnitt|Kapitel|Titel)\b|(?:Abschnitt|Kapitel)\s+(?:[IVXL]+|\d+|[A-H])\b)"
)
_LEVELS = ((_PART, 2), (_CHAPTER, 3), (_CLAUSE, 4))
_NO_HEADING_END = (".", ";", ",", ":")
_TABLE_RULE = re.compile(r"(?=.*\|)\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_MARKUP = re.compile(r"^ {0,3}#{1,6}\s+\S|\*\*\S[^*\n]*\*\*|^ {0,3}```", re.MULTILINE)
_EMPHASIS = (
    re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])"),
    re.compile(r"(`)([^`\n]+)`"),
)


def read(data: bytes, name: str) -> Content:
    """Read a text in any encoding.

    Raises `InputProblem` for one that is too long.
    """
    if len(data) > TEXT_LIMIT_BYTES:
        raise InputProblem("too-costly", name)
    decoded = decode(data)
    text, towers = _lowered(decoded.text)
    return Content(blocks(text), doubts_of(decoded, towers))


def doubts_of(decoded: Decoded, removed: int = 0) -> list[Doubt]:
    """Tell what could not be sure of the characters of a text."""
    doubts: list[Doubt] = []
    if decoded.guessed:
        doubts.append(Doubt("encoding-guessed"))
    if decoded.replaced:
        doubts.append(Doubt("replaced-characters", count=decoded.replaced))
    invisible = (0 if decoded.text.isascii() else len(_INVISIBLE.findall(decoded.text))) + removed
    if invisible:
        doubts.append(Doubt("invisible-characters", count=invisible))
    return doubts


def invisible_in(blocks_read: Iterable[Block]) -> list[Doubt]:
    """Tell how many characters no one can see stand in blocks."""
    count = sum(len(_INVISIBLE.findall(block.text)) for block in blocks_read if not block.text.isascii())
    return [Doubt("invisible-characters", count=count)] if count else []


def _lowered(text: str) -> tuple[str, int]:
    """Take down towers of combining marks; give the text and how many marks went."""
    if text.isascii() or not any(map(unicodedata.combining, set(text))):
        return text, 0
    lower = _TOWER.sub(r"\1", text)
    return lower, len(text) - len(lower)


def blocks(text: str) -> list[Block]:
    """Give the paragraphs of a text; what is marked or numbered as a heading becomes one."""
    is_markdown = bool(_MARKUP.search(text))
    return [block for paragraph in _paragraphs(text) for block in _paragraph(paragraph, is_markdown=is_markdown)]


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _paragraph(lines: list[str], *, is_markdown: bool) -> Iterator[Block]:
    """Cut the lines between two blank ones into headings, tables and text."""
    text: list[str] = []
    place = 0
    while place < len(lines):
        heading, used = _heading(lines, place, is_first=not text)
        table = 0 if heading else _table_length(lines, place)
        if text and (heading or table):
            yield Block(_readable("\n".join(text), is_markdown=is_markdown))
            text = []
        if heading:
            yield Block(_readable(heading.text, is_markdown=is_markdown), heading.level)
        elif table:
            yield from (Block(_readable(line, is_markdown=True)) for line in _table(lines[place : place + table]))
        elif not (is_markdown and lines[place].lstrip().startswith("```")):
            text.append(lines[place])
        place += used or table or 1
    if text:
        yield Block(_readable("\n".join(text), is_markdown=is_markdown))


def _heading(lines: list[str], place: int, *, is_first: bool) -> tuple[Block | None, int]:
    """Give the heading that begins at a line and how many lines it takes."""
    line = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else ""
    if found := _MARKDOWN.match(line):
        return Block(found[2], len(found[1])), 1
    if not is_first or len(line) > _HEADING_CHARS:
        return None, 0
    if (rule := _UNDERLINE.match(following)) and "|" not in line:
        return Block(line.strip(), 1 if rule[1][0] == "=" else 2), 2
    level = next((level for pattern, level in _LEVELS if pattern.match(line)), 0)
    ends_sentence = line.endswith(_NO_HEADING_END) and not _CLAUSE_ALONE.match(line)
    if not level or ends_sentence:
        return None, 0
    if _CLAUSE_ALONE.match(line) and _names_clause(following):
        return Block(f"{line.strip()} {following.strip()}", level), 2
    return Block(line.strip(), level), 1


def _names_clause(line: str) -> bool:
    """Tell whether the line below „§ 1“ says what it is about."""
    return bool(line) and len(line) <= _HEADING_CHARS and line.lstrip()[0].isupper() and line[-1] not in _NO_HEADING_END


def _table_length(lines: list[str], place: int) -> int:
    """Count the lines of a Markdown table that begins here."""
    if place + 1 >= len(lines) or "|" not in lines[place] or not _TABLE_RULE.match(lines[place + 1]):
        return 0
    return next((n for n, line in enumerate(lines[place:]) if "|" not in line), len(lines) - place)


def _table(lines: list[str]) -> Iterator[str]:
    grid = Grid()
    for line in (lines[0], *lines[2:]):
        grid.begin_row()
        for cell in re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|")):
            grid.add(cell.replace("\\|", "|").strip())
        grid.end_row()
    return grid_lines(grid.rows, heads=1)


def _readable(text: str, *, is_markdown: bool) -> str:
    if is_markdown:
        for mark in _EMPHASIS:
            text = mark.sub(r"\2", text)
    return text
