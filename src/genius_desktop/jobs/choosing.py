"""Which places of the documents a summary is made from: what the model noted, and what its kind of note often loses."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from genius_desktop.domain import Passage
from genius_desktop.jobs import salience
from genius_desktop.jobs.evidence import Sentence, best_sentence, sentences
from genius_desktop.jobs.notes import facts

# What the model noted counts as much as an amount; what stands for the whole text as much as a date.
_NOTED, _CENTRAL, _FIRST_PAGE = 2.0, 1.5, 0.5
_ALIKE = 0.5
_VOTE_WITHIN = 4
_TOPIC_CHARS, _TOPIC_WITHIN = 120, 12
_NUMBERED = re.compile(
    r"(?:(?:[Zz]u\s+)?(?:TOP|Punkt|Tagesordnungspunkt)\s*\d|§\s*\d|Artikel\s*\d|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÄÖÜ])[^.!?]*$"
)


@dataclass(slots=True)
class Place:
    """A sentence worth telling, what the model made of it, and the sentences that belong to it."""

    document: int
    passage: int
    number: int
    sentence: Sentence
    score: float
    topic: str = ""
    fact: str = ""
    before: list[Sentence] = field(default_factory=list)
    after: list[Sentence] = field(default_factory=list)

    @property
    def source(self) -> list[Sentence]:
        """The sentences in their order."""
        return [*self.before, self.sentence, *self.after]


def places(passages: Sequence[Passage], notes: Mapping[int, str]) -> list[Place]:
    """Give every sentence that says something, with its weight."""
    read = [sentences(passage) for passage in passages]
    counts = Counter(term for source in read for sentence in source for term in sentence.terms)
    total = sum(map(len, read))
    norms = _norms(passages)
    found: list[Place] = []
    for index, source in enumerate(read):
        noted = _noted(facts(notes.get(index, "")), source)
        for number, sentence in enumerate(source):
            if not salience.is_statement(sentence.text):
                continue
            document = passages[index].document
            score = salience.weight(sentence.text, norm=document in norms)
            score += _CENTRAL * _centrality(sentence, counts, total) + _NOTED * (number in noted)
            score += _FIRST_PAGE * (sentence.page == 1)
            place = Place(document, index, number, sentence, score, fact=noted.get(number, ""))
            place.topic = _topic(source, number)
            place.before, place.after = _announced(source, number), _votes(source, number)
            place.score += sum(salience.weight(announced.text) for announced in place.before) / 2
            found.append(place)
    return found


def _norms(passages: Sequence[Passage]) -> set[int]:
    """Find the documents that are laws or statutes."""
    texts: dict[int, str] = {}
    for passage in passages:
        body = "\n".join(span.text for span in passage.spans)
        texts[passage.document] = f"{texts.get(passage.document, '')}\n{body}"
    return {document for document, text in texts.items() if salience.is_norm(text)}


def _noted(told: Sequence[str], source: Sequence[Sentence]) -> dict[int, str]:
    """Find the sentence that carries each fact; of two facts of one sentence the first stays."""
    noted: dict[int, str] = {}
    for fact in told:
        number = best_sentence(fact, source)
        if number is not None:
            noted.setdefault(number, fact)
    return noted


def _centrality(sentence: Sentence, counts: Counter[str], total: int) -> float:
    """Tell how much of what the documents speak of is in a sentence, from 0 to 1."""
    if not sentence.terms:
        return 0.0
    shared = sum(math.log1p(counts[term] - 1) for term in sentence.terms if not term[0].isdigit())
    return min(1.0, shared / len(sentence.terms) / max(math.log1p(total / 10), 1.0))


def _announced(source: Sequence[Sentence], number: int) -> list[Sentence]:
    """Give the sentence before that announces a decision: „… beschließt der Rat einstimmig wie folgt:“."""
    before = source[number - 1] if number else None
    announces = (
        before and before.text.endswith(":") and (salience.is_decision(before.text) or salience.is_vote(before.text))
    )
    return [before] if before and announces else []


def _votes(source: Sequence[Sentence], number: int) -> list[Sentence]:
    """Give the result of the vote that follows a decision, unless it is in the sentence itself."""
    if not salience.is_decision(source[number].text) or salience.is_vote(source[number].text):
        return []
    following = source[number + 1 : number + 1 + _VOTE_WITHIN]
    return next(([sentence] for sentence in following if salience.is_vote(sentence.text)), [])


def _topic(source: Sequence[Sentence], number: int) -> str:
    """Give the heading above a sentence: a label, or a line numbered like a section or an item of an agenda."""
    for sentence in reversed(source[max(0, number - _TOPIC_WITHIN) : number]):
        text = sentence.text.strip()
        announces = salience.is_decision(text) and text.endswith("wie folgt:")
        if len(text) <= _TOPIC_CHARS and not announces and (text.endswith(":") or _NUMBERED.match(text)):
            return text
    return ""


def choose(found: Sequence[Place], count: int) -> list[Place]:
    """Choose so many places, the weightiest first, none like another; give them in the order of the documents."""
    chosen: list[Place] = []
    passages = len({place.passage for place in found}) or 1
    most = max(2, math.ceil(2 * count / passages))
    spent: Counter[int] = Counter()
    used: set[int] = set()
    for place in sorted(found, key=lambda place: -place.score):
        if len(chosen) == count:
            break
        if spent[place.passage] >= most or id(place.sentence) in used:
            continue
        if any(alike(place.sentence, other.sentence) for other in chosen):
            continue
        chosen.append(place)
        spent[place.passage] += 1
        used.update(id(sentence) for sentence in place.source)
    return sorted(chosen, key=lambda place: (place.document, place.passage, place.number))


def alike(one: Sentence, other: Sentence) -> bool:
    """Tell whether two sentences say nearly the same."""
    either = one.terms | other.terms
    return bool(either) and len(one.terms & other.terms) > len(either) * _ALIKE
