"""File numbers, where the words before say that it is one."""

import re
from collections.abc import Iterator

from genius_desktop.pseudonyms.findings import Found, plain

_SIGN = r"[A-Za-zÄÖÜäöü0-9][\wÄÖÜäöüß./()\u2013-]*"
_FILE = re.compile(
    r"(?:\bAkten(?:zeichen|nummer)|\bAz\.?|\bAZ\.?|\bAkt\.?-?Z\.?|\bGesch(?:äfts|\.)?-?\s?(?:zeichen|Z(?:eich)?\.?)"
    r"|\b(?:[Uu]nser|[Ii]hr|[Mm]ein)(?:e|em|en|es)?\s+(?:Geschäfts|Akten)?[Zz]eichen|\bKassenzeichen|\bVorgangs(?:nummer|-?Nr\.?)"
    r"|\bKunden(?:nummer|-?Nr\.?)|\bBescheid(?:nummer|-?Nr\.)|\bBuchungszeichen|\bMitglieds(?:nummer|-?Nr\.?)"
    r"|\bPersonal(?:nummer|-?Nr\.?)|\bVersicherungsschein-?(?:nummer|Nr\.?)|\bBedarfsgemeinschaft(?:snummer)?(?:\s+Nr\.?)?)"
    rf"\s*(?::|lautet|Nr\.?|vom)?\s*:?[ \t]*({_SIGN}(?:[ \u00a0]{_SIGN}){{0,4}})"
)
_TAIL = re.compile(r"[ \u00a0]+[^\d\s]*$|[.,;:)\u2013-]+$")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}$")
_WORD = re.compile(r"[ \u00a0](?:[a-zäöüß]{2,}|[A-ZÄÖÜ][a-zäöüß]{3,})(?=[ \u00a0]|$)")


def references(text: str) -> Iterator[Found]:
    """Find file numbers; one has a figure, and ends before the words that follow."""
    for match in _FILE.finditer(text):
        sign = match[1]
        word = _WORD.search(sign)
        if word:
            sign = sign[: word.start()]
        while _TAIL.search(sign) and not (sign.endswith(")") and "(" in sign):
            sign = _TAIL.sub("", sign)
        if any(character.isdigit() for character in sign) and not _DATE.fullmatch(sign):
            yield Found("file", match.start(1), match.start(1) + len(sign), plain(sign))
