"""An outline as PDF: tagged for screen readers (PDF/UA-1), fit for records (PDF/A-2a)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typst

from genius_desktop import codec, paths
from genius_desktop.exports.blocks import Block
from genius_desktop.exports.foreign import LetterheadError
from genius_desktop.exports.outline import SOURCE_TYPE, Outline
from genius_desktop.exports.telling import PROGRAM
from genius_desktop.exports.xmp import with_properties
from genius_desktop.letterhead import NO_LETTERHEAD, Letterhead
from genius_desktop.plain_text import clean

_LOGO_BYTES = 1_000_000
# What the font of the template surely has, alone and side by side.
_PLAIN = frozenset(map(chr, range(0x20, 0x17F))) | frozenset("–—‘’‚“”„‹›…•€−≤≥\ufffd")


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    value: Block


@dataclass(frozen=True, slots=True)
class _Given:
    """What the template is given, as data: nothing in it can become markup."""

    title: str
    program: str
    footer: str
    description: str
    keywords: tuple[str, ...]
    replaced: bool
    office: str
    address: tuple[str, ...]
    logo: tuple[int, ...]
    blocks: tuple[_Part, ...]


def render(outline: Outline, letterhead: Letterhead = NO_LETTERHEAD) -> bytes:
    """Write an outline as PDF; a character that no built-in font can show is replaced, and the file says so.

    Raises `LetterheadError`.
    """
    told = [(name, value) for name, value in outline.properties if name == SOURCE_TYPE]
    return with_properties(_typeset(outline, letterhead), told)


def _typeset(outline: Outline, letterhead: Letterhead) -> bytes:
    logo = _logo(letterhead, outline.created)
    try:
        return _compile("summary", _given(outline, letterhead, logo=logo, replaced=False), outline.created)
    except typst.TypstError:
        given = _given(outline, letterhead, logo=logo, replaced=True)
    unusual = set(given) - _PLAIN
    try:
        lacking = {character for character in unusual if not _shown(character, outline.created)}
        return _compile("summary", _without(lacking, given), outline.created)
    except typst.TypstError:
        # Each alone can be shown, but not one upon the other, as accents of distant scripts.
        return _compile("summary", _without(unusual, given), outline.created)


def _logo(letterhead: Letterhead, created: datetime) -> tuple[int, ...]:
    """Read the logo and try whether it can be drawn."""
    if not letterhead.logo:
        return ()
    try:
        data = Path(letterhead.logo).read_bytes()
    except (OSError, ValueError) as fault:
        raise LetterheadError(str(fault)) from fault
    if not 0 < len(data) <= _LOGO_BYTES:
        raise LetterheadError("empty or too large")
    try:
        _compile("logo", codec.to_json(tuple(data)).decode(), created)
    except typst.TypstError as fault:
        raise LetterheadError("no picture") from fault
    return tuple(data)


def _given(outline: Outline, letterhead: Letterhead, *, logo: tuple[int, ...], replaced: bool) -> str:
    given = _Given(
        title=outline.title,
        program=PROGRAM,
        footer=outline.footer,
        description=outline.description,
        keywords=outline.keywords,
        replaced=replaced,
        office=clean(letterhead.office),
        address=tuple(clean(line) for line in letterhead.address.splitlines() if line.strip()),
        logo=logo,
        blocks=tuple(_Part(type(block).__name__, block) for block in outline.blocks),
    )
    return codec.to_json(given).decode()


def _without(lacking: set[str], given: str) -> str:
    return given.translate(dict.fromkeys(map(ord, lacking), "\ufffd"))


def _shown(character: str, created: datetime) -> bool:
    try:
        _compile("probe", character, created)
    except typst.TypstError:
        return False
    return True


def _compile(template: str, given: str, created: datetime) -> bytes:
    return typst.compile(
        paths.resources() / "export" / f"{template}.typ",
        ignore_system_fonts=True,
        sys_inputs={"outline": given},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=created,
    )
