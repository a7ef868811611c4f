"""Put the statements of a result in another tone, one prompt a statement, all of them written together."""

from collections.abc import Iterator
from dataclasses import replace

from genius_desktop.domain import Statement
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.disguised import disguised_for
from genius_desktop.jobs.events import Event, Progressed, Restated, Revised
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.protected import losses
from genius_desktop.jobs.sounding import tidied, whole_sentences
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import RephraseTask, Tone

_SLOT = "{sentence}"
_TOKENS_A_WORD, _FEWEST_TOKENS = 5, 80
_SHORTEST_CHARS = 15
# Simple words are more words, but not another story.
_LONGER, _ADDED_WORDS, _SHORTER = 2, 8, 2


def rephrase(task: RephraseTask, shop: Workshop) -> Iterator[Event]:
    """Tell each statement in the wanted tone; one that would say something else is kept as it is and named at the end.

    Raises `Problem`, `Interrupted`.
    """
    # What the text does not say, and where it contradicts itself, is said in our own words.
    asked = [number for number, statement in enumerate(task.statements) if statement.kind == "fact"]
    kept: list[int] = []
    engine = disguised_for(shop.open_engine(task.engine), task.engine, task.statements)
    yield Progressed("merge", 0, len(asked))
    texts = [""] * len(asked)
    done = 0
    for piece in engine.write([_prompt(task.statements[number], task.tone) for number in asked]):
        texts[piece.prompt] += piece.text
        if piece.end is None:
            continue
        number = asked[piece.prompt]
        text = texts[piece.prompt] if piece.end == "stop" else whole_sentences(texts[piece.prompt])
        statement = _retold(task.statements[number], tidied(text), task.tone)
        if statement is None:
            kept.append(number)
        else:
            yield Restated(number, statement)
        done += 1
        yield Progressed("merge", done, len(asked))
    yield Revised(tuple(sorted(kept)))


def _prompt(statement: Statement, tone: Tone) -> Prompt:
    before, after = tone.prompt.split(_SLOT)
    limit = max(_FEWEST_TOKENS, len(statement.text.split()) * _TOKENS_A_WORD)
    return Prompt(tone.system, before, statement.text, after, limit)


def _retold(before: Statement, text: str, tone: Tone) -> Statement | None:
    """Give the statement with its new text, or None where that would say something else."""
    if text == before.text:
        return before
    if not is_faithful(text, before.text):
        return None
    # The same figures and names were found or not; only what was edited has yet to be looked for.
    return replace(before, text=text, tone=tone.id, reviewed=False)


def is_faithful(text: str, before: str) -> bool:
    """Tell whether a sentence has the figures, names, votes and denials of another one, no more and no less."""
    if len(text) < _SHORTEST_CHARS or is_foreign(text):
        return False
    words = len(before.split())
    if not words / _SHORTER <= len(text.split()) <= _LONGER * words + _ADDED_WORDS:
        return False
    return not losses(text, before)
