"""What a text holds: its figures in every equivalent form, and its words, ready to be asked."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tools.eval import german
from tools.eval.figures import Figure, Value, figures, first_days, readable
from tools.eval.numerals import hidden_numbers

_ABOUT = re.compile(r"(?:rund|etwa|ca\.|circa|ungefähr|zirka)\s*$", re.IGNORECASE)
_ABOVE = re.compile(r"(?:über|mehr als|gut|mindestens)\s*$", re.IGNORECASE)
_BELOW = re.compile(r"(?:knapp|fast|annähernd|nahezu|unter|weniger als)\s*$", re.IGNORECASE)
_MONEY = re.compile(r"€|\b(?:Euro|EUR|Cent)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|Prozent|v\. ?H\.|Hundert|Hebes", re.IGNORECASE)
# A bare number this large, or with decimals, is an amount wherever a column says so.
_TELLING = 1000
_CUT_WORD = 7
_LONGEST_NUMBER = 15


@dataclass(frozen=True)
class Holdings:
    """A text that can be asked whether it holds a figure or a word."""

    text: str

    @cached_property
    def _readable(self) -> str:
        return readable(self.text)

    @cached_property
    def _figures(self) -> list[Figure]:
        return figures(self._readable)

    def _values(self, *kinds: str) -> set[Value]:
        return {value for figure in self._figures if figure.kind in kinds for value in figure.values}

    @cached_property
    def _dates(self) -> set[Value]:
        return self._values("date") | set(first_days(self._readable))

    @cached_property
    def _typed(self) -> dict[str, set[Value]]:
        return {kind: self._values(kind) for kind in ("amount", "percentage", "paragraph", "time", "reference")}

    @cached_property
    def _numbers(self) -> set[Value]:
        """Every number, in whatever figure it stands."""
        found = self._values("number", "amount", "percentage", "paragraph")
        # „100 000“ may be one number or two columns, and a scale may stand apart from its number.
        found |= {(str(int(part)),) for part in re.findall(r"\d+", self._readable) if len(part) <= _LONGEST_NUMBER}
        found |= {(str(number),) for number in hidden_numbers(german.cleaned(self.text))}
        found |= {(year,) for _, _, year in self._dates if year}
        return found

    @cached_property
    def _letters(self) -> str:
        return german.cleaned(self.text).casefold()

    @cached_property
    def _stems(self) -> set[str]:
        return {german.stem(word) for word in german.words(self._letters)}

    def holds(self, figure: Figure, before: str = "") -> bool:
        """Tell whether a figure stands here; the words before it may say that it is rounded."""
        return all(self._holds(figure.kind, value) for value in figure.values) or self._near(figure, before)

    def holds_alike(self, figure: Figure) -> bool:
        """Tell whether a figure of the same value is written here, and not put together from several."""
        return bool(set(figure.values) & self._values("date", "amount", "number"))

    def _holds(self, kind: str, value: Value) -> bool:
        match kind:
            case "date":
                return self._holds_date(value)
            case "time":
                return value in self._typed["time"] or (value[1] == "0" and (value[0],) in self._typed["time"])
            case "paragraph":
                return value in self._typed["paragraph"]
            case "reference":
                return value in self._typed["reference"] or value[0] in self._readable
            case "amount" | "percentage":
                return value in self._typed[kind] or self._bare(kind, value)
            case _:
                return value in self._numbers

    def _bare(self, kind: str, value: Value) -> bool:
        number = Decimal(value[0])
        telling = number >= _TELLING or number % 1 != 0
        sign = _MONEY if kind == "amount" else _SHARE
        return value in self._numbers and (telling or sign.search(self._readable) is not None)

    def _holds_date(self, value: Value) -> bool:
        day, month, year = value
        if value in self._dates:
            return True
        if not day:
            return any(m == month and y == year for _, m, y in self._dates)
        if not year:
            # „4.3.“ at the end of a sentence may be the number of a part.
            return any(d == day and m == month for d, m, _ in self._dates) or (f"{day}.{month}",) in self._numbers
        return (day, month, "") in self._dates and (year,) in self._numbers

    def _near(self, figure: Figure, before: str) -> bool:
        if figure.kind not in {"amount", "percentage", "number"}:
            return False
        low, high = ("0.5", "0.5") if _ABOUT.search(before) else ("0", "1") if _ABOVE.search(before) else ("1", "0")
        if not (_ABOUT.search(before) or _ABOVE.search(before) or _BELOW.search(before)):
            return False
        number = Decimal(figure.values[0][0])
        exponent = int(number.normalize().as_tuple().exponent)
        unit = Decimal(10) ** exponent
        return any(
            number - Decimal(low) * unit <= Decimal(held) <= number + Decimal(high) * unit for (held,) in self._numbers
        )

    def has_word(self, word: str) -> bool:
        """Tell whether a word stands here in any of its forms, or as a part of another."""
        low = word.casefold()
        if german.stem(low) in self._stems:
            return True
        return (low[:-2] if len(low) >= _CUT_WORD else low) in self._letters
