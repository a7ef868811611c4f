"""What words may be names, as far as lists and endings tell."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from genius_desktop.pseudonyms.german import is_compound, is_german, is_head, is_proper
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
    r"\b(?<![Vv]on )(?<!van )(?<!auf )(?<!zu )(?<!Frau )(?<!Herr )(?<!Freiherr )"
    r"(?:[Dd](?:er|ie|as|es|em|en)|[Ee]in(?:e[rsmn]?)?|[Kk]ein(?:e[rsmn]?)?|[Dd]iese[rsmn]?|[Jj]ede[rsmn]?|[Ii]m|[Aa]m"
    r"|[Zz]u[mr]|[Vv]om|[Bb]eim|[Ii]ns|[Nn]ach|[Aa]us|[Ii]n|[Oo]rtsteil|OT|Ortschaft|Stadt|Gemeinde|Samtgemeinde|Landkreis)"
    r"\s+([A-ZÄÖÜ][^\W\d_]+)(?:[ ]([A-ZÄÖÜ][^\W\d_]+))?"
)
_PLACED = re.compile(
    r"\b(?:[Ii]n|[Aa]us|[Nn]ach|[Zz]wischen|Ortsteil|OT|Ortschaft|Stadt|Gemeinde|Samtgemeinde|Landkreis|Ortsrat|Ortsfeuerwehr"
    r"|Gemarkung|Groß|Klein|Bad|Richtung)\s+([A-ZÄÖÜ][^\W\d_]+)"
)
# Whatever else has large letters inside is an abbreviation: „NKomVG“.
_SHAPE = re.compile(
    r"(?:Mc|Mac|O’|O')?[^\W\d_][a-zß-öø-ÿā-ɏəḁ-ỿ]+(?:[-\u2010\u2011](?:[^\W\d_][a-zß-öø-ÿā-ɏəḁ-ỿ]+))*\Z"
)
_VOWEL = re.compile(r"[aeiouyäöüàáâãåèéêëìíîïòóôõøùúûýıāēīōūąęăơưəạ-ỹ]", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯȘȚẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ][^\W\d_]*(?:[-\u2010\u2011][A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯȘȚẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ][^\W\d_]*)*\Z"
)
# Documents use the same words again and again.
_KEPT_WORDS = 50_000
_MOST_CHARS = 24
_FEWEST_CHARS, _LETTERS_OF_AN_ACRONYM = 2, 4
_FEWEST_LETTERS_BEFORE, _FEWEST_LETTERS_OF_AN_ENDING = 3, 5


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
    return {word for word, after in _ARTICLED.findall(text) if not (after and is_strange(word) and not is_noun(after))}


def placed_words(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that texts use at least twice as places: „in Rössing“, „Ortsrat Rössing“."""
    counts = Counter(word for text in texts for word in _PLACED.findall(text))
    return frozenset(word for word, count in counts.items() if count > 1)


@lru_cache(_KEPT_WORDS)
def is_shaped(token: str) -> bool:
    """Tell whether a word has one large letter, a small one and a vowel, as names have; each part of a double one."""
    return _SHAPE.match(token) is not None and all(_VOWEL.search(part) for part in re.split(r"[-\u2010\u2011]", token))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words("noun_endings"))


@cache
def _long_endings() -> tuple[str, ...]:
    return tuple(
        end for end in words("noun_endings") if len(end) >= _FEWEST_LETTERS_OF_AN_ENDING and "recht" not in end
    )


@cache
def _derived() -> tuple[str, ...]:
    return tuple(words("derived_endings"))


@cache
def _nouns() -> frozenset[str]:
    return words("nouns") | words("functions") | words("roles") | words("stop_words") | words("institutions") | TITLES


@cache
def first_names() -> frozenset[str]:
    """Give all first names of the lists."""
    return words("first_names") | words("more_first_names")


@cache
def surnames() -> frozenset[str]:
    """Give all family names of the lists."""
    return words("surnames") | words("more_surnames")


@lru_cache(_KEPT_WORDS)
def is_capital(token: str) -> bool:
    """Tell whether a token is written as names are."""
    return _NAME.match(token) is not None


@lru_cache(_KEPT_WORDS)
def is_first_name(token: str) -> bool:
    """Tell whether a first name is common, or begins with one: „Karl-Volkwin“."""
    known = first_names()
    if "-" not in token:
        return token in known
    first, *rest = token.split("-")
    return first in known and not any(
        (part in words("surnames") and part not in known) or is_noun(part) for part in rest
    )


@lru_cache(_KEPT_WORDS)
def is_surname(token: str) -> bool:
    """Tell whether a family name is common, or one of its two parts and none of them a word such as „Straße“."""
    known = surnames()
    if "-" not in token:
        return token in known
    parts = token.split("-")
    short = min(map(len, parts)) <= _FEWEST_CHARS
    return any(part in known for part in parts) and not short and not any(is_noun(part) for part in parts)


def is_word(token: str) -> bool:
    """Tell whether a name is a word of the language too."""
    return token in words("words_that_are_names") or is_noun(token)


def is_listed(token: str) -> bool:
    """Tell whether a list of names has a word."""
    return is_first_name(token) or is_surname(token)


@lru_cache(_KEPT_WORDS)
def is_frequent(token: str) -> bool:
    """Tell whether a name is so frequent that it is one wherever it stands."""
    known = words("first_names"), words("surnames")
    return any(part in some for part in (token, *token.split("-")) for some in known)


@lru_cache(_KEPT_WORDS)
def is_strange(token: str) -> bool:
    """Tell whether no list and no rule of the language knows a word, and it does not sound like a place."""
    if token in words("places") or token in words("towns") or not _FEWEST_CHARS < len(token) <= _MOST_CHARS:
        return False
    if is_first_name(token) or is_surname(token):
        return token not in words("words_that_are_names")
    parts = re.split(r"[-\u2010\u2011]", token)
    return not any(
        (is_german(part) and not (part != parts[0] and is_proper(part))) or is_compound(part) or part in words("places")
        for part in parts
    )


def sounds_like_a_place(token: str) -> bool:
    """Tell whether a word is a place of the lists or ends as villages do."""
    return token in words("places") or token.endswith(tuple(words("village_endings")))


def is_known_word(token: str) -> bool:
    """Tell whether a word is listed as one of offices and papers, and as no name."""
    return token in _nouns()


def is_derived(word: str) -> bool:
    """Tell whether a word ends as nouns of offices do: „-ung“, „-ausschuss“."""
    small = word.lower()
    if small.endswith(_long_endings()):
        return True
    return any(small.endswith(end) and len(small) >= len(end) + _FEWEST_LETTERS_BEFORE for end in _derived())


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
        # „Nolting-Hauff“ ends with a word that only names of the list have.
        first = token[: -len(last) - 1]
        return not (is_strange(first) and is_shaped(first) and is_proper(last))
    if is_german(last):
        return True
    small = last.lower()
    return is_derived(last) or any(small.endswith(end) and is_head(small[: -len(end)]) for end in _endings())
