"""Signatures as minisign 0.11 writes them, and what must not be taken for one."""

import base64

import pytest

from genius_desktop.models import minisign
from genius_desktop.models.minisign import UntrustedError
from tests.models.signing import Signer

# Written by minisign 0.11 itself, with -l for the legacy one.
PUBLIC = (
    "untrusted comment: minisign public key FED4F563AC43EEA8\n"
    "RWSo7kOsY/XU/gsYEXBeq7QuD3Od31hroC5drgkHUDZezMGPb+5B+mk8\n"
)
SIGNED = b"format = 1\nserial = 7\n"
PREHASHED = (
    "untrusted comment: signature from minisign secret key\n"
    "RUSo7kOsY/XU/vSmqdFoIFWgjPfXHSq3NmuPYB4il3z09Q24P7NLzmY/mGPdyZc2UZe9CZJUYBHifPhlK323yXiTqBG7pnfaggM=\n"
    "trusted comment: serial=7 ä\n"
    "lRm2HjLiHZ7VXuwFXgLjqoDZGiiUjOU9h+emuZvnYDi/xJeLSzngpOph3qq7jmKSNZ8yDS3GU4n19W6ECWmKCg==\n"
)
LEGACY = (
    "untrusted comment: signature from minisign secret key\n"
    "RWSo7kOsY/XU/nJ3uTtDnHo32iJg02wdCDh7Xwm2AfKta5Wva66JJd25w+JsjVFmTSzRxojCuIyw7ar4F89KfbGBQlx9dUPg8AE=\n"
    "trusted comment: legacy\n"
    "dODZJTiGRDJs5A/mkgC/w0glmKm7/SVGaIrdc0rQcj26MR/bQO7yxOnI0XWmwVSWvwh1mQI+yLX0AvwTcSFTCA==\n"
)
KEY = minisign.read_key(PUBLIC)


@pytest.mark.parametrize(("signature", "comment"), [(PREHASHED, "serial=7 ä"), (LEGACY, "legacy")])
def test_a_signature_of_minisign_itself_is_right(signature: str, comment: str) -> None:
    assert minisign.verify(SIGNED, signature.encode(), (KEY,)) == comment
    assert minisign.verify(SIGNED, signature.replace("\n", "\r\n").encode(), (KEY,)) == comment


def test_a_key_is_called_what_minisign_calls_it() -> None:
    assert KEY.name == "FED4F563AC43EEA8"
    assert minisign.read_key(PUBLIC.splitlines()[1]) == KEY


@pytest.mark.parametrize("signature", [PREHASHED, LEGACY])
@pytest.mark.parametrize("place", [0, 5, len(SIGNED) - 1])
def test_one_flipped_bit_of_the_file_is_seen(signature: str, place: int) -> None:
    changed = SIGNED[:place] + bytes([SIGNED[place] ^ 1]) + SIGNED[place + 1 :]

    with pytest.raises(UntrustedError):
        minisign.verify(changed, signature.encode(), (KEY,))


def test_a_changed_comment_is_seen() -> None:
    with pytest.raises(UntrustedError):
        minisign.verify(SIGNED, PREHASHED.replace("serial=7", "serial=8").encode(), (KEY,))


def test_no_byte_of_the_signature_can_be_changed() -> None:
    for number in (1, 3):
        lines = PREHASHED.splitlines()
        data = base64.b64decode(lines[number])
        for place in range(0, len(data), 7):
            changed = data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]
            lines[number] = base64.b64encode(changed).decode()
            with pytest.raises(UntrustedError):
                minisign.verify(SIGNED, "\n".join(lines).encode(), (KEY,))


def test_the_signature_of_another_key_is_not_trusted_even_under_our_number() -> None:
    other = Signer(number=KEY.number)

    with pytest.raises(UntrustedError):
        minisign.verify(SIGNED, other.sign(SIGNED), (KEY,))
    with pytest.raises(UntrustedError):
        minisign.verify(SIGNED, Signer().sign(SIGNED), (KEY,))
    with pytest.raises(UntrustedError):
        minisign.verify(SIGNED, PREHASHED.encode(), ())


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        b"\xff\xfe",
        b"untrusted comment: x\n" * 4,
        PREHASHED.encode()[:-30],
        PREHASHED.encode() + b"mehr\n",
        PREHASHED.replace("trusted comment: serial", "comment: serial").encode(),
        PREHASHED.replace("RUSo", "RXSo").encode(),
        b"x" * 1_000_000,
    ],
)
def test_what_is_no_signature_is_none(signature: bytes) -> None:
    with pytest.raises(UntrustedError):
        minisign.verify(SIGNED, signature, (KEY,))


@pytest.mark.parametrize("text", ["", "RWQ", PUBLIC.replace("RWSo", "RUSo"), PREHASHED])
def test_what_is_no_key_is_none(text: str) -> None:
    with pytest.raises(UntrustedError):
        minisign.read_key(text)
