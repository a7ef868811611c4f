"""The technical log of a profile: bounded in size, and what problems there were, by their codes only."""

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from genius_desktop import __version__
from genius_desktop.problems import INPUT_CODES

# So many older logs are kept beside the one that is written.
OLDER = 2
_PROBLEMS = "problems.jsonl"
_MOST_PROBLEMS, _PROBLEMS_BYTES = 50, 32_000
_CODE = re.compile(r"[a-z][a-z0-9-]{0,60}")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem that there was: when, in which version, and its code."""

    at: str
    version: str
    code: str


def rotate(log: Path, limit_bytes: int) -> bool:
    """Begin the log anew where it has reached its limit; tell whether it was.

    It is copied and emptied in place, since other processes have it open and go on writing to its end.
    """
    try:
        if log.stat().st_size < limit_bytes:
            return False
        for number in range(OLDER, 1, -1):
            with suppress(FileNotFoundError):
                older(log, number - 1).replace(older(log, number))
        # Of a flood only the beginning and no more than the limit.
        with log.open("rb") as source, older(log, 1).open("wb") as target:
            target.write(source.read(limit_bytes))
        os.truncate(log, 0)
    except OSError:
        return False
    return True


def older(log: Path, number: int) -> Path:
    """Name an older log, 1 for the last one; it ends like the log itself, so that deleting finds it."""
    return log.with_name(f"{log.stem}.{number}{log.suffix}")


def note(log: Path, code: str) -> None:
    """Remember a problem of the PC or a bug by its code; what is wrong with a document is nobody's business."""
    if code in INPUT_CODES or not _CODE.fullmatch(code):
        return
    file = log.with_name(_PROBLEMS)
    trouble = Trouble(datetime.now(UTC).isoformat(timespec="seconds"), __version__, code)
    with suppress(OSError):
        if file.exists() and file.stat().st_size > _PROBLEMS_BYTES:
            lines = file.read_text("utf-8", "replace").splitlines()[-_MOST_PROBLEMS:]
            part = file.with_suffix(".part")
            part.write_text("".join(f"{line}\n" for line in lines), "utf-8")
            shutil.move(part, file)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(asdict(trouble)) + "\n")


def troubles(log: Path) -> list[Trouble]:
    """Give the last problems, the newest first."""
    try:
        lines = log.with_name(_PROBLEMS).read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    found = [trouble for line in reversed(lines[-_MOST_PROBLEMS:]) if (trouble := _read(line))]
    return found[:_MOST_PROBLEMS]


def _read(line: str) -> Trouble | None:
    try:
        told = json.loads(line)
        trouble = Trouble(str(told["at"])[:32], str(told["version"])[:32], str(told["code"]))
    except (ValueError, KeyError, TypeError):
        return None
    return trouble if _CODE.fullmatch(trouble.code) else None
