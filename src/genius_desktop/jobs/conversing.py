"""A conversation without documents: what the model says, and nothing that proves it."""

import re
from collections.abc import Iterator, Sequence

from genius_desktop.assignments import Turn
from genius_desktop.domain import Statement, Summary
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.disguised import disguised_for
from genius_desktop.jobs.events import Event, Finished, Progressed, Stated, Wrote
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.watch import Watch
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.outcomes import ANSWER
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import SummaryTask

_TOKENS_A_WORD = 3
# The newest turns count most; what has no room falls out, the oldest first.
_EARLIER_SHARE = 0.5
_BULLET = re.compile(r"^\s*(?:[-•*–▪]|#{1,6})\s+")
_EMPHASIS = re.compile(r"\*\*|__|`")


def converse(task: SummaryTask, shop: Workshop) -> Iterator[Event]:
    """Answer from what the model knows and from the turns before.

    Raises `Problem`, `Interrupted`.
    """
    question = task.question
    if question is None:
        raise TypeError("there is no question")
    watch = Watch()
    length = task.assistant.lengths[task.length]
    said = [Statement(turn.question) for turn in question.earlier] + [
        Statement(turn.answer) for turn in question.earlier
    ]
    engine = shop.open_engine(task.engine)
    pen = Pen(disguised_for(engine, task.engine, [*said, Statement(question.text)]), task.assistant)
    before, after = pen.assistant.prompts.merge.split("{document}")
    after = after.replace("{question}", question.text).replace("{words}", str(length.words))
    limit = min(length.words * _TOKENS_A_WORD, pen.engine.room_tokens // 3)
    talk = _talk(question.earlier, pen)
    yield Progressed("note", 0, 1)
    text = ""
    cut = False
    for piece in pen.engine.write([Prompt(pen.assistant.prompts.system, before, talk, after, limit)]):
        text += piece.text
        if piece.text:
            watch.note_text()
            yield Wrote(piece.text)
        if piece.end is not None:
            pen.count(piece)
            cut = piece.end != "stop"
    statements = _statements(text, cut=cut)
    if not statements:
        raise SetupProblem("no-usable-answer")
    for number, statement in enumerate(statements, start=1):
        yield Stated(number, statement)
    yield Progressed("note", 1, 1)
    timing = watch.timing(pen)
    yield Finished(Summary(question.text, (), tuple(statements), pen.engine.describe(), timing, form=ANSWER))


def _talk(turns: Sequence[Turn], pen: Pen) -> str:
    """Give the turns before, as many of the newest as have room."""
    room = int(pen.engine.room_tokens * _EARLIER_SHARE)
    kept: list[str] = []
    for turn in reversed(turns):
        told = f"Frage: {turn.question}\nAntwort: {turn.answer}\n"
        room -= pen.engine.count(told)
        if room < 0:
            break
        kept.insert(0, told)
    return "\n".join(["Bisheriges Gespräch:", *kept]) if kept else ""


def _statements(text: str, *, cut: bool) -> list[Statement]:
    """Give a paragraph a statement; a last one that was cut off says so by its dots."""
    lines = [_EMPHASIS.sub("", _BULLET.sub("", line)).strip() for line in text.strip().split("\n")]
    whole = [line for line in lines if line]
    if cut and whole:
        whole[-1] = f"{whole[-1].rstrip('.…')} …"
    return [Statement(line) for line in whole]
