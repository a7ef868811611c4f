"""Telephone and fax numbers, and e-mail addresses."""

import re
from collections.abc import Iterator

from genius_desktop.pseudonyms.findings import Found, plain

_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:[ ]?@[ ]?|\s?[\[(](?:at|ät|@)[\])]\s?)"
    r"(?:[\w-]{1,63}(?:\.|\s?[\[(](?:dot|punkt)[\])]\s?)){1,4}"
    r"[A-Za-z]{2,12}\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:\bTel\b|\bTel\.|[Tt]elef|Fax|Mobil|Handy|Fon\b|\bRuf\b|Ruf(?:nummer|-?Nr)|Durchwahl|\bDW\b|Rückruf|Rückfragen|Notfall|Hotline|WhatsApp"
    r"|erreichbar|anrufen|☎|📞)"
)
# After a word that says so: whatever has the form of a number that people dial.
_CALLED = re.compile(r"(?<![\w,.])(?:\+|00|\(?0|\d)[\d()/ .\u2013-]{2,22}\d(?!\w)")
# Without one: a country code, or an area code that is set off.
_ALONE = re.compile(
    r"(?<![\w.,/-])(?:(?:\+|00)[1-9]\d(?:[ ./()\u2013-]{0,3}\d){6,12}"
    r"|\(0[1-9]\d{1,4}\)[ ]?\d(?:[ -]?\d){2,8}"
    r"|0(?:[ ][1-9]\d)(?:[ ]\d{1,2})?[ ]?/[ ]?\d(?:[ -]{0,3}\d){3,8}"
    r"|0[1-9]\d{1,4}(?:[ ]?[/\u2013-][ ]?|[ ])[1-9]\d(?:[ ]?-?[ ]?\d){1,8}|01[567]\d{7,9})(?![\w/]|[.,]\d)"
)
_YEAR = re.compile(r"0\d{1,3}[/-](?:19|20)\d\d")
_DATE = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}")
_FEWEST_DIGITS, _MOST_DIGITS = 4, 15
_FEWEST_ALONE = 7
# „Telefonisch erreichbar unter der Nummer 0 51 21 …“
_MOST_WORDS = 4


def contacts(text: str) -> Iterator[Found]:
    """Find e-mail addresses, and numbers to call that are called so or look like nothing else."""
    for match in _MAIL.finditer(text):
        yield Found("mail", match.start(), match.end(), re.sub(r"\s", "", match[0]).casefold())
    for word in _WORDS.finditer(text):
        yield from _called(text, word.end())
    for match in _ALONE.finditer(text):
        digits = plain(match[0])
        if _YEAR.fullmatch(match[0]) or not _FEWEST_ALONE <= len(digits) <= _MOST_DIGITS:
            continue
        yield Found("phone", match.start(), match.end(), _number(match[0]))


def _called(text: str, place: int) -> Iterator[Found]:
    """Find the number right after its word, and more of them after „oder“, a comma or a stroke."""
    end = text.find("\n", place)
    end = min(len(text) if end < 0 else end, place + 28)
    match = _CALLED.search(text, place, min(len(text), end + 24))
    if not match or match.start() > end or "\n" in match[0]:
        return
    # „Telefon: 800-12 29.08.2024“: the date is another column.
    number = _DATE.split(match[0])[0].rstrip()
    if (
        not _FEWEST_DIGITS <= len(plain(number)) <= _MOST_DIGITS
        or len(text[place : match.start()].split()) > _MOST_WORDS
    ):
        return
    yield Found("phone", match.start(), match.start() + len(number), _number(number))


def _number(text: str) -> str:
    digits = re.sub(r"^(?:\+|00)49(?:\s?\(0\))?", "0", text.strip())
    return plain(digits)
