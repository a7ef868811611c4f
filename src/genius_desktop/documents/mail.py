"""Messages as files: header, body and attachments, whatever is broken in them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from genius_desktop.documents import formats, html, mail_headers, mail_signed, mail_tnef, plain
from genius_desktop.documents.blocks import Block, Content, Part
from genius_desktop.documents.mail_parts import Dissection, Entity
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

_HEADER = (("Von", "from"), ("An", "to"), ("Cc", "cc"), ("Betreff", "subject"))
_BODIES = {"text/plain", "text/html", "text/enriched", "message/delivery-status", "message/disposition-notification"}
_SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
_SIGNED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
_ENDINGS = {"message/rfc822": ".eml", "text/calendar": ".ics", "text/html": ".html", "application/pdf": ".pdf"}
_REMOTE = re.compile(
    r"""<(?:img|input|video|table|td|body)\b[^>]{0,2000}?\b(?:src|background|poster)\s*=\s*["']?\s*(?:https?:)?//"""
    r"""|url\(\s*["']?\s*https?://""",
    re.IGNORECASE,
)
_MESSAGES = re.compile(rb"^content-type:\s*message/rfc822", re.IGNORECASE | re.MULTILINE)
_SOFT_END = re.compile(r"(?<!^--) \r?\n(?!>)", re.MULTILINE)
_MOST_MESSAGES = 10
_MOST_SIGNED = 3
# A picture of the body that is smaller is a logo or a line, not a document.
_LOGO_BYTES = 30_000
# A plain text that says less than a fifth of its page only says that there is a page.
_STUB = 0.2


def read(data: bytes, name: str) -> Content:
    """Read a message.

    Raises `InputProblem`: `locked-to-key`.
    """
    letter = Letter()
    if b"\n" not in data and b"\r" in data:
        letter.dissection.damaged = True
        data = data.replace(b"\r", b"\n")
    root = letter.dissection.cut(data)
    letter.take(root, is_root=True)
    if letter.encrypted and not letter.words:
        raise InputProblem("locked-to-key", name)
    head = [(label, mail_headers.text_of(root.header, key)) for label, key in _HEADER]
    return compose([*head, ("Datum", _date(root.header))], letter)


def compose(head: list[tuple[str, str]], letter: "Letter") -> Content:
    """Put a message together: its header as a section of its own, then its body."""
    listed = ", ".join(part.name for part in letter.parts)
    lines = [f"{label}: {value}" for label, value in [*head, ("Anhänge", listed)] if value]
    blocks = [Block("\n".join(lines), section="Kopfzeilen")] if lines else []
    for number, block in enumerate(letter.blocks):
        blocks.append(block if number else Block(block.text, block.level, "Nachricht"))
    return Content(blocks, list(letter.doubts()), letter.parts)


@dataclass(slots=True)
class Letter:
    """What is found in a message, part by part."""

    dissection: Dissection = field(default_factory=Dissection)
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    encrypted: bool = False

    @property
    def words(self) -> int:
        """How many words its body has."""
        return sum(len(block.text.split()) for block in self.blocks)

    def doubts(self) -> Iterator[Doubt]:
        """Tell what was found wrong, left out or not opened."""
        if self.dissection.damaged:
            yield Doubt("damaged-mail")
        if left_out := self.dissection.left_out + self.counts.pop("parts-cut", 0):
            yield Doubt("parts-cut", count=left_out)
        for code, count in self.counts.items():
            yield Doubt(code, count=0 if code in {"encoding-guessed", "signed"} else count)
        if listed := sum(not _is_readable(part) for part in self.parts):
            yield Doubt("attachments-listed", count=listed)

    def take(self, entity: Entity, *, is_root: bool = False, inline: bool = False) -> None:
        """Take in a part of a message with all that is in it."""
        if entity.kind == "multipart/alternative":
            self._choose(entity.parts)
        elif entity.kind == "multipart/encrypted":
            self.encrypted = True
        elif entity.parts:
            related = entity.kind == "multipart/related"
            for number, part in enumerate(entity.parts):
                self.take(part, inline=inline or (related and number > 0))
        elif entity.kind in _SIGNATURES:
            self.counts["signed"] += 1
        elif entity.kind in _SIGNED or entity.file_name.lower().endswith(".p7m"):
            self._open_signed(entity)
        elif entity.kind in _TNEF or entity.file_name.lower() == "winmail.dat":
            self._open_tnef(entity)
        elif entity.kind in _BODIES and (is_root or not (entity.is_attached or entity.file_name)):
            self._read_body(entity)
        elif not entity.kind.startswith("multipart/"):
            self._attach(entity, inline=inline)

    def _choose(self, parts: tuple[Entity, ...]) -> None:
        """Of several wordings of the same, take the plain one, unless it is only a stub."""
        wordings: list[Letter] = []
        chosen: Letter | None = None
        for part in parts:
            wording = Letter(self.dissection)
            wording.take(part)
            wordings.append(wording)
            if part.kind == "text/plain" and chosen is None:
                chosen = wording
        richest = max(wordings, key=lambda wording: wording.words, default=None)
        if richest and (chosen is None or chosen.words < _STUB * richest.words):
            chosen = richest
        for wording in wordings:
            if wording is chosen:
                self.blocks += wording.blocks
            else:
                wording.counts.pop("encoding-guessed", None)
            self.parts += wording.parts
            self.counts += wording.counts
        self.encrypted = self.encrypted or any(wording.encrypted for wording in wordings)

    def _read_body(self, entity: Entity) -> None:
        text, guessed = mail_headers.decode_text(entity.body, entity.parameter("charset"))
        self.counts["encoding-guessed"] += int(guessed)
        if entity.kind == "text/html":
            self.read_page(text)
        else:
            soft = entity.parameter("format").lower() == "flowed"
            self.read_text(_SOFT_END.sub(" ", text) if soft else text)
        self.counts += Counter()

    def read_page(self, text: str) -> None:
        """Take in a body that is a page of HTML."""
        self.counts["remote-content"] += len(_REMOTE.findall(text))
        try:
            page = html.read(text.encode("utf-8", "replace"), "")
        except InputProblem:
            self.dissection.damaged = self.dissection.damaged or bool(text.strip())
            return
        self.blocks += page.blocks
        for doubt in page.doubts:
            if doubt.code not in {"remote-content", "external-links", "encoding-guessed"}:
                self.counts[doubt.code] += max(doubt.count, 1)
        self.counts += Counter()

    def read_text(self, text: str) -> None:
        """Take in a body of plain text."""
        if text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
            self.encrypted = True
            return
        if text.lstrip().startswith("-----BEGIN PGP SIGNED MESSAGE-----"):
            self.counts["signed"] += 1
        self.blocks += plain.blocks(text)

    def _open_signed(self, entity: Entity) -> None:
        inner = mail_signed.unpack(entity.body)
        if inner and self.counts["signed"] < _MOST_SIGNED:
            self.counts["signed"] += 1
            self.take(self.dissection.cut(inner), is_root=True)
        elif mail_signed.is_enveloped(entity.body) or "envelop" in entity.parameter("smime-type").lower():
            self.encrypted = True
            self.parts.append(Part(self._name(entity), len(entity.body)))
        else:
            self._attach(entity, inline=False)

    def _open_tnef(self, entity: Entity) -> None:
        try:
            package = mail_tnef.unpack(entity.body)
        except ValueError:
            self.dissection.damaged = True
            self._attach(entity, inline=False)
            return
        self.dissection.damaged = self.dissection.damaged or package.damaged
        self.parts += package.parts
        if self.words:
            return
        if package.text.strip():
            self.read_text(package.text)
        elif package.html.strip():
            self.read_page(mail_headers.decode_text(package.html, "")[0])

    def _attach(self, entity: Entity, *, inline: bool) -> None:
        is_logo = entity.kind.startswith("image/") and len(entity.body) < _LOGO_BYTES and not entity.is_attached
        if is_logo and (inline or "content-id" in entity.header):
            self.counts["pictures-unread"] += 1
            return
        if not entity.body.strip():
            # An empty file and the margin behind a last boundary are nothing to read.
            if entity.file_name:
                self.parts.append(Part(self._name(entity), 0))
            return
        if entity.kind == "message/rfc822":
            deeper = len(_MESSAGES.findall(entity.body))
            self.counts["parts-cut"] += max(deeper - _MOST_MESSAGES, 0)
        self.parts.append(Part(self._name(entity), len(entity.body), entity.body))
        self.counts += Counter()

    def _name(self, entity: Entity) -> str:
        ending = _ENDINGS.get(entity.kind, "")
        name = entity.file_name
        if not name and entity.kind == "message/rfc822":
            subject = mail_headers.text_of(mail_headers.split(entity.body)[0], "subject")
            name = subject.replace("/", "-").replace("\\", "-")[:100] + ending if subject else ""
        return mail_headers.file_name(name, f"Anhang {len(self.parts) + 1}{ending}")


def _date(header: Message) -> str:
    value = mail_headers.text_of(header, "date")
    try:
        return date_text(parsedate_to_datetime(value)) if value else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return value


def date_text(when: datetime) -> str:
    """Write a date as offices do, in the time of its sender."""
    return f"{when:%d.%m.%Y, %H:%M} Uhr" + ("" if when.utcoffset() else " (UTC)")


def _is_readable(part: Part) -> bool:
    try:
        return bool(part.data) and formats.detect(part.data, part.name) != "zip"
    except InputProblem as refusal:
        return refusal.code == "encrypted-document" and not part.data.startswith(b"PK")
