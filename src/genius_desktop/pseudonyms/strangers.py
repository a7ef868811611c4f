"""Names that no list has, told by what they are not (words, places) and by where they stand."""

from genius_desktop.pseudonyms import naming
from genius_desktop.pseudonyms.grammar import Name, Reading
from genius_desktop.pseudonyms.lists import words
from genius_desktop.pseudonyms.single import alone
from genius_desktop.pseudonyms.surroundings import (
    begins_cell,
    ends_cell,
    is_at,
    is_office,
    is_place_named,
    is_saint,
    likely,
)

_NOBLE = frozenset({"Freiherr", "Freifrau", "Freiin", "Graf", "Gräfin", "Baron", "Baronin", "Ritter", "Edler", "Prinz"})
_LOW = naming.PARTICLES | frozenset({"dem", "und", "auf", "am", "an", "in", "bin", "ibn", "y"})
_MOST_PARTICLES, _FEWEST_LETTERS, _MOST_PARTS = 3, 4, 4


def met(reading: Reading, place: int) -> Name | None:
    """Read a name that begins at a place, where the words and signs around it leave little else."""
    if not naming.is_capital(reading.word(place)) or naming.is_noun(reading.word(place)):
        return None
    return (
        noble(reading, place)
        or _addressee(reading, place)
        or _pair(reading, place)
        or _turned(reading, place)
        or alone(reading, place)
    )


def noble(reading: Reading, place: int) -> Name | None:
    """Read „Menno Freiherr von Hattwich“ and „Menno von der Behnsen“."""
    start = place + 1
    if not (reading.strange(place) or naming.is_first_name(reading.word(place)) or reading.word(start) in _NOBLE):
        return None
    if is_place_named(reading, place) or reading.unlikely(place) or reading.placelike(place):
        return None
    while reading.same_line(start) and reading.strange(start) and naming.is_capital(reading.word(start)):
        start += 1
    titled = reading.word(start) in _NOBLE and reading.same_line(start)
    at = start + titled
    first = at
    while at - first < _MOST_PARTICLES and reading.same_line(at) and reading.word(at) in _LOW:
        at += 1
    if at == first or reading.word(first) not in naming.PARTICLES | {"auf"} or not reading.same_line(at):
        return None
    certain = (
        titled
        or reading.strange(place)
        or naming.is_first_name(reading.word(place))
        or at - first > 1
        or reading.word(first) in _FOREIGN_LOW
    )
    if reading.word(first) == "auf" and reading.word(first + 1) not in {"der", "dem", "den"}:
        return None
    if naming.is_noun(reading.word(at)) or not naming.is_shaped(reading.word(at)) or reading.word(at + 1) == "-":
        return None
    if not (certain or reading.strange(at)):
        return None
    return _named(reading, place, start, end=at + 1)


_FOREIGN_LOW = frozenset(
    {"van", "de", "del", "della", "di", "da", "dos", "ter", "ten", "el", "al", "la", "le", "zu", "bin"}
)


def _named(reading: Reading, begin: int, surname: int, *, end: int) -> Name:
    """Give a name whose surname begins in its middle."""

    def said(start: int, stop: int) -> str:
        return " ".join(reading.text[reading.row[start].start : reading.row[stop - 1].end].split())

    return Name(begin, end, said(begin, surname), said(surname, end))


def _pair(reading: Reading, place: int) -> Name | None:
    """Read two or three words side by side of which one at least is no word of the language."""
    end = place
    while end - place < _MOST_PARTICLES and _is_part(reading, end, place):
        end += 1
    if end == place + 1 or end == place or is_place_named(reading, place) or reading.word(end) in words("institutions"):
        return None
    strange = [at for at in range(place, end) if reading.strange(at)]
    if not strange or reading.word(end) == "-" or is_saint(reading, place):
        return None
    return _named(reading, place, end - 1, end=end)


def _addressee(reading: Reading, place: int) -> Name | None:
    """Read a line with an address below it: two to four words that are no office, strange or not, shouted or not."""
    if not reading.line_start(place):
        return None
    end = place
    while end - place < _MOST_PARTS and (end == place or reading.same_line(end)):
        word = reading.word(end)
        if not (word in naming.PARTICLES or (naming.is_capital(word) and not naming.is_known_word(word))):
            break
        end += 1
    if end < place + 2 or "\n" not in reading.between(end) or not is_at(reading, end):
        return None
    capital = [reading.word(at) for at in range(place, end) if naming.is_capital(reading.word(at))]
    if len(capital) == 1 or any(map(naming.is_noun, capital[1:-1])) or all(map(naming.is_noun, capital)):
        return None
    return _named(reading, place, end - 1, end=end)


def _is_part(reading: Reading, at: int, begin: int) -> bool:
    if at > begin and not _is_next(reading, at):
        return False
    if not reading.possible(at):
        return False
    if reading.shouted(at) and (at == begin or len(reading.word(at)) < _FEWEST_LETTERS):
        return False
    if len(reading.word(at)) < _FEWEST_LETTERS and not naming.is_listed(reading.word(at)):
        return False
    return not reading.placelike(at) or (at > begin and (reading.strange(begin) or begins_cell(reading, begin)))


def _may_be_surname(reading: Reading, at: int) -> bool:
    """Tell whether a word beside a strange one may be a surname although it is a word: „Alrun Kaltwasser“."""
    word = reading.word(at)
    if not naming.is_capital(word) or naming.is_known_word(word) or word in words("institutions"):
        return False
    return naming.is_shaped(word) and not naming.is_derived(word) and not is_office(word)


def _is_next(reading: Reading, at: int) -> bool:
    return reading.between(at) in {" ", "\u00a0"}


def _turned(reading: Reading, place: int) -> Name | None:
    """Read „Jöllenbeck, Hartlieb“ in a cell of its own, and not in a row of surnames."""
    first = place + 2
    if reading.word(place + 1) != "," or not begins_cell(reading, place) or not reading.same_line(first):
        return None
    if not (likely(reading, first) and (reading.strange(first) or not reading.unlikely(place))):
        return None
    if not _may_be_surname(reading, place):
        return None
    end = first + 1
    while end - first < _MOST_PARTICLES and reading.same_line(end) and naming.is_first_name(reading.word(end)):
        end += 1
    housed = "\n" in reading.between(end) and end < len(reading.row) and is_at(reading, end)
    if not (reading.strange(first) or housed):
        return None
    if not (ends_cell(reading, end) or (reading.word(end) == "," and not _is_capital_run(reading, end + 1))):
        return None
    return Name(place, end, " ".join(reading.word(at) for at in range(first, end)), reading.word(place))


def _is_capital_run(reading: Reading, place: int) -> bool:
    return naming.is_capital(reading.word(place)) and reading.word(place + 1) in {",", ";", ""}


def before(reading: Reading, name: Name) -> Name | None:
    """Read the name that stands before a name of the same enumeration: „Zweigler, Entrup (Vorsitz)“."""
    place = name.begin - 2
    joint = reading.word(name.begin - 1)
    if name.first and name.surname and joint in {"und", "&", "u"} and likely(reading, place):
        # „Trutz und Reimut Beckedorff“
        alone = reading.word(place - 1) not in {"-", "und"} and not naming.is_capital(reading.word(place - 1))
        return Name(place, place + 1, reading.word(place), "") if alone or begins_cell(reading, place) else None
    if name.first or joint != "," or not likely(reading, place):
        return None
    if not (reading.word(place - 1) == "," or begins_cell(reading, place)) or not reading.same_line(name.begin):
        return None
    return Name(place, place + 1, "", reading.word(place))
