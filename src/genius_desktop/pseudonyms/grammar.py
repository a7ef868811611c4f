"""How a name is put together: „Dr. Hans-Peter M. von der Leyen“."""

from collections.abc import Sequence
from dataclasses import dataclass

from genius_desktop.pseudonyms import naming
from genius_desktop.pseudonyms.lists import words
from genius_desktop.pseudonyms.tokens import Token

_MOST_FIRST = 4
_MOST_GAP_CHARS = 4
_MOST_TITLES, _MOST_LETTERS = 16, 11
_ROMAN = frozenset("IVXLC")
# „Prof. Dr. h. c.“, „Rektorin i. R.“; without a point they are words.
_SMALL_TITLES = frozenset({"in", "und", "a", "e", "h", "c"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name among tokens, from `begin` up to but without `end`."""

    begin: int
    end: int
    first: str
    surname: str


class Reading:
    """The tokens of a text, and what stands where."""

    def __init__(self, text: str, row: Sequence[Token], places: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.row = row
        self._words = [naming.unshouted(token.text) for token in row]
        self._places = places | naming.placed_words((text,))
        self.common = naming.common_words(text)

    def word(self, place: int) -> str:
        """Give a token as it is written in a sentence, or nothing outside of the text."""
        return self._words[place] if 0 <= place < len(self.row) else ""

    def shouted(self, place: int) -> bool:
        """Tell whether a token stands in capital letters."""
        return 0 <= place < len(self.row) and self.row[place].text.isupper()

    def unlikely(self, place: int) -> bool:
        """Tell whether a token is a word of the language, or none at all: a name only after a title."""
        word = self.word(place)
        if not naming.is_capital(word) or naming.is_noun(word) or word in self.common:
            return True
        return not naming.is_shaped(word)

    def placelike(self, place: int) -> bool:
        """Tell whether a token is a place elsewhere, in a list or by its ending."""
        word = self.word(place)
        return word in self._places or naming.sounds_like_a_place(word)

    def strange(self, place: int) -> bool:
        """Tell whether a token is no word of the language and no place, as far as lists go."""
        word = self.word(place)
        if word in self._places or self.unlikely(place) or self.shouted(place) or self._torn(place):
            return False
        return naming.is_strange(word)

    def _torn(self, place: int) -> bool:
        """Tell whether a word goes on in the next line or after „und“: „Verpflich-“."""
        return self.word(place + 1) == "-" and not self.between(place + 1)

    def possible(self, place: int) -> bool:
        """Tell whether a token may be a name: strange, or as short as names are and no listed word."""
        return self.strange(place) or (not self.unlikely(place) and len(self.word(place)) <= _MOST_LETTERS)

    def between(self, place: int) -> str:
        """Give what stands between a token and the one before it."""
        if not 0 < place < len(self.row):
            return "\n\n"
        return self.text[self.row[place - 1].end : self.row[place].start]

    def joined(self, place: int) -> bool:
        """Tell whether a token goes on with what is before it: no empty line, no column between them."""
        gap = self.between(place)
        return gap.count("\n") <= 1 and "\t" not in gap and len(gap) <= _MOST_GAP_CHARS

    def same_line(self, place: int) -> bool:
        """Tell whether a token stands in the line of the one before it."""
        return self.joined(place) and "\n" not in self.between(place)

    def capital(self, place: int) -> bool:
        """Tell whether a token is written as names are."""
        return naming.is_capital(self.word(place))

    def after_titles(self, place: int, *, functions: bool = True) -> int:
        """Give where a name begins, after degrees and functions."""
        for _ in range(_MOST_TITLES):
            if not self.joined(place):
                break
            office = functions and self.word(place) in words("functions") and self.capital(place + 1)
            if not (office or self._is_title(place)):
                break
            place += 1
        return place

    def _is_title(self, place: int) -> bool:
        word, following = self.word(place), self.word(place + 1)
        if word in _SMALL_TITLES:
            return following in {".", "Dr"}
        if word == ".":
            return self.word(place - 1) in naming.TITLES
        if word == "-":
            return self.word(place - 1) == "." and following in naming.TITLES
        return word in naming.TITLES

    def line_start(self, place: int) -> bool:
        """Tell whether a token is the first of its line."""
        return "\n" in self.between(place)

    def name(self, place: int, *, strict: bool) -> Name | None:
        """Read a name at a place; a `strict` one has a listed name in it, or is at least no known word."""
        begin, firsts = place, self._firsts(place, torn=not strict)
        place += sum(2 if first.endswith(".") else 1 for first in firsts)
        end = self._particles(place) if firsts or not strict else place
        word = self.word(end)
        goes_on = not firsts or self.joined(end)
        if goes_on and naming.is_capital(word) and self._is_surname(end, strict=strict, known=bool(firsts)):
            surname = self.text[self.row[place].start : self.row[end].end]
            return Name(begin, end + 1, " ".join(firsts), " ".join(surname.split()))
        if firsts and not firsts[-1].endswith("."):
            # „Frau Petra“ is somebody too; „Frau Karl“ goes by the surname.
            last = firsts[-1]
            if naming.is_surname(last) and not (strict and len(firsts) == 1):
                return Name(begin, place, " ".join(firsts[:-1]), last)
            return Name(begin, place, " ".join(firsts), "")
        return None

    def _firsts(self, place: int, *, torn: bool) -> list[str]:
        found: list[str] = []
        goes_on = self.joined if torn else self.same_line
        while len(found) < _MOST_FIRST and (not found or goes_on(place)):
            word = self.word(place)
            if naming.is_first_name(word):
                found.append(word)
                place += 1
            elif self._is_initial(place):
                found.append(f"{word}.")
                place += 2
            else:
                break
        return found

    def _is_initial(self, place: int) -> bool:
        word = self.word(place)
        if not (len(word) == 1 and word.isupper() and self.word(place + 1) == "." and not self.between(place + 1)):
            return False
        if self.word(place - 1) == "." and len(self.word(place - 2)) == 1 and self.word(place - 2).islower():
            # „z. B.“
            return False
        if word in _ROMAN and not self.same_line(place) and not naming.is_surname(self.word(place + 2)):
            # „V. Grabmale“ is a heading.
            return False
        return self.same_line(place + 2) and naming.is_capital(self.word(place + 2))

    def _particles(self, place: int) -> int:
        end = place
        while self.word(end) in naming.PARTICLES and self.same_line(end + 1):
            end += 1
        if self.word(place) in {"der", "den", "zum", "zur", "vom"}:
            return place
        return end if naming.is_capital(self.word(end)) else place

    def _is_surname(self, place: int, *, strict: bool, known: bool) -> bool:
        word = self.word(place)
        if word in words("stop_words") or word in words("functions") or word in naming.TITLES:
            return False
        if self.between(place).count("\n") and known and not naming.is_surname(word):
            # „Herr Sascha⏎Mehner wird“ goes on, „Frau Petra⏎Gruppe CDU“ does not.
            return not strict and not naming.is_noun(word)
        return not strict or not naming.is_noun(word)
