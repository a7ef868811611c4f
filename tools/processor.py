"""Which processor this is, as far as compiled code depends on it."""

import os
import platform
import re
import sys
from pathlib import Path

from tools.console import answer

_DESCRIPTION = Path("/proc/cpuinfo")
_MACHINE_CODE = re.compile(r"(s?sse|avx|fma|f16c|bmi\d|gfni|vaes|vpclmul|asimd|sve|sme\d?$|i8mm|bf16|fphp)")


def identity() -> str:
    """Give what tells this processor from others that run other machine code."""
    if _DESCRIPTION.exists():
        described = _DESCRIPTION.read_text("utf-8", "replace")
        return " ".join([model(described), *flags(described)])
    if sys.platform == "darwin":
        return (answer(["sysctl", "-n", "machdep.cpu.brand_string"]) or "").strip()
    return os.environ.get("PROCESSOR_IDENTIFIER", platform.processor())


def instruction_sets() -> tuple[str, ...]:
    """Give what a machine must have to run what was compiled for this one; empty where nobody knows."""
    return flags(_DESCRIPTION.read_text("utf-8", "replace")) if _DESCRIPTION.exists() else ()


def model(described: str) -> str:
    """Give the model of a processor from Linux's description of it."""
    lines = (line for line in described.splitlines() if line.startswith("model name"))
    return next(lines, "").partition(":")[2].strip()


def flags(described: str) -> tuple[str, ...]:
    """Give the instruction sets that a compiler would use, from Linux's description of a processor."""
    lines = (line for line in described.splitlines() if line.startswith(("flags", "Features")))
    words = next(lines, "").partition(":")[2].split()
    return tuple(sorted({word for word in words if _MACHINE_CODE.match(word)}))
