"""The lists of words and phrases, and the words for each kind of hit, from their TOML files."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from genius_desktop import paths
from genius_desktop.plainness.hits import Kind

_WORD = re.compile(r"\w+(?:-\w+)*")
_ANY = "*"
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or several in a row, what kind it is, and what to say instead; an `open` one has any ending."""

    kind: str
    words: tuple[str, ...]
    open: bool
    plain: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun that one of these verbs makes a phrase of."""

    noun: re.Pattern[str]
    verbs: re.Pattern[str]
    plain: str


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists; entries are found by their first word, or by its stem."""

    whole: dict[str, tuple[Entry, ...]]
    stems: dict[str, tuple[Entry, ...]]
    phrases: tuple[Phrase, ...]
    nouns: re.Pattern[str]
    abbreviations: re.Pattern[str]
    meanings: dict[str, str]

    def starting_with(self, word: str) -> tuple[Entry, ...]:
        """Give the entries whose first word this small word is, or may be with another ending."""
        found = self.whole.get(word, ())
        for end in range(_SHORTEST_STEM, len(word) + 1):
            found += self.stems.get(word[:end], ())
        return found


@cache
def lists() -> Lists:
    """Read the lists, once."""
    told = tomllib.loads((paths.resources() / "plainness" / "words.toml").read_text("utf-8"))
    whole: dict[str, tuple[Entry, ...]] = {}
    stems: dict[str, tuple[Entry, ...]] = {}
    for kind in ("official", "foreign"):
        for term, plain in told[kind].items():
            entry = Entry(kind, tuple(_WORD.findall(term.casefold())), term.endswith(_ANY), plain)
            first = entry.words[0]
            into = stems if entry.open and len(entry.words) == 1 else whole
            into[first] = (*into.get(first, ()), entry)
    meanings = {_key(short): meaning for short, meaning in told["abbreviations"].items()}
    nouns = re.compile("|".join(rf"\b{re.escape(noun)}\b" for noun in told["phrases"]))
    return Lists(whole, stems, tuple(_phrases(told["phrases"])), nouns, _abbreviations(told["abbreviations"]), meanings)


def _phrases(told: dict[str, str]) -> list[Phrase]:
    found = []
    for noun, rest in told.items():
        verbs, _, plain = rest.partition(" | ")
        stems = "|".join(map(re.escape, verbs.split()))
        found.append(
            Phrase(re.compile(rf"\b{re.escape(noun)}\b"), re.compile(rf"\b(?:\w{{0,5}})(?:{stems})\w{{0,4}}\b"), plain)
        )
    return found


def _abbreviations(told: dict[str, str]) -> re.Pattern[str]:
    """Match the short forms, with or without the blanks in them."""
    forms = sorted(told, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(form).replace(chr(92) + ' ', ' ?')}(?!\w)" for form in forms))


def _key(short: str) -> str:
    return short.replace(" ", "")


def meaning(short: str, known: Lists) -> str:
    """Give what an abbreviation stands for."""
    return known.meanings.get(_key(short), "")


@cache
def kinds() -> dict[str, Kind]:
    """Read the words for each kind of hit, once, in the order in which they are shown."""
    told = tomllib.loads((paths.resources() / "plainness" / "kinds.toml").read_text("utf-8"))
    return {name: Kind(name, **words) for name, words in told.items()}
