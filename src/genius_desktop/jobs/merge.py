"""From the facts of all passages to the statements of a summary."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.domain import Citation, Length, Passage, Statement
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.evidence import Sentence, best_citation, sentences
from genius_desktop.jobs.pen import Pen

_LINE = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+(.*\S)")
_REFERENCE = re.compile(r"\s*[\[(](\d{1,3}(?:\s*[,;]\s*\d{1,3})*)[\])]")
_SHORTEST_CHARS = 15
_TOKENS_PER_STATEMENT = 70


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a note, and the passage it was noted from."""

    text: str
    document: int
    passage: Passage


def write_statements(found: Sequence[Fact], pen: Pen, length: Length) -> Iterator[str | Statement]:
    """Merge facts into statements; pieces of text come first, then each statement once its line is whole."""
    sources = [sentences(fact.passage) for fact in found]
    cited = [best_citation(fact.text, fact.document, source) for fact, source in zip(found, sources, strict=True)]
    carried = [(fact, citation) for fact, citation in zip(found, cited, strict=True) if citation]
    if len(carried) <= length.statements:
        for fact, citation in carried:
            yield Statement(fact.text, (citation,))
        return
    seen: set[str] = set()
    for told in _lines(carried, pen, length):
        if told.startswith("\n"):
            statement = _statement(told[1:], carried)
            if statement and statement.text.casefold() not in seen:
                seen.add(statement.text.casefold())
                yield statement
        else:
            yield told


def _lines(carried: Sequence[tuple[Fact, Citation]], pen: Pen, length: Length) -> Iterator[str]:
    """Give pieces as they come and, marked by a line break in front, each whole line."""
    room = pen.engine.room_tokens - length.statements * _TOKENS_PER_STATEMENT - 600
    listed = ""
    for number, (fact, _) in enumerate(carried, start=1):
        line = f"[{number}] {fact.text}\n"
        if pen.engine.count(listed + line) > room:
            break
        listed += line
    before, after = pen.assistant.prompts.merge.split("{document}")
    after = after.replace("{statements}", str(length.statements)).replace("{words}", str(length.words))
    prompt = Prompt(pen.assistant.prompts.system, before, listed, after, length.statements * _TOKENS_PER_STATEMENT)
    line = ""
    for piece in pen.engine.write([prompt]):
        if piece.text:
            yield piece.text.replace("\n", " ")
        line += piece.text
        *whole, line = line.split("\n")
        yield from (f"\n{text}" for text in whole)
        if piece.end is not None:
            pen.count(piece)
            if piece.end == "stop":
                yield f"\n{line}"


def _statement(line: str, carried: Sequence[tuple[Fact, Citation]]) -> Statement | None:
    match = _LINE.match(line)
    if match is None:
        return None
    numbers = [int(n) for group in _REFERENCE.findall(match[1]) for n in re.findall(r"\d+", group)]
    text = _REFERENCE.sub("", match[1]).strip()
    if len(text) < _SHORTEST_CHARS:
        return None
    named = [carried[n - 1] for n in numbers if 1 <= n <= len(carried)]
    citations = _citations(text, named) or _citations(text, carried)
    return Statement(text, citations)


def _citations(text: str, facts: Sequence[tuple[Fact, Citation]]) -> tuple[Citation, ...]:
    """Cite the sentence that carries a statement best, among those of the facts it was made from."""
    by_document: dict[int, list[Sentence]] = {}
    for fact, citation in facts:
        pages = {citation.page}
        near = [sentence for sentence in sentences(fact.passage) if sentence.page in pages]
        by_document.setdefault(fact.document, []).extend(near)
    found = (best_citation(text, document, near) for document, near in by_document.items())
    return tuple(citation for citation in found if citation)
