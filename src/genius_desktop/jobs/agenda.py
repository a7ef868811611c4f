"""The items of an agenda in minutes, and what of the text belongs to each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from genius_desktop.documents.matching import squeeze
from genius_desktop.domain import Citation, Document
from genius_desktop.jobs.lines import Line
from genius_desktop.jobs.overview import decisions
from genius_desktop.jobs.overview.blocks import Block, blocks
from genius_desktop.jobs.overview.figures import RESULT_LABEL

_TITLE_WORDS = 16
_FEWEST_ITEMS = 2
_SHORTEST_CHARS, _LONG_CHARS = 4, 30
_SHORT_WORDS = 14
_NAMED = re.compile(r"(?:[Zz]u\s+)?(?:Punkt|TOP|Tagesordnungspunkt)\b")
_NUMBER = re.compile(r"\d{1,3}")
_CLOSING = re.compile(
    r"(?:Ende|Schluss)\b.{0,30}(?:Sitzung|Uhr)|Genehmigungsvermerk|gez\.|Unterschrift|(?:Protokoll|Schrift)führ"
    r"|\((?:Ratsvorsitz|Bürgermeister|Protokoll)|.{0,60}\b(?:schließt|beendet)\b.{0,60}\bSitzung\b"
)


@dataclass(slots=True)
class AgendaItem:
    """An item: the heading it has on its page, the lines under it, and those of each decision on it."""

    document: int
    title: str
    citation: Citation
    opening: Citation
    is_bare: bool
    lines: list[Line] = field(default_factory=list)
    decided: list[list[Line]] = field(default_factory=list)


def agenda(
    documents: Sequence[Document], lines: Sequence[Line], is_minutes: Callable[[Document], bool]
) -> list[AgendaItem]:
    """Give the items of the agenda of each document with their lines; fewer than two are no agenda."""
    found: list[AgendaItem] = []
    for index, document in enumerate(documents):
        items = _in_turn(decisions.items(decisions.minutes_alone(blocks(document)), with_agenda=True))
        # Numbered headings are an agenda in minutes only; in a report they are its chapters.
        if not is_minutes(document):
            items = [item for item in items if item.about and _NAMED.match(item.about.text)]
        if len(items) < _FEWEST_ITEMS:
            continue
        own = [line for line in lines if line.document == index]
        name = f"{document.name}: " if len(documents) > 1 else ""
        made = [_made(item, index, name) for item in items]
        _share_out(own, items, made)
        found += made
    return found


def _in_turn(items: Sequence[decisions.Item]) -> list[decisions.Item]:
    """Give the items as they count on; what names an earlier one again stands in an annex, or on the next page."""
    found: dict[str, decisions.Item] = {}
    last = 0
    for item in items:
        if item.about is None:
            continue
        number = int(told[0]) if (told := _NUMBER.search(item.about.text)) else last
        known = found.get(squeeze(item.about.text))
        if known:
            known.blocks += item.blocks
        elif number >= last:
            last = number
            found[squeeze(item.about.text)] = item
    for item in found.values():
        closing = next((at for at, block in enumerate(item.blocks) if _CLOSING.match(block.text)), len(item.blocks))
        del item.blocks[closing:]
    return list(found.values())


def _made(item: decisions.Item, document: int, name: str) -> AgendaItem:
    heading = item.about or Block(1, "")
    words = heading.text.split()
    title = " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    citation = Citation(document, heading.page, heading.text[:300])
    first = item.blocks[0] if item.blocks else heading
    opening = Citation(document, first.page, first.text[:300])
    return AgendaItem(document, f"{name}{title}", citation, opening, is_bare=not item.blocks)


def _share_out(lines: Sequence[Line], items: Sequence[decisions.Item], made: Sequence[AgendaItem]) -> None:
    """Give each line to the item whose text holds it; a line that several hold goes to the one being read."""
    texts = [_texts(item) for item in items]
    current = 0
    for line in lines:
        if line.is_heading and len(line.sentence.text.split()) > _TITLE_WORDS:
            continue
        wanted = squeeze(line.sentence.text)
        if len(wanted) < _SHORTEST_CHARS:
            continue
        holding = [number for number, text in enumerate(texts) if wanted in text.get(line.sentence.page, "")]
        if holding:
            current = next((number for number in holding if number >= current), holding[0])
            made[current].lines.append(line)
    for item, one in zip(items, made, strict=True):
        for decision in decisions.decided(item):
            _add_decision(decision, one)


def _add_decision(decision: decisions.Made, item: AgendaItem) -> None:
    """Find the lines of a decision; a vote alone belongs to the decision before, a short one to the line before."""
    found = [*decision.text, *([decision.result] if decision.result else [])]
    parts = [squeeze(block.text[slice(*span)]) for block, span in found]
    whole = "".join(parts)
    held = [at for at, line in enumerate(item.lines) if _holds(squeeze(line.sentence.text), whole, parts)]
    if not held:
        return
    lines = [item.lines[at] for at in held]
    words = sum(len(line.sentence.text.split()) for line in lines)
    if RESULT_LABEL.match(lines[0].sentence.text) and item.decided:
        item.decided[-1] += [line for line in lines if line not in item.decided[-1]]
        return
    if words <= _SHORT_WORDS and held[0] and not item.lines[held[0] - 1].is_heading:
        lines.insert(0, item.lines[held[0] - 1])
    item.decided.append(lines)


def _holds(line: str, whole: str, parts: Sequence[str]) -> bool:
    return line in whole or any(len(part) >= _LONG_CHARS and part[:_LONG_CHARS] in line for part in parts)


def _texts(item: decisions.Item) -> dict[int, str]:
    texts: dict[int, str] = {}
    for block in item.blocks:
        # A paragraph may run on to the next page; its blocks name the first one.
        for page in (block.page, block.page + 1):
            texts[page] = texts.get(page, "") + squeeze(block.text)
    return texts
