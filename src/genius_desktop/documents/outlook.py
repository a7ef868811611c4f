"""Messages as Outlook saves them (MS-OXMSG), with the messages in them."""

import base64
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import format_datetime

import olefile

from genius_desktop.documents import contents, mail_headers, outlook_rtf
from genius_desktop.documents.blocks import Content, Part
from genius_desktop.documents.mail import Letter, compose, date_text
from genius_desktop.documents.mail_parts import Entity
from genius_desktop.problems import InputProblem

_FAULTS = (OSError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError, AttributeError, struct.error)
_DEEPEST = 10
_MOST_FILES = 1000
_LOGO_BYTES = 30_000
_PROPERTIES = "__properties_version1.0"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_SENT, _ARRIVED, _CHARSETS = 0x00390040, 0x0E060040, (0x3FFD0003, 0x3FDE0003)
_CODE_PAGES = {65001: "utf-8", 20127: "ascii", 28591: "cp1252", 28605: "iso8859-15", 1200: "utf-16-le"}


def read(data: bytes, name: str) -> Content:
    """Read an Outlook message.

    Raises `InputProblem`.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            paths = [tuple(path) for path in compound.listdir(streams=True, storages=True)]
            store = _Store(compound, paths, _Budget(4 * len(data)))
            letter = Letter()
            head, sent = _open(store, letter, 0)
            letter.dissection.damaged = letter.dissection.damaged or _is_tangled(compound)
    except _FAULTS as fault:
        raise InputProblem("damaged-document", name) from fault
    if letter.encrypted and not letter.words:
        raise InputProblem("locked-to-key", name)
    letter.dissection.damaged = letter.dissection.damaged or store.budget.is_broken
    return compose([*head, ("Datum", date_text(sent) if sent else "")], letter)


def _is_tangled(compound: olefile.OleFileIO) -> bool:
    """Tell whether chains of sectors meet or run in circles, so that a stream holds what is not its own."""
    for table in (compound.fat, compound.minifat or ()):
        following = [sector for sector in table if sector < len(table)]
        if len(set(following)) < len(following):
            return True
    return bool(compound.parsing_issues)


@dataclass(slots=True)
class _Budget:
    """How much may still be read: streams of a hostile file overlap."""

    left_bytes: int
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class _Store:
    """The streams of a message, or of an attachment, in a compound file."""

    compound: olefile.OleFileIO
    paths: list[tuple[str, ...]]
    budget: _Budget
    way: tuple[str, ...] = ()

    def within(self, name: str) -> "_Store":
        """Go one storage deeper."""
        way = (*self.way, name)
        return _Store(self.compound, [path for path in self.paths if path[: len(way)] == way], self.budget, way)

    def names(self) -> Iterator[str]:
        """Give the names of what lies directly here."""
        return (path[-1] for path in self.paths if path[:-1] == self.way)

    def stream(self, name: str) -> bytes:
        """Give the bytes of a stream; empty where there is none or where it cannot be read."""
        found = next((each for each in self.names() if each.lower() == name.lower()), None)
        if found is None or self.budget.left_bytes <= 0:
            return b""
        try:
            data = bytes(self.compound.openstream([*self.way, found]).read())
        except _FAULTS:
            self.budget.is_broken = True
            return b""
        self.budget.left_bytes -= len(data)
        return data

    def text(self, number: str) -> str:
        """Give a property that is text, in Unicode or in the code page of the message."""
        if wide := self.stream(f"__substg1.0_{number}001F"):
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self.stream(f"__substg1.0_{number}001E").rstrip(b"\0")
        return mail_headers.decode_text(narrow, self.charset())[0] if narrow else ""

    def number(self, tag: int) -> int:
        """Give a property of fixed size; 0 where there is none."""
        data = self.stream(_PROPERTIES)
        # The header before the properties has 8, 24 or 32 bytes; all that follows has 16.
        for place in range(8 if len(data) % 16 else 32, len(data) - 15, 16):
            if int.from_bytes(data[place : place + 4], "little") == tag:
                return int.from_bytes(data[place + 8 : place + 16], "little")
        return 0

    def charset(self) -> str:
        """Give the character set of text that is not Unicode."""
        page = next((page for tag in _CHARSETS if (page := self.number(tag) & 0xFFFFFFFF)), 1252)
        return _CODE_PAGES.get(page, f"cp{page}")


def _open(store: _Store, letter: Letter, depth: int) -> tuple[list[tuple[str, str]], datetime | None]:
    sender = store.text("0C1A") or store.text("0042")
    address = store.text("5D01") or store.text("0C1F") or store.text("0065")
    if address and address != sender and "@" in address:
        sender = f"{sender} <{address}>".strip()
    head = [("Von", sender), ("An", store.text("0E04")), ("Cc", store.text("0E03")), ("Betreff", store.text("0037"))]
    head = [(label, mail_headers.neutral(value)[:2000]) for label, value in head]
    files = [name for name in store.names() if name.lower().startswith("__attach_version")]
    if store.text("001A").upper().startswith("IPM.NOTE.SMIME"):
        files = _open_protected(store, files, letter)
    else:
        _read_body(store, letter)
    for name in sorted(files)[:_MOST_FILES]:
        _attach(store.within(name), letter, depth)
    letter.counts["parts-cut"] += max(len(files) - _MOST_FILES, 0)
    letter.counts = +letter.counts
    ticks = store.number(_SENT) or store.number(_ARRIVED)
    try:
        sent = _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
    except OverflowError:
        sent = None
    return head, sent


def _open_protected(store: _Store, files: list[str], letter: Letter) -> list[str]:
    """Open the one attachment a signed message consists of; it holds the message itself."""
    for name in files:
        data = store.within(name).stream("__substg1.0_37010102")
        if store.text("001A").upper().endswith("MULTIPARTSIGNED"):
            letter.take(letter.dissection.cut(data), is_root=True)
        else:
            letter.take(Entity(Message(), "application/pkcs7-mime", data))
    return []


def _read_body(store: _Store, letter: Letter) -> None:
    if (text := store.text("1000")).strip():
        letter.read_text(text)
        return
    page = store.text("1013")
    if not page and (raw := store.stream("__substg1.0_10130102")):
        page = mail_headers.decode_text(raw, store.charset())[0]
    if page.strip():
        letter.read_page(page)
        return
    packed = store.stream("__substg1.0_10090102")
    if packed:
        try:
            content = contents.read("rtf", outlook_rtf.unpack(packed), "")
        except (InputProblem, ValueError):
            letter.dissection.damaged = True
            return
        letter.blocks += [block for block in content.blocks if block.text.strip()]


def _attach(store: _Store, letter: Letter, depth: int) -> None:
    name = store.text("3707") or store.text("3704") or store.text("3001")
    name = mail_headers.file_name(name, f"Anhang {len(letter.parts) + 1}")
    inner = next((each for each in store.names() if each.upper() == "__SUBSTG1.0_3701000D"), None)
    if inner is None:
        data = store.stream("__substg1.0_37010102")
        if len(data) < _LOGO_BYTES and store.text("3712") and store.text("370E").startswith("image/"):
            letter.counts["pictures-unread"] += 1
        else:
            letter.parts.append(Part(name, len(data), data))
        return
    message = store.within(inner)
    if not any(each.lower() == _PROPERTIES for each in message.names()):
        # An object of another program, embedded: its name is all there is.
        letter.parts.append(Part(name, 0))
    elif depth >= _DEEPEST:
        letter.counts["parts-cut"] += 1
        letter.parts.append(Part(name, 0))
    else:
        nested = Letter(letter.dissection)
        head, sent = _open(message, nested, depth + 1)
        letter.counts += nested.counts
        data = _as_message(head, sent, nested)
        name = name.removesuffix(".msg").removesuffix(".eml") + ".eml"
        letter.parts.append(Part(name, len(data), data))


def _as_message(head: list[tuple[str, str]], sent: datetime | None, letter: Letter) -> bytes:
    """Write a message in the common form, so that it can be read as a document of its own."""
    values = dict(head)
    lines = [f"{key}: {_word(values[label])}" for key, label in
             (("From", "Von"), ("To", "An"), ("Cc", "Cc"), ("Subject", "Betreff")) if values[label]]  # fmt: skip
    if sent:
        lines.append(f"Date: {format_datetime(sent)}")
    boundary = "=_genius_desktop_nested_="
    while any(boundary.encode() in part.data for part in letter.parts):
        boundary += "="
    lines += ["MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{boundary}"', ""]
    text = "\n\n".join(block.text for block in letter.blocks)
    pieces = [("text/plain; charset=utf-8", "", text.encode("utf-8", "replace"))]
    pieces += [("application/octet-stream", part.name, part.data) for part in letter.parts]
    for kind, name, data in pieces:
        lines += [f"--{boundary}", f"Content-Type: {kind}", "Content-Transfer-Encoding: base64"]
        if name:
            lines.append(f'Content-Disposition: attachment; filename="{_word(name)}"')
        lines += ["", base64.encodebytes(data).decode("ascii").rstrip("\n")]
    lines.append(f"--{boundary}--")
    return "\r\n".join([*lines, ""]).encode()


def _word(value: str) -> str:
    return f"=?utf-8?B?{base64.b64encode(value.encode('utf-8', 'replace')).decode('ascii')}?="
