"""A child that speaks like `models fetch`, with the end named by its first word."""

import json
import signal
import sys
import time


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def main() -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    say(json.dumps({"stage": "fetch", "done": 5, "total": 10}))
    if sys.argv[1] == "slow":
        time.sleep(3600)
    if sys.argv[1] == "broken":
        say("Das Sprachmodell konnte nicht geladen werden.")
        return 4
    say("Gespeichert: modell.gguf")
    return 0


try:
    code = main()
except KeyboardInterrupt:
    code = 5
raise SystemExit(code)
