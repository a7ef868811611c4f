"""Messages between processes: bounded JSON lines, some followed by bytes, over standard input and output."""

import os
import signal
import sys
from typing import BinaryIO

from genius_desktop.codec import LINE_LIMIT_BYTES, MalformedMessageError

_NICENESS = 5


def read_line(stream: BinaryIO, limit_bytes: int = LINE_LIMIT_BYTES) -> bytes:
    """Read one whole line; empty at the end of the stream.

    Raises `MalformedMessageError` for a line that is too long or that ends with the stream.
    """
    line = stream.readline(limit_bytes + 1)
    if line and not line.endswith(b"\n"):
        raise MalformedMessageError(f"line of {len(line)} bytes without an end")
    return line


def read_bytes(stream: BinaryIO, length: int) -> bytes:
    """Read exactly so many bytes.

    Raises `MalformedMessageError` where the stream ends before.
    """
    data = stream.read(length)
    if len(data) != length:
        raise MalformedMessageError(f"{len(data)} of {length} bytes")
    return data


def claim_output() -> BinaryIO:
    """Take the standard output for messages alone; what libraries print goes to the error output."""
    ours = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return ours


def become_child() -> None:
    """Leave the end of this process to its parent: Ctrl+C in a terminal is not for us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        # The pipe's end tells an idle child that its parent is gone; this tells a busy one.
        import ctypes

        parent = os.getppid()
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def lower_priority() -> None:
    """Let the programs the user works with go first; called before any other thread starts, all of them inherit it."""
    if sys.platform == "win32":
        import ctypes

        below_normal_priority_class = 0x4000
        ctypes.windll.kernel32.SetPriorityClass(
            ctypes.c_void_p(ctypes.windll.kernel32.GetCurrentProcess()), below_normal_priority_class
        )
    else:
        # Not `nice`: a reader started by a worker would step back twice.
        os.setpriority(os.PRIO_PROCESS, 0, max(_NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))
