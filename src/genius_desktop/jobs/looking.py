"""What documents hold of one question: the places that speak of it, what the model reads of them, and what is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from genius_desktop import question_words
from genius_desktop.assignments import Question, Reading, Turn
from genius_desktop.documents import passages as cutting
from genius_desktop.domain import Passage, Statement
from genius_desktop.engines.protocol import Prompt
from genius_desktop.engines.server.messages import tokens
from genius_desktop.jobs import replying, selecting
from genius_desktop.jobs.asking import Sought
from genius_desktop.jobs.checks import HeldDocument, check, held
from genius_desktop.jobs.papers import Papers
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.searching import Index, Match, find, index

# Longer documents are not read whole: finding first is quicker, and a small model then errs less.
WHOLE_TOKENS = 4000
# Of a collection, what was found is read, and hardly anything around it.
COLLECTION_TOKENS = 1000
_PASSAGE_TOKENS = 400
_ANSWER_TOKENS = 120
_MOST_PLACES, _AROUND, _FOUND_TOKENS = 6, 1, 700
_TURN_CHARS = 300


@dataclass(frozen=True, slots=True)
class Known:
    """What is made of documents before any question is asked."""

    passages: list[Passage]
    known: Index
    pages: list[HeldDocument]


@dataclass(slots=True)
class Look:
    """What a running job knows of one question."""

    question: Question
    wanted: Sought
    papers: Papers = field(default_factory=Papers)
    passages: list[Passage] = field(default_factory=list)
    known: Index = field(default_factory=Index)
    pages: list[HeldDocument] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    # The passages that the model has read.
    read: set[int] = field(default_factory=set)

    def take(self, known: Known) -> None:
        """Find the places that speak of the question."""
        self.passages, self.known, self.pages = known.passages, known.known, known.pages
        self.matches = selecting.weighed(find(self.wanted, self.known), self.question.readings, self.papers)

    @property
    def is_held(self) -> bool:
        """Whether the documents speak of what is asked for at all."""
        shares = selecting.COLLECTION_SHARES if self.question.readings else replying.DOCUMENT_SHARES
        return replying.is_held(self.matches, self.known, self.wanted, shares=shares)

    @property
    def first(self) -> Statement:
        """The best place, in its own words."""
        return check(replying.statement_of(self.matches[0], self.known), self.pages)


def known(read: Papers, readings: Sequence[Reading], pages: list[HeldDocument] | None = None) -> Known:
    """Cut documents into what may answer a question; the `pages` are theirs, where they were made before."""
    passages: list[Passage] = []
    for number, document in enumerate(read.documents):
        first = len(passages) + 1
        found = cutting.cut(document, number, tokens, first=first, budget_tokens=_PASSAGE_TOKENS)
        passages += selecting.chosen(found, readings, read.opened[number])
    made = index(passages, selecting.titles(readings, read))
    return Known(passages, made, [held(document) for document in read.documents] if pages is None else pages)


def prompt(look: Look, pen: Pen, *, remembered: bool = True) -> Prompt:
    """Ask for an answer from the documents, or from what was found in them; what stands first may be remembered."""
    before, after = pen.assistant.prompts.note.split("{document}")
    question = look.question.text
    if look.question.earlier:
        question = f"{_earlier(look.question.earlier)}{question}"
    whole = "\n".join(span.text for passage in look.passages for span in passage.spans)
    remember = ""
    documents = look.papers.documents
    most = COLLECTION_TOKENS if look.question.readings else min(WHOLE_TOKENS, pen.engine.room_tokens // 2)
    if pen.engine.count(whole) <= most:
        look.read = set(range(len(look.passages)))
        text = whole
        # What holds several documents is remembered as long as the worker lives, and written nowhere.
        remember = documents[0].sha256 if len(documents) == 1 else "several"
    else:
        text = _excerpts(look)
    return Prompt(
        pen.assistant.prompts.system,
        before,
        text,
        after.replace("{question}", question),
        _ANSWER_TOKENS,
        remember=remember if remembered else "",
        copies=True,
    )


def _earlier(turns: Sequence[Turn]) -> str:
    last = turns[-1]
    return f"Zuvor gefragt: {last.question[:_TURN_CHARS]} Antwort: {last.answer[:_TURN_CHARS]} Nun gefragt: "


def _excerpts(look: Look) -> str:
    """Give what stands around the best places, in the order of the documents."""
    spots = look.known.spots
    chosen: set[int] = set()
    left = _FOUND_TOKENS
    for match in look.matches[:_MOST_PLACES]:
        at = match.spot.place
        around = [
            place
            for place in range(max(0, at - _AROUND), min(len(spots), at + _AROUND + 1))
            if spots[place].document == match.spot.document and place not in chosen
        ]
        cost = sum(tokens(spots[place].sentence.text) for place in around)
        if cost > left and chosen:
            continue
        left -= cost
        chosen.update(around)
    lines: list[str] = []
    heading = ""
    titles = selecting.titles(look.question.readings, look.papers)
    for place in sorted(chosen):
        spot = spots[place]
        look.read.add(spot.passage)
        # A sentence of a collection says little without what its document is about.
        if title := titles.pop(spot.document, ""):
            lines.append(title)
        if spot.heading and spot.heading != heading:
            lines.append(spot.heading)
        heading = spot.heading
        lines.append(spot.sentence.text)
    return "\n".join(lines)


def told(look: Look, said: str) -> Iterator[Statement]:
    """Give the sentences of the answer, then where papers of a collection contradict each other about it."""
    found = replying.reply(said, look.matches, look.known, wanted=look.wanted, question=look.question.text)
    if not found:
        yield Statement(_absent(look), kind="absent")
        return
    readings = look.question.readings
    others = selecting.contradictions(readings, look.matches, look.passages, papers=look.papers)
    for statement in (*found, *others):
        yield check(statement, look.pages)


def _absent(look: Look) -> str:
    if look.question.readings:
        return question_words.ABSENT_IN_COLLECTION
    return question_words.ABSENT_IN_SEVERAL if len(look.papers.documents) > 1 else question_words.ABSENT_IN_ONE
