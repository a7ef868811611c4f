"""From chosen places to the statements of a summary: one answer a place, all of them written together."""

import re
from collections.abc import Iterator, Sequence

from genius_desktop.domain import Length, Statement
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.choosing import Place, choose
from genius_desktop.jobs.evidence import Sentence, cite
from genius_desktop.jobs.figures import figures, same
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.roles import fits, turns_around
from genius_desktop.jobs.salience import is_proposal

_BULLET = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+")
_REFERENCES = re.compile(r"\s*\[\d[\d,;\s]*\]")
_PROPOSED = re.compile(r"vorschl|vorgeschl|empf[eioa]hl|beantrag|\bsoll(?:en)?\b|Antrag", re.IGNORECASE)
_TOKENS_PER_WORD = 3
_SHORTEST_CHARS = 15
_VERBATIM_WORDS = 40
_OPENING_WORDS = 3


def write_statements(found: Sequence[Place], pen: Pen, *, length: Length) -> Iterator[str | Statement]:
    """Write a statement for each chosen place; pieces of the one being written come first, then it is told whole."""
    chosen = choose(found, length.statements)
    words = max(15, length.words // max(length.statements, 1))
    prompts = [_prompt(place, pen, words) for place in chosen]
    seen: set[str] = set()
    for place, told in _answers(prompts, chosen, pen):
        if place is None:
            yield told
            continue
        statement = _statement(place, told)
        if statement.text.casefold() not in seen:
            seen.add(statement.text.casefold())
            yield statement


def _prompt(place: Place, pen: Pen, words: int) -> Prompt:
    before, after = pen.assistant.prompts.merge.split("{document}")
    lines = [f"Überschrift: {place.topic}"] if place.topic else []
    lines += [sentence.text for sentence in place.source]
    after = after.replace("{words}", str(words))
    return Prompt(pen.assistant.prompts.system, before, "\n".join(lines), after, words * _TOKENS_PER_WORD)


def _answers(prompts: Sequence[Prompt], chosen: Sequence[Place], pen: Pen) -> Iterator[tuple[Place | None, str]]:
    """Give answers in the order of their places, and pieces of the first one that is not whole yet."""
    texts = [""] * len(prompts)
    ended = [False] * len(prompts)
    shown = 0
    for piece in pen.engine.write(prompts):
        texts[piece.prompt] += piece.text
        if piece.prompt == shown and piece.text:
            yield None, piece.text.replace("\n", " ")
        if piece.end is None:
            continue
        pen.count(piece)
        ended[piece.prompt] = True
        if piece.end != "stop":
            texts[piece.prompt] = ""
        while shown < len(chosen) and ended[shown]:
            yield chosen[shown], texts[shown]
            shown += 1


def _statement(place: Place, answer: str) -> Statement:
    """Take the answer, the note or the words of the source: the first that is sound, whichever tells most figures."""
    sources = place.source
    source = " ".join(sentence.text for sentence in sources)
    verbatim = _verbatim(source)
    told = [text for text in (_tidied(answer), _tidied(place.fact)) if _is_sound(text, source)]
    best = max([*told, verbatim], key=lambda text: (_held(text, source), text != verbatim, -len(text)))
    if is_proposal(place.topic) and not _PROPOSED.search(best):
        # A model drops that something is only proposed; officials must not.
        best = f"{place.topic.rstrip(': ')}: {best}"
    citations = tuple(
        cite(sentence, place.document) for sentence in sources if sentence is place.sentence or _shares(best, sentence)
    )
    return Statement(best, citations)


def _tidied(text: str) -> str:
    """Take the first line of an answer, without bullet, references and quotation marks around it."""
    line = next((line for line in text.strip().split("\n") if line.strip()), "")
    line = _REFERENCES.sub("", _BULLET.sub("", line)).strip().strip('"„“')
    return line[:1].upper() + line[1:]


def _is_sound(text: str, source: str) -> bool:
    """Tell whether a sentence is German, whole, and says of figures and votes what its source says."""
    if len(text) < _SHORTEST_CHARS or len(text.split()) < _OPENING_WORDS or is_foreign(text):
        return False
    held = list(figures(source))
    if any(not any(same(figure, other) for other in held) for figure in figures(text)):
        return False
    return all(fits(figure, text, source) for figure in figures(text)) and not turns_around(text, source)


def _held(text: str, source: str) -> int:
    """Count the figures of the source that a text tells; one more or less is no reason to leave good German."""
    told = list(figures(text))
    held = {figure.key for figure in figures(source)}
    return round(2 * len({figure.key for figure in told} & held) / max(len(held), 1)) if held else 0


def _verbatim(source: str) -> str:
    words = source.split()
    return " ".join(words) if len(words) <= _VERBATIM_WORDS else " ".join(words[:_VERBATIM_WORDS]) + " …"


def _shares(text: str, sentence: Sentence) -> bool:
    told = list(figures(text))
    return any(same(figure, other) for figure in figures(sentence.text) for other in told)
