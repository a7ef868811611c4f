"""Numbers the state gives a person: tax, social insurance, passports; by check digit, form and the words before."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from genius_desktop.pseudonyms.findings import Found, near, plain

_TAX_ID = re.compile(r"(?<![\w.,/-])\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}(?![\w/-]|[.,]\d)")
_TAX_ID_WORDS = re.compile(
    r"Steuer-?(?:ID|Id\w*)\b|Steuerliche\s+Ident|Identifikationsnummer|\bId-?Nr|\bTIN\b", re.IGNORECASE
)
_TAX_NUMBER = re.compile(
    r"(?:Steuer-?(?:nummer|[Nn]r\.?)|\bSt\.?-?\s?Nr\.?|\bStNr\.?)\s*[:.]?\s*(?:lautet\s+)?(\d[\d /-]{8,14}\d)(?!\d)"
)
_VAT = re.compile(r"\bDE\s?\d{3}\s?\d{3}\s?\d{3}(?![\d ]*\d)")
_VAT_WORDS = re.compile(r"USt|Umsatzsteuer|Mehrwertsteuer", re.IGNORECASE)
_INSURANCE = re.compile(
    r"(?<![\w/-])\d{2}\s?(?:[0-7]\d)\s?(?:[0-3]\d)\s?\d{2}\s?[A-Z]\s?\d{2}\s?\d(?!\w)", re.IGNORECASE
)
_INSURANCE_WORDS = re.compile(
    r"Sozialversicherung|Rentenversicherung|Versicherungs-?(?:nummer|Nr)|\bSV-?N|\bRV-?N|\bVSNR", re.IGNORECASE
)
_CARD = re.compile(
    r"(?:Personalausweis|\bPA-?\s?(?:Nr|Nummer)|Reisepass|Ausweis|Pass(?:nummer|-?[Nn]r)|Dokumenten?nummer|Führerschein"
    r"|Aufenthaltstitel|Seriennummer)"
    r"[^\n\d]{0,30}?(?<![A-Za-z0-9])([A-Z0-9]{9,11}(?:[ ]\d)?)(?![A-Za-z0-9])"
)
_HEALTH = re.compile(r"(?<![A-Za-z0-9])[A-Z]\s?\d{3}\s?\d{3}\s?\d{3}(?!\w)")
_HEALTH_WORDS = re.compile(r"Versicherten|[Kk]rankenversich|[Kk]rankenkasse|\bKV-?N|\beGK\b|Gesundheitskarte")
_FACTORS = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
_TAX_ID_DIGITS = 11
_INSURANCE_CHARS = 12
_MOST_OF_A_DIGIT = 3


def numbers(text: str) -> Iterator[Found]:
    """Find tax, insurance and card numbers."""
    for match in _TAX_ID.finditer(text):
        if near(text, match.start(), _TAX_ID_WORDS) or is_tax_id(plain(match[0])):
            yield Found("tax", match.start(), match.end(), plain(match[0]))
    for match in _TAX_NUMBER.finditer(text):
        yield Found("tax", match.start(1), match.end(1), plain(match[1]))
    for match in _VAT.finditer(text):
        if near(text, match.start(), _VAT_WORDS):
            yield Found("tax", match.start(), match.end(), plain(match[0]))
    yield from _insured(text)
    yield from _carded(text)


def _insured(text: str) -> Iterator[Found]:
    for match in _INSURANCE.finditer(text):
        if near(text, match.start(), _INSURANCE_WORDS) or is_insurance_number(plain(match[0])):
            yield Found("insurance", match.start(), match.end(), plain(match[0]))
    for match in _HEALTH.finditer(text):
        if near(text, match.start(), _HEALTH_WORDS) or is_health_number(plain(match[0])):
            yield Found("insurance", match.start(), match.end(), plain(match[0]))


def _carded(text: str) -> Iterator[Found]:
    for match in _CARD.finditer(text):
        if any(character.isdigit() for character in match[1]):
            yield Found("card", match.start(1), match.end(1), plain(match[1]))


def is_tax_id(digits: str) -> bool:
    """Tell whether a tax identification number can be right: ISO 7064 MOD 11,10, one digit two or three times."""
    if len(digits) != _TAX_ID_DIGITS or digits[0] == "0":
        return False
    counts = sorted(Counter(digits[:-1]).values())
    # Until 2016 one digit came twice; since then one may come three times, but not in a row.
    if counts[-1] not in {2, _MOST_OF_A_DIGIT} or (len(counts) > 1 and counts[-2] > 1):
        return False
    if any(a == b == c for (a, b), (_, c) in pairwise(pairwise(digits[:-1]))):
        return False
    product = 10
    for digit in digits[:-1]:
        rest = (int(digit) + product) % 10 or 10
        product = rest * 2 % 11
    return (11 - product) % 10 == int(digits[-1])


def is_health_number(text: str) -> bool:
    """Tell whether the check digit of a health insurance number is right (SGB V, section 290)."""
    digits = f"{ord(text[0].upper()) - ord('A') + 1:02}{text[1:]}"
    total = sum(sum(divmod(int(digit) * (1 + at % 2), 10)) for at, digit in enumerate(digits[:-1]))
    return digits.isdigit() and total % 10 == int(digits[-1])


def is_insurance_number(text: str) -> bool:
    """Tell whether the check digit of a German pension insurance number is right (VKVV, section 4)."""
    sign = plain(text).upper()
    if len(sign) != _INSURANCE_CHARS or not sign.isascii() or not sign[8].isalpha():
        return False
    digits = sign[:8] + f"{ord(sign[8]) - ord('A') + 1:02}" + sign[9:11]
    if not (digits + sign[11]).isdigit():
        return False
    total = sum(sum(divmod(int(digit) * factor, 10)) for digit, factor in zip(digits, _FACTORS, strict=True))
    return total % 10 == int(sign[11])
