"""What a process may take: memory, files, processes, room in the log."""

import os
import stat
import sys
from pathlib import Path

_OPEN_FILES = 16
# A reader says what went wrong on its error output; one that floods it must not fill the disk.
_LOG_BYTES = 1 << 20


def bound(memory_bytes: int) -> bool:
    """Let this process take so many bytes more than it has; tell whether the system keeps to it."""
    if sys.platform == "win32":
        return False
    import resource

    room = _address_space_bytes() + memory_bytes
    log = os.fstat(2)
    file_bytes = log.st_size + _LOG_BYTES if stat.S_ISREG(log.st_mode) else 0
    wanted = {
        resource.RLIMIT_AS: room,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: file_bytes,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_NPROC: 0,
    }
    for kind, most in wanted.items():
        hard = resource.getrlimit(kind)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, least))
    return True


def _address_space_bytes() -> int:
    """Tell how large this process is: libraries and reserved memory count, although they cost nothing."""
    if sys.platform == "win32":
        return 0
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")
