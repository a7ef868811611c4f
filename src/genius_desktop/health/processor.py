"""What the processor of this PC understands, of what the program asks of it."""

import os
import sys
from pathlib import Path

from genius_desktop.processors import FLOOR, lacking

# Without these a language model works, and slowly.
QUICK = ("avx", "avx2", "fma", "f16c")
_ARCHITECTURES = {"x86_64", "AMD64", "amd64"}
# The numbers of winnt.h, PF_…_INSTRUCTIONS_AVAILABLE, and what has no number and came with the same processors.
_WINDOWS = {
    36: {"pni", "ssse3"},
    37: {"sse4_1"},
    38: {"sse4_2", "popcnt", "cx16"},
    39: {"avx"},
    40: {"avx2", "fma", "f16c"},
}
# The flags of one processor are in the first lines; each further one costs the system time.
_READ_BYTES = 8192


def machine() -> str:
    """Name the kind of processor as the system does."""
    # Not by `platform`: it is the first thing that every process of ours asks.
    if sys.platform == "win32":
        return os.environ.get("PROCESSOR_ARCHITECTURE", "")
    return os.uname().machine


def flags(root: Path = Path("/")) -> frozenset[str] | None:
    """Give what the processor understands, of what we ask about; nothing where the system does not tell."""
    if machine() not in _ARCHITECTURES:
        return None
    if sys.platform == "win32":
        import ctypes

        present = ctypes.windll.kernel32.IsProcessorFeaturePresent
        return frozenset(name for number, names in _WINDOWS.items() if present(number) for name in names)
    return None if sys.platform == "darwin" else linux_flags(root)


def linux_flags(root: Path) -> frozenset[str] | None:
    """Read the flags of the first processor; `root` stands for / and may be a made tree."""
    try:
        with (root / "proc/cpuinfo").open("rb") as file:
            lines = file.read(_READ_BYTES).decode("ascii", "replace").splitlines()
    except OSError:
        return None
    told = next((line.partition(":")[2].split() for line in lines if line.startswith("flags")), None)
    return None if told is None else frozenset(told) & {*FLOOR, *QUICK}


def missing(found: frozenset[str] | None) -> tuple[str, ...]:
    """Name what the processor lacks so that the program cannot run on it."""
    return () if found is None else lacking(found)
