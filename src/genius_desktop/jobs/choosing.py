"""Which places of the documents a summary is made from: what the model noted, and what its kind of note often loses."""

import heapq
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from genius_desktop import wording
from genius_desktop.documents.matching import squeeze
from genius_desktop.domain import Passage
from genius_desktop.jobs import salience
from genius_desktop.jobs.evidence import Sentence, as_sentence, best_sentence, sentences
from genius_desktop.jobs.notes import facts
from genius_desktop.jobs.overview.draw import Digest
from genius_desktop.overviews import Decision
from genius_desktop.sentences import split

# What a small model notes is a hint: it takes what comes first. What stands for the whole text weighs more.
_NOTED, _CENTRAL, _FIRST_PAGE = 1.0, 1.5, 0.5
# What the user calls important counts as much as what stands for the whole text.
_WANTED = 1.5
_SHOWN, _DECIDED = 1.5, 2.0
# Each place more of one passage must weigh so much more than one of another.
_AGAIN = 0.3
_ALIKE = 0.5
_WITHIN = 0.6
_MOST_WORDS = 110
_VOTE_WITHIN = 4
_TOPIC_CHARS, _TOPIC_WITHIN = 120, 12
_FEWEST_WORDS_LEADING_IN = 3
_ENTRY = re.compile(r"\s*(?:[-•*–▪]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-z]\))\s+(?P<small>[a-zäöü])?")
_PAST = re.compile(r"\b(?:hat|haben|hatte|hatten|wurde|wurden)\b")
_NUMBERED = re.compile(
    r"(?:(?:[Zz]u\s+)?(?:TOP|Punkt|Tagesordnungspunkt)\s*\d|§\s*\d|Artikel\s*\d|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÄÖÜ])[^.!?]*$"
)


@dataclass(slots=True)
class Place:
    """A sentence worth telling, what the model made of it, and the sentences that belong to it.

    A place is `decided` where it is a whole decision with its vote.
    """

    document: int
    passage: int
    number: int
    sentence: Sentence
    score: float
    topic: str = ""
    fact: str = ""
    weight: int = 1
    decided: bool = False
    before: list[Sentence] = field(default_factory=list)
    after: list[Sentence] = field(default_factory=list)

    @property
    def source(self) -> list[Sentence]:
        """The sentences in their order."""
        return [*self.before, self.sentence, *self.after]


def places(passages: Sequence[Passage], notes: Mapping[int, str], digests: Sequence[Digest] = ()) -> list[Place]:
    """Give every sentence that says something, with its weight, and every decision as one place.

    The `digests` say of each document what code found in it; without them no sentence weighs more for it.
    """
    read = [sentences(passage) for passage in passages]
    counts = Counter(term for source in read for sentence in source for term in sentence.terms)
    total = sum(map(len, read))
    norms = _norms(passages)
    found: list[Place] = []
    for index, source in enumerate(read):
        noted = _noted(facts(notes.get(index, "")), source)
        for number, sentence in enumerate(source):
            document = passages[index].document
            if not salience.is_statement(sentence.text) or (digests and _holds(digests[document].listed, sentence)):
                continue
            score = salience.weight(sentence.text, norm=document in norms)
            score += _CENTRAL * _centrality(sentence, counts, total) + _NOTED * (number in noted)
            score += _FIRST_PAGE * (sentence.page == 1)
            if digests:
                score += _SHOWN * _holds(digests[document].shown, sentence)
            place = Place(document, index, number, sentence, score, fact=noted.get(number, ""))
            place.weight = passages[index].weight
            place.score += _WANTED * (place.weight - 1)
            place.topic = _topic(source, number)
            place.before = _announced(source, number) or _leading_in(source, number)
            place.after = _votes(source, number)
            place.score += sum(salience.weight(announced.text) for announced in _announced(source, number)) / 2
            found.append(place)
    for document, digest in enumerate(digests):
        for resolution in digest.resolutions:
            is_proposed = digest.overview.kind in {"proposal", "motion"}
            found = _with_resolution(found, resolution, document=document, is_proposed=is_proposed)
    return found


def _holds(texts: Mapping[int, Sequence[str]], sentence: Sentence) -> bool:
    """Tell whether a sentence stands among the squeezed texts of its page, or one of them in it."""
    text = squeeze(sentence.text)
    return any(other in text or text in other for other in texts.get(sentence.page, ()))


def _with_resolution(found: list[Place], resolution: Decision, *, document: int, is_proposed: bool) -> list[Place]:
    """Put one place for a decision where its sentences are, so that its text and its vote are told together."""
    source = _bounded(resolution)
    pages = {sentence.page for sentence in source}
    terms = frozenset(term for sentence in source for term in sentence.terms)
    inside = [
        place
        for place in found
        if place.document == document
        and place.sentence.page in pages
        and len(place.sentence.terms & terms) >= len(place.sentence.terms) * _WITHIN
    ]
    if not inside:
        return found
    score = max(place.score for place in inside) + _DECIDED
    decided = Place(document, inside[0].passage, inside[0].number, source[0], score, after=source[1:])
    decided.decided = True
    decided.weight = inside[0].weight
    decided.topic = resolution.about.text if resolution.about else inside[0].topic
    if is_proposed and not resolution.about and not resolution.result and not _PAST.search(source[0].text):
        decided.topic = wording.PROPOSAL
    decided.fact = next((place.fact for place in inside if place.fact), "")
    gone = set(map(id, inside))
    return [place for place in found if id(place) not in gone] + [decided]


def _bounded(resolution: Decision) -> list[Sentence]:
    """Give the sentences of a decision as far as a model can sum them up in one, then its vote."""
    kept: list[Sentence] = []
    left = _MOST_WORDS
    for part in resolution.text:
        for text in split(part.text):
            if left > 0:
                kept.append(as_sentence(part.page, text))
                left -= len(text.split())
    result = resolution.result
    if result and not any(result.text in sentence.text for sentence in kept):
        kept.append(as_sentence(result.page, result.text))
    return kept


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
    # A set has no order of its own, and a plain sum depends on it.
    shared = math.fsum(math.log1p(counts[term] - 1) for term in sentence.terms if not term[0].isdigit())
    return min(1.0, shared / len(sentence.terms) / max(math.log1p(total / 10), 1.0))


def _announced(source: Sequence[Sentence], number: int) -> list[Sentence]:
    """Give the sentence before that announces a decision: „… beschließt der Rat einstimmig wie folgt:“."""
    before = source[number - 1] if number else None
    announces = (
        before and before.text.endswith(":") and (salience.is_decision(before.text) or salience.is_vote(before.text))
    )
    return [before] if before and announces else []


def _leading_in(source: Sequence[Sentence], number: int) -> list[Sentence]:
    """Give what leads in the list of an entry that is half a sentence: „Der Ausschuss entscheidet über:“."""
    entry = _ENTRY.match(source[number].text)
    if not entry or (salience.has_verb(source[number].text) and not entry["small"]):
        return []
    for sentence in reversed(source[max(0, number - _TOPIC_WITHIN) : number]):
        if sentence.text.endswith(":") and len(sentence.text.split()) > _FEWEST_WORDS_LEADING_IN:
            return [sentence]
        if not _ENTRY.match(sentence.text):
            return []
    return []


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
    """Choose so many places, the weightiest first, none like another; give them in the order of the documents.

    Of several documents each has its share in one half of them, the other half goes by weight alone.
    """
    chosen: list[Place] = []
    spent: Counter[int] = Counter()
    used: set[int] = set()
    taken: Counter[int] = Counter()
    share = max(1, count // (2 * len({place.document for place in found}) or 1))

    def rank(at: int) -> tuple[bool, float, int]:
        place = found[at]
        return taken[place.document] >= share, _AGAIN * spent[place.passage] / place.weight - place.score, at

    # What is chosen only ever puts others further back, so a rank is looked at again when its place comes to the front.
    waiting = [rank(at) for at in range(len(found))]
    heapq.heapify(waiting)
    while waiting and len(chosen) < count:
        first = heapq.heappop(waiting)
        now = rank(first[-1])
        if now > first:
            heapq.heappush(waiting, now)
            continue
        place = found[first[-1]]
        if id(place.sentence) in used or any(alike(place.sentence, other.sentence) for other in chosen):
            continue
        chosen.append(place)
        spent[place.passage] += 1
        taken[place.document] += 1
        used.update(id(sentence) for sentence in place.source)
    return sorted(chosen, key=lambda place: (place.document, place.passage, place.number))


def alike(one: Sentence, other: Sentence) -> bool:
    """Tell whether two sentences say nearly the same."""
    either = one.terms | other.terms
    return bool(either) and len(one.terms & other.terms) > len(either) * _ALIKE
