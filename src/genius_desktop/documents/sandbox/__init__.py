"""The room a reader shuts itself in before it sees a document: a parser that is taken over can do nothing there."""

import sys
from pathlib import Path

from genius_desktop.documents.sandbox.lacks import ALL, FILES, MEMORY, NETWORK, PROCESSES

__all__ = ["ALL", "shut"]

if sys.platform == "linux":
    from genius_desktop.documents.sandbox import landlock, limits, seccomp
if sys.platform == "win32":
    from genius_desktop.documents.sandbox import windows


def shut(readable: Path | None = None, *, memory_bytes: int) -> tuple[str, ...]:
    """Shut this process in for the rest of its life; give what the system cannot keep it from.

    Afterwards it reads its input, writes its output, takes so much memory more, and opens no files but those of the
    `readable` folder. Nothing can be imported any more, no thread and no process started.
    """
    if sys.platform == "linux":
        bounded = limits.bound(memory_bytes)
        fenced = landlock.fence(readable)
        filtered = seccomp.filter_calls(may_open=readable is not None)
        missing = {
            FILES: not (fenced or (filtered and readable is None)),
            NETWORK: not filtered,
            PROCESSES: not filtered,
            MEMORY: not bounded,
        }
        return tuple(name for name in ALL if missing[name])
    if sys.platform == "win32":
        return windows.shut(memory_bytes)
    return ALL
