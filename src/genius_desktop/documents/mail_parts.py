"""The parts of a message: cut apart with limits on depth and number, and decoded however broken they are."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from genius_desktop.documents import mail_headers

# Limits from the bad-input catalogue (E01): far above any honest message.
_DEEPEST = 10
_MOST_PARTS = 1000
_BLANKS = b" \t\r\n"
_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_NOT_QUOTED = re.compile(rb"=(?![0-9A-Fa-f]{2}|[ \t]*\r?\n|[ \t]*$)")


@dataclass(frozen=True, slots=True)
class Entity:
    """A part of a message; one with several parts holds them and no body."""

    header: Message
    kind: str
    body: bytes = b""
    parts: tuple["Entity", ...] = ()

    def parameter(self, name: str, header: str = "content-type") -> str:
        """Give a parameter of a header; empty where there is none or where it is past understanding."""
        try:
            value = self.header.get_param(name, "", header)
        except (ValueError, TypeError, IndexError, AttributeError, LookupError):
            return ""
        if isinstance(value, tuple):
            charset, _, raw = value
            # What the codec cannot say is left as it stands.
            data = str(raw).encode("latin-1", "replace")
            return mail_headers.decode_text(data, charset or "utf-8")[0]
        return str(value or "")

    @property
    def file_name(self) -> str:
        """The name it has as a file; empty where it has none."""
        return self.parameter("filename", "content-disposition") or self.parameter("name")

    @property
    def is_attached(self) -> bool:
        """Whether its sender wants it to be a file."""
        return str(self.header.get("content-disposition", "")).strip().lower().startswith("attachment")


@dataclass(slots=True)
class Dissection:
    """Cuts a message apart, and knows what it found wrong or left out."""

    damaged: bool = False
    left_out: int = 0
    _count: int = field(default=0)

    def cut(self, data: bytes, depth: int = 0, kind: str = "text/plain") -> Entity:
        """Cut a message, or a part of one, into its parts."""
        self._count += 1
        header, body, was_cut = mail_headers.split(data)
        self.damaged = self.damaged or was_cut
        kind = _kind(header, kind)
        if not kind.startswith("multipart/"):
            return Entity(header, kind, self._decoded(header, body))
        boundary = Entity(header, kind).parameter("boundary")
        pieces = list(self._pieces(body, boundary)) if boundary else []
        if not pieces:
            self.damaged = True
            return Entity(header, "text/plain", body)
        room = _MOST_PARTS - self._count if depth < _DEEPEST else 0
        self.left_out += max(len(pieces) - room, 0)
        inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        parts: list[Entity] = []
        for piece in pieces[: max(room, 0)]:
            if self._count >= _MOST_PARTS:
                self.left_out += 1
                continue
            parts.append(self.cut(piece, depth + 1, inner))
        return Entity(header, kind, parts=tuple(parts))

    def _pieces(self, body: bytes, boundary: str) -> Iterator[bytes]:
        mark = re.compile(
            rb"^--" + re.escape(boundary.encode("utf-8", "surrogateescape")) + rb"(--)?[ \t]*\r?$", re.MULTILINE
        )
        start = -1
        for found in mark.finditer(body):
            if start >= 0:
                yield body[start : found.start()].removesuffix(b"\n").removesuffix(b"\r")
            start = min(found.end() + 1, len(body))
            if found[1]:
                return
        if start >= 0:
            # The end is missing: what is there is read.
            self.damaged = True
            yield body[start:]

    def _decoded(self, header: Message, body: bytes) -> bytes:
        way = str(header.get("content-transfer-encoding", "")).strip().lower()
        if way == "base64":
            clean = body.translate(None, _NOT_BASE64)
            self.damaged = self.damaged or len(clean) < len(body.translate(None, _BLANKS))
            return self._from_base64(clean)
        if way == "quoted-printable":
            self.damaged = self.damaged or bool(_NOT_QUOTED.search(body))
            return binascii.a2b_qp(body)
        return body

    def _from_base64(self, clean: bytes) -> bytes:
        found: list[bytes] = []
        # Some programs join several encoded stretches, each with an end of its own.
        for stretch in filter(None, clean.split(b"=")):
            usable = stretch[:-1] if len(stretch) % 4 == 1 else stretch
            self.damaged = self.damaged or usable != stretch
            found.append(base64.b64decode(usable + b"=" * (-len(usable) % 4)))
        return b"".join(found)


def _kind(header: Message, otherwise: str) -> str:
    if "content-type" not in header:
        return otherwise
    kind = str(header.get("content-type", "")).partition(";")[0].strip().lower()
    return kind if kind.count("/") == 1 else "text/plain"
