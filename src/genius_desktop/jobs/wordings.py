"""What a model has written for a paragraph: what was asked for is taken out of it, and it is judged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from genius_desktop.assignments import Manner
from genius_desktop.engines.protocol import End
from genius_desktop.jobs import own_words, protected
from genius_desktop.jobs.language import is_foreign, is_german
from genius_desktop.jobs.protected import Loss
from genius_desktop.plainness.measure import measure

# Short paragraphs vary more in length than long ones.
_SPARE_WORDS, _SPARE = 8, 0.2
# Of the long words of the new text, a few more may be new than of the old ones may go.
_NEW_WORDS = 0.1
# Of the words that say something, so many may be the model's own: of a sentence none, of a paragraph a few.
_OWN_WORDS = 0.1
_PLAIN, _BRIEF = frozenset({"simpler", "citizen", "friendly"}), frozenset({"shorter", "bullets"})
_LEADING = re.compile(
    r"^\s*(?:(?:Hier(?:\s+ist)?|Gerne|Natürlich|Korrigierter|Überarbeiteter|Neuer|Here\s+is|Voici)\b[^\n]{0,80}:\s*\n?"
    r"|(?:Text|Liste|Neuer Text|Translation|Übersetzung)\s*:\s*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"\*\*|__|^#+\s+|^```\w*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine wrote for a paragraph, and how it ended."""

    text: str
    end: End


def cleaned(text: str, manner: Manner) -> str:
    """Take what was asked for out of an answer: no introduction, no marks of emphasis, no quotation marks around it."""
    text = _EMPHASIS.sub("", _LEADING.sub("", text.strip())).strip()
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if manner.id == "bullets":
        return "\n".join(f"- {_BULLET.sub('', line)}" for line in lines)
    whole = " ".join(_BULLET.sub("", line) for line in lines)
    bare = whole.strip('"„“»«')
    return bare if whole[:1] in '"„»' and not set('"„“»«') & set(bare) else whole


def literal(manner: Manner) -> bool:
    """Tell whether a text without mistakes stays as it is in this manner."""
    return manner.id == "correct" or manner.id.startswith("translate")


def faults(answer: Answer, before: str, manner: Manner) -> list[Loss]:
    """Name why an answer cannot stand; nothing where it can."""
    text = cleaned(answer.text, manner)
    useless = _useless(answer, text, before, manner=manner)
    if useless:
        return [Loss("sense", useless, "")]
    if manner.id.startswith("translate"):
        return protected.translated_losses(text, before)
    if manner.id == "bullets":
        text = " ".join(_BULLET.sub("", line) for line in text.split("\n"))
    if protected.staying(text, before) < manner.stays:
        return [Loss("sense", "content", "")]
    if protected.staying(before, text) < manner.stays - _NEW_WORDS:
        return [Loss("sense", "added", "")]
    return protected.losses(text, before) or list(_other_sense(text, before, manner))


def _other_sense(text: str, before: str, manner: Manner) -> Iterator[Loss]:
    """Name what a text says of its own: verbs and nouns that no one gave, a call to do something, another who acts."""
    known = before
    if manner.id in _PLAIN:
        # What the lists say for the words of an office is no new word.
        known = " ".join([before, *(hit.suggestion for hit in measure(before).hits)])
    if own_words.share(text, known) > _OWN_WORDS:
        yield Loss("sense", "words", own_words.strange(text, known, polite=True)[0])
    for call in own_words.calls(text, before):
        yield Loss("sense", "call", call)
    reader_may_act = manner.id in _PLAIN and own_words.leaves_open_who_acts(before)
    changed = [who for who in own_words.other_actors(text, before) if not (who == "Sie" and reader_may_act)]
    changed += [] if manner.id in _BRIEF else own_words.lost_actors(text, before)
    if changed:
        yield Loss("sense", "person", changed[0])


def _useless(answer: Answer, text: str, before: str, *, manner: Manner) -> str:
    """Name why an answer is none: it goes in circles, says nothing new, has the wrong length or language."""
    if answer.end == "repetition":
        return "loop"
    if not text.strip():
        return "empty"
    if not literal(manner) and text.split() == before.split():
        return "same"
    words, had = len(text.split()), len(before.split())
    least = had * manner.least - min(_SPARE_WORDS / 2, had * _SPARE)
    if answer.end == "length" or not least <= words <= had * manner.most + _SPARE_WORDS:
        return "length"
    # Only few words tell a language: what is still German has not been translated.
    foreign = is_foreign(text) if manner.language == "de" else is_german(text)
    return "foreign" if foreign else ""
