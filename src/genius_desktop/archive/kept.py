"""What there is of documents beside the archive: recognised pages, what the engine remembers, names in the log."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

# „a.pdf“ is the shortest name of a document.
_SHORTEST_CHARS = 5
_DIGEST = re.compile(r"[0-9a-f]{64}")


def sweep(folder: Path, wanted: set[str]) -> None:
    """Delete what is kept of documents that no job names any more; what cannot be deleted waits for the next time."""
    for kept in folder.iterdir() if folder.is_dir() else ():
        if _DIGEST.fullmatch(kept.name) and kept.name not in wanted and not kept.is_symlink():
            shutil.rmtree(kept, ignore_errors=True)
        elif kept.is_dir() and not kept.is_symlink():
            # What a killed worker was in the middle of writing.
            for part in kept.glob("*.part"):
                with suppress(OSError):
                    part.unlink()


def scrub(folder: Path, names: set[str]) -> None:
    """Take the lines that hold one of the names out of the logs; what is too short to be a name takes nothing."""
    wanted = [name.encode("utf-8", "replace") for name in names if len(name) >= _SHORTEST_CHARS]
    for log in folder.glob("*.log") if wanted else ():
        with suppress(OSError), log.open("r+b") as stream:
            lines = stream.readlines()
            kept = [line for line in lines if not any(name in line for name in wanted)]
            if len(kept) < len(lines):
                # In place, since worker and reader have the file open.
                stream.seek(0)
                stream.writelines(kept)
                stream.truncate()
