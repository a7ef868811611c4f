"""Malformed weights: each is refused by our own check, or else must not end the process that loads it."""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genius_desktop.children import Child
from genius_desktop.models.gguf import read_header
from genius_desktop.problems import SetupProblem
from tests.malformed import variants
from tools.storm import loading

_PATIENCE_SECONDS = 10.0
PASSED = "passed"
FAULTS = ("killed by what passed",)


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a file: what our check said, what loading it said where it was tried."""

    name: str
    checked: str
    seconds: float
    loaded: str = ""

    @property
    def killed(self) -> bool:
        """Whether loading ended the process, or did not end in time."""
        return self.loaded.startswith("killed")


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Try all files, and say how many were refused, passed, and killed the process that loaded them."""
    found = list(trials(arguments.mutations, refused_too=arguments.all))
    for trial in found:
        if trial.killed:
            print(f"{trial.name}: {trial.checked}, {trial.loaded}", file=sys.stderr)
    passed = [trial for trial in found if trial.checked == PASSED]
    return {
        "files": len(found),
        **{
            f"refused {code}": count
            for code, count in sorted(Counter(t.checked for t in found).items())
            if code != PASSED
        },
        "passed": len(passed),
        **{f"passed, then {end}": count for end, count in sorted(Counter(t.loaded for t in passed).items())},
        "killed by what we refuse": sum(t.killed for t in found if t.checked != PASSED),
        "killed by what passed": sum(t.killed for t in passed),
        "slowest check in seconds": round(max(t.seconds for t in found), 3),
    }


def trials(mutations: int, *, refused_too: bool = False) -> Iterator[Trial]:
    """Check every file, and load those that passed; all of them, if what llama.cpp makes of the others is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        loader = Loader()
        try:
            for number, variant in enumerate(variants(mutations)):
                file = Path(folder, f"{number}.gguf")
                file.write_bytes(variant.data)
                start = time.perf_counter()
                checked = check(file)
                seconds = time.perf_counter() - start
                loaded = loader.load(file) if refused_too or checked == PASSED else ""
                file.unlink()
                yield Trial(variant.name, checked, seconds, loaded)
        finally:
            loader.close()


def check(file: Path) -> str:
    """Give the code our check refuses a file by."""
    try:
        read_header(file)
    except SetupProblem as refusal:
        return refusal.code
    return PASSED


class Loader:
    """A process that loads files; where one kills it, the next one starts."""

    def __init__(self) -> None:
        self._child: Child | None = None

    def load(self, file: Path) -> str:
        """Load a file; say what came of it."""
        child = self._child = self._child or Child([sys.executable, "-P", loading.__file__])
        late = threading.Timer(_PATIENCE_SECONDS, child.kill)
        late.start()
        child.send(os.fsencode(file) + b"\n")
        answer = child.read_line().decode().strip()
        in_time = late.is_alive()
        late.cancel()
        if answer:
            return answer
        self._child = None
        status = child.close(_PATIENCE_SECONDS)
        return f"killed {status}" if in_time else "killed late"

    def close(self) -> None:
        """End the process at once: a llama.cpp that was given bad files need not end by itself."""
        if self._child:
            self._child.close()
            self._child = None
