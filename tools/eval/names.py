"""Proper names in a statement, by how German writes them: after a title, as letters, in a firm, as a pair."""

import re
from collections.abc import Iterator

from tools.eval.german import GERMAN, cleaned

_NAME = r"[A-ZÄÖÜ][a-zäöüßé]+(?:-[A-ZÄÖÜ][a-zäöüßé]+)*"
_TITLES = (
    r"\b(?:Herrn?|Frau|Dr\.|Prof\.|Familie|Firma|Bürgermeister(?:in)?s?|Landr[aä]t(?:in)?s?|Ratsherrn?|Ratsfrau|"
    r"Vorsitzenden?r?|Ortsbrandmeister(?:in)?s?|Gemeinde|Samtgemeinde|Stadt|Landkreis(?:es)?|Ortsrat(?:e?s)?|Ortsteils?|"
    r"Ortschaft|Kreis|Kita|Grundschule|Sparkasse|Amtsgericht)"
)
_TITLED = re.compile(rf"{_TITLES}\s+(?:Dr\.\s+)?({_NAME}(?:\s+{_NAME})?)\b")
_TITLE_WORD = re.compile(rf"{_TITLES}$")
_FIRM = re.compile(rf"({_NAME})(?:\s*&\s*{_NAME})?\s+(?:GmbH|AG|KG|e\.\s?V\.|eG|mbH|OHG|UG)\b")
_LETTERS = re.compile(r"\b(?=\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ])[A-ZÄÖÜa-zäöü]{2,}\b")
_STREET = re.compile(rf"\b({_NAME}(?:straße|gasse|allee|platz|brücke|weg))\b")
_PAIR = re.compile(rf"(?<=[a-zäöüß,] )({_NAME})\b ({_NAME})\b(?! ?[A-ZÄÖÜ])")
_COMMON_LETTERS = frozenset(
    "EUR TEUR EU USA BRD PDF EDV IT TOP DS NR GMBH AG KG UG OHG EG MBH PKW LKW KFZ DM EV ABS ART MWST TSD".split()
)
# A noun that stands before another without making a name of it.
_MEASURES = frozenset(
    "euro prozent ende anfang mitte beginn liter meter kilometer hektar tonnen stück jahre jahren monate monaten "
    "tage tagen wochen stunden minuten punkt nummer seite absatz satz artikel paragraf anlage variante januar "
    "februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag millionen milliarden million tausend herr frau quadratmeter teil art "
    "summe höhe kubikmeter".split()
)


def names(text: str) -> list[str]:
    """Give the words of a statement that are names."""
    return list(dict.fromkeys(_names(cleaned(text))))


def _names(text: str) -> Iterator[str]:
    for pattern in (_TITLED, _FIRM, _STREET):
        for match in pattern.finditer(text):
            for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", match.group(1)):
                if word.casefold() not in GERMAN | _MEASURES:
                    yield word
    for match in _LETTERS.finditer(text):
        if match.group().upper() not in _COMMON_LETTERS:
            yield match.group()
    for match in _PAIR.finditer(text):
        low = {part.casefold() for part in match.groups()}
        if not low & _MEASURES and not _TITLE_WORD.match(match.group(1)):
            yield from match.groups()
