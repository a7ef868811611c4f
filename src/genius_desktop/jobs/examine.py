"""What this PC can do, told without any content of documents."""

import os
import platform

from genius_desktop.domain import Examination
from genius_desktop.engines import hardware
from genius_desktop.jobs.events import Examined


def examine() -> Examined:
    """Look at processor, memory and libraries."""
    faults: list[str] = []
    facts: dict[str, str | int | bool] = {
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "cores": hardware.cores(),
        "logical_cores": os.cpu_count() or 1,
        "memory_free_bytes": hardware.free_memory_bytes(),
        "memory_total_bytes": hardware.total_memory_bytes(),
    }
    try:
        from genius_desktop.engines.local import weights

        facts["engine"], facts["engine_features"] = weights.library()
    except (ImportError, OSError, RuntimeError) as fault:
        faults.append("engine-missing")
        facts["engine"] = type(fault).__name__
    return Examined(Examination(facts, tuple(faults)))
