"""The sections of a form and the places that belong under each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from genius_desktop import wording
from genius_desktop.domain import Citation, Statement
from genius_desktop.forms import Section
from genius_desktop.jobs.chapters import Chapter, Desk, pointer
from genius_desktop.jobs.lines import Line, stray
from genius_desktop.jobs.signs import Compass, compass
from genius_desktop.overviews import Finding, Overview

# A hint alone is less than this.
_SURE = 1.0
# „Dies …“ needs the sentence before.
_POINTING = re.compile(r"(?:Dies\w*|Er|Sie|Hier\w*|Dort|Dabei|Dadurch|Damit|Davon|Dafür|Zu dies\w+|So|Beispiele)\b")
_DANGLING = -1.5


@dataclass(slots=True)
class _Slot:
    """A section on its way to a chapter: the lines that belong to it, the best first, and how many it may have."""

    section: Section
    chapter: Chapter
    signs: Compass
    most: int
    lines: list[tuple[float, Line]] = field(default_factory=list)


def fill(desk: Desk, count: int) -> list[Chapter]:
    """Give each section its share of the places; one the text holds nothing for says so."""
    slots = _slots(desk.wish.form.sections, count)
    _sort_in(desk, slots)
    for slot in slots:
        # What weighs most here may be told under a topic already: the section says where.
        slot.chapter.said += pointer(desk, [line for _, line in slot.lines[:1]])
    for slot in slots:
        for _, line in slot.lines:
            if len(slot.chapter.places) < slot.most and desk.is_free(line):
                desk.take(slot.chapter, line)
    _fill_up(desk, slots, count)
    for slot in slots:
        if not slot.chapter.places and not slot.chapter.said:
            _fill_empty(desk, slot)
    return [slot.chapter for slot in slots]


def _fill_up(desk: Desk, slots: Sequence[_Slot], count: int) -> None:
    """Give what is left of the count to the weightiest lines, whatever section they are in."""
    left = count - sum(len(slot.chapter.places) for slot in slots)
    waiting = [(weight, line, slot) for slot in slots for weight, line in slot.lines]
    for _, line, owner in sorted(waiting, key=lambda one: -one[0]):
        if left > 0 and len(owner.chapter.places) < 2 * owner.most and desk.is_free(line):
            desk.take(owner.chapter, line)
            left -= 1


def _slots(sections: Sequence[Section], count: int) -> list[_Slot]:
    shares = sum(section.share for section in sections if section.takes != "title")
    return [
        _Slot(section, Chapter(section.title), compass(section.signs), max(1, round(count * section.share / shares)))
        for section in sections
    ]


def _sort_in(desk: Desk, slots: Sequence[_Slot]) -> None:
    """Put each telling line under the section it has most signs of, what has none under the rest."""
    rest = next((slot for slot in slots if slot.section.takes == "rest"), None)
    sorting = [slot for slot in slots if slot.section.takes != "title"]
    for line in desk.text:
        if line.place is None:
            continue
        text = " ".join(sentence.text for sentence in line.place.source)
        points = [slot.signs.points(text, line.heading) for slot in sorting]
        best = max(range(len(sorting)), key=lambda number: points[number])
        slot = sorting[best] if points[best] >= _SURE else rest
        if slot is not None:
            dangling = _DANGLING if _POINTING.match(line.sentence.text) else 0.0
            slot.lines.append((line.place.score + points[best] + dangling, line))
    for slot in slots:
        slot.lines.sort(key=lambda one: -one[0])


def _fill_empty(desk: Desk, slot: _Slot) -> None:
    """Find other lines for a section that got nothing, or say where it is told, or that there is nothing."""
    section, chapter = slot.section, slot.chapter
    if section.takes == "title":
        chapter.said += _found(desk, lambda overview: (overview.title,) if overview.title else ())
    elif section.takes == "office" and not any(line.place for _, line in slot.lines):
        chapter.said += _found(desk, lambda overview: overview.offices)
    if not chapter.said:
        _take_best(desk, slot)
    if not chapter.places and section.takes == "opening":
        for line in _opening(desk):
            desk.take(chapter, line)
    if not chapter.places and not chapter.said:
        chapter.said.append(Statement(wording.absent(section.absent, whole=desk.wish.whole), kind="absent"))


def _take_best(desk: Desk, slot: _Slot) -> None:
    chapter = slot.chapter
    pointed = [(slot.signs.points(line.sentence.text, line.heading), line) for line in desk.text]
    sure = [line for points, line in sorted(pointed, key=_rank) if points >= _SURE]
    unsure = [line for points, line in sorted(pointed, key=_rank) if 0 < points < _SURE and line.place]
    free = next((line for line in sure if line.place and desk.is_free(line)), None)
    if free is None and (told := pointer(desk, sure)):
        chapter.said += told
        return
    free = free or next((line for line in sure if desk.is_free(line)), None)
    if free is None and (told := pointer(desk, unsure)):
        chapter.said += told
        return
    free = free or next((line for line in unsure if desk.is_free(line)), None)
    free = free or next((line for line in stray(desk.wish.documents) if slot.signs.points(line.sentence.text)), None)
    if free:
        desk.take(chapter, free)


def _rank(one: tuple[float, Line]) -> float:
    points, line = one
    return -(points + (line.place.score if line.place else 0.0))


def _opening(desk: Desk) -> list[Line]:
    return [line for line in desk.text if line.place and desk.is_free(line)][:1]


def _found(desk: Desk, part: Callable[[Overview], Sequence[Finding]]) -> list[Statement]:
    """Tell what the overviews have found, word for word."""
    return [
        Statement(finding.text, (Citation(number, finding.page, finding.text),))
        for number, digest in enumerate(desk.wish.digests)
        for finding in part(digest.overview)
    ]
