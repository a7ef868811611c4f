"""What the user wished for, shared out: topics first, then the form."""

from collections.abc import Sequence

from genius_desktop import wording
from genius_desktop.domain import Document, Statement
from genius_desktop.jobs import agenda, sections, topics
from genius_desktop.jobs.chapters import Chapter, Desk, Wish, pointer, quote
from genius_desktop.jobs.choosing import Place, choose
from genius_desktop.jobs.figures import figures
from genius_desktop.jobs.lines import Line, lines, stray

_FEWEST_ANSWERS, _ANSWERS_SHARE, _NEAREST = 2, 4, 2
_VERBATIM_LINES = 3
_DECISIONS, _LINES_OF_A_DECISION = 2, 6
_TELLING = {"amount", "percentage"}


def plan(found: Sequence[Place], *, wish: Wish, count: int) -> list[Chapter]:
    """Share the places out among the topics asked for and the headings of the form; no place is told twice."""
    if wish.form.grouping == "places" and not wish.focus:
        return [Chapter("", places=choose(found, count))]
    desk = Desk(lines(wish.passages, found, _styled_headings(wish.documents)), wish)
    topical = [_topic(topic, desk, count) for topic in dict.fromkeys(wish.focus)]
    formal = _formal(desk, found, count)
    asked = {topic.casefold() for topic in wish.focus}
    chapters = [*topical, *(chapter for chapter in formal if chapter.title.casefold() not in asked)]
    for chapter in chapters:
        chapter.places.sort(key=lambda place: (place.document, place.passage, place.number))
    return chapters


def _formal(desk: Desk, found: Sequence[Place], count: int) -> list[Chapter]:
    match desk.wish.form.grouping:
        case "sections":
            return sections.fill(desk, count)
        case "agenda":
            items = agenda.agenda(desk.wish.documents, desk.text, desk.wish.is_minutes)
            if items:
                return _items(desk, items, count)
            rest = _rest(desk, found, count)
            return [Chapter("", said=[Statement(wording.NO_AGENDA, kind="absent")], places=rest.places)]
        case _:
            return [_rest(desk, found, count, title=desk.wish.form.title)]


def _rest(desk: Desk, found: Sequence[Place], count: int, *, title: str = "") -> Chapter:
    free = [place for place in found if id(place) not in desk.told and id(place.sentence) not in desk.told]
    return Chapter(title, places=choose(free, count))


def _styled_headings(documents: Sequence[Document]) -> list[str]:
    return [
        page.text[heading.start :].split("\n", 1)[0]
        for document in documents
        for page in document.pages
        for heading in page.headings
    ]


def _topic(topic: str, desk: Desk, count: int) -> Chapter:
    chapter = Chapter(topic[:1].upper() + topic[1:])
    lexicon, wish = desk.wish.lexicon, desk.wish
    answer = topics.answer(topic, lexicon, desk.text)
    if not answer.lines:
        answer = topics.answer(topic, lexicon, list(stray(wish.documents)))
    if not answer.lines:
        chapter.said.append(Statement(wording.absent_topic(topic, whole=wish.whole), kind="absent"))
        return chapter
    telling = [line for line in answer.lines if _tells(line)]
    if not answer.whole:
        chapter.said.append(Statement(wording.nearest_topic(topic), kind="absent"))
    elif not telling:
        chapter.said.append(Statement(wording.only_mentioned(topic), kind="absent"))
    most = max(_FEWEST_ANSWERS, count // _ANSWERS_SHARE) if answer.whole and telling else _NEAREST
    for line in telling or answer.lines:
        if most and desk.is_free(line):
            desk.take(chapter, line)
            most -= 1
    if not any(statement.kind != "absent" for statement in chapter.said) and not chapter.places:
        chapter.said += pointer(desk, answer.lines)
    return chapter


def _tells(line: Line) -> bool:
    """Tell a line that says something from a heading or a name; „Gesamtkosten: 45.000 €“ says something too."""
    return line.place is not None or any(figure.kind in _TELLING for figure in figures(line.sentence.text))


def _items(desk: Desk, items: Sequence[agenda.AgendaItem], count: int) -> list[Chapter]:
    """Tell the decision on each item, or what weighs most in it; what is left of the count goes to the weightiest."""
    chapters = [Chapter(item.title) for item in items]
    spare: list[tuple[float, int, Line]] = []
    for number, (item, chapter) in enumerate(zip(items, chapters, strict=True)):
        for held in item.decided[:_DECISIONS]:
            if not any(map(desk.told_under, held)):
                desk.take_place(chapter, _decision(held))
                desk.told.update((id(line.place), chapter.title) for line in held if line.place)
        telling = sorted((line for line in item.lines if line.place), key=_weight, reverse=True)
        if not chapter.places and (first := next(filter(desk.is_free, telling), None)):
            desk.take(chapter, first)
        if not chapter.places:
            _say_little(desk, item, chapter)
        spare += [(_weight(line), number, line) for line in telling if _weight(line) > 0]
    left = count - sum(len(chapter.places) for chapter in chapters)
    most = max(2, 2 * count // len(items))
    for _, number, line in sorted(spare, key=lambda one: -one[0]):
        if left > 0 and len(chapters[number].places) < most and desk.is_free(line):
            desk.take(chapters[number], line)
            left -= 1
    return chapters


def _decision(held: Sequence[Line]) -> Place:
    """Give a decision as one place: its weightiest sentence with all that belong to it."""
    held = held[:_LINES_OF_A_DECISION]
    at = max(range(len(held)), key=lambda number: _weight(held[number]))
    sentences = [line.sentence for line in held]
    main = held[at]
    place = Place(main.document, main.passage, main.number, main.sentence, _weight(main))
    place.before, place.after = sentences[:at], sentences[at + 1 :]
    return place


def _say_little(desk: Desk, item: agenda.AgendaItem, chapter: Chapter) -> None:
    """Tell an item without a sentence of its own: its few words as they stand, or that there are none."""
    few = [line for line in item.lines if not line.place and not line.is_heading][:_VERBATIM_LINES]
    if few:
        text = " ".join(line.sentence.text for line in few)
        chapter.said.append(Statement(text, tuple(quote(line) for line in few)))
    elif item.is_bare:
        chapter.said.append(Statement(wording.ONLY_HEADING, (item.citation,), kind="absent"))
    else:
        chapter.said += pointer(desk, item.lines) or [Statement(item.opening.quote, (item.opening,))]


def _weight(line: Line) -> float:
    return line.place.score if line.place else 0.0
