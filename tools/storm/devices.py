"""One engine on every kind of processor and graphics device: QEMU's ones, Mesa's software device, bad drivers."""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from genius_desktop.processors import VARIANTS
from tools import engine, system
from tools.storm import software
from tools.storm.emulation import PROCESSORS
from tools.storm.ground import Ground, emulator

FAULTS = ("failed",)
_TOKENS, _TOKENS_EMULATED = 24, 6
_EMULATED_SECONDS = 1800
_BAD_DRIVERS = {"crashes": "abort();", "hangs": "for (;;) pause();"}


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Try everything this machine can emulate, and say what did not go as it must."""
    wheel = arguments.wheel or engine.wheel(engine.PORTABLE)
    with tempfile.TemporaryDirectory() as name:
        ground = Ground(Path(name), wheel.absolute())
        figures = _here(ground)
        figures |= _emulated(ground)
        driver = software.driver()
        if driver:
            figures |= software.measure(ground, driver)
        figures |= _bad_drivers(ground)
        return figures | {"failed": "; ".join(ground.failed)}


def _here(ground: Ground) -> dict[str, Any]:
    facts, seconds = ground.doctor()
    written = ground.written(_TOKENS)
    ground.must("the variant of this processor writes", holds=bool(written["text"].strip()))
    ground.must("doctor shows the variant that writes", holds=facts.get("engine_variant") == written["variant"])
    return {
        "variant here": written["variant"],
        "text here": written["text"],
        "seconds doctor": seconds,
        "variants brought": facts.get("engine_variants", ""),
    }


def _emulated(ground: Ground) -> dict[str, Any]:
    if not emulator():
        return {"emulated": f"nicht geprüft. {system.advice(['qemu-user'])}"}
    brought = {file.name for file in (ground.engine / "llama_cpp" / "lib").iterdir()}
    figures: dict[str, Any] = {}
    for processor, variant in PROCESSORS.items():
        expected = variant if f"libggml-cpu-{variant}.so" in brought else next(iter(VARIANTS))
        python = ground.emulated(processor)
        facts, seconds = ground.doctor(python=python)
        written = ground.written(_TOKENS_EMULATED, python=python, limit_seconds=_EMULATED_SECONDS)
        ground.must(f"{processor} chooses {expected}", holds=facts.get("engine_variant") == expected)
        ground.must(f"{processor} writes", holds=written["variant"] == expected and bool(written["text"].strip()))
        figures |= {
            f"{processor}: variant": facts.get("engine_variant", "none"),
            f"{processor}: text": written["text"],
            f"{processor}: seconds doctor, writing": f"{seconds}, {written.get('seconds')}",
        }
    return figures


def _bad_drivers(ground: Ground) -> dict[str, Any]:
    """Put up drivers that crash or hang as soon as they are loaded: doctor tells, jobs never meet them."""
    compiler = system.compiler()
    figures: dict[str, Any] = {}
    for kind, code in _BAD_DRIVERS.items():
        library, icd = ground.folder / f"lib{kind}.so", ground.folder / f"{kind}.json"
        source = (
            f"#include <stdlib.h>\n#include <unistd.h>\n__attribute__((constructor)) static void bad(void) {{{code}}}"
        )
        subprocess.run(
            [compiler, "-x", "c", "-shared", "-fPIC", "-o", library, "-"], input=source, text=True, check=True
        )
        icd.write_text(
            json.dumps({"file_format_version": "1.0.0", "ICD": {"library_path": str(library), "api_version": "1.3.0"}})
        )
        eyes = {"VK_ICD_FILENAMES": str(icd), "VK_DRIVER_FILES": str(icd)}
        facts, seconds = ground.doctor(**eyes)
        written = ground.written(_TOKENS_EMULATED, **eyes)
        ground.must(f"doctor survives a driver that {kind}", holds=bool(facts.get("engine_devices_fault")))
        ground.must(f"a job never meets a driver that {kind}", holds=bool(written["text"].strip()))
        figures[f"driver that {kind}"] = f"{facts.get('engine_devices_fault')} after {seconds} s"
    return figures
