"""The processor: which of its cores a model should run on, and what it is called."""

import hashlib
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

import psutil

from genius_desktop.engines.hardware import linux, mac, windows
from genius_desktop.engines.hardware.files import text

_ROOT = Path("/")
# What Linux calls the instruction sets that llama.cpp has code for, and what they are called in our lists.
_SETS = {
    "avx": "AVX",
    "avx2": "AVX2",
    "fma": "FMA",
    "f16c": "F16C",
    "bmi2": "BMI2",
    "avx_vnni": "AVX-VNNI",
    "avx512f": "AVX-512",
    "avx512_vnni": "AVX-512-VNNI",
    "avx512vbmi": "AVX-512-VBMI",
    "avx512_bf16": "AVX-512-BF16",
    "amx_int8": "AMX-INT8",
    "amx_bf16": "AMX-BF16",
    "asimd": "NEON",
    "asimddp": "DOTPROD",
    "asimdhp": "FP16",
    "i8mm": "I8MM",
    "bf16": "BF16",
    "sve": "SVE",
    "sve2": "SVE2",
    "sme": "SME",
}


def cores() -> int:
    """Count the performance cores this process may use."""
    return len(performance_cores())


def physical_cores() -> int:
    """Count all cores of this PC, of whatever kind."""
    return psutil.cpu_count(logical=False) or os.cpu_count() or 1


def performance_cores() -> tuple[int, ...]:
    """Choose the logical processors to run on: one for each performance core this process may use, never none."""
    if sys.platform == "linux":
        found = linux.performance_cores(_ROOT, frozenset(os.sched_getaffinity(0)))
    elif sys.platform == "win32":
        found = windows.performance_cores(windows.core_records(), frozenset(psutil.Process().cpu_affinity()))
    else:
        # macOS tells how many there are; threads cannot be bound to them.
        found = tuple(range(mac.number("hw.perflevel0.physicalcpu") or 0))
    return found or tuple(range(physical_cores()))


def keep_to_performance_cores() -> None:
    """Bind this thread, and those it starts, to the performance cores where the system has others too.

    One slow core holds up all the others, since they wait for each other many times a token.
    """
    fast = performance_cores()
    if len(fast) >= physical_cores():
        return
    with suppress(OSError, ValueError, psutil.Error):
        if sys.platform == "linux":
            os.sched_setaffinity(0, fast)
        elif sys.platform == "win32":
            psutil.Process().cpu_affinity(list(fast))


def processor_name() -> str:
    """Name the processor as its maker does."""
    if sys.platform == "linux":
        told = linux.processor_name(text(_ROOT / "proc/cpuinfo"))
    elif sys.platform == "win32":
        told = windows.processor_name() or os.environ.get("PROCESSOR_IDENTIFIER", "")
    else:
        told = mac.text("machdep.cpu.brand_string")
    return told or platform.processor() or platform.machine()


def instruction_sets() -> tuple[str, ...]:
    """List the instruction sets of this processor that speed a model up, as far as the system tells."""
    if sys.platform == "linux":
        told = linux.flags(text(_ROOT / "proc/cpuinfo"))
    elif sys.platform == "win32":
        told = windows.flags()
    else:
        told = mac.flags()
    return tuple(title for flag, title in _SETS.items() if flag in told)


def linux_flags() -> frozenset[str]:
    """Give what Linux lets programs use of this processor, by its own names."""
    return linux.flags(text(_ROOT / "proc/cpuinfo"))


def cpu_name() -> str:
    """Name this processor for keys: what was measured under one name holds under it alone."""
    digest = hashlib.sha256(" ".join(instruction_sets()).encode()).hexdigest()
    return f"{processor_name()} {digest[:8]}"
