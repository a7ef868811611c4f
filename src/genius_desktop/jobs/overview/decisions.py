"""What was decided or shall be, word for word, with the vote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from genius_desktop.jobs.overview.blocks import Block
from genius_desktop.jobs.overview.choosing import Shelf, around, shortened, words
from genius_desktop.jobs.overview.figures import DATE, FULL_DATE, MONEY, NEGATION, RATE, RESULT, RESULT_LABEL, VOTE
from genius_desktop.overviews import Decision, Finding

_NAMED = re.compile(r"(?:[Zz]u\s+)?(?:Punkt|TOP|Tagesordnungspunkt|Ö|N)\s?(\d{1,3})\b")
_NUMBERED = re.compile(r"(?:[Zz]u\s)?\d{1,2}\.(?:\d{1,2}\.?)?\s+[A-ZÄÖÜ„\"]|(?:[Zz]u\s)?\d{1,2}\.?:?\s+[A-ZÄÖÜ„\"]")
_ANY = re.compile(rf"{_NAMED.pattern}|{_NUMBERED.pattern}")
_LABEL = re.compile(
    r"(?:Abgelehnter |Geänderter |Gefasster |Empfehlungs)?(?:Beschluss(?:vorschlag|entwurf|empfehlung|antrag|text"
    r"|fassung)?"
    r"|BESCHLUSS|Beschlüsse|Beschlussvorschläge)(?:\s(?:der|des|Nr\.?|für)\s[^:]{1,40})?\s*(?::|$)"
)
_OPENING = re.compile(
    r"(?:(?:beschließ|beschloss|fass|empfiehl|empfahl)\w*\b.{0,160}?(?:wie folgt|folgende\w*[^.:]{0,40})\s*:?$)"
)
_SENTENCE = re.compile(
    r"(?:\b(?:Rat|\w+rat|\w*[Aa]usschuss|\w+tag|\w*[Vv]ertretung|\w*[Vv]ersammlung|Magistrat|Mitglieder"
    r"|Gremium)\b.{0,120}?"
    r"\b(?:beschließt|beschloss|beschlossen|stimmt|stimmte|empfiehlt|empfahl|genehmigt|wählt|bestellt|beauftragt"
    r"|lehnt|lehnte"
    r"|vergibt|billigt|nimmt|nahm|ermächtigt|spricht sich)\b)"
    r"|\bwird\b.{0,200}\b(?:beauftragt|zugestimmt|beschlossen|abgelehnt|genehmigt|vergeben|ernannt|gewährt)\b"
)
_NEXT_LABEL = re.compile(
    r"(?:Problembeschreibung|Begründung|Sachverhalt|Sachdarstellung|Finanzielle|Auswirkungen|Anlagen?|Erläuterung"
    r"|Hinweis"
    r"|Rechtsgrundlage|Diskussion|Beratung|Wortmeldung|Finanzierung|Alternativen|Kosten|Klima"
    r"|Beteiligung)\w*\b[^.]{0,60}:?"
)
_ROUTINE = re.compile(
    r"Eröffnung|Tagesordnung|Genehmigung (?:des Protokolls|der Niederschrift)|Mitteilungen|Anfragen|Verschiedenes"
    r"|[Ff]ragestunde|Begrüßung|Beschlussfähigkeit|Schließung",
)
_MOST_BLOCKS = 9
# A vote is cut last: at its end may stand „abgelehnt“.
_RESULT_WORDS = 40
_ABOUT_WORDS = 14
_LEAST, _LEAST_WITH_AGENDA = 20, 29
_PASSING_WORDS = 45
_FEWEST_WORDS = 10
_FIGURE_WORDS = 13
_BLOCKS_BEFORE = 1
_MOST_PASSING = 3
_LABEL_WORDS = 5


_Part = tuple[Block, tuple[int, int]]


@dataclass(slots=True)
class Item:
    """An item of the agenda with the blocks under it; without an agenda the whole document is one."""

    about: Block | None
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Made:
    """A decision as it was found: on what, its text and its vote."""

    about: Block | None
    text: list[_Part] = field(default_factory=list)
    result: _Part | None = None
    is_labelled: bool = False

    @property
    def weight(self) -> float:
        """How much the decision matters: one with a text of its own and a vote more than the routine."""
        routine = bool(self.about and is_routine(self.about.text))
        return (2.0 if self.is_labelled else 1.0) + (0.5 if self.result else 0.0) - (2.5 if routine else 0.0)

    @property
    def length(self) -> int:
        """How many words it would take whole."""
        about = min(_ABOUT_WORDS, words(self.about.text)) if self.about else 0
        text = sum(_length(part) for part in self.text)
        return about + text + (_length(self.result) if self.result else 0)


def _length(part: _Part) -> int:
    return words(part[0].text[slice(*part[1])])


def decide(blocks: Sequence[Block], budget_words: int, shelf: Shelf, *, with_agenda: bool) -> tuple[Decision, ...]:
    """Take the decisions of a document: as many as the words allow, each cut to its share of them."""
    made = [one for item in items(blocks, with_agenda=with_agenda) for one in decided(item)]
    least = _LEAST_WITH_AGENDA if with_agenda else _LEAST
    left = min(budget_words, shelf.words)
    ranked = sorted((place for place, one in enumerate(made) if one.weight > 0), key=lambda place: -made[place].weight)
    kept = sorted(ranked[: max(1, left // least)])
    needs = sorted(kept, key=lambda place: made[place].length)
    shares: dict[int, int] = {}
    for done, number in enumerate(needs):
        shares[number] = min(made[number].length, left // (len(needs) - done))
        left -= shares[number]
    taken: list[Decision] = []
    for number in kept:
        one = _fitted(made[number], shares[number], repeats=taken)
        if one.text or one.result:
            taken.append(one)
            for part in _parts(one):
                shelf.take(part)
    return tuple(taken)


def minutes_alone(blocks: Sequence[Block]) -> Sequence[Block]:
    """Give the minutes from the first item of the agenda to the last, without what is bound in before and after."""
    first: int | None = None
    last_page = last_number = 0
    for place, block in enumerate(blocks):
        number = _NAMED.match(block.text) if block.is_heading else None
        if number and int(number[1]) >= last_number:
            first = place if first is None else first
            last_page, last_number = block.page, int(number[1])
    if first is None:
        return blocks
    return [block for block in blocks[first:] if block.page <= last_page + 1]


def before_agenda(blocks: Sequence[Block]) -> Sequence[Block]:
    """Give the head of minutes: what stands before their first item."""
    first = next((place for place, block in enumerate(blocks) if block.is_heading and _ANY.match(block.text)), None)
    return blocks[:first]


def is_routine(item: str) -> bool:
    """Tell whether an item of an agenda is there in every meeting."""
    return bool(_ROUTINE.search(item))


def _parts(decision: Decision) -> Iterator[Finding]:
    yield from (part for part in (decision.about, *decision.text, decision.result) if part is not None)


def items(blocks: Sequence[Block], *, with_agenda: bool) -> list[Item]:
    """Give the items of the agenda, first what stands before them."""
    found = [Item(None)]
    named = sum(block.is_heading and bool(_NAMED.match(block.text)) for block in blocks) > 1
    agenda = _NAMED if named else _NUMBERED
    for block in blocks:
        if with_agenda and block.is_heading and agenda.match(block.text):
            found.append(Item(block))
        else:
            found[-1].blocks.append(block)
    return found


def decided(item: Item) -> Iterator[Made]:
    """Find the decisions of an item: after a label, after „beschließt wie folgt“, or in a sentence of its own."""
    reading = _Reading(item.about)
    for block in item.blocks:
        reading.hear(block)
    reading.close()
    passing = [made for block in item.blocks for made in _passing(block, item.about)]
    yield from reading.done or passing[:_MOST_PASSING]


@dataclass(slots=True)
class _Reading:
    """An item as it is read: the decision that is open, the words before it, and those that are done."""

    about: Block | None
    current: Made | None = None
    before: list[_Part] = field(default_factory=list)
    done: list[Made] = field(default_factory=list)

    def hear(self, block: Block) -> None:
        """Read the next block."""
        if RESULT_LABEL.match(block.text):
            self._hear_result(block)
            return
        self.before.append((block, (0, len(block.text))))
        label, opening = _LABEL.match(block.text), _opening(block)
        if label or opening:
            if self.current and self.current.text:
                self.close()
            self.current = self.current or Made(self.about)
            self.current.is_labelled = True
            if opening:
                self.current.result = self.current.result or _vote(block, opening)
            elif label and label.end() < len(block.text):
                self.current.text.append((block, (label.end(), len(block.text))))
        elif self.current and _ends(block, self.current):
            self.close()
        elif self.current:
            self.current.text.append((block, (0, len(block.text))))

    def _hear_result(self, block: Block) -> None:
        """Take a vote; where no decision is open, it belongs to the words right before it."""
        result = _result(block, (0, len(block.text)))
        if self.current is None:
            self.current = Made(self.about, self.before[-_BLOCKS_BEFORE:] if result else [])
        self.current.result = result or self.current.result
        self.close()
        self.before = []

    def close(self) -> None:
        """End the open decision."""
        if self.current and (self.current.text or self.current.result):
            self.done.append(self.current)
        self.current = None


def _opening(block: Block) -> tuple[int, int] | None:
    """Find the last sentence of a block where it announces a decision."""
    spans = list(block.sentences())
    if spans and _OPENING.search(block.text[slice(*spans[-1])]):
        return spans[-1]
    return None


def _ends(block: Block, current: Made) -> bool:
    if not current.text:
        return False
    if block.is_heading or len(current.text) >= _MOST_BLOCKS:
        return True
    is_label = block.text.endswith(":") and words(block.text) <= _LABEL_WORDS
    return (bool(_NEXT_LABEL.match(block.text)) and (is_label or words(block.text) <= _LABEL_WORDS)) or (
        is_label and not re.match(r"(?:\W|\d|Orts|[a-z]\))", block.text)
    )


def _passing(block: Block, about: Block | None) -> Iterator[Made]:
    for start, end in block.sentences():
        text = block.text[start:end]
        decides = _SENTENCE.search(text) and (VOTE.search(text) or RESULT.search(text) or "beschl" in text)
        if (decides or (VOTE.search(text) and about)) and words(text) <= _PASSING_WORDS:
            yield Made(about, [(block, (start, end))])


def _vote(block: Block, span: tuple[int, int]) -> _Part | None:
    return _result(block, span) if VOTE.search(block.text[slice(*span)]) else None


def _result(block: Block, span: tuple[int, int]) -> _Part | None:
    text = block.text[slice(*span)]
    if not (VOTE.search(text) or RESULT.search(text)):
        return None
    return block, span


def _fitted(made: Made, budget_words: int, repeats: Sequence[Decision]) -> Decision:
    """Cut a decision to its words; the vote stays, and the item is named once."""
    about = None
    if made.about is not None:
        span = (0, len(made.about.text))
        most = _ABOUT_WORDS if made.length <= budget_words else _ABOUT_WORDS * 2 // 3
        about = shortened(made.about, span, most)
        if any(other.about == about for other in repeats):
            about = None
    left = budget_words - (words(about.text) if about else 0)
    if made.result is None:
        return Decision(about, tuple(_shown(made.text, left)))
    result = shortened(*made.result, _RESULT_WORDS)
    return Decision(about, tuple(_shown(made.text, max(left - words(result.text), _FEWEST_WORDS))), result)


def _shown(text: Sequence[_Part], budget_words: int) -> Iterator[Finding]:
    """Show a decision as far as the words go; an amount that would be lost is shown with the words before it."""
    left = budget_words
    for place, (block, span) in enumerate(text):
        count = words(block.text[slice(*span)])
        if count <= left:
            yield block.cite(*span)
            left -= count
            continue
        figure = _first_figure(text[place:], left)
        if figure is not None and left >= _FEWEST_WORDS:
            opening = left - _FIGURE_WORDS
            if opening >= _FEWEST_WORDS:
                yield shortened(block, span, opening)
                left = _FIGURE_WORDS
            yield around(*figure, most_words=left)
        elif left >= _FEWEST_WORDS:
            yield shortened(block, span, left)
        return


def _first_figure(text: Sequence[_Part], most_words: int) -> tuple[Block, tuple[int, int], tuple[int, int]] | None:
    """Find the first negation, amount or date that stands beyond so many words."""
    passed = 0
    for block, span in text:
        for pattern in (NEGATION, MONEY, RATE, FULL_DATE, DATE):
            for found in pattern.finditer(block.text, *span):
                if passed + words(block.text[span[0] : found.end()]) > most_words:
                    sentence = next((s for s in block.sentences() if s[0] <= found.start() < s[1]), span)
                    return block, (max(sentence[0], span[0]), sentence[1]), found.span()
        passed += words(block.text[slice(*span)])
    return None
