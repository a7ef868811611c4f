"""What stands around a name: cells of tables, churches, places, addresses."""

import re

from genius_desktop.pseudonyms import addresses, naming
from genius_desktop.pseudonyms.grammar import Reading
from genius_desktop.pseudonyms.lists import words

_OPENING = frozenset({";", "|", "•", "–", "-", ":", "(", "□", "*", "·"})
_CLOSING = frozenset({";", "|", ":", ")", "(", "·", "*"})
_COLUMN = re.compile(r"\t| {3,}|\n")


def likely(reading: Reading, place: int) -> bool:
    """Tell whether a word can be a name among names: no word of the list and no place."""
    return reading.possible(place) and not reading.placelike(place)


def begins_cell(reading: Reading, place: int) -> bool:
    """Tell whether a line, a column or the entry of a list begins at a place."""
    before = reading.word(place - 1)
    if place <= 0 or before in _OPENING or _COLUMN.search(reading.between(place)):
        return True
    return before in {".", ")"} and reading.word(place - 2).isdigit()


def ends_cell(reading: Reading, place: int) -> bool:
    """Tell whether a line or a column ends before a place."""
    return place >= len(reading.row) or reading.word(place) in _CLOSING or bool(_COLUMN.search(reading.between(place)))


def is_at(reading: Reading, place: int) -> bool:
    """Tell whether an address begins at a place."""
    return place < len(reading.row) and addresses.follows(reading.text, reading.row[place].start)


def is_office(word: str) -> bool:
    """Tell whether a word says what a person is to an office."""
    return word in words("functions") or word in words("roles") or word in words("offices")


def is_place_named(reading: Reading, place: int) -> bool:
    """Tell whether a place or a firm must be meant: „in Mehlern“, „Ortsrat Mehlern“, „Firma Rieken“."""
    before = reading.word(place - 1)
    return reading.same_line(place) and (before in words("before_places") or before == "-")


def is_saint(reading: Reading, place: int) -> bool:
    """Tell whether a church is meant: „St. Peter und Paul“."""
    if reading.word(place - 1) == "und" and naming.is_first_name(reading.word(place - 2)):
        place -= 2
    before = reading.word(place - 1)
    return before in {"Sankt", "St"} or (before == "." and reading.word(place - 2) == "St")
