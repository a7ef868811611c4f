"""A child that speaks like a worker until it goes wrong, in the way named by its first word."""

import json
import os
import signal
import sys
import time
from typing import NoReturn

import genius_desktop


def say(kind: str, **value: object) -> None:
    sys.stdout.write(json.dumps({"kind": kind, "value": value}) + "\n")
    sys.stdout.flush()


def hang() -> NoReturn:
    while True:
        time.sleep(3600)


def answer(fault: str, line: str) -> None:
    match fault:
        case "crash":
            say("Progressed", stage="read", done=1, total=2)
            os.abort()
        case "illegal":
            os.kill(os.getpid(), signal.SIGILL)
        case "talk-and-crash":
            for number in range(50):
                say("Progressed", stage="read", done=number, total=50)
            os.abort()
        case "babble":
            sys.stdout.write("ggml_init: what a native library prints\n")
            sys.stdout.flush()
            hang()
        case "lie":
            say("Progressed", stage="read", done="eins", total=2)
            hang()
        case "stuck" | "slow-start":
            hang()
        case "polite" if "Cancel" in line:
            say("Cancelled")
        case "full-disk":
            say("Failed", code="disk-full", detail="12 MB")


def main() -> None:
    fault = sys.argv[1]
    if fault == "slow-start":
        time.sleep(0.8)
    if fault == "never-ready":
        hang()
    say("Ready", version="0.0.1" if fault == "other-version" else genius_desktop.__version__)
    for line in sys.stdin:
        answer(fault, line)


main()
