"""From chosen places to the statements of a summary: one answer a place, all of them written together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from genius_desktop.domain import Length, Statement
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.chapters import Chapter, Wish
from genius_desktop.jobs.choosing import Place
from genius_desktop.jobs.evidence import Sentence, cite
from genius_desktop.jobs.figures import figures, same
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.planning import plan
from genius_desktop.jobs.roles import fits, turns_around
from genius_desktop.jobs.salience import is_proposal

_BULLET = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+")
_REFERENCES = re.compile(r"\s*\[\d[\d,;\s]*\]")
_PROPOSED = re.compile(r"vorschl|vorgeschl|empf[eioa]hl|beantrag|\bsoll(?:en)?\b|Antrag", re.IGNORECASE)
_TOKENS_PER_WORD = 3
# A sentence that is cut off is lost; a model that is asked for few words still needs room to end.
_FEWEST_TOKENS = 60
_SHORTEST_CHARS = 15
_VERBATIM_WORDS = 40
_OPENING_WORDS = 3
_FEWEST_WORDS = 10
_HEADING = "Überschrift:"
_BRIEF_WORDS = 15
_NO_WISH = Wish()


def write_statements(
    found: Sequence[Place], pen: Pen, *, length: Length, wish: Wish = _NO_WISH
) -> Iterator[str | Statement]:
    """Write a statement for each chosen place; pieces of the one being written come first, then it is told whole."""
    chapters = plan(found, wish=wish, count=length.statements)
    words = max(_FEWEST_WORDS, length.words // max(length.statements, 1))
    owners = [number for number, chapter in enumerate(chapters) for _ in chapter.places]
    chosen = [place for chapter in chapters for place in chapter.places]
    prompts = [_prompt(place, pen, words, style=wish.form.style) for place in chosen]
    seen: set[tuple[str, str]] = set()
    opened = whole = 0
    for place, told in _answers(prompts, chosen, pen):
        if place is None:
            yield told
            continue
        for chapter in chapters[opened : owners[whole] + 1]:
            yield from _said(chapter)
        opened, whole = max(opened, owners[whole] + 1), whole + 1
        statement = replace(_statement(place, told, words), topic=chapters[opened - 1].title)
        # Two items of an agenda may end alike; each has to say how.
        key = (statement.topic, statement.text.casefold())
        if key not in seen:
            seen.add(key)
            yield statement
    for chapter in chapters[opened:]:
        yield from _said(chapter)


def _said(chapter: Chapter) -> Iterator[Statement]:
    return (replace(statement, topic=chapter.title) for statement in chapter.said)


def _prompt(place: Place, pen: Pen, words: int, *, style: str) -> Prompt:
    before, after = pen.assistant.prompts.merge.split("{document}")
    lines = [f"{_HEADING} {place.topic}"] if place.topic else []
    lines += [sentence.text for sentence in place.source]
    style = f" {style}" if style else ""
    after = after.replace("{words}", str(words))
    # An assistant without a slot for the style is told it last.
    after = after.replace("{style}", style) if "{style}" in after else after + style
    return Prompt(
        pen.assistant.prompts.system, before, "\n".join(lines), after, max(_FEWEST_TOKENS, words * _TOKENS_PER_WORD)
    )


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


def _statement(place: Place, answer: str, words: int) -> Statement:
    """Take the answer, the note or the words of the source: the first that is sound, whichever tells most figures."""
    sources = place.source
    source = " ".join(sentence.text for sentence in sources)
    told = [text for text in (_tidied(answer), _tidied(place.fact)) if _is_sound(text, source)]
    best = _brief(told, source, words) if words < _BRIEF_WORDS else _best(told, source)
    if is_proposal(place.topic) and not _PROPOSED.search(best):
        # A model drops that something is only proposed; officials must not.
        best = f"{place.topic.rstrip(': ')}: {best}"
    citations = tuple(
        cite(sentence, place.document) for sentence in sources if sentence is place.sentence or _shares(best, sentence)
    )
    return Statement(best, citations)


def _best(told: Sequence[str], source: str) -> str:
    verbatim = _verbatim(source, _VERBATIM_WORDS)
    return max([*told, verbatim], key=lambda text: (_held(text, source), text != verbatim, -len(text)))


def _brief(told: Sequence[str], source: str, words: int) -> str:
    """Take the shortest sound text that tells a figure where the source has some; else a few of its own words."""
    verbatim = _verbatim(source, words * 3 // 2)
    telling = [text for text in told if len(text.split()) <= 2 * words]
    telling = [text for text in telling if _has_figure(text)] or telling
    if not telling or (_has_figure(verbatim) and not any(map(_has_figure, telling))):
        return verbatim
    return min(telling, key=len)


def _has_figure(text: str) -> bool:
    return any(True for _ in figures(text))


def _tidied(text: str) -> str:
    """Take the first line of an answer, without bullet, references and quotation marks around it."""
    line = next((line for line in text.strip().split("\n") if line.strip()), "")
    line = _REFERENCES.sub("", _BULLET.sub("", line)).strip().strip('"„“')
    return line[:1].upper() + line[1:]


def _is_sound(text: str, source: str) -> bool:
    """Tell whether a sentence is German, whole, and says of figures and votes what its source says."""
    if len(text) < _SHORTEST_CHARS or len(text.split()) < _OPENING_WORDS or is_foreign(text):
        return False
    if text.startswith(_HEADING):
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


def _verbatim(source: str, most: int) -> str:
    """Give the words of the source; of more than so many, those around its figures."""
    words = source.split()
    if len(words) <= most:
        return " ".join(words)
    held = [bool(list(figures(word))) for word in words]
    start = max(range(len(words) - most + 1), key=lambda at: (sum(held[at : at + most]), -at))
    if most >= _VERBATIM_WORDS:
        start = 0
    end = start + most
    return f"{'… ' if start else ''}{' '.join(words[start:end])}{' …' if end < len(words) else ''}"


def _shares(text: str, sentence: Sentence) -> bool:
    told = list(figures(text))
    return any(same(figure, other) for figure in figures(sentence.text) for other in told)
