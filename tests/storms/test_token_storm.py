"""The storm of the token, short; the whole one is `python3 dev.py storm token`."""

import base64
import gzip
from collections import Counter
from pathlib import Path

import pytest

from tools.storm import token

CANARY = "sk-KANARIE-000000000000000007"


def test_no_byte_of_a_token_is_left_whatever_becomes_of_the_program(tmp_path: Path) -> None:
    figures = token.storm(3, tmp_path)

    assert {fault: figures.get(fault, 0) for fault in token.FAULTS} == dict.fromkeys(token.FAULTS, 0)
    assert figures["requests with the token"] > 0
    assert figures["files searched"] > 5


@pytest.mark.parametrize(
    "written",
    [
        CANARY.encode(),
        f"Bearer {CANARY}".encode("utf-16-le"),
        *(base64.b64encode(before + CANARY.encode() + b" am Ende") for before in (b"", b"x", b"xy", b"Bearer ")),
        base64.urlsafe_b64encode(b"a:" + CANARY.encode()),
    ],
)
def test_a_token_is_found_in_every_shape(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "protokoll.log").write_bytes(b"davor " + written + b" danach")

    assert list(token.search(tmp_path, CANARY, Counter()))


def test_what_is_no_token_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "protokoll.log").write_bytes(gzip.compress(CANARY.encode()) + b"sk-KANARIE-1")

    assert not list(token.search(tmp_path, CANARY, Counter()))
