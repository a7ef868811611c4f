"""Something native loaded by another process, so that whatever it does to that process is only an outcome."""

import subprocess
from collections.abc import Iterable, Sequence
from typing import Literal

from genius_desktop import paths
from genius_desktop.children import illegal

Outcome = Literal["good", "missing", "illegal", "crash", "hang"]
PATIENCE_SECONDS = 60.0


def probe(items: Iterable[str], command: Sequence[str] | None = None) -> dict[str, Outcome]:
    """Load each item, such as `library:libEGL.so.1` or `module:numpy`, one after another in a process of its own.

    After an item that ends the process, another process goes on with the next.
    """
    outcomes: dict[str, Outcome] = {}
    rest = list(items)
    while rest:
        begun, told = _run([*(command or paths.own_command("loads")), *rest])
        outcomes |= told
        left = [item for item in rest if item not in told]
        if begun and begun in left:
            left.remove(begun)
        elif not told:
            # Nothing was even begun: the process itself does not start.
            outcomes |= dict.fromkeys(left, "crash")
            break
        rest = left
    return outcomes


def _run(command: list[str]) -> tuple[str, dict[str, Outcome]]:
    """Give the item that ended the process, if one did, and how each one ended."""
    ending: Outcome
    try:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
        )
        said, ending = done.stdout, "illegal" if illegal(done.returncode) else "crash"
    except subprocess.TimeoutExpired as fault:
        said, ending = fault.stdout or b"", "hang"
    except OSError:
        said, ending = b"", "crash"
    outcomes: dict[str, Outcome] = {}
    begun = ""
    for line in said.decode("utf-8", "replace").splitlines():
        word, _, item = line.partition(" ")
        if word == "begin":
            begun = item
        elif word in {"good", "missing"} and item == begun:
            outcomes[item] = "good" if word == "good" else "missing"
    if begun and begun not in outcomes:
        outcomes[begun] = ending
        return begun, outcomes
    return "", outcomes
