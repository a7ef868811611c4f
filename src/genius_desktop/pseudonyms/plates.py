"""Number plates, by the codes of German districts."""

import re
from collections.abc import Iterator

from genius_desktop.pseudonyms.findings import Found, near, plain
from genius_desktop.pseudonyms.lists import words

_PLATE = re.compile(r"(?<![\w-])([A-ZÄÖÜ]{1,3})([- ])([A-Z]{1,2})[- ]?([1-9]\d{0,3})([EH]?)(?![\w/]|-\w|[.,]\d)")
_CAR = re.compile(
    r"[Kk]ennzeichen|[Pp]kw|PKW|[Ll]kw|LKW|[Ff]ahrzeug|[Kk]fz|KFZ|Anhänger|Motorrad|Auto\b|Halter|[Pp]arkausweis|[Aa]bgeschleppt|[Aa]bschlepp|Parkverstoß|Falschpark|Ordnungswidrigkeit|[Zz]ulassung"
)
# „DIN-EN 206“ is a standard and „B-PL 12“ a plan.
_NO_PLATE = {
    ("DIN", "EN"),
    ("B", "PL"),
    ("F", "PL"),
    ("DS", "NR"),
    ("A", "NR"),
    ("EU", "VO"),
    ("GW", "L"),
    ("GW", "G"),
    ("RW", "L"),
}


def plates(text: str) -> Iterator[Found]:
    """Find number plates: with a hyphen anywhere, with spaces only where a vehicle is spoken of."""
    for match in _PLATE.finditer(text):
        if match[1] not in words("districts") or (match[1], match[3]) in _NO_PLATE:
            continue
        if match[2] == "-" or near(text, match.start(), _CAR, chars=80):
            yield Found("plate", match.start(), match.end(), plain(match[0]))
