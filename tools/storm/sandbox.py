"""Reads documents in the sandbox and outside of it: the text must be the same, to the letter."""

import argparse
import statistics
import subprocess
import sys
import time
from typing import Any

from genius_desktop.documents.desk import Desk
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.documents.sizes import Scale
from genius_desktop.problems import Problem
from genius_desktop.reading import Answer, ReadOrder
from tools.storm.reader import made_seeds

FAULTS = ("different", "not kept from")
_SET_UP = """
import time
from genius_desktop.documents import reader, sandbox
shut = sandbox.shut
def timed(*words, **named):
    start = time.perf_counter()
    shut(*words, **named)
    print(time.perf_counter() - start)
sandbox.shut = timed
reader._shut_in()
"""
_SET_UPS = 5


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Read every document of the folder twice, and say which differ; without a folder, a few that are made."""
    files = [file for file in sorted(arguments.seeds.rglob("*")) if file.is_file()] if arguments.seeds else []
    documents = [(file.name, file.read_bytes()) for file in files] or made_seeds()
    reader = ReaderProcess(ahead=True)
    different, inside_seconds, outside_seconds = 0, 0.0, 0.0
    missing = reader.protection()
    try:
        for name, data in documents:
            start = time.monotonic()
            inside = _inside(reader, name, data)
            middle = time.monotonic()
            outside = _outside(name, data)
            inside_seconds += middle - start
            outside_seconds += time.monotonic() - middle
            if inside != outside:
                different += 1
                print(name, file=sys.stderr)
    finally:
        reader.close()
    return {
        "documents": len(documents),
        "different": different,
        "not kept from": " ".join(missing),
        "seconds in the sandbox": round(inside_seconds, 2),
        "seconds outside": round(outside_seconds, 2),
        "milliseconds to shut in": round(statistics.median(_set_up() for _ in range(_SET_UPS)) * 1000, 2),
    }


def _inside(reader: ReaderProcess, name: str, data: bytes) -> list[Answer] | str:
    try:
        return list(reader.read(data, name))
    except Problem as refusal:
        return str(refusal)


def _outside(name: str, data: bytes) -> list[Answer] | str:
    desk, scale = Desk(), Scale()
    try:
        opened = desk.open(data, ReadOrder(name, len(data)))
        early = list(desk.doubts())
        pages = [scale.weigh(desk.read(number + 1)) for number in range(opened.pages)]
    except Problem as refusal:
        return str(refusal)
    return [opened, *early, *pages, *desk.late_doubts(), *scale.doubts()]


def _set_up() -> float:
    """Give the seconds that shutting in takes in a reader that has loaded everything."""
    done = subprocess.run([sys.executable, "-P", "-c", _SET_UP], check=True, capture_output=True, text=True)
    return float(done.stdout)
