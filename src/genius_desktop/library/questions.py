"""What a user asks the collection, as terms with their weights: the words themselves, their parts, and office words."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from genius_desktop import paths
from genius_desktop.library.terms import Term, terms
from genius_desktop.stems import stem

# A query is read up to here: more is no question, but a text.
LONGEST_CHARS, MOST_WORDS = 2_000, 32
_PART, _OFFICE = 0.5, 0.35
_MOST_PHRASES = 4
_QUOTED = re.compile(r"[„“”\"«»]([^„“”\"«»]{2,200})[“”\"«»]")
_STOP = frozenset(
    stem(word)
    for word in (
        "wie was wer wen wem wo wann warum wieso weshalb wofür wozu womit woher wohin welche welcher welches welchen "
        "ist sind war waren wird werden wurde hat haben hatte kann können könnte darf dürfen soll sollen muss müssen "
        "ein eine einer eines einem einen der die das den dem des und oder aber nicht kein keine auch nur noch schon "
        "für mit von vom bei beim aus auf an am im in ins zu zum zur nach über unter vor durch gegen ohne um bis seit "
        "ich du er sie es wir ihr man mein meine dein unser unsere sich mich mir ihnen viel viele hoch lange oft mehr "
        "gibt geben gilt gelten denn dass wenn ob als so da hier dort bitte frage"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What of the search is on: compounds, office words, title and heading, looking at candidates again, the sense."""

    compounds: bool = True
    office: bool = True
    headings: bool = True
    again: bool = True
    sense: bool = True


ALL_PARTS = Parts()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a question: each stem it may be found by, with how much that one is worth, from 0 to 1."""

    text: str
    stem: str
    stems: dict[str, float]


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its telling words, and the phrases that must stand word for word, as rows of stems."""

    words: tuple[Wanted, ...]
    phrases: tuple[tuple[str, ...], ...] = ()

    def stems(self) -> dict[str, float]:
        """Give every stem with the most that it is worth."""
        best: dict[str, float] = {}
        for word in self.words:
            for one, worth in word.stems.items():
                best[one] = max(best.get(one, 0.0), worth)
        return best


@cache
def office_words() -> dict[str, tuple[str, ...]]:
    """Read which stems stand for a stem of everyday language."""
    told = tomllib.loads((paths.resources() / "library" / "everyday.toml").read_text("utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for group in told["groups"]:
        finds = tuple(stem(word) for word in group["finds"])
        for word in group["asks"]:
            found[stem(word)] = tuple(dict.fromkeys((*found.get(stem(word), ()), *finds)))
    return found


def read(question: str, parts: Parts = ALL_PARTS) -> Query:
    """Read a question; words that every question has are left out, unless there is nothing else."""
    text = unicodedata.normalize("NFC", question[:LONGEST_CHARS])
    every = [(text[term.start : term.end], term) for term in terms(text)][: 4 * MOST_WORDS]
    telling = [(word, term) for word, term in every if term.stem not in _STOP] or every
    wanted: dict[str, Wanted] = {}
    for word, term in telling:
        wanted.setdefault(term.stem, Wanted(word, term.stem, _stems(term, parts)))
    phrases = [tuple(term.stem for term in terms(found[1])) for found in _QUOTED.finditer(text)]
    return Query(tuple(wanted.values())[:MOST_WORDS], tuple(filter(None, phrases))[:_MOST_PHRASES])


def _stems(term: Term, parts: Parts) -> dict[str, float]:
    stems = {term.stem: 1.0}
    within = term.parts if parts.compounds else ()
    for part in within:
        stems.setdefault(part, _PART)
    if parts.office:
        office = office_words()
        for other in (*office.get(term.stem, ()), *(word for part in within for word in office.get(part, ()))):
            stems.setdefault(other, _OFFICE)
    return stems
