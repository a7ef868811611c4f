"""What is kept of documents beside the archive: recognised pages and what the engine remembers, a folder a document."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

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
