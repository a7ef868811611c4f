"""Readers that were taken over, each in one way; run as a program with the name of the way."""

import os
import sys
import time
from collections.abc import Iterator
from typing import Any

from genius_desktop.codec import to_json


def _line(kind: str, **value: Any) -> bytes:
    return to_json({"kind": kind, "value": value}) + b"\n"


def _opening(pages: int = 2, **more: Any) -> bytes:
    return _line("Opening", unit="page", pages=pages, **more)


def _page(number: int, text: str = "Text", **more: Any) -> bytes:
    return _line("PageRead", page={"number": number, "text": text, **more})


def _doubt(code: str, **more: Any) -> bytes:
    return _line("Doubtful", doubt={"code": code, **more})


_DONE = _line("ReadDone")
# As a number: Windows has no name for it.
_KILL = 9

LIES: dict[str, list[bytes]] = {
    "no-opening": [_page(1), _DONE],
    "two-openings": [_opening(), _opening(), _DONE],
    "too-many-pages": [_opening(10**9), _DONE],
    "no-pages": [_opening(0), _DONE],
    "page-beyond": [_opening(), _page(3), _DONE],
    "page-twice": [_opening(), _page(1), _page(1), _DONE],
    "page-zero": [_opening(), _page(0), _DONE],
    "page-backwards": [_opening(), _page(2), _page(1), _DONE],
    "long-page": [_opening(), _page(1, "x" * 2_000_001), _DONE],
    "long-document": [_opening(30), *(_page(n, "x" * 2_000_000) for n in range(1, 30)), _DONE],
    "heading-beyond": [_opening(), _page(1, headings=[{"start": 9, "level": 1}]), _DONE],
    "quality-beyond": [_opening(), _page(1, quality=2.0), _DONE],
    "strange-problem": [_opening(), _page(1, problem="<b>Ruf 110 an</b>"), _DONE],
    "strange-doubt": [_opening(), _doubt("Bitte hier klicken"), _DONE],
    "doubt-beyond": [_opening(), _doubt("text-cut", pages=[99]), _DONE],
    "doubt-below": [_opening(), _doubt("text-cut", count=-1), _DONE],
    "many-doubts": [_opening(), *[_doubt("repaired")] * 1_001, _DONE],
    "many-attachments": [
        _opening(attachments=[{"number": 1, "name": "", "size": 0, "readable": True}] * 10_001),
        _DONE,
    ],
    "picture": [_opening(), _line("Picture", page=1, width=1, height=1, length=3, marks=[]), b"xxx", _DONE],
    "unknown-refusal": [_line("Refused", code="pay-now", detail="")],
    "half-a-line": [_opening()[:-1]],
    "not-utf-8": [_opening(), b'{"kind":"Refused","value":{"code":"\xff","detail":""}}\n'],
    "lone-surrogate": [_opening(), _page(1, "?").replace(b"?", rb"\ud800"), _DONE],
    "nested": [b"[" * 100_000 + b"\n"],
}
# Answers to an order to open, and then to one to recognise.
PAGES: dict[str, bytes] = {
    "sure-beyond-sure": _page(1, quality=7.0),
    "too-long": _page(1, "x" * 2_000_001),
    "another-page": _page(2),
}
HONEST: dict[str, list[bytes]] = {
    "markup": [
        _opening(attachments=[{"number": 1, "name": "a\x1b[31m\n" + "b" * 999, "size": -5, "readable": False}]),
        _page(1, "a\x00b\x1b\tc\nd", label="\x07" + "x" * 999),
        _DONE,
    ],
    "long-refusal": [_line("Refused", code="no-text", detail="x\r" * 9_999)],
    "unprotected": [
        _opening(unprotected=["files", "network", "processes", "memory"]),
        _page(1),
        _DONE,
    ],
}


def _endless(way: str) -> Iterator[bytes]:
    match way:
        case "giant-line":
            while True:
                yield b"x" * 1_000_000
        case "endless-doubts":
            yield _opening()
            while True:
                yield _doubt("repaired")
        case "busy":
            start = time.process_time()
            while time.process_time() - start < 60:
                pass
        case "killed":
            os.kill(os.getpid(), _KILL)
        case "abort":
            os.abort()
        case "hang":
            time.sleep(3600)


def main(way: str) -> int:
    """Answer every order in one way, whatever it was."""
    out = sys.stdout.buffer
    while line := sys.stdin.buffer.readline():
        if way in PAGES:
            out.write(PAGES[way] if b"RecogniseOrder" in line else _opening())
            out.flush()
            continue
        sys.stdin.buffer.read(1)
        for piece in LIES.get(way) or HONEST.get(way) or _endless(way):
            out.write(piece)
            out.flush()
        if way == "half-a-line":
            return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
