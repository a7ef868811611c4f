"""Hold what was written against what was read, by code and not by model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from genius_desktop.documents.cleaning import join_torn_words
from genius_desktop.documents.matching import squeeze, stands_in
from genius_desktop.domain import Check, Citation, Document, Page, Statement
from genius_desktop.jobs.figures import Figure, figures, same
from genius_desktop.jobs.roles import fits, turns_around
from genius_desktop.sentences import split

_NAME = re.compile(
    r"\b(?:Herrn?|Frau|Dr\.|Prof\.|Bürgermeister(?:in|s)?|Ratsmitglied(?:er)?|Ratsherrn?|Ratsfrau|Landrat|Landrätin|Firma|"
    r"Ortsrat|Ortsteil)\s+(?P<name>[A-ZÄÖÜ][\w-]+)|\b(?P<street>[A-ZÄÖÜ][\w-]*(?:straße|weg|platz|allee|gasse|ring))\b"
)


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page ready to be searched: its text on one line, squeezed, and its figures."""

    text: str
    squeezed: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """The pages of a document, ready to be searched."""

    pages: dict[int, HeldPage]


def held(document: Document) -> HeldDocument:
    """Make the pages of a document ready to be searched."""
    return HeldDocument({page.number: _held(page) for page in document.pages})


def quoted(citations: Sequence[Citation]) -> HeldDocument:
    """Make what is quoted ready to be searched, each quote as a page, where there is no document it stands in."""
    return HeldDocument({citation.page: _held(Page(citation.page, citation.quote)) for citation in citations})


def _held(page: Page) -> HeldPage:
    text = " ".join(join_torn_words(page.text).split())
    return HeldPage(text, squeeze(page.text), tuple(figures(text)))


def check(statement: Statement, documents: Sequence[HeldDocument]) -> Statement:
    """Mark what of a statement stands in its sources; a figure from another page brings the citation of that page."""
    citations = [_checked(citation, documents) for citation in statement.citations]
    checks: list[Check] = []
    for figure in figures(statement.text):
        page = _cited_page(figure, citations, documents)
        if not page and (citation := _elsewhere(figure, citations, documents)):
            citations.append(citation)
            page = citation.page
        checks.append(Check(figure.kind, figure.shown, found=page > 0, page=page))
    checks += _names(statement.text, citations, documents)
    checks += _roles(statement.text, citations)
    return replace(statement, citations=tuple(citations), checks=tuple(checks))


def _checked(citation: Citation, documents: Sequence[HeldDocument]) -> Citation:
    page = documents[citation.document].pages.get(citation.page)
    return replace(citation, found=page is not None and stands_in(citation.quote, page.squeezed))


def _cited_page(figure: Figure, citations: Sequence[Citation], documents: Sequence[HeldDocument]) -> int:
    for citation in citations:
        page = documents[citation.document].pages.get(citation.page)
        if page and any(same(figure, other) for other in page.figures):
            return citation.page
    return 0


def _elsewhere(figure: Figure, citations: Sequence[Citation], documents: Sequence[HeldDocument]) -> Citation | None:
    """Find the sentence with a figure on the nearest other page of the documents cited."""
    for document in dict.fromkeys(citation.document for citation in citations):
        cited = next(citation.page for citation in citations if citation.document == document)
        for number, page in sorted(documents[document].pages.items(), key=lambda item: abs(item[0] - cited)):
            place = next((other for other in page.figures if same(figure, other)), None)
            if place:
                return Citation(document, number, _sentence_at(page.text, place.start), found=True)
    return None


def _sentence_at(text: str, place: int) -> str:
    start = 0
    for sentence in split(text):
        start = text.index(sentence, start)
        if start <= place < start + len(sentence):
            return sentence[:300]
        start += len(sentence)
    return text[max(0, place - 80) : place + 80]


def names(text: str) -> set[str]:
    """Give the names of people, firms and streets in a text, squeezed and without a genitive's s."""
    return {squeeze(match["name"] or match["street"]).removesuffix("s") for match in _NAME.finditer(text)}


def _names(text: str, citations: Sequence[Citation], documents: Sequence[HeldDocument]) -> Iterator[Check]:
    for match in _NAME.finditer(text):
        value = match["name"] or match["street"]
        wanted = squeeze(value)
        page = next(
            (
                number
                for document in dict.fromkeys(citation.document for citation in citations)
                for number, page in documents[document].pages.items()
                if wanted in page.squeezed or wanted.removesuffix("s") in page.squeezed
            ),
            0,
        )
        yield Check("name", value, found=page > 0, page=page)


def _roles(text: str, citations: Sequence[Citation]) -> Iterator[Check]:
    """Tell only what contradicts the quotes; what agrees needs no word."""
    quotes = " ".join(citation.quote for citation in citations)
    page = citations[0].page if citations else 0
    for figure in figures(text):
        if not fits(figure, text, quotes):
            yield Check("role", figure.shown, found=False, page=page)
    if citations and turns_around(text, quotes):
        yield Check("role", "zugestimmt/abgelehnt", found=False, page=page)
