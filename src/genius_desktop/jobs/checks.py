"""Hold what was written against what was read, by code and not by model."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from genius_desktop.documents.matching import squeeze, stands_in
from genius_desktop.domain import Check, Citation, Document, Statement

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_FIGURES = re.compile(
    rf"(?P<amount>\d[\d.]*(?:,\d+)?\s*(?:Euro|EUR|€|(?:Mio|Mrd)\.?\s*(?:Euro|EUR|€)))"
    rf"|(?P<percentage>\d+(?:,\d+)?\s*(?:%|Prozent))"
    rf"|(?P<date>\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?\d{{2,4}}|(?:{_MONTHS})(?:\s\d{{4}})?))"
    rf"|(?P<paragraph>§§?\s*\d+[a-z]?)"
    rf"|(?P<number>\d[\d.]*(?:,\d+)?)"
)


@dataclass(frozen=True, slots=True)
class SqueezedDocument:
    """The pages of a document, ready to be searched."""

    pages: dict[int, str]


def squeezed(document: Document) -> SqueezedDocument:
    """Make the pages of a document ready to be searched."""
    return SqueezedDocument({page.number: squeeze(page.text) for page in document.pages})


def check(statement: Statement, documents: list[SqueezedDocument]) -> Statement:
    """Mark each citation whose quote stands on its page, and each figure the cited pages hold."""
    citations = tuple(_checked(citation, documents) for citation in statement.citations)
    return replace(statement, citations=citations, checks=tuple(_figures(statement.text, citations, documents)))


def _checked(citation: Citation, documents: list[SqueezedDocument]) -> Citation:
    page = documents[citation.document].pages.get(citation.page, "")
    return replace(citation, found=stands_in(citation.quote, page))


def _figures(text: str, citations: tuple[Citation, ...], documents: list[SqueezedDocument]) -> Iterator[Check]:
    cited = [(c.page, documents[c.document].pages.get(c.page, "")) for c in citations]
    for match in _FIGURES.finditer(text):
        value = match.group().rstrip(" .,")
        wanted = re.compile(rf"(?<!\d){re.escape(squeeze(value))}(?!\d)")
        page = next((number for number, held in cited if wanted.search(held)), 0)
        yield Check(match.lastgroup or "number", value, found=page > 0, page=page)
