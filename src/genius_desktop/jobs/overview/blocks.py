"""The text of a document as blocks on one line each, every character with its place on the page."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from genius_desktop.documents.pruning import prune
from genius_desktop.domain import Document, Page
from genius_desktop.jobs.overview.figures import BODY, FULL_DATE, QUANTITY
from genius_desktop.overviews import Finding
from genius_desktop.sentences import split

# No one reads on: beyond these the overview looks at the beginning only.
_MOST_CHARS = 3_000_000
_LONGEST_LINE_CHARS = 20_000
_LONGEST_BLOCK_CHARS = 4_000
_MOST_REPEATS = 3
_FEWEST_LETTERS = 4

_CHAPTER = re.compile(
    r"(?:(?:[Zz]u\s+)?(?:§§?\s?\d+[a-z]?\b|TOP\s?\d|Punkt\s\d|Art(?:ikel|\.)\s?\d|Tagesordnungspunkt\s?\d"
    r"|(?:Abschnitt|Kapitel|Teil)\s[\dIVXA-D]+(?=$|:|\s[A-ZÄÖÜ–-])|Anlage\s\d)|[IVX]{1,5}\.\s+[A-ZÄÖÜ]"
    r"|(?:Ers|Zwei|Drit|Vier|Fünf|Sechs|Sieb|Ach|Neun|Zehn|Elf|Zwölf)(?:en)?te[rs]\s(?:Abschnitt|Teil|Titel)\b"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[A-ZÄÖÜ])[^.!?;:,]{2,80}$)"
)
_ITEM = re.compile(r"[-–•▪◦*○●□☐☒■➢]\s|\(?\d{1,2}[a-z]?[.)]\s|\(\d{1,2}[a-z]?\)|\(?[a-z]{1,2}\)\s")
_LABEL = re.compile(r"[A-ZÄÖÜ][\wäöüß/.-]*(?:\s[\wäöüß/.()-]+){0,4}\s?:(?:\s|$)")
_ROW_END = re.compile(r"(?:€|Euro|EUR|%|v\.\s?H\.|\d,\d\d|\d\.\d{3})\.?$")
_SENTENCE_END = ".!?:;"
# „450 v.H. festzusetzen“: a short form of single letters ends no sentence.
_ABBREVIATED = re.compile(r"\b(?:v\.\s?H\.|z\.\s?B\.|u\.\s?a\.|d\.\s?h\.|i\.\s?d\.\s?R\.|p\.\s?a\.|m\.\s?b\.\s?H\.)$")
_AGENDA = re.compile(r"(?:[Zz]u\s+)?(?:Punkt|TOP|Tagesordnungspunkt)\s?\d{1,3}\b(?!\s(?:und|bis|der|wird|wurde|ist))")
_NUMBER = re.compile(r"\d{1,3}")
_LIST_OF_HEADINGS, _FEWEST_SURE, _STEP = 4, 3, 2
_UNKNOWN_LEVEL = 9
_OPEN = re.compile(r"\b(?:der|die|des|und|für|von|im|in|am|zum|zur|den|an|auf|mit|eine[rsmn]?)$")
_NO_COMPOUND = re.compile(r"(?:und|oder|bzw|sowie|als|bis)\b")
_SHORT_SHARE = 0.6
_FULL_SHARE = 0.78
_LONG_SHARE = 0.9
_HEADING_WORDS = 16
_ASIDE_CHARS = 40
_FEWEST_PROSE = 8


@dataclass(slots=True)
class Block:
    """A paragraph, heading, item or row on one line; `section` counts the headings before it.

    One that `is_listed` is an entry in a table of contents or an agenda.
    """

    page: int
    text: str
    is_heading: bool = False
    level: int = 0
    section: int = 0
    is_listed: bool = False
    starts: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    _spans: list[tuple[int, int]] | None = None

    def place(self, offset: int) -> int:
        """Give the place on the page of a character of the block."""
        at = bisect_right(self.starts, offset) - 1
        return self.places[at] + offset - self.starts[at]

    def cite(self, start: int, end: int, level: int = 0) -> Finding:
        """Cite a part of the block, without white space at its ends."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        text = part.strip()
        end = start + len(text)
        return Finding(text, self.page, self.place(start), self.place(max(start, end - 1)) + 1, level)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Give start and end of each sentence."""
        if self._spans is None:
            self._spans = list(self._cut())
        return iter(self._spans)

    def _cut(self) -> Iterator[tuple[int, int]]:
        at = 0
        waiting: tuple[int, int] | None = None
        for sentence in split(self.text):
            start = self.text.find(sentence, at)
            if start < 0:
                continue
            at = start + len(sentence)
            waiting = (waiting[0] if waiting else start, at)
            if not _ABBREVIATED.search(self.text, *waiting):
                yield waiting
                waiting = None
        if waiting:
            yield waiting


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    level: int
    follows_gap: bool


def blocks(document: Document) -> list[Block]:
    """Give the blocks of a document without running heads, contents pages and debris."""
    found: list[Block] = []
    pages = _bounded(document.pages)
    for page, pruned in zip(pages, prune(pages), strict=True):
        of_page = list(_of_page(page, pruned))
        _demote_lists(of_page)
        found += of_page
    _demote_numbers(found)
    section = 0
    for block in found:
        section += block.is_heading
        block.section = section
    return found


def _demote_numbers(found: list[Block]) -> None:
    """Where headings have a style or a paragraph sign, or numbers do not count on, a number makes no heading."""
    sure = sum(block.is_heading and (block.level != _UNKNOWN_LEVEL or block.text[0] == "§") for block in found)
    last = 0
    for block in found:
        number = _NUMBER.match(block.text) if block.is_heading and block.level == _UNKNOWN_LEVEL else None
        if number is None:
            continue
        # Chapters count on; a number out of line stands in a legend or a table.
        if sure >= _FEWEST_SURE or not 0 <= int(number[0]) - last <= _STEP:
            block.is_heading = False
        else:
            last = int(number[0])


def _demote_lists(found: list[Block]) -> None:
    """Take headings that follow one another for what they are: a table of contents, an agenda or a legend."""
    run: list[Block] = []
    for block in [*found, None]:
        if block is not None and block.is_heading and block.level == _UNKNOWN_LEVEL:
            run.append(block)
            continue
        if block is not None and run and len(block.text) < _ASIDE_CHARS and not block.is_heading:
            # „(DS 78/2022)“ under an item of an agenda does not end the list.
            continue
        if len(run) >= _LIST_OF_HEADINGS:
            for heading in run:
                heading.is_heading, heading.is_listed = False, True
        run = []


def _bounded(pages: tuple[Page, ...]) -> list[Page]:
    room = _MOST_CHARS
    kept: list[Page] = []
    for page in pages:
        if room <= 0:
            break
        text = page.text[:room]
        room -= len(text)
        headings = tuple(heading for heading in page.headings if heading.start < len(text))
        kept.append(Page(page.number, text, headings=headings))
    return kept


def _lines(page: Page, pruned: str) -> Iterator[_Line]:
    """Give the lines that pruning left, each with its place."""
    levels = {page.text.count("\n", 0, heading.start): heading.level for heading in page.headings}
    wanted = pruned.split("\n")
    next_wanted = 0
    at = 0
    gap = True
    seen: dict[str, int] = {}
    for number, raw in enumerate(page.text.split("\n")):
        start, at = at, at + len(raw) + 1
        if next_wanted < len(wanted) and raw == wanted[next_wanted]:
            next_wanted += 1
        elif raw.strip():
            continue
        text = raw[:_LONGEST_LINE_CHARS].strip()
        seen[text] = seen.get(text, 0) + 1
        if not text or seen[text] > _MOST_REPEATS:
            gap = True
            continue
        yield _Line(raw[:_LONGEST_LINE_CHARS], start, levels.get(number, 0), gap)
        gap = False


def _of_page(page: Page, pruned: str) -> Iterator[Block]:
    lines = list(_lines(page, pruned))
    width = _usual_width(lines)
    current: Block | None = None
    previous = ""
    for place, line in enumerate(lines):
        text = line.text.strip()
        following = lines[place + 1].text.strip() if place + 1 < len(lines) else ""
        is_heading = bool(line.level) or _is_chapter(text, following)
        fresh = current is None or line.follows_gap or is_heading or _breaks(previous, text, width, current=current)
        goes_on = (
            current is not None
            and current.is_heading
            and not is_heading
            and _heading_goes_on(current, line, is_full=len(previous) > width * _FULL_SHARE)
        )
        if current and (not goes_on if current.is_heading else fresh or len(current.text) > _LONGEST_BLOCK_CHARS):
            if _is_text(current.text):
                yield current
            current = None
        if current is None:
            current = Block(page.number, "", is_heading, line.level or _UNKNOWN_LEVEL)
        _append(current, line)
        previous = text
    if current and _is_text(current.text):
        yield current


def _is_text(text: str) -> bool:
    head = text[:_LONGEST_LINE_CHARS]
    return len(set(head.casefold())) >= _FEWEST_LETTERS and len(head.split()) * 60 > len(head)


def _is_chapter(text: str, following: str) -> bool:
    if _AGENDA.match(text):
        return True
    if not _CHAPTER.match(text) or len(text.split()) > _HEADING_WORDS or FULL_DATE.match(text):
        return False
    # „§ 5 Abs. 2 gilt entsprechend.“ is a sentence; a line of prose may begin with a paragraph.
    if text[-1] in ".;," or re.match(r"§§?\s?\d+[a-z]?\s(?:Abs|Satz|Nr|und|bis|der|des|gilt|bleibt|findet)\b", text):
        return False
    if QUANTITY.match(text):
        return False
    return not (following[:1].islower() and text[:1] == "§" and len(text.split()) > _FEWEST_PROSE)


def _heading_goes_on(block: Block, line: _Line, *, is_full: bool) -> bool:
    """Tell whether a heading found by its words goes on in the next line."""
    text = line.text.strip()
    if (
        (_ITEM.match(text) and not FULL_DATE.match(text))
        or _LABEL.match(text)
        or text[:1] == "("
        or line.follows_gap
        or block.level != _UNKNOWN_LEVEL
        or len(block.text.split()) > _HEADING_WORDS
    ):
        return False
    if block.text[-1:] in "-–;," or _OPEN.search(block.text):
        return True
    if is_full and _AGENDA.match(block.text):
        return True
    return text[:1].islower() and len(text.split()) < _HEADING_WORDS


def _breaks(previous: str, text: str, width: int, *, current: Block) -> bool:
    is_item = _ITEM.match(text) and not FULL_DATE.match(text)
    if is_item or _LABEL.match(text) or previous.endswith(":"):
        return True
    if BODY.match(text) and FULL_DATE.search(text):
        return True
    if _ROW_END.search(previous) and (text[:1].isupper() or text[:1].isdigit()) and len(previous) < width:
        return True
    short = len(previous) < width * _SHORT_SHARE
    if previous[-1:] in _SENTENCE_END:
        return short
    # A line that ends on „der“ goes on, however short it is; in a long paragraph, one on „adäquate“.
    goes_on = len(current.text) > width * _LONG_SHARE and previous.rsplit(maxsplit=1)[-1][:1].islower()
    return short and text[:1].isupper() and not (goes_on or _OPEN.search(previous))


def _append(block: Block, line: _Line) -> None:
    """Add a line; a word torn at its end is joined, and the places are kept."""
    text = line.text
    begin = len(text) - len(text.lstrip())
    parts = [(begin, text.strip())]
    if re.search(r"\s\s|\t", parts[0][1]):
        parts = [(word.start(), word[0]) for word in re.finditer(r"\S+", text)]
    if block.text:
        first = parts[0][1]
        torn = block.text.endswith(("-", "\u00ad")) and block.text[-2:-1].isalpha() and first[:1].islower()
        if torn and not _NO_COMPOUND.match(first):
            block.text = block.text[:-1]
        else:
            block.text += " "
    pieces = [block.text]
    length = len(block.text)
    for number, (start, word) in enumerate(parts):
        if number:
            pieces.append(" ")
            length += 1
        block.starts.append(length)
        block.places.append(line.start + start)
        pieces.append(word)
        length += len(word)
    block.text = "".join(pieces)


def _usual_width(lines: list[_Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.8)] if lengths else 0
