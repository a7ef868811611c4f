"""The reader process: document bytes in, pages and pictures out, nothing else touched."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from genius_desktop import codec, wire
from genius_desktop.documents import contents, sandbox
from genius_desktop.documents.desk import Desk
from genius_desktop.documents.sizes import Scale
from genius_desktop.problems import Problem
from genius_desktop.reading import (
    DOCUMENT_LIMIT_BYTES,
    Answer,
    FindOrder,
    Opening,
    OpenOrder,
    Order,
    PictureOrder,
    ReadDone,
    ReadOrder,
    RecogniseOrder,
    Refused,
    TextOrder,
    read_order,
)

_MEMORY_BYTES = 3 << 29
_FIRST_FOREIGN_HANDLE, _LAST_FOREIGN_HANDLE = 3, 256


def serve() -> int:
    """Shut this process in, then meet one order after another until the input ends."""
    wire.become_child()
    wire.lower_priority()
    # A program that starts us may have left its files open for us.
    os.closerange(_FIRST_FOREIGN_HANDLE, _LAST_FOREIGN_HANDLE)
    out = wire.claim_output()
    orders = sys.stdin.buffer
    desk = Desk()
    missing = _shut_in()
    while line := wire.read_line(orders):
        order = read_order(line)
        data = _follow(order, orders)
        for answer, payload in _meet(desk, order, data):
            told = replace(answer, unprotected=missing) if isinstance(answer, Opening) else answer
            out.write(codec.to_line(told) + payload)
            out.flush()
    return 0


def _shut_in() -> tuple[str, ...]:
    """Load all that documents of any kind will need, then close the door; give what the system cannot keep us from."""
    contents.preload()
    from genius_desktop.documents import recognition, warming

    warming.warm()
    return sandbox.shut(recognition.data_folder(), memory_bytes=_MEMORY_BYTES)


def _follow(order: Order, orders: BinaryIO) -> bytes:
    if not isinstance(order, ReadOrder | OpenOrder):
        return b""
    if not 0 <= order.length <= DOCUMENT_LIMIT_BYTES:
        raise codec.MalformedMessageError(f"{order.length} bytes announced")
    return wire.read_bytes(orders, order.length)


def _meet(desk: Desk, order: Order, data: bytes) -> Iterator[tuple[Answer, bytes]]:
    try:
        match order:
            case ReadOrder():
                yield from ((answer, b"") for answer in _tell(desk, order, data))
            case OpenOrder():
                yield desk.open(data, order), b""
            case RecogniseOrder(page):
                yield desk.recognise(page), b""
            case PictureOrder():
                yield desk.picture(order)
            case TextOrder():
                yield desk.text(order), b""
            case FindOrder():
                yield desk.find(order), b""
    except Problem as refusal:
        desk.close()
        yield Refused(refusal.code, refusal.detail), b""
    except MemoryError:
        desk.close()
        yield Refused("too-costly", getattr(order, "name", "")), b""


def _tell(desk: Desk, order: ReadOrder, data: bytes) -> Iterator[Answer]:
    opened = desk.open(data, order)
    yield opened
    yield from desk.doubts()
    scale = Scale()
    for number in range(1, opened.pages + 1):
        yield scale.weigh(desk.read(number))
    yield from desk.late_doubts()
    yield from scale.doubts()
    desk.close()
    yield ReadDone()
