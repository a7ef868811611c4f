"""What is said while something takes long: on the error output, so that the program's own output stays clean."""

import re
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

_COUNT = re.compile(r"^\s*\[(\d+)/(\d+)\]")
_LAST_LINES = 30
_TICK_SECONDS = 1.0
_SIGN_OF_LIFE_SECONDS = 30.0


class SetupError(Exception):
    """What stands between this machine and a working environment; the message is for a person."""


def say(text: str) -> None:
    """Say a line."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def duration(seconds: float) -> str:
    """Word a duration in minutes and seconds."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d} min"


def count(line: str) -> str:
    """Give the count that a build tool puts before a line, as it is; empty where there is none."""
    found = _COUNT.match(line)
    return f"{found[1]}/{found[2]}" if found else ""


class Step:
    """One command that takes long: its output is kept, and shown only if it fails."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._began = time.monotonic()
        self._count = ""
        self._last = deque[str](maxlen=_LAST_LINES)
        self._live = sys.stderr.isatty()
        self._told = self._began

    def run(
        self, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> None:
        """Run the command to its end.

        Raises `SetupError` with the last lines of its output.
        """
        say(f"→ {self._title} …")
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        status = self._watch(process)
        if status:
            raise SetupError("\n".join([*self._last, f"✗ {self._title}: Rückgabewert {status}."]))
        say(f"  fertig nach {duration(time.monotonic() - self._began)}")

    def _watch(self, process: subprocess.Popen[str]) -> int:
        reader = threading.Thread(target=self._read, args=(process.stdout,), daemon=True)
        reader.start()
        try:
            while reader.is_alive():
                reader.join(_TICK_SECONDS)
                self._tick()
            return process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            reader.join()
            if process.stdout:
                process.stdout.close()
            if self._live:
                sys.stderr.write("\r\x1b[K")

    def _read(self, output: IO[str]) -> None:
        for line in output:
            self._last.append(line.rstrip())
            self._count = count(line) or self._count

    def _tick(self) -> None:
        now = time.monotonic()
        state = f"  {duration(now - self._began)}" + (f" · Schritt {self._count}" if self._count else "")
        if self._live:
            sys.stderr.write(f"\r\x1b[K{state}")
            sys.stderr.flush()
        elif now - self._told >= _SIGN_OF_LIFE_SECONDS:
            self._told = now
            say(state)


def run(
    title: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> None:
    """Run one command that takes long.

    Raises `SetupError`.
    """
    Step(title).run(command, env=env, cwd=cwd)


def answer(command: Sequence[str | Path], text: str = "") -> str | None:
    """Give what a short command prints; None where it fails or does not exist."""
    try:
        result = subprocess.run(
            [str(word) for word in command], check=False, capture_output=True, text=True, input=text, errors="replace"
        )
    except OSError:
        return None
    return result.stdout if result.returncode == 0 else None
