"""Loads the weights named on its input, one after another, and writes four tokens with each; it may die of them."""

import os
import sys
from pathlib import Path

from genius_desktop.domain import Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.engine import LocalEngine
from genius_desktop.engines.protocol import Prompt
from genius_desktop.problems import Problem

_MEMORY_BYTES = 8 << 30
_PROMPT = Prompt("Du hilfst im Rathaus.", "Text:", "Am 3. Mai tagte der Rat.\nEnde – „gut“.", "Fasse zusammen.", 4)


def main() -> int:
    """Answer every line with one line: answered, or the code of a problem."""
    # Only the answers shall be heard, not the last words of llama.cpp.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    _bound()
    for line in sys.stdin:
        answers.write(f"{_load(Path(line.rstrip()))}\n")
        answers.flush()
    return 0


def _bound() -> None:
    # An abort would start a debugger, which takes its time and holds our pipes.
    os.environ["GGML_NO_BACKTRACE"] = "1"
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


def _load(file: Path) -> str:
    try:
        engine = LocalEngine(Weights(file.stem, os.fsencode(file), ""), Brake())
    except Problem as refusal:
        return refusal.code
    try:
        list(engine.write([_PROMPT]))
    except Problem as refusal:
        return refusal.code
    finally:
        engine.close()
    return "answered"


if __name__ == "__main__":
    raise SystemExit(main())
