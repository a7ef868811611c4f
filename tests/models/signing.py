"""Signs as minisign does, with a key that lives as long as a test."""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Signer:
    """A secret key."""

    def __init__(self, number: bytes = b"12345678") -> None:
        self._key = Ed25519PrivateKey.generate()
        self._number = number

    @property
    def public(self) -> str:
        """The line that goes into a policy."""
        return base64.b64encode(b"Ed" + self._number + self._key.public_key().public_bytes_raw()).decode()

    def sign(self, data: bytes, comment: str = "timestamp:1") -> bytes:
        """Give the file that lies beside the data."""
        signature = self._key.sign(hashlib.blake2b(data).digest())
        over_all = self._key.sign(signature + comment.encode())
        first = base64.b64encode(b"ED" + self._number + signature).decode()
        last = base64.b64encode(over_all).decode()
        return f"untrusted comment: signature\n{first}\ntrusted comment: {comment}\n{last}\n".encode()
