"""One word that no list has, as a name: where only names stand."""

from genius_desktop.pseudonyms import naming
from genius_desktop.pseudonyms.grammar import Name, Reading
from genius_desktop.pseudonyms.lists import words
from genius_desktop.pseudonyms.surroundings import begins_cell, ends_cell, is_office, is_place_named, is_saint

PARTIES = frozenset("CDU SPD FDP AfD CSU Grüne GRÜNE Linke BSW UWG WG FW parteilos fraktionslos".split())
_JOINS = frozenset({",", "und", "sowie", "/", "&", ";", "oder"})


def alone(reading: Reading, place: int) -> Name | None:
    """Read one word as a name, where only names stand."""
    if reading.unlikely(place) or reading.shouted(place) or is_place_named(reading, place) or is_saint(reading, place):
        return None
    if reading.word(place + 1) == "(" and reading.word(place + 2) in PARTIES:
        return Name(place, place + 1, "", reading.word(place))
    if not reading.possible(place):
        return None
    strange = reading.strange(place)
    if (
        _is_care_of(reading, place)
        or _is_greeted(reading, place)
        or _is_spoken_of(reading, place)
        or (strange and _speaks(reading, place))
    ):
        return Name(place, place + 1, "", reading.word(place))
    if not strange:
        return None
    if reading.word(place - 1) in words("leading_persons") and _is_led(reading, place):
        return Name(place, place + 1, "", reading.word(place))
    if reading.placelike(place):
        return None
    if _is_entry(reading, place) or _is_led(reading, place) or _is_one_of_many(reading, place):
        return Name(place, place + 1, "", reading.word(place))
    return None


def _is_greeted(reading: Reading, place: int) -> bool:
    """Tell whether a word follows „Hallo“ or „Liebe“."""
    return reading.word(place - 1) in words("greetings") and reading.same_line(place)


def _is_care_of(reading: Reading, place: int) -> bool:
    """Tell whether a word follows „c/o“."""
    return [reading.word(place - step) for step in (1, 2, 3)] == ["o", "/", "c"]


def _is_led(reading: Reading, place: int) -> bool:
    """Tell whether a word without an article stands where words of the language have one: „mit Zweigler am“."""
    after = reading.word(place + 1)
    if after in {"nach", "bis", "über", "-"} or after[:1].isdigit():
        return False
    if reading.word(place - 2).isdigit() and reading.word(place - 1) == "(" and after == ")":
        return True
    before = reading.word(place - 1)
    if not (before in words("leading") or before in words("leading_persons")) or not reading.same_line(place):
        return reading.word(place)[-1] == "s" and (after in words("matters") or after in words("sayings"))
    if reading.word(place - 2).endswith("lich") or reading.word(place - 2) in words("before_places_of"):
        return False
    return not (naming.is_capital(after) and reading.same_line(place + 1))


def _is_one_of_many(reading: Reading, place: int) -> bool:
    """Tell whether the next word of an enumeration is as strange: „Zweigler, Entrup und Reckefuß“."""
    after = place + 2
    if reading.word(place + 1) not in {",", "und", "&", "/", ";"} or not reading.same_line(after):
        return False
    return (
        reading.strange(after) and not reading.placelike(after) and reading.word(after + 1) not in words("institutions")
    )


def _is_spoken_of(reading: Reading, place: int) -> bool:
    """Tell whether a person must be meant: „Heckerodt (FDP)“, „Bauantrag Heckerodt“, „Heckerodt⏎Bürgermeister“."""
    before, after = reading.word(place - 1), reading.word(place + 1)
    if after == "(" and reading.same_line(place + 1) and reading.word(place + 2) in words("roles_in_brackets"):
        return True
    if before in words("matters") and reading.same_line(place) and reading.word(place + 1) not in words("institutions"):
        return reading.strange(place) or reading.word(place + 1) in {"/", ".", ""}
    if before == "von" and reading.word(place - 2) in words("sayings"):
        return True
    if before == "/" and reading.word(place - 3) in words("matters"):
        return True
    if _opposes(reading, place):
        return True
    return _signs(reading, place)


def _opposes(reading: Reading, place: int) -> bool:
    """Tell whether a word stands beside „./.“, which parties to a lawsuit have between them."""
    return [reading.word(place + step) for step in (1, 2, 3)] == [".", "/", "."] or (
        [reading.word(place - step) for step in (1, 2, 3)] == [".", "/", "."]
    )


def _signs(reading: Reading, place: int) -> bool:
    """Tell whether a word has a line for itself, with an office in the next one."""
    closed = reading.word(place - 1) == "(" and reading.word(place + 1) == ")"
    start, end = place - closed, place + 1 + closed
    if start > 0 and "\n" not in reading.between(start):
        return False
    return "\n" in reading.between(end) and end < len(reading.row) and is_office(reading.word(end))


def _is_entry(reading: Reading, place: int) -> bool:
    """Tell whether a word is a cell of a table, or the first of what a colon announces."""
    before, after = reading.word(place - 1), reading.word(place + 1)
    if before == ":" and reading.same_line(place) and not reading.word(place - 2).isdigit():
        return ends_cell(reading, place + 1) or after in _JOINS or after == "("
    if before in {";", "|"} or "\t" in reading.between(place) or after in {";", "|"}:
        return begins_cell(reading, place) and after != "(" and (ends_cell(reading, place + 1) or after == ",")
    return False


def _speaks(reading: Reading, place: int) -> bool:
    """Tell whether a word does what only persons do."""
    if not reading.same_line(place + 1):
        return False
    after = reading.word(place + 1)
    if after in words("speech") or (after in words("acts") and not reading.placelike(place)):
        return True
    if reading.word(place - 1) in words("speech") and reading.same_line(place):
        return True
    joined = reading.word(place + 1) in {"und", "sowie"} and not reading.unlikely(place + 2)
    return joined and reading.word(place + 3) in words("speech")
