"""Which words may stand as a statement: those of the model where they are sound, else those of the source."""

import re
from difflib import SequenceMatcher

from genius_desktop.jobs.choosing import Place
from genius_desktop.jobs.evidence import own_verbs, unlike
from genius_desktop.jobs.figures import figures, same
from genius_desktop.jobs.language import is_foreign
from genius_desktop.jobs.roles import fits, keeps_sense, turns_around
from genius_desktop.jobs.salience import is_vote
from genius_desktop.sentences import split

HEADING = "Überschrift:"
_BULLET = re.compile(r"^\s*(?:[-•*–▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_NUMBER = re.compile(r"^\s*(?:[-•*–▪]|\(?\d{1,2}(?:\.\d{1,2})*\.?\)?|\(?[a-z]\))\s+(?=\D)")
# Where a lettered part of a decision begins, which no capital letter tells.
_PART = re.compile(r"(?<=[.;,])\s+(?=\(?[a-z]\)\s)")
_LAST_NUMBER = re.compile(r"(?<=\.)\s+\(?\d{0,2}[a-z]?[.)]$")
_REFERENCES = re.compile(r"\s*\[\d[\d,;\s]*\]")
_ASIDE = re.compile(r"\s*\([^()\d§€%]{1,80}\)")
# What these stand for is in the sentence before.
_STANDING_FOR = re.compile(r"(?:Dies|Diese[rsmn]?|Er|Sie|Letzter\w+|Solche\w*)\b")
_SHORTEST_CHARS = 15
_OPENING_WORDS = 3
_VOTE_WORDS, _LEADING_IN_WORDS = 16, 12
_SHARED_WORDS = 5
_UNLIKE = 0.25
_MEASURES = {"amount", "percentage", "date"}


def speaks(place: Place, most_words: int) -> bool:
    """Tell whether the words of a place can stand as they are: a decision, or one sentence that is not too long.

    A model could but shorten it, since it knows no more than the sentence says; a small one often says something else.
    What was decided, an office wants in the words of the decision.
    """
    if place.decided:
        return True
    text = place.sentence.text.strip()
    return len(place.source) == 1 and len(text.split()) <= most_words and not _STANDING_FOR.match(text)


def whole_sentences(text: str) -> str:
    """Drop the last sentence of an answer that was cut off."""
    return " ".join(split(text.strip().split("\n")[0])[:-1])


def tidied(text: str) -> str:
    """Take the first line of an answer, without bullet, references and quotation marks around it."""
    line = next((line for line in text.strip().split("\n") if line.strip()), "")
    line = _REFERENCES.sub("", _BULLET.sub("", line)).strip().strip('"„“')
    return line[:1].upper() + line[1:]


def is_sound(text: str, place: Place) -> bool:
    """Tell whether a sentence is German, whole, and says of figures and votes what its source says, in its words."""
    source = " ".join(sentence.text for sentence in place.source)
    if len(text) < _SHORTEST_CHARS or len(text.split()) < _OPENING_WORDS or is_foreign(text):
        return False
    words = f"{place.topic} {source}"
    if text.startswith(HEADING) or unlike(text, words) > _UNLIKE or own_verbs(text, words):
        return False
    if not keeps_sense(text, source if len(place.source) > 1 else place.sentence.text):
        return False
    held = list(figures(source))
    if any(not any(same(figure, other) for other in held) for figure in figures(text)):
        return False
    return all(fits(figure, text, source) for figure in figures(text)) and not turns_around(text, source)


def quoted(place: Place, most_words: int) -> str:
    """Give the words of the source, those around its figures if they are more than so many, and its vote."""
    votes = [s.text for s in place.source if s is not place.sentence and is_vote(s.text)]
    if place.before and not votes and not is_vote(place.before[0].text):
        most_words += _LEADING_IN_WORDS
    elif place.decided:
        most_words += most_words // 2
    told = [s.text for s in place.source if s.text not in votes and not (s.text.endswith(":") and is_vote(s.text))]
    # An entry may lose its number, but „10. Änderung“ within a decision is no entry.
    rest = " ".join(_NUMBER.sub("", text) if place.before or at == 0 else text for at, text in enumerate(told))
    announced = next((s.text for s in place.before if s.text.endswith(":") and is_vote(s.text)), "")
    rest = " ".join(_brief_parts([part for sentence in split(rest) for part in _PART.split(sentence)]))
    text = _BULLET.sub("", _cut(_ASIDE.sub("", rest or place.sentence.text).split(), most_words))
    vote = votes[0] if votes else announced
    whole = f"{text} {_cut(vote.split(), _VOTE_WORDS)}" if vote else text
    return whole[:1].upper() + whole[1:]


def _brief_parts(told: list[str]) -> list[str]:
    """Leave out what a sentence shares with one before: its opening, and in the parts of a list every longer run."""
    shown: list[str] = []
    for text in told:
        number = _NUMBER.match(text)
        words = text[number.end() if number else 0 :].split()
        rest = words
        for other in told[: len(shown)]:
            rest = min(rest, _unlike(words, _NUMBER.sub("", other).split(), anywhere=bool(number)), key=len)
        shown.append(f"{number[0] if number else ''}{' '.join(rest)}" if len(rest) > 1 else text)
    return shown


def _unlike(words: list[str], other: list[str], *, anywhere: bool) -> list[str]:
    """Give the words without the runs that another text has too; what measures something stays."""
    runs = SequenceMatcher(None, words, other, autojunk=False).get_matching_blocks()
    kept: list[str] = []
    at = 0
    for run in runs:
        opens = run.a == run.b == 0
        if (
            run.size >= _SHARED_WORDS
            and (opens or anywhere)
            and not _measures(" ".join(words[run.a : run.a + run.size]))
        ):
            kept += [*words[at : run.a], "…"]
            at = run.a + run.size
    return kept + words[at:]


def _cut(words: list[str], most: int) -> str:
    """Keep so many words, at the end of a clause where there is one, so that the most figures stay."""
    if len(words) <= most:
        return " ".join(words)
    # A word after a figure is its unit.
    held = [_measures(" ".join(words[max(0, at - 1) : at + 1])) for at in range(len(words))]
    start = 0
    if not any(held[:most]):
        start = max(range(len(words) - most + 1), key=lambda at: (sum(held[at : at + most]), -at))
    end = start + most
    if held[end - 1] and end < len(words) and _measures(" ".join(words[end - 1 : end + 1])):
        end += 1
    # Half a sentence more tells less than it puzzles.
    ends = [at for at in range(end, start + most // 2, -1) if len(split(" ".join(words[at - 1 : at + 1]))) > 1]
    ends += [at for at in range(end, start + most * 3 // 4, -1) if words[at - 1][-1] in ",;."]
    end = next((at for at in ends if not any(held[at:end])), end)
    kept = _LAST_NUMBER.sub("", " ".join(words[start:end])).rstrip(",;")
    return f"{'… ' if start else ''}{kept}{' …' if end < len(words) and not kept.endswith('.') else ''}"


def _measures(text: str) -> bool:
    """Tell whether a text holds a figure that is worth its place: not just any number."""
    return any(figure.kind in _MEASURES for figure in figures(text))
