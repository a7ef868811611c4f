"""The tokens of an RTF file: groups, control words, characters. Nothing is kept of embedded objects and pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<line>[\r\n\0]+)|(?P<text>[^\\{}\r\n\0]+)"
)
# The character sets fonts name, by the number of the set.
CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    255: "cp850",
}  # fmt: skip
SYMBOL = 2
_SYMBOLS = {0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0x78: "☒", 0xFD: "☒", 0xE0: "→", 0xF0: "→", 0x2D: "−"}

Kind = Literal["open", "close", "word", "hex", "sign", "text"]


@dataclass(frozen=True, slots=True)
class Token:
    """A token: the word, sign or characters, and the number behind a word."""

    kind: Kind
    value: bytes = b""
    number: int | None = None


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    """Give one token after another; the bytes of `bin` are passed over unread."""
    place = 0
    while found := _TOKEN.match(data, place):
        place = found.end()
        match found.lastgroup:
            case "open":
                yield _OPEN
            case "close":
                yield _CLOSE
            case "word" | "number":
                number = int(found["number"]) if found["number"] else None
                if found["word"] == b"bin":
                    place += max(number or 0, 0)
                else:
                    yield Token("word", found["word"], number)
            case "hex":
                yield Token("hex", bytes([int(found["hex"], 16)]))
            case "sign":
                yield Token("sign", found["sign"])
            case "text":
                yield Token("text", found["text"])
            case _:
                continue


def symbol(code: int) -> str:
    """Give what a character of a symbol font shows: nearly always a bullet or a box to tick."""
    return _SYMBOLS.get(code & 0xFF, "•")
