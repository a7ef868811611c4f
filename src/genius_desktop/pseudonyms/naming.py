"""What words may be names, as far as lists and endings tell."""

import re
from functools import cache, lru_cache

from genius_desktop.pseudonyms.german import is_compound, is_german
from genius_desktop.pseudonyms.lists import words

STRONG = frozenset(
    "Herr Herrn Hr Hrn Frau Fr Frl Fräulein Familie Fam Eheleute Eheleuten Ehepaar Witwe Witwer Geschwister Dr Prof "
    "Herren Damen Hochwürden".split()
)
# More of a title, between its first word and the name.
TITLES = STRONG | frozenset(
    "Dipl Ing Med Jur Phil Habil Rer Nat Pol Mag Lic Univ FH TU BA MA MSc BSc LL M B D med jur phil habil rer nat pol "
    "h c theol techn vet dent oec a in e h und Dres Doktor Professor Professorin".split()
)
PARTICLES = frozenset("von van vom zu zum zur de der den del della di da dos ter ten el al la le".split())
_ARTICLED = re.compile(
    r"\b(?<![Vv]on )(?<!van )(?<!auf )(?<!zu )(?<!Frau )(?<!Herr )(?<!Freiherr )(?:[Dd](?:er|ie|as|es|em|en)|[Ee]in(?:e[rsmn]?)?|[Kk]ein(?:e[rsmn]?)?|[Dd]iese[rsmn]?|[Jj]ede[rsmn]?|[Ii]m|[Aa]m"
    r"|[Zz]u[mr]|[Vv]om|[Bb]eim|[Ii]ns|[Nn]ach|[Aa]us|[Ii]n|[Oo]rtsteil|OT|Ortschaft|Stadt|Gemeinde|Samtgemeinde|Landkreis)"
    r"\s+([A-ZÄÖÜ][^\W\d_]+)(?:[ ]([A-ZÄÖÜ][^\W\d_]+))?"
)
_NAME = re.compile(r"[A-ZÄÖÜŞÇİĆČŠŽÁÉ][^\W\d_]*(?:[-\u2010\u2011][A-ZÄÖÜŞÇİĆČŠŽÁÉ][^\W\d_]*)*\Z")
# Documents use the same words again and again.
_KEPT_WORDS = 50_000
_FEWEST_CHARS, _LETTERS_OF_AN_ACRONYM = 2, 4
_FEWEST_LETTERS_BEFORE = 3


def unshouted(token: str) -> str:
    """Give „MÜLLER“ as „Müller“; short ones only where lists know them, since others are abbreviations."""
    if not token.isupper() or len(token) <= _FEWEST_CHARS or not token.replace("-", "").isalpha():
        return token
    quiet = "-".join(part.capitalize() for part in token.split("-"))
    if len(token) > _LETTERS_OF_AN_ACRONYM or quiet in STRONG or quiet in words("labels"):
        return quiet
    return quiet if is_first_name(quiet) or is_surname(quiet) else token


def common_words(text: str) -> set[str]:
    """Give the words that a text uses with an article, or as a place: „der Berg“, „nach Rössing“."""
    return {word for word, after in _ARTICLED.findall(text) if not (after and is_strange(word) and is_strange(after))}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words("noun_endings"))


@cache
def _derived() -> tuple[str, ...]:
    return tuple(words("derived_endings"))


@cache
def _nouns() -> frozenset[str]:
    return words("nouns") | words("functions") | words("roles") | words("stop_words") | words("institutions") | TITLES


@lru_cache(_KEPT_WORDS)
def is_capital(token: str) -> bool:
    """Tell whether a token is written as names are."""
    return _NAME.match(token) is not None


@lru_cache(_KEPT_WORDS)
def is_first_name(token: str) -> bool:
    """Tell whether a first name is common, or begins with one: „Karl-Volkwin“."""
    known = words("first_names") | words("more_first_names")
    if "-" not in token:
        return token in known
    first, *rest = token.split("-")
    return first in known and not any(part in words("surnames") - known or is_noun(part) for part in rest)


@lru_cache(_KEPT_WORDS)
def is_surname(token: str) -> bool:
    """Tell whether a family name is common, or one of its two parts and none of them a word such as „Straße“."""
    known = words("surnames") | words("more_surnames")
    if "-" not in token:
        return token in known
    parts = token.split("-")
    short = min(map(len, parts)) <= _FEWEST_CHARS
    return any(part in known for part in parts) and not short and not any(is_noun(part) for part in parts)


def is_word(token: str) -> bool:
    """Tell whether a name is a word of the language too."""
    return token in words("words_that_are_names") or is_noun(token)


@lru_cache(_KEPT_WORDS)
def is_frequent(token: str) -> bool:
    """Tell whether a name is so frequent that it is one wherever it stands."""
    known = words("first_names") | words("surnames")
    return token in known or ("-" in token and any(part in known for part in token.split("-")))


@lru_cache(_KEPT_WORDS)
def is_strange(token: str) -> bool:
    """Tell whether no list and no rule of the language knows a word, and it does not sound like a place."""
    if token in words("places") or token in words("towns") or len(token) <= _FEWEST_CHARS:
        return False
    if is_first_name(token) or is_surname(token):
        return True
    parts = re.split(r"[-\u2010\u2011]", token)
    return not any(is_german(part) or is_compound(part) or part in words("places") for part in parts)


def sounds_like_a_place(token: str) -> bool:
    """Tell whether a word is a place of the lists or ends as villages do."""
    return token in words("places") or token.endswith(tuple(words("village_endings")))


def is_known_word(token: str) -> bool:
    """Tell whether a word is listed as one of offices and papers, and as no name."""
    return token in _nouns()


@lru_cache(_KEPT_WORDS)
def is_noun(token: str) -> bool:
    """Tell whether a word with a capital letter is hardly a name: by list, by ending, or as an abbreviation."""
    if is_known_word(token):
        return True
    if is_first_name(token) or is_surname(token):
        return False
    if token.isupper() and len(token) <= _LETTERS_OF_AN_ACRONYM:
        return True
    last = re.split(r"[-\u2010\u2011]", token)[-1]
    if last != token and is_noun(last.capitalize()):
        return True
    if is_german(last):
        return True
    small = last.casefold()
    if any(small.endswith(end) and len(small) >= len(end) + _FEWEST_LETTERS_BEFORE for end in _derived()):
        return True
    return small.endswith(_endings()) and is_compound(small)
