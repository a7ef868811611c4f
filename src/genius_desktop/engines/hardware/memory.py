"""The memory a model may take."""

import sys
from pathlib import Path

import psutil

from genius_desktop.engines.hardware.cgroups import memory_limits

_ROOT = Path("/")


def free_memory_bytes() -> int:
    """Give the memory a model could take now, within every limit set on this process; never negative."""
    free = [limit - used for limit, used in memory_limits(_ROOT)]
    address_space = _address_space_bytes()
    if address_space is not None:
        free.append(address_space - psutil.Process().memory_info().vms)
    return max(0, min([psutil.virtual_memory().available, *free]))


def total_memory_bytes() -> int:
    """Give the memory this process could ever have: that of the PC, within every limit set on this process."""
    limits = [limit for limit, _ in memory_limits(_ROOT)]
    address_space = _address_space_bytes()
    if address_space is not None:
        limits.append(address_space)
    return min([psutil.virtual_memory().total, *limits])


def _address_space_bytes() -> int | None:
    if sys.platform == "win32":
        return None
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if limit == resource.RLIM_INFINITY else limit
