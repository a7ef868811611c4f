"""A sentence of the model on what was reworded, as far as the changed words bear it out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.documents.instructions import spans
from genius_desktop.domain import EngineInfo, Note
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs import own_words
from genius_desktop.jobs.aligning import Told
from genius_desktop.jobs.changing import Change
from genius_desktop.jobs.checks import names
from genius_desktop.jobs.events import Event, Noted
from genius_desktop.jobs.figures import Figure, figures, same
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.notes import known_notes, note_key
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.sounding import tidied
from genius_desktop.sentences import split

_SLOT = "{document}"
_LIMIT_TOKENS = 90
_FIRST_BATCH, _BATCH = 4, 48
# A longer clause is shown around its changes.
_SHOWN_WORDS, _AROUND_CHARS = 160, 220
_FEWEST_WORDS, _MOST_WORDS = 4, 45
_TALK = re.compile(r"^(?:Bisher|Neu)\b\s*:|\b(?:Fassung\s+[12A-B]|als\s+KI|Sprachmodell|Antwort)\b")
# What a sentence on a change may say besides the words that have changed.
_TELLING = (
    "Änderung Änderungen geändert ändern ändert anders bisher bisherige bisherigen bislang ersetzt ersetzen "
    "Formulierung formuliert Wortlaut Wort Worte Wörter Begriff Bezeichnung bezeichnet heißt genannt lautet künftig "
    "neue neuen neuer neues anstelle statt stattdessen Text Satz Absatz Vorschrift Regelung Fassung"
)


@dataclass(frozen=True, slots=True)
class Explained:
    """The sentence on a change, by its place in what was asked for, and its writer; empty where none was borne out."""

    place: int
    text: str
    engine: EngineInfo


def is_worth_explaining(change: Change) -> bool:
    """Tell whether a model could say more than code does; what speaks to a model is not shown to it.

    Of figures, and of what is new or gone, code says what there is to say: a model but says it wrong.
    """
    if change.kind != "changed" or change.figures:
        return False
    old, new = sides(change)
    reworded = any(piece.changed and piece.before.strip() and piece.after.strip() for piece in change.pieces)
    # A heading or a single word explains itself.
    return reworded and not spans(f"{old}\n{new}") and max(len(old.split()), len(new.split())) >= _FEWEST_WORDS * 2


def sides(change: Change) -> tuple[str, str]:
    """Give both versions of a clause; one that is not there is empty."""
    old, new = change.pair.old, change.pair.new
    return (Told(old).text if old else "", Told(new).text if new else "")


def explain(asked: Sequence[Change], pen: Pen, kept: Sequence[Note]) -> Iterator[Event | Explained]:
    """Write a sentence for each change, the first few soon; each answer is noted.

    Raises `Problem`, `Interrupted`.
    """
    start, end = 0, min(_FIRST_BATCH, len(asked))
    while start < len(asked):
        yield from _batch(asked[start:end], pen, kept, first=start)
        start, end = end, min(end + _BATCH, len(asked))


def _batch(asked: Sequence[Change], pen: Pen, kept: Sequence[Note], *, first: int) -> Iterator[Event | Explained]:
    prompts = [_prompt(change, pen) for change in asked]
    info = pen.engine.describe()
    keys = [note_key(prompt, info) for prompt in prompts]
    known = known_notes(keys, kept)
    for place, note in known.items():
        yield Explained(first + place, _sound(note.text, asked[place]), note.engine or info)
    missing = [place for place in range(len(asked)) if place not in known]
    texts = [""] * len(missing)
    for piece in pen.engine.write([prompts[place] for place in missing]) if missing else ():
        texts[piece.prompt] += piece.text
        if piece.end is None:
            continue
        pen.count(piece)
        place, text = missing[piece.prompt], texts[piece.prompt]
        if piece.end == "stop" and text.strip():
            yield Noted(Note(keys[place], text, pen.engine.describe()))
        sound = _sound(text, asked[place]) if piece.end == "stop" else ""
        yield Explained(first + place, sound, pen.engine.describe())


def _prompt(change: Change, pen: Pen) -> Prompt:
    before, after = pen.assistant.prompts.note.split(_SLOT)
    old, new = sides(change)
    if change.pieces and max(len(old.split()), len(new.split())) > _SHOWN_WORDS:
        old, new = _around(change, new=False), _around(change, new=True)
    shown = f"Bisher: {_cut(old)}\nNeu: {_cut(new)}"
    return Prompt(pen.assistant.prompts.system, before, shown, after, _LIMIT_TOKENS)


def _around(change: Change, *, new: bool) -> str:
    """Give what stands around the changes of a long clause."""
    shown: list[str] = []
    for place, piece in enumerate(change.pieces):
        text = piece.after if new else piece.before
        if piece.changed:
            shown.append(text)
            continue
        head = text[:_AROUND_CHARS] if place else ""
        tail = text[-_AROUND_CHARS:] if place < len(change.pieces) - 1 else ""
        shown.append(text if len(text) <= 2 * _AROUND_CHARS else f"{head} … {tail}")
    return "".join(shown)


def _cut(text: str) -> str:
    words = text.split()
    return text if len(words) <= 2 * _SHOWN_WORDS else f"{' '.join(words[: 2 * _SHOWN_WORDS])} …"


def _sound(answer: str, change: Change) -> str:
    """Take the first sentence of an answer if it is made of the words that have changed, and rules nothing itself."""
    sentences = split(tidied(answer))
    text = sentences[0] if sentences else ""
    if not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS or text[-1:] != "." or is_foreign(text):
        return ""
    old, new = sides(change)
    changed = " ".join(f"{piece.before} {piece.after}" for piece in change.pieces if piece.changed)
    if _TALK.search(text) or own_words.strange(text, f"{changed} {_TELLING}"):
        return ""
    # To say again what stands beside it explains nothing.
    if text.casefold() in f"{old}\n{new}".casefold() or not names(text) <= names(f"{old} {new}"):
        return ""
    if not own_words.rules(text) <= own_words.rules(old) & own_words.rules(new):
        return ""
    return text if all(_in_both(figure, old, new) for figure in figures(text)) else ""


def _in_both(figure: Figure, old: str, new: str) -> bool:
    """Tell whether a figure stands in both versions: of one that has changed, code speaks."""
    return all(any(same(figure, other) for other in figures(side)) for side in (old, new))
