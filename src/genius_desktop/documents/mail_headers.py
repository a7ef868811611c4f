"""The header of a message, made fit to be shown: decoded, bounded, without signs that turn or hide text."""

import base64
import binascii
import codecs
import re
import unicodedata
from email.message import Message
from email.parser import BytesHeaderParser
from encodings import aliases, normalize_encoding

from genius_desktop.documents.plain import decode

_HEAD_LIMIT_BYTES = 256 * 1024
_VALUE_LIMIT_CHARS = 20_000
_SHOWN_CHARS = 2000
_NAME_CHARS = 150
_BORDER = re.compile(rb"(?:^|\n)\r?\n")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
# Looked up now: a reader in its sandbox can load no codec any more. Utf-7 is not among them: it hides characters.
_CHARSETS = (
    "ascii utf_8 utf_8_sig utf_16 utf_16_le utf_16_be utf_32 utf_32_le utf_32_be latin_1 cp437 cp850 cp852 cp858 cp866 "
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 mac_roman koi8_r koi8_u big5 gb2312 gbk gb18030 "
    "euc_jp euc_kr shift_jis iso2022_jp cp932 cp936 cp949 cp950 cp874 "
    + " ".join(f"iso8859_{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16))
).split()
_KNOWN = frozenset(codecs.lookup(charset).name for charset in _CHARSETS)


def split(data: bytes) -> tuple[Message, bytes, bool]:
    """Part a message, or a part of one, into header and body, and tell whether the header had to be cut."""
    border = _BORDER.search(data)
    end = border.end() if border else len(data)
    head = data[: min(end, _HEAD_LIMIT_BYTES)]
    header = Message()
    for name, value in BytesHeaderParser().parsebytes(head).raw_items():
        # Bytes beyond ASCII are against the rules, and common.
        header.set_raw(name, decode_text(str(value).encode("utf-8", "surrogateescape"), "utf-8")[0])
    return header, data[end:], end > _HEAD_LIMIT_BYTES


def codec_of(charset: str) -> str:
    """Give Python's name for a character set; empty for one that is unknown or not wanted."""
    plain = normalize_encoding(charset.strip("\"' ").lower())[:40]
    try:
        name = codecs.lookup(aliases.aliases.get(plain, plain) if plain.isascii() else "").name if plain else ""
    except (LookupError, ValueError, OSError):
        return ""
    return name if name in _KNOWN else ""


def decode_text(data: bytes, charset: str) -> tuple[str, bool]:
    """Decode text as it says, else as UTF-8, else as Windows does in Germany; tell whether that was a guess."""
    codec = codec_of(charset)
    if not codec and not charset and data.isascii():
        return data.decode("ascii"), False
    for guess in (codec, "utf-8"):
        try:
            text = data.decode(guess) if guess else ""
        except UnicodeError:
            continue
        if guess and not (guess.startswith("iso8859") and re.search("[\x80-\x9f]", text)):
            return text, bool(charset) and guess != codec and not data.isascii()
    if b"\0" in data:
        return decode(data).text, True
    return data.decode("cp1252", "replace"), codec != "iso8859-1"


def text_of(message: Message, name: str) -> str:
    """Give the value of a header as it may be shown; empty where there is none."""
    wanted = name.lower()
    value = next((str(value) for key, value in message.raw_items() if key.lower() == wanted), "")
    return shown(value[:_VALUE_LIMIT_CHARS])


def shown(value: str) -> str:
    """Decode a value of a header and take out what turns, hides or ends text."""
    value = _BETWEEN.sub("", value)
    return neutral(_WORD.sub(_decoded, value))[:_SHOWN_CHARS]


def neutral(text: str) -> str:
    """Take out controls, marks of direction and other signs without a shape; fold blanks."""
    kept = (" " if sign.isspace() else sign for sign in text if sign.isspace() or unicodedata.category(sign)[0] != "C")
    return " ".join("".join(kept).split())


def file_name(name: str, otherwise: str) -> str:
    """Give the name of an attached file without a path and without signs that lie about its ending."""
    last = shown(name[:_VALUE_LIMIT_CHARS]).replace("\\", "/").rpartition("/")[2]
    if len(last) > _NAME_CHARS:
        last = last[: _NAME_CHARS - 20] + "…" + last[-19:]
    return last.strip(". ") or otherwise


def _decoded(word: re.Match[str]) -> str:
    charset, way, value = word[1].partition("*")[0], word[2].lower(), word[3]
    try:
        if way == "b":
            data = base64.b64decode(value + "=" * (-len(value) % 4))
        else:
            data = binascii.a2b_qp(value.encode("ascii"), header=True)
    except (ValueError, UnicodeEncodeError):
        return word[0]
    return decode_text(data, charset)[0]
