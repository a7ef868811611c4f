"""What this PC has to offer a model."""

import os
import sys
from pathlib import Path

import psutil

_CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")
_CGROUP_USED = Path("/sys/fs/cgroup/memory.current")


def cores() -> int:
    """Count the physical cores this process may use."""
    physical = psutil.cpu_count(logical=False) or 1
    if sys.platform == "linux":
        return max(1, min(physical, len(os.sched_getaffinity(0))))
    return physical


def free_memory_bytes() -> int:
    """Give the memory a model could take now, within every limit set on this process."""
    limits = [psutil.virtual_memory().available]
    if _CGROUP_LIMIT.is_file() and _CGROUP_USED.is_file():
        limit = _CGROUP_LIMIT.read_text("ascii").strip()
        if limit.isdigit():
            limits.append(int(limit) - int(_CGROUP_USED.read_text("ascii")))
    if sys.platform != "win32":
        import resource

        address_space, _ = resource.getrlimit(resource.RLIMIT_AS)
        if address_space != resource.RLIM_INFINITY:
            limits.append(address_space - psutil.Process().memory_info().vms)
    return max(0, min(limits))


def total_memory_bytes() -> int:
    """Give the memory of the PC."""
    return int(psutil.virtual_memory().total)
