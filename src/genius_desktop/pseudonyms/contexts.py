"""What stands around names of persons in the papers of offices, and which names it lets one see."""

from genius_desktop.pseudonyms import naming, single, strangers, surroundings
from genius_desktop.pseudonyms.german import is_german
from genius_desktop.pseudonyms.grammar import Name, Reading
from genius_desktop.pseudonyms.lists import words

_LETTERS_OF_A_FIRST_NAME = range(2, 14)
_DIGITS_OF_AN_AGE = 2
_MOST_LINES = 4
_POINTED = frozenset({"Dr", "Prof", "Fr", "Hr", "Fam", "Hrn"})
_PLURALS = ("glieder", "gliedern", "herren", "innen", "frauen", "räte", "räten")
_SIGNS = frozenset({"gez", "Gez", "geb", "geborene", "geborener"})
_GREETINGS = frozenset({"Grüßen", "Grüße", "Gruß", "Gruss", "Grüssen", "Hochachtungsvoll", "Auftrag", "Vertretung"})
_BEGUN = frozenset({"geb", "geboren", "geborene", "geborener", "wohnhaft", "Jahrgang", "whft"})
_LEADING = frozenset(
    "von Von durch Durch laut Laut für Für gegen Gegen an mit ist namens werden wurde wurden wird gemeldete gemeldeten "
    "heißt bei sind dass ob weil wenn da".split()
)
_LEFT_OUT = frozenset({"vom", "zum", "zur", "auf", "von", "zu", "und", "dem"})
_KIN = frozenset(
    "Sohn Söhne Tochter Töchter Mutter Vater Ehemann Ehefrau Bruder Schwester Enkel Enkelin Kind Partner".split()
)
_NO_VERBS = frozenset("statt nicht samt selbst sonst meist fast jetzt bereits damit somit mit seit laut".split())
_FEWEST_LETTERS_OF_A_VERB = 4


def after_title(reading: Reading, place: int) -> Name | None:
    """Read the name after „Herr“, „Frau Dr.“ and the like: whatever has a capital letter, but for functions."""
    word = reading.word(place)
    if word in _POINTED and reading.word(place + 1) != ".":
        return None
    start = reading.after_titles(place + 1 + (reading.word(place + 1) == "."))
    if not reading.joined(start):
        return None
    if reading.word(start) in _LEFT_OUT and not reading.unlikely(at := _past(reading, start)):
        # „Frau vom Ilgenstein“, „Frau auf der Lohburg“
        return Name(start, at + 1, "", reading.text[reading.row[start].start : reading.row[at].end])
    return strangers.noble(reading, start) or _whole(reading, start, sure=True) or reading.name(start, strict=False)


def _past(reading: Reading, place: int) -> int:
    while reading.word(place) in _LEFT_OUT | naming.PARTICLES and reading.same_line(place + 1):
        place += 1
    return place


def after_function(reading: Reading, place: int) -> Name | None:
    """Read the name after „Ratsherr“, „Sachbearbeiterin:“ and the like."""
    word, start = reading.word(place), place + 1
    said = reading.word(start)
    start = reading.after_titles(start + (said in {":", "("}))
    if not reading.joined(start) or reading.word(start) in reading.common:
        return None
    if said == ":":
        return after_label(reading, start)
    if said == "(" or not reading.same_line(start):
        return listed(reading, start)
    name = strangers.noble(reading, start) or _whole(reading, start) or reading.name(start, strict=True)
    if name is None or name.first or naming.is_surname(name.surname):
        return name
    following = reading.word(name.end)
    if word.endswith(_PLURALS):
        # „…, dass die Ratsmitglieder Gebrauch machen“ names nobody, „die Ratsherren Böhm und Kessler“ two.
        return name if following in {",", "und", "sowie", "/"} else None
    if reading.strange(name.begin) or (word in _KIN and reading.possible(name.begin)):
        return name
    # „…, hat der Vermieter Vorschuss zu leisten“
    return name if word in words("functions") or _is_verb(following) else None


def after_label(reading: Reading, place: int) -> Name | None:
    """Read the name after „Name:“ and the like."""
    start = reading.after_titles(place)
    if not reading.joined(start) or naming.is_known_word(reading.word(start)):
        return None
    return _whole(reading, start, sure=True) or turned(reading, start) or reading.name(start, strict=True)


def after_sign(reading: Reading, place: int) -> Name | None:
    """Read the name after „gez.“, „geb.“, „i. A.“ and below a greeting."""
    word = reading.word(place)
    if word in _SIGNS:
        start = place + 1 + (reading.word(place + 1) in {".", ":"})
    elif word == "i" and [reading.word(place + step) for step in (1, 3)] == [".", "."]:
        start = place + 4 if reading.word(place + 2) in {"A", "V"} else 0
    elif word in _GREETINGS:
        start = place + 1 + (reading.word(place + 1) in {",", ".", ":"})
        gap = reading.between(start)
        if "\n" not in gap and reading.word(start - 1) != ",":
            return None
        if gap.count("\n") > _MOST_LINES:
            return None
        return _signature(reading, start)
    else:
        return None
    start = reading.after_titles(start) if start else 0
    if not start or not reading.joined(start) or naming.is_known_word(reading.word(start)):
        return None
    return _whole(reading, start, sure=True) or reading.name(start, strict=True)


def _signature(reading: Reading, place: int) -> Name | None:
    """Read a name that has a line for itself, with its titles."""
    start = place
    while reading.word(start) in naming.TITLES | {"("} or (start > place and reading.word(start) in {".", "-"}):
        start += 1
    if reading.word(start) in {"gez", "i"}:
        return None
    name = _whole(reading, start, sure=True) or reading.name(start, strict=False)
    if name is None or any(naming.is_known_word(reading.word(at)) for at in range(name.begin, name.end)):
        return None
    if not name.first and is_german(name.surname) and name.surname not in words("words_that_are_names"):
        return None
    ends = reading.line_start(name.end) or name.end >= len(reading.row) or reading.word(name.end) in {",", ")"}
    return name if ends else None


def going_on(reading: Reading, place: int) -> Name | None:
    """Read the next name of an enumeration."""
    found = strangers.met(reading, place) or turned(reading, place) or listed(reading, place)
    if found or not _is_unknown(reading, place):
        return found
    if reading.capital(place + 1) and reading.same_line(place + 1):
        return _whole(reading, place) if _is_unknown(reading, place + 1) else None
    if not reading.possible(place):
        return None
    return Name(place, place + 1, "", reading.word(place))


def turned(reading: Reading, place: int) -> Name | None:
    """Read „Müller, Petra“, and two unknown words so if a birth or an address follows."""
    word, first = reading.word(place), reading.word(place + 2)
    if reading.word(place + 1) != "," or not reading.same_line(place + 2) or naming.is_known_word(word):
        return None
    end = place + 3
    if reading.word(end) == "," and reading.same_line(end + 1) and naming.is_capital(first):
        begun = reading.word(end + 1) in _BEGUN or surroundings.is_at(reading, end + 1)
        if begun and not (naming.is_noun(first) or naming.is_noun(word)):
            return Name(place, end, first, word)
    if naming.is_noun(word) or not naming.is_first_name(first) or naming.is_surname(first):
        return None
    if naming.is_first_name(word) and not naming.is_surname(word):
        return None
    while naming.is_first_name(reading.word(end)) and reading.same_line(end):
        end += 1
    if naming.is_capital(reading.word(end)) and reading.same_line(end) and not naming.is_noun(reading.word(end)):
        return None
    if word in reading.common and not naming.is_surname(word):
        return None
    return Name(place, end, " ".join(reading.word(at) for at in range(place + 2, end)), word)


def listed(reading: Reading, place: int) -> Name | None:
    """Read a name that the lists know, in whole or in part."""
    word = reading.word(place)
    before = reading.word(place - 1)
    if before == "-" or surroundings.is_saint(reading, place):
        return None
    name = reading.name(place, strict=True)
    if name is None:
        return None
    if name.first and name.surname:
        return name if _is_full(reading, name) else None
    alone = name.surname or name.first
    if naming.is_word(alone) or alone in reading.common or before in words("articles"):
        return None
    if naming.is_frequent(alone):
        return name
    return _before_surname(reading, place) if word == alone else None


def _is_full(reading: Reading, name: Name) -> bool:
    """Tell whether first name and surname are more than two words that happen to stand together."""
    surname = name.surname.split()[-1]
    if name.first.endswith("."):
        return naming.is_surname(surname) or not (naming.is_word(surname) or surname in reading.common)
    if naming.is_word(name.first.split(maxsplit=1)[0]):
        return naming.is_surname(surname) and surname not in reading.common
    return True


def _before_surname(reading: Reading, place: int) -> Name | None:
    """Read an uncommon first name before a common surname."""
    word, surname = reading.word(place), reading.word(place + 1)
    if len(word) not in _LETTERS_OF_A_FIRST_NAME or not _is_unknown(reading, place):
        return None
    if not reading.same_line(place + 1) or not naming.is_surname(surname) or naming.is_word(surname):
        return None
    return Name(place, place + 2, word, surname)


def acting(reading: Reading, place: int) -> Name | None:
    """Read one or two uncommon words that act as persons do, or belong to a party, or live somewhere."""
    if not _is_unknown(reading, place):
        return None
    word, second = reading.word(place), reading.word(place + 1)
    if reading.line_start(place) and second == "," and surroundings.is_at(reading, place + 2):
        return Name(place, place + 1, "", word)
    if len(word) not in _LETTERS_OF_A_FIRST_NAME or not reading.same_line(place + 1):
        return None
    if not naming.is_capital(second) or naming.is_known_word(second) or second in reading.common:
        return None
    return Name(place, place + 2, word, second) if _acts(reading, place) else None


def _acts(reading: Reading, place: int) -> bool:
    """Tell whether what stands around two words speaks of a person."""
    following = reading.word(place + 2) if reading.same_line(place + 2) else ""
    after = reading.word(place + 3)
    if following == "(":
        return after in single.PARTIES | _BEGUN or (after.isdigit() and len(after) == _DIGITS_OF_AN_AGE)
    if following == "," and (after in _BEGUN or surroundings.is_at(reading, place + 3)):
        return True
    if naming.is_noun(reading.word(place + 1)):
        return False
    # „Laut Zita Tran soll“, but „von Neu Wulmstorf Ost“ goes on with more capital letters.
    led = reading.word(place - 1) in _LEADING and reading.same_line(place)
    ends = not naming.is_capital(following) and not following[:1].isdigit()
    return (led and ends) or following in words("acts")


def _whole(reading: Reading, place: int, *, sure: bool = False) -> Name | None:
    """Read two capital words that no list knows as first name and surname; `sure` that it is a name at all."""
    first, second = reading.word(place), reading.word(place + 1)
    if not (sure or _is_unknown(reading, place)) or not naming.is_capital(first) or naming.is_known_word(first):
        return None
    if naming.is_first_name(first) or naming.is_surname(first) or not reading.same_line(place + 1):
        return None
    if second in naming.PARTICLES:
        name = reading.name(place + 1, strict=False)
        return Name(place, name.end, first, name.surname) if name and name.surname else None
    if not naming.is_capital(second) or naming.is_known_word(second) or second in reading.common:
        return None
    return None if naming.is_noun(second) and not sure else Name(place, place + 2, first, second)


def _is_unknown(reading: Reading, place: int) -> bool:
    word = reading.word(place)
    return (
        naming.is_capital(word)
        and not naming.is_noun(word)
        and word not in reading.common
        and reading.word(place - 1) not in words("articles")
        and not word.isupper()
    )


def _is_verb(word: str) -> bool:
    if word in words("acts"):
        return True
    return word.islower() and word.endswith("t") and len(word) >= _FEWEST_LETTERS_OF_A_VERB and word not in _NO_VERBS
