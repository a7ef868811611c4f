"""The first lines of a summary: what the first passage says, told before the others are read."""

from dataclasses import replace

from genius_desktop.domain import Document, Passage, Statement
from genius_desktop.jobs.checks import check, held
from genius_desktop.jobs.evidence import best_sentence, cite, sentences
from genius_desktop.jobs.language import is_foreign


def draft(fact: str, passage: Passage, document: Document) -> Statement | None:
    """Make a noted fact a statement with its source; None where its source is not clear or anything is in doubt."""
    source = sentences(passage)
    number = best_sentence(fact, source)
    if number is None or is_foreign(fact):
        return None
    numbers = {span.page for span in passage.spans}
    near = replace(document, pages=tuple(page for page in document.pages if page.number in numbers))
    checked = check(Statement(fact, (cite(source[number], 0),)), [held(near)])
    if not (all(told.found for told in checked.citations) and all(told.found for told in checked.checks)):
        return None
    return replace(checked, citations=tuple(replace(c, document=passage.document) for c in checked.citations))
