"""Bytes to text in every encoding a German office has used."""

import codecs
import re
from dataclasses import dataclass

_UTF8_MARK = b"\xef\xbb\xbf"
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_GERMAN = ("cp1252", "iso8859-15", "cp850", "mac-roman")
_OTHERS = (
    "utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be ascii latin-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 "
    "iso8859-7 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-16 cp437 cp852 cp858 cp866 cp874 cp932 cp936 cp949 "
    "cp950 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r koi8-u gb18030 gb2312 big5 shift_jis euc-jp "
    "euc-kr"
).split()
# UTF-7 is left out on purpose: it hides what it holds.
KNOWN = frozenset(codecs.lookup(name).name for name in (*_GERMAN, *_OTHERS))
# What calls itself Latin-1 has always been Windows-1252.
_AS_WINDOWS = frozenset({"iso8859-1", "ascii"})
_WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
_HIGH = re.compile(rb"[\x80-\xff]")
_LOOKED_AT = 5000
_UNIT_SHARE = 0.3
_SMALL, _LARGE = frozenset("äöüß"), frozenset("ÄÖÜ")
_OPENING, _CLOSING = frozenset("„‚»«‹›“‘"), frozenset("“”‘’»«›‹")
_SIGNS = frozenset("§€–—…•°²³½¼¾×·´µ©®±\u00a0\u00ad")
_FOREIGN = frozenset("éèêëáàâåæçñóòôøíìîïúùûşšžćčÉÈÀÁÇÑØÅŠŽ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, whether its encoding had to be guessed, and how many characters were replaced."""

    text: str
    guessed: bool = False
    replaced: int = 0


def known(name: str) -> str:
    """Give the codec a name stands for, or nothing for one that is unknown or not decoded."""
    try:
        found = codecs.lookup(name.strip().lower()).name
    except (LookupError, ValueError):
        return ""
    return found if found in KNOWN else ""


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode a text by its mark, as UTF-8 where it is UTF-8, as declared, else as what makes German of it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    # What is marked as UTF-8 may still be something else.
    data = data.removeprefix(_UTF8_MARK)
    wide = _wide(data, declared)
    if wide:
        found = _replacing(data, wide)
        return Decoded(found.text.removeprefix("\ufeff"), not declared, found.replaced)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", "replace")
    stated = known(declared)
    if stated and stated != "utf-8" and stated not in _WIDE:
        text = _strictly(data, "cp1252" if stated in _AS_WINDOWS else stated)
        if text is not None:
            return Decoded(text)
    replaced = damaged.count("\ufffd")
    # Sequences of several bytes do not come about by chance: the odd wrong byte between them is an accident.
    whole = len(_HIGH.findall(damaged.encode("utf-8")[:1_000_000])) // 2 - replaced
    if whole >= 2 * replaced:
        return Decoded(damaged, replaced=replaced)
    found = _replacing(data, _best(data))
    return Decoded(found.text, guessed=True, replaced=found.replaced)


def wide_encoding(head: bytes) -> str:
    """Tell UTF-16 and UTF-32 without a mark by where their zeros stand; nothing where it is neither."""
    if b"\0" not in head:
        return ""
    length = len(head) - len(head) % 4
    share = [head[place:length:4].count(0) * 4 / max(length, 1) for place in range(4)]
    zero = [part > _UNIT_SHARE for part in share]
    found = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }.get((zero[0], zero[1], zero[2], zero[3]), "")
    # In honest text the other half of each unit is never zero.
    return found if sum(part for part, is_zero in zip(share, zero, strict=True) if not is_zero) == 0 else ""


def _wide(data: bytes, declared: str) -> str:
    stated = known(declared)
    return stated if stated in _WIDE and b"\0" in data else wide_encoding(data[:65536])


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, replaced=text.count("\ufffd"))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _best(data: bytes) -> str:
    """Give the encoding in which the bytes beyond ASCII make the most sense next to their neighbours."""
    scores = dict.fromkeys(_GERMAN, 0.0)
    for count, match in enumerate(_HIGH.finditer(data)):
        if count >= _LOOKED_AT:
            break
        place = match.start()
        around = (data[place - 1 : place] or b" ", data[place : place + 1], data[place + 1 : place + 2] or b" ")
        for encoding in _GERMAN:
            before, character, after = (part.decode(encoding, "replace") for part in around)
            scores[encoding] += _sense(before, character, after=after)
    return max(_GERMAN, key=lambda encoding: scores[encoding])


def _sense(before: str, character: str, *, after: str) -> float:
    if character in _SMALL:
        torn = after.isupper() and not before.isupper()
        return 3 if (before.isalpha() or after.isalpha()) and not torn else -3
    if character in _LARGE:
        return 3 if not before.islower() else -3
    if character in _OPENING and not before.isalnum() and (after.isalnum() or after in _LARGE):
        return 3
    if character in _CLOSING and not before.isspace() and not after.isalnum():
        return 3
    if character in _SIGNS:
        return 2 if not (before.isalpha() and after.isalpha()) else -1
    if character in _FOREIGN:
        return 0.5 if before.isalpha() or after.isalpha() else -1
    return -10 if character == "\ufffd" or not character.isprintable() else -1
