"""What this PC can do, told without any content of documents."""

import os
import platform
import re
from collections.abc import Callable

import genius_desktop
from genius_desktop.engines import hardware
from genius_desktop.examination import Examination
from genius_desktop.jobs.events import Examined
from genius_desktop.problems import InputProblem

Facts = dict[str, str | int | bool]
Protection = Callable[[], tuple[str, ...]]

_FEATURE = re.compile(r"(\w+) = 1\b")


def examine(protection: Protection | None = None) -> Examined:
    """Look at processor, memory, power, graphics, engine and the reader's sandbox; what is not known is left out.

    `protection` tells what a reader cannot be kept from on this system.
    """
    engine, faults = _engine()
    return Examined(
        Examination(_machine() | (_sandbox(protection) if protection else {}) | _power() | _graphics() | engine, faults)
    )


def _sandbox(protection: Protection) -> Facts:
    try:
        return {"sandbox_missing": " ".join(protection())}
    except InputProblem:
        return {}


def _machine() -> Facts:
    return {
        "program": genius_desktop.__version__,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "processor": hardware.processor_name(),
        "cores": hardware.cores(),
        "physical_cores": hardware.physical_cores(),
        "logical_cores": os.cpu_count() or 1,
        "instruction_sets": " ".join(hardware.instruction_sets()),
        "memory_free_bytes": hardware.free_memory_bytes(),
        "memory_total_bytes": hardware.total_memory_bytes(),
    }


def _power() -> Facts:
    told = {"on_battery": hardware.on_battery(), "battery_percent": hardware.battery_percent()}
    return {name: value for name, value in told.items() if value is not None}


def _graphics() -> Facts:
    found = hardware.graphics()
    facts: Facts = {"graphics": len(found)}
    for number, card in enumerate(found, start=1):
        facts |= {
            f"graphics_{number}_name": card.name,
            f"graphics_{number}_vendor": card.vendor,
            f"graphics_{number}_driver": card.driver,
            f"graphics_{number}_memory_bytes": card.memory_bytes,
            f"graphics_{number}_usable": card.usable,
            f"graphics_{number}_missing": " ".join(card.missing),
        }
    return facts


def _engine() -> tuple[Facts, tuple[str, ...]]:
    try:
        from genius_desktop.engines.local import weights

        name, features = weights.library()
    except (ImportError, OSError, RuntimeError) as fault:
        return {"engine": type(fault).__name__}, ("engine-missing",)
    build = hardware.engine_build()
    return {
        "engine": name,
        "engine_features": " ".join(_FEATURE.findall(features)),
        "engine_graphics": bool(build and build.offload),
    }, ()
