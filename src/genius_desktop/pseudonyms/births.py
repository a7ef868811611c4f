"""Dates of birth: no other date is hidden, since dates are what summaries are about."""

import re
from collections.abc import Iterable, Iterator

from genius_desktop.pseudonyms.findings import Found, plain

_MONTH = (
    r"(?:Jan(?:uar|uary|\.)?|Jänner|Feb(?:ruar|\.)?|März|Mär\.|Mrz\.|April|Apr\.|Mai|Juni|Jun\.|Juli|Jul\.|August|Aug\."
    r"|Sept?(?:ember|\.)?|Okt(?:ober|\.)?|Nov(?:ember|\.)?|Dez(?:ember|\.)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}|\d{{1,2}}\.\s?{_MONTH}\s?\d{{4}}|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[/-]\d{1,2}[/-]\d{4})"
)
_BORN = re.compile(
    rf"(?:\bgeb(?:oren(?:e[rnms]?)?|\.)|\bGeburts(?:datum|tag)(?:\s?[/,]\s?-?\w+)?|\bTag der Geburt"
    r"|\bgeb(?:urts)?\.?datum|\*|\bGeb\.(?:-?Dat\w*\.?)?)"
    rf"(?:\s+(?:am|wurde|wurden|ist|war|den|der|lautet|jeweils))?(?:\s+am)?\s*:?\s*({_DATE})(?!\d)",
    re.IGNORECASE,
)
_BORN_LATER = re.compile(rf"({_DATE})\s+(?:in\s+[A-ZÄÖÜ][\wäöüß-]+\s+)?(?:geboren|zur\s+Welt)", re.IGNORECASE)
_MAIDEN = rf"\bgeb(?:orene[rnms]?|\.)\s+[A-ZÄÖÜ][\wäöüß-]+,?\s+(?:(?:geb(?:oren|\.)\s+)?am\s+)?({_DATE})(?!\d)"
# Further away it is another list.
_LIST = re.compile(
    r"\bgeb(?:oren|\.|\b)|Geburt|Schülerliste|zur Person|Kinder\b|\bKlasse\b|Jahrgang|Geb\.", re.IGNORECASE
)
_BESIDE = re.compile(rf"\s*[,;|\t]\s*({_DATE})(?=\s*(?:[,;|)\t\n]|$))")
_BORN_MAIDEN = re.compile(_MAIDEN)


def birthdays(text: str, people: Iterable[Found]) -> Iterator[Found]:
    """Find the dates that stand beside names in lists of people which say so somewhere before."""
    said = _LIST.search(text)
    for person in people if said else ():
        match = _BESIDE.match(text, person.end)
        if match and said and said.start() < match.start():
            yield Found("birth", match.start(1), match.end(1), plain(match[1]))


def births(text: str) -> Iterator[Found]:
    """Find the dates that are said to be dates of birth."""
    for pattern in (_BORN, _BORN_LATER, _BORN_MAIDEN):
        for match in pattern.finditer(text):
            yield Found("birth", match.start(1), match.end(1), plain(match[1]))
