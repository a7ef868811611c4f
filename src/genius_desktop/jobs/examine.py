"""What this PC can do, told without any content of documents."""

import os
import platform
import re
from collections.abc import Callable

import genius_desktop
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.hardware import Build
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
    engine, faults, build = _engine()
    sandbox = _sandbox(protection) if protection else {}
    return Examined(Examination(_machine() | sandbox | _power() | _graphics(build) | engine, faults))


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


def _graphics(build: Build | None) -> Facts:
    found = hardware.graphics(build)
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


def _engine() -> tuple[Facts, tuple[str, ...], Build | None]:
    try:
        from genius_desktop.engines.local import backends, weights

        name, features = weights.library()
    except (ImportError, OSError, RuntimeError) as fault:
        return {"engine": type(fault).__name__}, ("engine-missing",), None
    facts: Facts = {"engine": name, "engine_features": " ".join(_FEATURE.findall(features))}
    parts, build = _parts() if backends.processor_files() else ({}, hardware.engine_build())
    return facts | parts | {"engine_graphics": build is not None and build.offload}, (), build


def _parts() -> tuple[Facts, Build | None]:
    """Look at an engine whose backends are files: which it has chosen, and which devices their drivers tell of."""
    from genius_desktop.engines.local import asking, backends

    offload = backends.graphics_file() is not None
    facts: Facts = {
        "engine_variant": backends.runtime().variant,
        "engine_variants": " ".join(backends.processor_files()),
    }
    try:
        seen = asking.look(Brake())
    except asking.ProbeFailedError as fault:
        return facts | {"engine_devices_fault": fault.reason}, Build(offload)
    facts["engine_devices"] = len(seen.devices)
    for number, device in enumerate(seen.devices, start=1):
        facts |= {
            f"engine_device_{number}_title": device.title,
            f"engine_device_{number}_driver": device.driver,
            f"engine_device_{number}_integrated": device.integrated,
            f"engine_device_{number}_memory_bytes": device.memory_bytes,
        }
    return facts, Build(offload, tuple(device.title for device in seen.devices))
