"""Names of persons: after titles and functions, by lists of names, in signatures and lists."""

from collections.abc import Iterator

from genius_desktop.pseudonyms import naming
from genius_desktop.pseudonyms.findings import Found
from genius_desktop.pseudonyms.grammar import Name, Reading
from genius_desktop.pseudonyms.lists import words
from genius_desktop.pseudonyms.tokens import tokens

_LETTERS_OF_A_FIRST_NAME = range(3, 14)
_FIRM_WORDS = 4
_JOINS = frozenset({",", "und", "sowie", "/", "&", "u", ";", "•"})
_PARTIES = frozenset("CDU SPD FDP AfD CSU Grüne Linke BSW UWG WG FW parteilos fraktionslos".split())
_BORN = frozenset({"geb", "geborene", "geborener", "geborenen", "verw", "verwitwete", "geschiedene"})
_ACTS = frozenset(
    "beantragt beantragte erklärt erklärte fragt fragte bittet bat wohnt wohnte wohnhaft teilt teilte erkundigt "
    "erkundigte weist wies stellt stellte berichtet berichtete bedankt bedankte schlägt schlug regt regte meldet "
    "meldete verlässt verließ nimmt nahm begrüßt begrüßte erläutert erläuterte eröffnet eröffnete schließt schloss "
    "antwortet antwortete kritisiert kritisierte hat hatte ist war wird wurde möchte geboren besitzt pachtet mietet "
    "verkauft verkaufte kauft kaufte bezieht erhält erhielt schreibt schrieb unterzeichnet unterzeichnete lebt lebte "
    "legt legte reicht reichte gibt gab sagt sagte spricht sprach verweist verwies moniert klagt klagte widerspricht "
    "zahlt zahlte arbeitet arbeitete leitet leitete übernimmt übernahm geb wendet wandte äußert äußerte".split()
)


def people(text: str) -> Iterator[Found]:
    """Find the names of persons, without titles and functions."""
    reading = Reading(text, tokens(text))
    place, last = 0, -2
    while place < len(reading.row):
        name = _name_at(reading, place, last)
        if name is None:
            place += 1
            continue
        place = last = name.end
        if not _bears_the_name(reading, name):
            yield _found(reading, name)


def _found(reading: Reading, name: Name) -> Found:
    start, end = reading.row[name.begin].start, reading.row[name.end - 1].end
    surname = name.surname
    if _is_owned(reading, name):
        end, surname = end - 1, surname[:-1]
    return Found("person", start, end, f"{name.first} {surname}".strip().casefold(), name.first, surname)


def _is_owned(reading: Reading, name: Name) -> bool:
    """Tell whether the „s“ of „Müllers Antrag“ is none of the name."""
    surname = name.surname
    if not surname.endswith("s") or surname.endswith(("ss", "us", "is", "as", "os")) or naming.is_surname(surname):
        return False
    return naming.is_surname(surname[:-1]) or (reading.capital(name.end) and reading.same_line(name.end))


def _name_at(reading: Reading, place: int, last: int) -> Name | None:
    """Read a name that begins at a place or whose title does; `last` is where the name before ended."""
    word = reading.word(place)
    if word in naming.STRONG:
        return _after_title(reading, place)
    if word in words("functions"):
        return _after_function(reading, place)
    if word in {"gez", "Gez"} or word in _BORN:
        return _after_sign(reading, place)
    if not naming.is_capital(word):
        return None
    if reading.word(place + 1) == ":" and word in words("labels"):
        return _listed(reading, reading.after_titles(place + 2))
    if last == place - 1 and reading.word(last) in _JOINS:
        return _going_on(reading, place)
    return _turned(reading, place) or _listed(reading, place) or _acting(reading, place)


def _after_title(reading: Reading, place: int) -> Name | None:
    word = reading.word(place)
    if word in {"Dr", "Prof", "Fr", "Hr", "Fam", "Hrn"} and reading.word(place + 1) != ".":
        return None
    start = reading.after_titles(place + 1 + (reading.word(place + 1) == "."))
    if not reading.joined(start):
        return None
    return _whole(reading, start) or reading.name(start, strict=False)


def _after_function(reading: Reading, place: int) -> Name | None:
    start = place + 1
    if reading.word(start) in {":", "("}:
        start += 1
    start = reading.after_titles(start)
    if not reading.joined(start) or reading.word(start) in reading.common:
        return None
    return _whole(reading, start) or reading.name(start, strict=True)


def _after_sign(reading: Reading, place: int) -> Name | None:
    start = place + 1 + (reading.word(place + 1) in {".", ":"})
    start = reading.after_titles(start)
    if not reading.joined(start):
        return None
    return _whole(reading, start) or reading.name(start, strict=True)


def _whole(reading: Reading, place: int) -> Name | None:
    """Read two capital words, none of them known, as first name and surname."""
    first, second = reading.word(place), reading.word(place + 1)
    if naming.is_first_name(first) or naming.is_surname(first) or not reading.same_line(place + 1):
        return None
    if first in words("stop_words") or first in words("functions") or not naming.is_capital(first):
        return None
    if second in naming.PARTICLES:
        name = reading.name(place + 1, strict=True)
        return Name(place, name.end, first, name.surname) if name and name.surname else None
    if not naming.is_capital(second) or naming.is_noun(second) or second in reading.common:
        return None
    return Name(place, place + 2, first, second)


def _going_on(reading: Reading, place: int) -> Name | None:
    """Read the next name of an enumeration."""
    found = _turned(reading, place) or _listed(reading, place)
    if found or not _is_unknown(reading, place):
        return found
    if reading.capital(place + 1) and reading.same_line(place + 1):
        return _whole(reading, place) if _is_unknown(reading, place + 1) else None
    return Name(place, place + 1, "", reading.word(place))


def _turned(reading: Reading, place: int) -> Name | None:
    """Read „Müller, Petra“."""
    word = reading.word(place)
    if reading.word(place + 1) != "," or not reading.same_line(place + 2) or naming.is_noun(word):
        return None
    first = reading.word(place + 2)
    if not naming.is_first_name(first) or naming.is_surname(first):
        return None
    if naming.is_first_name(word) and not naming.is_surname(word):
        return None
    end = place + 3
    while naming.is_first_name(reading.word(end)) and reading.same_line(end):
        end += 1
    if naming.is_capital(reading.word(end)) and reading.same_line(end) and not naming.is_noun(reading.word(end)):
        return None
    if word in reading.common and not naming.is_surname(word):
        return None
    return Name(place, end, " ".join(reading.word(at) for at in range(place + 2, end)), word)


def _listed(reading: Reading, place: int) -> Name | None:
    """Read a name that the lists know, in whole or in part."""
    word = reading.word(place)
    before = reading.word(place - 1)
    if before in {"St", "Sankt", "-"} or (before == "." and reading.word(place - 2) == "St"):
        return None
    name = reading.name(place, strict=True)
    if name is None:
        return None
    if name.first and name.surname:
        return name if _is_full(reading, name) else None
    alone = name.surname or name.first
    if naming.is_word(alone) or alone in reading.common or before in words("articles"):
        return None
    if name.first:
        return name
    if naming.is_surname(alone):
        return name
    return _before_surname(reading, place) if word == alone else None


def _is_full(reading: Reading, name: Name) -> bool:
    """Tell whether first name and surname are more than two words that happen to stand together."""
    surname = name.surname.split()[-1]
    if name.first.endswith("."):
        return naming.is_surname(surname) or not (naming.is_word(surname) or surname in reading.common)
    if naming.is_word(name.first.split()[0]):
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


def _acting(reading: Reading, place: int) -> Name | None:
    """Read two uncommon words that act as persons do, or belong to a party, or are so old."""
    if not (_is_unknown(reading, place) and _is_unknown(reading, place + 1) and reading.same_line(place + 1)):
        return None
    if len(reading.word(place)) not in _LETTERS_OF_A_FIRST_NAME:
        return None
    following = reading.word(place + 2)
    if following == "(":
        acts = reading.word(place + 3) in _PARTIES or reading.word(place + 3).isdigit()
    elif following == ",":
        acts = reading.word(place + 3) in {"wohnhaft", "geb", "geboren", "geborene", "geborener", "Jahrgang"}
    else:
        acts = following in _ACTS
    return Name(place, place + 2, reading.word(place), reading.word(place + 1)) if acts else None


def _is_unknown(reading: Reading, place: int) -> bool:
    word = reading.word(place)
    return (
        naming.is_capital(word)
        and not naming.is_noun(word)
        and word not in reading.common
        and reading.word(place - 1) not in words("articles")
        and not word.isupper()
    )


def _bears_the_name(reading: Reading, name: Name) -> bool:
    """Tell whether an institution or a firm bears the name: „Robert Koch Institut“, „Müller & Söhne GmbH“."""
    if reading.word(name.end) in words("institutions") and reading.same_line(name.end):
        return True
    return any(
        reading.word(place) in {"GmbH", "gGmbH", "mbH", "AG", "KG", "OHG", "SE", "eG"}
        for place in range(name.end, name.end + _FIRM_WORDS)
        if all(reading.same_line(step) and reading.word(step) not in ",.;:" for step in range(name.end, place + 1))
    )
