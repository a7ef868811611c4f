"""What a user asks the collection, as terms with their weights: the words themselves, their parts, and office words."""

import tomllib
from dataclasses import dataclass
from functools import cache

from genius_desktop import paths
from genius_desktop.library.terms import terms
from genius_desktop.stems import stem

# A query is read up to here: more is no question, but a text.
LONGEST_CHARS, MOST_WORDS = 2_000, 32
_PART, _OFFICE = 0.5, 0.35
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
class Wanted:
    """One word of a question: each stem it may be found by, with how much that one is worth, from 0 to 1."""

    text: str
    stems: dict[str, float]


@cache
def _office_words() -> dict[str, tuple[str, ...]]:
    """Read which stems stand for a stem of everyday language."""
    told = tomllib.loads((paths.resources() / "library" / "everyday.toml").read_text("utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for group in told["groups"]:
        finds = tuple(stem(word) for word in group["finds"])
        for word in group["asks"]:
            found[stem(word)] = tuple(dict.fromkeys((*found.get(stem(word), ()), *finds)))
    return found


def read(question: str) -> list[Wanted]:
    """Read a question; words that every question has are left out, unless there is nothing else."""
    text = question[:LONGEST_CHARS]
    every = [(text[term.start : term.end], term) for term in terms(text)][: 4 * MOST_WORDS]
    telling = [(word, term) for word, term in every if term.stem not in _STOP] or every
    office = _office_words()
    wanted: dict[str, Wanted] = {}
    for word, term in telling:
        stems = {term.stem: 1.0}
        for part in term.parts:
            stems.setdefault(part, _PART)
        for other in (*office.get(term.stem, ()), *(o for part in term.parts for o in office.get(part, ()))):
            stems.setdefault(other, _OFFICE)
        wanted.setdefault(term.stem, Wanted(word, stems))
    return list(wanted.values())[:MOST_WORDS]
