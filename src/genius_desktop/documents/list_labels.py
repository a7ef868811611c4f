"""The labels of list items as a document shows them: 1., a), IV., bullets."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26
_ROMAN_LIMIT = 4000


def written(number: int, form: str) -> str:
    """Write a number as figures („1“), letters („a“, „A“) or in Roman figures („i“, „I“)."""
    if form in {"a", "A"} and number > 0:
        # After z comes aa, bb, cc: as office programs count.
        text = chr(ord("a") + (number - 1) % _LETTERS) * min((number - 1) // _LETTERS + 1, 10)
    elif form in {"i", "I"} and 0 < number < _ROMAN_LIMIT:
        text = ""
        for value, letters in _ROMAN:
            text += letters * (number // value)
            number %= value
    else:
        return str(number)
    return text.upper() if form.isupper() else text


def bullet(character: str) -> str:
    """Give a bullet as any font shows it: symbol fonts keep theirs in the private area."""
    if not character or "\ue000" <= character[0] <= "\uf8ff":
        return "•"
    return character
