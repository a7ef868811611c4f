"""What the steps of an assistant find in documents by code: by signs, item by item, and point against text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from genius_desktop import writing_words
from genius_desktop.assignments import Item, Step
from genius_desktop.documents.passages import cut
from genius_desktop.domain import Citation, Document, Passage, Statement
from genius_desktop.forms import Signs
from genius_desktop.jobs.evidence import Sentence, best_sentence, cite, sentences, unlike
from genius_desktop.jobs.grounding import about_the_same, gaps
from genius_desktop.jobs.salience import is_statement, weight
from genius_desktop.jobs.signs import compass

_DENIED = re.compile(
    r"\b(?:fehl(?:t|en|ende[rn]?)|nachgereicht|nachzureichen|nachreichen|lieg(?:t|en) nicht (?:bei|vor)|"
    r"nicht beigefügt|noch nicht|ohne|wird noch)\b",
    re.IGNORECASE,
)
_LEAST_POINTS = 1.0
_MOST_CITATIONS, _UNLIKE = 3, 0.5
_SHORTEST_CHARS = 8


@dataclass(slots=True)
class Shelf:
    """The documents of a job, cut into passages, and every sentence of them with its place."""

    documents: list[Document]
    passages: list[list[Passage]] = field(default_factory=list)
    sentences: list[list[Sentence]] = field(default_factory=list)

    @classmethod
    def of(cls, documents: list[Document], count: Callable[[str], int]) -> "Shelf":
        """Cut the documents."""
        passages = [cut(document, index, count) for index, document in enumerate(documents)]
        return cls(documents, passages, [[s for passage in told for s in sentences(passage)] for told in passages])

    def text(
        self, wanted: Sequence[int], room_tokens: int, count: Callable[[str], int]
    ) -> tuple[str, set[tuple[int, int]]]:
        """Give the text of documents within so many tokens, the weightiest sentences of a long one.

        Beside it, the pages (document, number) of which something was left out.
        """
        several = len(wanted) > 1
        lines: list[str] = []
        left_out: set[tuple[int, int]] = set()
        for index in wanted:
            share = room_tokens // len(wanted)
            kept, lost = _within(self.sentences[index], share, count)
            left_out |= {(index, sentence.page) for sentence in lost}
            lines += [f"{self.documents[index].name}:"] * several + [sentence.text for sentence in kept]
        return "\n".join(lines), left_out

    def cited(self, statement: Statement, *, among: Iterable[int]) -> Statement:
        """Give a statement with the places in these documents that it rests on."""
        found: list[Citation] = []
        for index, source in ((index, self.sentences[index]) for index in among):
            number = best_sentence(statement.text, source)
            if number is not None and unlike(source[number].text, statement.text) <= _UNLIKE:
                found.append(cite(source[number], index))
        known = {(citation.document, citation.page, citation.quote) for citation in statement.citations}
        more = [one for one in found if (one.document, one.page, one.quote) not in known]
        return replace(statement, citations=(*statement.citations, *more)[:_MOST_CITATIONS])


def _within(told: Sequence[Sentence], room: int, count: Callable[[str], int]) -> tuple[list[Sentence], list[Sentence]]:
    sizes = [count(sentence.text) + 1 for sentence in told]
    if sum(sizes) <= room:
        return list(told), []
    order = sorted(range(len(told)), key=lambda at: (-weight(told[at].text) / (1 + sizes[at] / 40), at))
    kept: set[int] = set()
    for at in order:
        if sizes[at] <= room:
            kept.add(at)
            room -= sizes[at]
    return [s for at, s in enumerate(told) if at in kept], [s for at, s in enumerate(told) if at not in kept]


def by_signs(signs: Signs, told: Sequence[Sentence], document: int, *, most_words: int) -> list[Statement]:
    """Give the sentences that the signs point to, in their order, those it points to most within so many words."""
    needle = compass(signs)
    pointed = [
        (needle.points(sentence.text), at) for at, sentence in enumerate(told) if len(sentence.text) >= _SHORTEST_CHARS
    ]
    found = sorted((pair for pair in pointed if pair[0] >= _LEAST_POINTS), key=lambda pair: (-pair[0], pair[1]))
    return _kept([at for _, at in found], told, document, most_words=most_words)


def weightiest(told: Sequence[Sentence], document: int, *, most_words: int) -> list[Statement]:
    """Give the sentences that matter most by what officials look for."""
    order = sorted(
        (at for at, sentence in enumerate(told) if is_statement(sentence.text)),
        key=lambda at: (-weight(told[at].text), at),
    )
    return _kept(order, told, document, most_words=most_words)


def _kept(order: Sequence[int], told: Sequence[Sentence], document: int, *, most_words: int) -> list[Statement]:
    kept: list[int] = []
    texts: set[str] = set()
    for at in order:
        words = len(told[at].text.split())
        if (not kept or words <= most_words) and told[at].text not in texts:
            kept.append(at)
            texts.add(told[at].text)
            most_words -= words
    return [Statement(told[at].text, (cite(told[at], document),)) for at in sorted(kept)]


def look_for(items: Sequence[Item], shelf: Shelf) -> Iterator[Statement]:
    """Say of each item where the documents have it, that they call it missing, or that it was not found."""
    for item in items:
        pattern = _pattern(item)
        hits = [
            (index, sentence)
            for index, told in enumerate(shelf.sentences)
            for sentence in told
            if pattern.search(sentence.text)
        ]
        named = [
            (index, shelf.sentences[index][0])
            for index, document in enumerate(shelf.documents)
            if shelf.sentences[index] and pattern.search(re.sub(r"[_\W]+", " ", document.name))
        ]
        there = [hit for hit in hits if not _DENIED.search(hit[1].text)]
        if found := (there or named):
            yield Statement(writing_words.present(item.label), (cite(found[0][1], found[0][0]),))
        elif hits:
            yield Statement(writing_words.announced(item.label), (cite(hits[0][1], hits[0][0]),))
        else:
            yield Statement(writing_words.missing(item.label), kind="absent")


def _pattern(item: Item) -> "re.Pattern[str]":
    words = item.words or (item.label,)
    either = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{either})", re.IGNORECASE)


def compared(points: Sequence[Statement], against: Sequence[Statement]) -> list[Statement]:
    """Give, of the points that no text takes up, that they are open, each with its place."""
    texts = [statement for statement in against if not gaps(statement.text)]
    known = {gap_place for statement in against if gaps(statement.text) for gap_place in statement.citations}
    return [
        Statement(writing_words.unanswered(point.text), point.citations)
        for point in points
        if not (set(point.citations) & known) and not any(about_the_same(point.text, text.text) for text in texts)
    ]


def titled(step: Step, found: list[Statement]) -> list[Statement]:
    """Give what a step has found, or one statement that it has found nothing."""
    return found or [Statement(writing_words.nothing_found(step.title), kind="absent")]
