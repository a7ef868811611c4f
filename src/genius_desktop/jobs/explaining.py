"""A sentence of the model on what has changed, as far as both versions bear it out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.documents.instructions import spans
from genius_desktop.documents.sentences import split
from genius_desktop.domain import EngineInfo, Note
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.aligning import Told
from genius_desktop.jobs.changing import Change
from genius_desktop.jobs.checks import names
from genius_desktop.jobs.events import Event, Noted
from genius_desktop.jobs.evidence import unlike
from genius_desktop.jobs.figures import Figure, figures, same
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.notes import known_notes, note_key
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.sounding import tidied

_SLOT = "{document}"
_LIMIT_TOKENS = 90
_FIRST_BATCH, _BATCH = 4, 48
# A longer clause is shown around its changes.
_SHOWN_WORDS, _AROUND_CHARS = 160, 220
_FEWEST_WORDS, _MOST_WORDS = 4, 45
_UNLIKE = 0.4
# What is new or gone was not changed.
_CHANGED = re.compile(r"\b(?:veränder|geänder|änder|ersetz|bisher|statt)\w*", re.IGNORECASE)
_TALK = re.compile(r"^(?:Bisher|Neu)\b\s*:|\b(?:Fassung\s+[12A-B]|als\s+KI|Sprachmodell|Antwort)\b")
_RISES = re.compile(r"\b(?:erhöh|steig|stieg|teurer|höher|verläng|anhe|angehoben)\w*", re.IGNORECASE)
_FALLS = re.compile(
    r"\b(?:senk|sink|sank|gesenkt|gesunken|verring|ermäßig|billiger|niedriger|günstiger|verkürz|redu)\w*", re.IGNORECASE
)
_TO = re.compile(r"(?:\bauf|\bnun|\bjetzt|\bkünftig)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"(?:\bvon|\bstatt|\bbisher|\banstelle\s+von|\bbislang)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BEFORE_CHARS = 24


@dataclass(frozen=True, slots=True)
class Explained:
    """The sentence on a change, by its place in what was asked for, and its writer; empty where none was borne out."""

    place: int
    text: str
    engine: EngineInfo


def is_worth_explaining(change: Change) -> bool:
    """Tell whether a model could say more than code does; what speaks to a model is not shown to it."""
    if change.kind not in {"changed", "new", "deleted"}:
        return False
    old, new = sides(change)
    # A heading or a single word explains itself.
    return not spans(f"{old}\n{new}") and max(len(old.split()), len(new.split())) >= _FEWEST_WORDS * 2


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
    shown = [f"{label}: {_cut(text)}" for label, text in (("Bisher", old), ("Neu", new)) if text]
    if not old:
        shown.insert(0, "Diese Vorschrift gab es bisher nicht.")
    if not new:
        shown.append("Diese Vorschrift gibt es nicht mehr.")
    return Prompt(pen.assistant.prompts.system, before, "\n".join(shown), after, _LIMIT_TOKENS)


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
    """Take the first sentence of an answer if both versions bear it out."""
    sentences = split(tidied(answer))
    text = sentences[0] if sentences else ""
    old, new = sides(change)
    if not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS or text[-1:] != "." or is_foreign(text):
        return ""
    if _TALK.search(text) or unlike(text, f"{old} {new}") > _UNLIKE or not names(text) <= names(f"{old} {new}"):
        return ""
    if change.kind != "changed" and _CHANGED.search(text):
        return ""
    # To say again what stands beside it explains nothing.
    if text.casefold() in f"{old}\n{new}".casefold() and change.kind == "changed":
        return ""
    return text if _figures_fit(text, old, new) else ""


def _figures_fit(text: str, old: str, new: str) -> bool:
    """Tell whether each figure stands in a version, and none as new that is old, or as more that is less."""
    was, now = list(figures(old)), list(figures(new))
    only_old: list[Figure] = []
    only_new: list[Figure] = []
    for figure in figures(text):
        in_old, in_new = (any(same(figure, other) for other in held) for held in (was, now))
        if not in_old and not in_new:
            return False
        if in_old and not in_new:
            only_old.append(figure)
        if in_new and not in_old:
            only_new.append(figure)
    if any(_TO.search(_lead(text, figure)) for figure in only_old if new):
        return False
    if any(_FROM.search(_lead(text, figure)) for figure in only_new if old):
        return False
    return _direction_fits(text, was, now)


def _lead(text: str, figure: Figure) -> str:
    return text[max(0, figure.start - _BEFORE_CHARS) : figure.start]


def _direction_fits(text: str, was: list[Figure], now: list[Figure]) -> bool:
    """Tell whether what is said to rise does rise; where that cannot be known, it may not be said."""
    rises, falls = bool(_RISES.search(text)), bool(_FALLS.search(text))
    if not rises and not falls:
        return True
    gone = [one for one in was if not any(same(one, other) for other in now)]
    came = [one for one in now if not any(same(one, other) for other in was)]
    pairs = [
        (float(one.key[1]), float(other.key[1]))
        for one, other in zip(gone, came, strict=False)
        if one.key[0] == other.key[0] == "#"
    ]
    if len(gone) != len(came) or not pairs or (rises and falls):
        return False
    return all((after > before) == rises for before, after in pairs)
