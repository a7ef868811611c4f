"""Notes: what the engine writes about each passage, and the facts in them."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from genius_desktop import codec
from genius_desktop.domain import Assistant, EngineInfo, Note, Passage
from genius_desktop.engines.protocol import Prompt, Sampling
from genius_desktop.jobs.events import Event, Noted, Progressed
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.pen import Pen

NOTE_LIMIT_TOKENS = 100
_LINE = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+(.*\S)", re.MULTILINE)
_SHORTEST_FACT_CHARS = 15
# Between the two parts of a key.
_BETWEEN = "-"
# An answer that went in circles is worth another reading of its passage only if it said less than this before.
_ENOUGH_FACTS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A fact of the first passage, told while its note is still being written."""

    passage: int
    fact: str


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to ask for a note."""

    sampling: Sampling
    reminded: bool = False

    def of(self, prompt: Prompt, assistant: Assistant) -> Prompt:
        """Give a prompt in this way."""
        after = f"{prompt.after} {assistant.prompts.reminder}" if self.reminded else prompt.after
        return replace(prompt, sampling=self.sampling, after=after)


# On tables and lists a small model falls into circles, or into English.
_WAYS = (_Way("greedy"), _Way("varied", reminded=True), _Way("greedy", reminded=True))


def note_prompt(passage: Passage, assistant: Assistant) -> Prompt:
    """Ask for the facts of a passage."""
    before, after = assistant.prompts.note.split("{document}")
    text = "\n".join(span.text for span in passage.spans)
    return Prompt(assistant.prompts.system, before, text, after, NOTE_LIMIT_TOKENS, copies=True)


def note_key(prompt: Prompt, engine: EngineInfo) -> str:
    """Give the name under which a note is kept: another text, prompt or model is another note.

    What a server calls its model is known only afterwards.
    """
    return f"{_digest(prompt)}{_BETWEEN}{_digest(replace(engine, told='', origin='catalog'))}"


def _digest(value: object) -> str:
    return hashlib.sha256(codec.to_json(value)).hexdigest()


def known_notes(keys: Sequence[str], kept: Sequence[Note]) -> dict[int, Note]:
    """Find the notes there are of passages: a job that changes its engine keeps what the one before has written."""
    by_key = {note.key: note for note in kept}
    by_prompt = {note.key.partition(_BETWEEN)[0]: note for note in kept}
    found = ((index, by_key.get(key) or by_prompt.get(key.partition(_BETWEEN)[0])) for index, key in enumerate(keys))
    return {index: note for index, note in found if note}


def write_notes(
    passages: Sequence[Passage], pen: Pen, kept: Sequence[Note]
) -> Iterator[Event | Line | tuple[int, Note]]:
    """Write a note for each passage that has none yet; beside events, tell (index of passage, note).

    The first passage is asked alone and its facts are told as they come, so that there is something to read early. An
    answer of no use is asked for in other ways; a passage without a usable note is not told.
    """
    prompts = [note_prompt(passage, pen.assistant) for passage in passages]
    keys = [note_key(prompt, pen.engine.describe()) for prompt in prompts]
    known = known_notes(keys, kept)
    yield from (Line(0, fact) for fact in (facts(known[0].text) if 0 in known else ()))
    yield from known.items()
    missing = [index for index in range(len(keys)) if index not in known]
    done = len(passages) - len(missing)
    yield Progressed("note", done, len(passages))
    for way in _WAYS:
        useless: list[int] = []
        for told in _answers([(i, way.of(prompts[i], pen.assistant)) for i in missing], pen):
            if isinstance(told, Line):
                if way is _WAYS[0]:
                    yield told
                continue
            if not _is_usable(told, last=way is _WAYS[-1]):
                useless.append(told.passage)
                continue
            note = Note(keys[told.passage], told.text, pen.engine.describe())
            yield Noted(note)
            yield told.passage, note
            done += 1
            yield Progressed("note", done, len(passages))
        missing = useless
        if not missing:
            return


@dataclass(frozen=True, slots=True)
class _Answer:
    """A whole answer, and whether it went round in circles; one that was cut off has lost its last line."""

    passage: int
    text: str
    loops: bool


def _answers(asked: Sequence[tuple[int, Prompt]], pen: Pen) -> Iterator[_Answer | Line]:
    """Give each answer when it is whole; of the first passage, each fact as soon as it is."""
    first = [(place, prompt) for place, prompt in asked if place == 0]
    yield from _told(first, pen, by_line=True)
    yield from _told([(place, prompt) for place, prompt in asked if place != 0], pen)


def _told(asked: Sequence[tuple[int, Prompt]], pen: Pen, *, by_line: bool = False) -> Iterator[_Answer | Line]:
    texts = [""] * len(asked)
    if not asked:
        return
    for piece in pen.engine.write([prompt for _, prompt in asked]):
        known = _facts_so_far(texts[piece.prompt]) if by_line else []
        texts[piece.prompt] += piece.text
        text, (place, _) = texts[piece.prompt], asked[piece.prompt]
        if by_line:
            yield from (Line(place, fact) for fact in _facts_so_far(text, whole=piece.end == "stop")[len(known) :])
        if piece.end is None:
            continue
        pen.count(piece)
        yield _Answer(place, text if piece.end == "stop" else _whole_lines(text), piece.end == "repetition")


def _facts_so_far(text: str, *, whole: bool = False) -> list[str]:
    """Give the facts of an answer whose last line may not be whole yet."""
    return facts(text if whole else text.rpartition("\n")[0])


def _is_usable(answer: _Answer, *, last: bool) -> bool:
    """Tell whether an answer is a note; at the last try anything is better than nothing, code checks it anyway."""
    found = facts(answer.text)
    enough = len(found) >= _ENOUGH_FACTS or not answer.loops or last
    return bool(found) and enough and not is_foreign(answer.text)


def _whole_lines(text: str) -> str:
    """Drop the last line of an answer that was cut off, unless it is the only one."""
    head, cut, _ = text.rstrip().rpartition("\n")
    return head if cut else text


def facts(text: str) -> list[str]:
    """Give the facts of a note, each once."""
    found = (match[1].strip() for match in _LINE.finditer(text))
    return list(dict.fromkeys(fact for fact in found if len(fact) >= _SHORTEST_FACT_CHARS))
