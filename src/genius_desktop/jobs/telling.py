"""From chosen places to the statements of a summary: one answer a place, all of them written together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from genius_desktop.domain import Length, Statement
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.chapters import Chapter, Wish
from genius_desktop.jobs.choosing import Place
from genius_desktop.jobs.evidence import Sentence, cite, unlike
from genius_desktop.jobs.figures import figures, same
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.planning import plan
from genius_desktop.jobs.salience import is_proposal
from genius_desktop.jobs.sounding import HEADING, is_sound, quoted, speaks, tidied, whole_sentences

_PROPOSED = re.compile(r"vorschl|vorgeschl|empf[eioa]hl|beantrag|\bsoll(?:en)?\b|Antrag", re.IGNORECASE)
_TOKENS_PER_WORD = 3
# A sentence that is cut off is lost; a model that is asked for few words still needs room to end.
_FEWEST_TOKENS = 60
# The words of the source may be so many times as long as a sentence of the summary should be: cut, they say less.
_VERBATIM = 1.6
_FEWEST_WORDS = 10
_BRIEF_WORDS = 15
_SAME, _CITED = 0.2, 0.4
_NO_WISH = Wish()


def write_statements(
    found: Sequence[Place], pen: Pen, *, length: Length, wish: Wish = _NO_WISH
) -> Iterator[str | Statement]:
    """Write a statement for each chosen place; pieces of the one being written come first, then it is told whole."""
    chapters = plan(found, wish=wish, count=length.statements)
    words = max(_FEWEST_WORDS, length.words // max(length.statements, 1))
    owners = [number for number, chapter in enumerate(chapters) for _ in chapter.places]
    chosen = [place for chapter in chapters for place in chapter.places]
    style = wish.form.style
    as_they_are = words >= _BRIEF_WORDS and not style
    prompts = [
        None if as_they_are and speaks(place, round(_VERBATIM * words)) else _prompt(place, pen, words, style=style)
        for place in chosen
    ]
    told_before: list[Statement] = []
    opened = whole = 0
    for place, told in _answers(prompts, chosen, pen):
        if place is None:
            yield told
            continue
        for chapter in chapters[opened : owners[whole] + 1]:
            yield from _said(chapter)
        opened, whole = max(opened, owners[whole] + 1), whole + 1
        statement = replace(_statement(place, told, words), topic=chapters[opened - 1].title)
        if not any(_repeats(statement, other) for other in told_before):
            told_before.append(statement)
            yield statement
    for chapter in chapters[opened:]:
        yield from _said(chapter)


def _said(chapter: Chapter) -> Iterator[Statement]:
    return (replace(statement, topic=chapter.title) for statement in chapter.said)


def _prompt(place: Place, pen: Pen, words: int, *, style: str) -> Prompt:
    before, after = pen.assistant.prompts.merge.split("{document}")
    lines = [f"{HEADING} {place.topic}"] if place.topic else []
    lines += [sentence.text for sentence in place.source]
    style = f" {style}" if style else ""
    after = after.replace("{words}", str(words))
    # An assistant without a slot for the style is told it last.
    after = after.replace("{style}", style) if "{style}" in after else after + style
    return Prompt(
        pen.assistant.prompts.system,
        before,
        "\n".join(lines),
        after,
        max(_FEWEST_TOKENS, words * _TOKENS_PER_WORD),
        copies=True,
    )


def _answers(prompts: Sequence[Prompt | None], chosen: Sequence[Place], pen: Pen) -> Iterator[tuple[Place | None, str]]:
    """Give answers in the order of their places, and pieces of the first one that is not whole yet."""
    asked = [number for number, prompt in enumerate(prompts) if prompt]
    texts = [""] * len(prompts)
    ended = [prompt is None for prompt in prompts]
    shown = 0
    for piece in pen.engine.write([prompt for prompt in prompts if prompt]):
        while shown < len(chosen) and ended[shown]:
            yield chosen[shown], texts[shown]
            shown += 1
        number = asked[piece.prompt]
        texts[number] += piece.text
        if number == shown and piece.text:
            yield None, piece.text.replace("\n", " ")
        if piece.end is None:
            continue
        pen.count(piece)
        ended[number] = True
        if piece.end != "stop":
            texts[number] = whole_sentences(texts[number])
    yield from ((chosen[number], texts[number]) for number in range(shown, len(chosen)))


def _statement(place: Place, answer: str, words: int) -> Statement:
    """Take the answer, the note or the words of the source: the first that is sound, whichever tells most figures."""
    sources = place.source
    told = [text for text in (tidied(answer), tidied(place.fact)) if is_sound(text, place)]
    best = _brief(told, place, words) if words < _BRIEF_WORDS else _best(told, place, round(_VERBATIM * words))
    if is_proposal(place.topic) and not _PROPOSED.search(best):
        # A model drops that something is only proposed; officials must not.
        best = f"{place.topic.rstrip(': ')}: {best}"
    citations = tuple(
        cite(sentence, place.document)
        for sentence in sources
        if sentence is place.sentence or _shares(best, sentence) or unlike(sentence.text, best) <= _CITED
    )
    return Statement(best, citations)


def _best(told: Sequence[str], place: Place, most_words: int) -> str:
    source = " ".join(sentence.text for sentence in place.source)
    verbatim = quoted(place, most_words)
    return max([*told, verbatim], key=lambda text: (_held(text, source), text != verbatim, -len(text)))


def _brief(told: Sequence[str], place: Place, words: int) -> str:
    """Take the shortest sound text that tells a figure where the source has some; else a few of its own words."""
    verbatim = quoted(place, words * 3 // 2)
    if sum(len(sentence.text.split()) for sentence in place.source) <= words * 3 // 2:
        # It is brief as it stands, and no model can turn it round.
        return verbatim
    telling = [text for text in told if len(text.split()) <= 2 * words]
    telling = [text for text in telling if _has_figure(text)] or telling
    if not telling or (_has_figure(verbatim) and not any(map(_has_figure, telling))):
        return verbatim
    return min(telling, key=len)


def _has_figure(text: str) -> bool:
    return any(True for _ in figures(text))


def _held(text: str, source: str) -> int:
    """Count the figures of the source that a text tells; one more or less is no reason to leave good German."""
    told = list(figures(text))
    held = {figure.key for figure in figures(source)}
    return round(2 * len({figure.key for figure in told} & held) / max(len(held), 1)) if held else 0


def _repeats(statement: Statement, earlier: Statement) -> bool:
    """Tell whether a statement has no figure and hardly a word that an earlier one under its heading does not have.

    Two items of an agenda may end alike; each has to say how.
    """
    if statement.topic != earlier.topic:
        return False
    known = list(figures(earlier.text))
    new = any(not any(same(figure, other) for other in known) for figure in figures(statement.text))
    return not new and unlike(statement.text, earlier.text) <= _SAME


def _shares(text: str, sentence: Sentence) -> bool:
    told = list(figures(text))
    return any(same(figure, other) for figure in figures(sentence.text) for other in told)
