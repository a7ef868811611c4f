"""Names of persons: after titles and functions, by lists of names, in signatures and lists."""

from collections.abc import Iterator

from genius_desktop.pseudonyms import contexts, naming, strangers
from genius_desktop.pseudonyms.findings import Found
from genius_desktop.pseudonyms.grammar import Name, Reading
from genius_desktop.pseudonyms.lists import words
from genius_desktop.pseudonyms.tables import columns
from genius_desktop.pseudonyms.tokens import tokens

_FIRM_WORDS = 4
_JOINS = frozenset({",", "und", "sowie", "/", "&", "u", ";", "•"})
_FIRMS = frozenset({"GmbH", "gGmbH", "mbH", "AG", "KG", "OHG", "SE", "eG"})


def people(text: str, places: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Find the names of persons, without titles and functions; `places` are words that other pages use as such."""
    reading = Reading(text, tokens(text), places)
    found = [_found(reading, name) for name in _names(reading) if not _bears_the_name(reading, name)]
    yield from found
    yield from columns(text, sorted(found, key=lambda one: one.start))


def _names(reading: Reading) -> Iterator[Name]:
    """Read all names, and those that an enumeration has before one that is sure."""
    place, last = 0, -2
    while place < len(reading.row):
        name = _name_at(reading, place, last)
        if name is None:
            place += 1
            continue
        sibling = strangers.before(reading, name)
        while sibling and sibling.begin >= last:
            yield sibling
            sibling = strangers.before(reading, sibling)
        place = last = name.end
        yield name


def _found(reading: Reading, name: Name) -> Found:
    start, end = reading.row[name.begin].start, reading.row[name.end - 1].end
    surname = name.surname
    head, joint, last = surname.rpartition("-")
    if head and naming.is_known_word(last):
        # „Frau Müller-Antrag“
        end, surname = end - len(joint + last), head
    elif _is_owned(reading, name):
        end, surname = end - 1, surname[:-1]
    return Found("person", start, end, f"{name.first} {surname}".strip().casefold(), name.first, surname)


def _is_owned(reading: Reading, name: Name) -> bool:
    """Tell whether the „s“ of „Müllers Antrag“ is none of the name."""
    surname = name.surname
    if not surname.endswith("s") or surname.endswith(("ss", "us", "os")) or naming.is_surname(surname):
        return False
    return naming.is_surname(surname[:-1]) or (reading.capital(name.end) and reading.same_line(name.end))


def _name_at(reading: Reading, place: int, last: int) -> Name | None:
    """Read a name that begins at a place or whose title does; `last` is where the name before ended."""
    word = reading.word(place)
    if word in naming.STRONG:
        return contexts.after_title(reading, place)
    if word in words("functions") or word in words("roles"):
        return contexts.after_function(reading, place)
    found = contexts.after_sign(reading, place)
    if found or not naming.is_capital(word):
        return found
    if reading.word(place + 1) == ":" and word in words("labels"):
        return contexts.after_label(reading, place + 2)
    if last == place - 1 and reading.word(last) in _JOINS:
        return contexts.going_on(reading, place)
    return (
        contexts.turned(reading, place)
        or strangers.met(reading, place)
        or contexts.listed(reading, place)
        or contexts.acting(reading, place)
    )


def _bears_the_name(reading: Reading, name: Name) -> bool:
    """Tell whether an institution or a firm bears the name: „Robert Koch Institut“, „Müller & Söhne GmbH“."""
    if reading.word(name.end) in words("institutions") and reading.same_line(name.end):
        return True
    for place in range(name.end, name.end + _FIRM_WORDS):
        if not reading.same_line(place) or reading.word(place) in ",.;:":
            return False
        if reading.word(place) in _FIRMS:
            return True
    return False
