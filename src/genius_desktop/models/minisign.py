"""Signatures of minisign: Ed25519 over a file, or over its BLAKE2b-512, and over a comment that can be trusted.

The format: https://jedisct1.github.io/minisign/. Only checking is done here; signing is minisign's own.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

_WHOLE, _PREHASHED = b"Ed", b"ED"
_KEY_BYTES, _ID_BYTES, _SIGNATURE_BYTES = 32, 8, 64
_LINES = 4
_TRUSTED = "trusted comment: "
_LIMIT_BYTES = 16 * 1024


class UntrustedError(ValueError):
    """A signature that is none, or is not of a key we trust, or not of these bytes."""


@dataclass(frozen=True, slots=True)
class Key:
    """A public key with the number that signatures name it by."""

    number: bytes
    key: bytes

    @property
    def name(self) -> str:
        """The number as minisign shows it."""
        return self.number[::-1].hex().upper()


def read_key(text: str) -> Key:
    """Read a public key: the one line, or the file that minisign writes.

    Raises `UntrustedError`.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("untrusted comment:")]
    data = _decoded(lines[0] if len(lines) == 1 else "", len(_WHOLE) + _ID_BYTES + _KEY_BYTES)
    if not data.startswith(_WHOLE):
        raise UntrustedError("key")
    start = len(_WHOLE) + _ID_BYTES
    return Key(data[len(_WHOLE) : start], data[start:])


def verify(data: bytes, signature: bytes, keys: tuple[Key, ...]) -> str:
    """Give the trusted comment of a signature over data.

    Raises `UntrustedError`.
    """
    # Nothing of this is loaded where no signed catalogue is in use.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    kind, number, signed, comment, over_all = _read(signature)
    key = next((key for key in keys if key.number == number), None)
    if key is None:
        raise UntrustedError("key")
    public = Ed25519PublicKey.from_public_bytes(key.key)
    try:
        public.verify(signed, hashlib.blake2b(data).digest() if kind == _PREHASHED else data)
        public.verify(over_all, signed + comment.encode())
    except InvalidSignature:
        raise UntrustedError("signature") from None
    return comment


def _read(signature: bytes) -> tuple[bytes, bytes, bytes, str, bytes]:
    """Give kind, number of the key, signature, trusted comment and the signature over both."""
    try:
        # Only as many bytes as a signature can have; a comment may hold anything but an end of line.
        lines = signature[:_LIMIT_BYTES].decode("utf-8").replace("\r\n", "\n").removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        raise UntrustedError("format") from None
    if len(lines) != _LINES or not lines[2].startswith(_TRUSTED):
        raise UntrustedError("format")
    data = _decoded(lines[1], len(_WHOLE) + _ID_BYTES + _SIGNATURE_BYTES)
    kind, rest = data[: len(_WHOLE)], data[len(_WHOLE) :]
    if kind not in {_WHOLE, _PREHASHED}:
        raise UntrustedError("format")
    over_all = _decoded(lines[3], _SIGNATURE_BYTES)
    return kind, rest[:_ID_BYTES], rest[_ID_BYTES:], lines[2].removeprefix(_TRUSTED), over_all


def _decoded(line: str, length: int) -> bytes:
    try:
        data = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if len(data) != length:
        raise UntrustedError("format")
    return data
