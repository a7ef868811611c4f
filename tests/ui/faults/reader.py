"""A child that speaks like a reader until it goes wrong, in the way named by its first word."""

import json
import os
import sys
import time


def say(kind: str, payload: bytes = b"", **value: object) -> None:
    sys.stdout.buffer.write(json.dumps({"kind": kind, "value": value}).encode() + b"\n" + payload)
    sys.stdout.buffer.flush()


def main() -> None:
    fault = sys.argv[1]
    while line := sys.stdin.buffer.readline():
        order = json.loads(line)
        if order["kind"] == "OpenOrder":
            sys.stdin.buffer.read(order["value"]["length"])
            say("Opening", unit="page", pages=1)
            continue
        if fault == "crash":
            os.abort()
        if fault == "stuck":
            time.sleep(3600)
        if fault == "bomb":
            say("Picture", page=1, width=100_000, height=100_000, length=30_000_000_000, marks=[])
        if fault == "short":
            say("Picture", b"\0" * 12, page=1, width=4, height=4, length=12, marks=[])
        if fault == "other-page":
            say("Picture", b"\0" * 12, page=2, width=2, height=2, length=12, marks=[])


main()
