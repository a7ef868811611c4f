"""German number words as numbers."""

import re

_SMALL = {
    word: number
    for number, names in enumerate(
        "null eins zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn".split()
    )
    for word in names.split("/")
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), start=2)
}
_WORD = re.compile(r"[^\W\d_]+")
_ONE_MILLION = re.compile(r"\b[Ee]ine? (?=Million|Milliarde|Mio|Mrd)")
# What may follow a number within one word of the document: an order, a repetition, a duration.
_TAIL = re.compile(
    r"(?:s?te[nrms]?|fach\w*|mal\w*|jährig\w*|monatig\w*|monatlich\w*|wöch\w*|tägig\w*|stündig\w*|jährlich\w*|"
    r"köpfig\w*|stellig\w*|stufig\w*|gruppig\w*|zügig\w*|teilig\w*|er|en)$"
)


def number_of(word: str) -> int | None:
    """Read a number word; „ein“ is none, since it is mostly an article."""
    low = word.lower().replace("dreissig", "dreißig")
    head, thousand, rest = low.partition("tausend")
    if thousand:
        return _joined(1 if head == "ein" else _hundreds(head, 1), _hundreds(rest.removeprefix("und"), 0), 1000)
    return _hundreds(low, None)


def _hundreds(word: str, empty: int | None) -> int | None:
    if not word:
        return empty
    head, hundred, rest = word.partition("hundert")
    if hundred:
        return _joined(1 if head in {"", "ein"} else _below_hundred(head), _hundreds(rest.removeprefix("und"), 0), 100)
    return _below_hundred(word)


def _joined(head: int | None, rest: int | None, scale: int) -> int | None:
    return None if head is None or rest is None else head * scale + rest


def _below_hundred(word: str) -> int | None:
    if word in _SMALL:
        return _SMALL[word]
    if word in _TENS:
        return _TENS[word]
    ones, _, tens = word.partition("und")
    if tens in _TENS:
        one = 1 if ones == "ein" else _SMALL.get(ones)
        return None if one is None else _TENS[tens] + one
    return None


def as_digits(text: str) -> str:
    """Write every number word of a text in digits."""
    text = _ONE_MILLION.sub("1 ", text)
    return _WORD.sub(lambda found: _digits(found.group()), text)


def _digits(word: str) -> str:
    number = number_of(word)
    return word if number is None else str(number)


def hidden_numbers(text: str) -> set[int]:
    """Give the numbers within words such as „dritte“, „zweijährig“ or „fünffach“."""
    irregular = {"dritte": 3, "siebte": 7, "achte": 8, "erste": 1, "einmal": 1, "doppel": 2, "beide": 2}
    found = set()
    for word in {match.casefold() for match in _WORD.findall(text)}:
        found |= {number for start, number in irregular.items() if word.startswith(start)}
        head = _TAIL.sub("", word)
        number = number_of(head) if head != word else None
        if number is not None:
            found.add(number)
    return found
