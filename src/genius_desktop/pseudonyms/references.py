"""File numbers, where the words before say that it is one."""

import re
from collections.abc import Iterator

from genius_desktop.pseudonyms.findings import Found, plain

_CALLED = re.compile(
    r"(?:\bAkten(?:zeichen|nummer|-?Nr\.)|\bAz\.?|\bAZ\.?|\bAkt\.?-?Z\.?"
    r"|\bG[Zz]\b\.?|\bGesch(?:äfts|\.)?-?\s?(?:zeichen|Z(?:eich)?\.?)"
    r"|\b(?:[Uu]nser|[Ii]hr|[Mm]ein)(?:e|em|en|es)?\s+(?:Geschäfts|Akten)?[Zz]eichen|\bKassenz(?:eichens?|\.)|\bBuchungszeichens?"
    r"|\bPersonenkonto(?:nummer)?|\bDebitor(?:en)?(?:nummer|-?Nr\.?)?"
    r"|\b(?:Vorgangs|Kunden|Bescheid|Mitglieds|Personal|Versicherungsschein|Fall|Antrags)-?(?:nummer|[Nn]r\.?)"
    r"|\bBedarfsgemeinschaft(?:snummer)?(?:\s+Nr\.?)?|\bBG-Nr\.?)"
    r"(?:[ \t]*\([^()\n]{1,30}\))?[ \t]*(?::|lautet:?|Nr\.?)?[ \t]*:?[ \t]*(?=[A-ZÄÖÜ0-9(])"
)
_PART = re.compile(r"[ \t\u00a0]*([^\s,;]+)")
_END = re.compile(r"[.,;:)\u2013-]+\Z")
# „Me“ is who wrote it; „im“ and „Am“ are words.
_INITIALS = re.compile(r"(?!Am|An|Im|In|Zu|Ab|Da|Es|Er|So|Ob|Um|Wo|Ja|Du)[A-ZÄÖÜ][a-zäöüß](?:/[A-Za-zäöü]{1,2})?")
_MOST_PARTS, _CODE_CHARS = 6, 4


def references(text: str) -> Iterator[Found]:
    """Find file numbers: the parts after the word, as long as they have figures or are short codes."""
    for match in _CALLED.finditer(text):
        end = _end(text, match.end())
        sign = text[match.end() : end]
        if any(character.isdigit() for character in sign):
            yield Found("file", match.end(), end, plain(sign))


def _end(text: str, start: int) -> int:
    """Give where the last part that has a figure, or follows one as a code, ends."""
    at = end = start
    for _ in range(_MOST_PARTS):
        part = _PART.match(text, at)
        if not part:
            break
        sign = _END.sub("", part[1]) if not part[1].startswith("(") else part[1]
        has_figure = any(character.isdigit() for character in sign)
        letters = [character for character in sign if character.isalpha()]
        is_code = len(letters) <= _CODE_CHARS and not (sign.isalpha() and sign.islower())
        if not has_figure and not is_code:
            break
        at = part.end()
        initials = at == part.end() and end > start and _INITIALS.fullmatch(sign) is not None
        if has_figure or (end > start and "/" in sign) or (sign.isupper() and end > start) or initials:
            end = part.start(1) + len(sign)
        if part[1] != sign and part[1][-1] in ".:;,":
            break
    return end
