"""The reader process: document bytes in, pages and pictures out, nothing else touched."""

import sys
from collections.abc import Iterator
from typing import BinaryIO

from genius_desktop import codec, wire
from genius_desktop.documents.desk import Desk
from genius_desktop.problems import Problem
from genius_desktop.reading import (
    DOCUMENT_LIMIT_BYTES,
    Answer,
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


def serve() -> int:
    """Meet one order after another until the input ends."""
    wire.become_child()
    wire.lower_priority()
    out = wire.claim_output()
    orders = sys.stdin.buffer
    desk = Desk()
    while line := wire.read_line(orders):
        order = read_order(line)
        data = _follow(order, orders)
        for answer, payload in _meet(desk, order, data):
            out.write(codec.to_line(answer) + payload)
            out.flush()
    return 0


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
                opened = desk.open(data, order)
                yield opened, b""
                yield from ((answer, b"") for answer in desk.doubts())
                for number in range(1, opened.pages + 1):
                    yield desk.read(number), b""
                yield from ((answer, b"") for answer in desk.late_doubts())
                desk.close()
                yield ReadDone(), b""
            case OpenOrder():
                yield desk.open(data, order), b""
            case RecogniseOrder(page):
                yield desk.recognise(page), b""
            case PictureOrder():
                yield desk.picture(order)
            case TextOrder():
                yield desk.text(order), b""
    except Problem as refusal:
        desk.close()
        yield Refused(refusal.code, refusal.detail), b""
