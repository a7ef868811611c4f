"""Bank accounts: IBAN (ISO 13616, mod 97), and account numbers of old where the words before say so."""

import re
from collections.abc import Iterator

from genius_desktop.pseudonyms.findings import Found, near, plain

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\s?\d{2}(?:[ \u202f-]?[A-Z0-9]){11,30}(?![A-Za-z0-9])")
_GERMAN = re.compile(r"(?<![A-Za-z0-9])DE\s?\d{2}(?:[ \u202f.-]?\d){18}(?!\d)", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:Konto(?:nummer|[-\s]?Nr\.?)?|Kto\.?(?:[-\s]?Nr\.?)?|BLZ|Bankleitzahl)\s*[:.]?\s*(\d(?:[ ]?\d){4,11})(?!\d)"
)
# „Konto 4211000“ in a budget is a heading.
_BUDGET = re.compile(r"Produkt|Haushalt|Ansatz|Sachkonto|Ertrag|Aufwand")
_NAMED = re.compile(r"\bIBAN\b", re.IGNORECASE)
_MODULUS, _REST = 97, 1
_SHORTEST, _LONGEST = 15, 34


def accounts(text: str) -> Iterator[Found]:
    """Find IBANs that are right, German ones that are called so, and account numbers that are called so."""
    for match in _GERMAN.finditer(text):
        if is_iban(match[0]) or near(text, match.start(), _NAMED):
            yield _found(match.start(), match.end(), match[0])
    for match in _IBAN.finditer(text):
        end = _right_end(match)
        if end:
            yield _found(match.start(), end, text[match.start() : end])
    for match in _ACCOUNT.finditer(text):
        if near(text, match.start(), _BUDGET, chars=80):
            continue
        yield _found(match.start(1), match.end(1), match[1])


def is_iban(text: str) -> bool:
    """Tell whether the check digits of an IBAN are right."""
    sign = plain(text)
    if not _SHORTEST <= len(sign) <= _LONGEST or not sign.isascii() or not sign.isalnum():
        return False
    return int("".join(str(int(character, 36)) for character in sign[4:] + sign[:4])) % _MODULUS == _REST


def _right_end(match: re.Match[str]) -> int:
    """Give where the longest right IBAN ends, since words in capitals may follow it; 0 where there is none."""
    text = match[0]
    while len(text) >= _SHORTEST:
        if is_iban(text):
            return match.start() + len(text)
        text = text[:-1].rstrip()
    return 0


def _found(start: int, end: int, text: str) -> Found:
    return Found("account", start, end, plain(text))
