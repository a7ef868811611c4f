"""One engine on every kind of processor and graphics device: QEMU's ones, Mesa's software device, bad drivers."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

from genius_desktop import paths
from genius_desktop.models import catalog, shelf
from genius_desktop.processors import VARIANTS
from tools import engine, system
from tools.places import ROOT
from tools.storm import writes

FAULTS = ("failed",)
_MODEL = "smollm2-135m-instruct-q4_1"
_EMULATOR = "qemu-x86_64"
# What the emulator calls a processor, and the variant that must be chosen on it. It has no AVX-512.
_PROCESSORS = {"Nehalem": "sse42", "Westmere": "sse42", "Haswell": "haswell", "max": "haswell"}
_TOKENS, _TOKENS_EMULATED = 24, 6
_SOFTWARE_DRIVER = "lvp_icd"
_BAD_DRIVERS = {"crashes": "abort();", "hangs": "for (;;) pause();"}


class Ground:
    """A folder with the engine of packages, unpacked, and a home of its own."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder = folder
        self.engine = folder / "engine"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(self.engine)
        found = shelf.find(catalog.load(paths.catalog()).entry(_MODEL), paths.places())
        if found is None:
            raise SystemExit(f"Das Modell {_MODEL} fehlt: genius-desktop models fetch {_MODEL}")
        self.weights = found
        self.failed: list[str] = []
        home_models = folder / "home" / "models"
        home_models.mkdir(parents=True)
        (home_models / found.name).symlink_to(found)

    def run(
        self, *words: str | Path, processor: str = "", limit_seconds: float = 900, **more: str
    ) -> tuple[int, str, float]:
        """Run Python with the engine of packages, on another processor if one is named; code, output, seconds."""
        places = [self.engine, ROOT / "src", ROOT, Path(sysconfig.get_paths()["purelib"]), *map(Path, sys.path)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(dict.fromkeys(map(str, places)))} | more
        command = [str(self._python(processor) if processor else sys.executable), "-P", *map(str, words)]
        begin = time.monotonic()
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            env=environment,
            timeout=limit_seconds,
            cwd=self.folder,
        )
        if done.returncode:
            sys.stderr.write(done.stderr[-2000:])
        return done.returncode, done.stdout, round(time.monotonic() - begin, 1)

    def program(self, *words: str, **more: Any) -> tuple[int, str, float]:  # noqa: ANN401 (handed on)
        """Run the program with a home of its own."""
        return self.run("-m", "genius_desktop", *words, "--home", str(self.folder / "home"), **more)

    def written(self, tokens: int, device: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401 (handed on)
        """Write with the engine itself."""
        code, told, _ = self.run("-m", writes.__name__, self.weights, str(tokens), device, **more)
        answer: dict[str, Any] = (
            json.loads(told) if code == 0 else {"text": "", "variant": "", "device": "", "code": code}
        )
        return answer

    def must(self, claim: str, *, holds: bool) -> None:
        """Note a claim that does not hold."""
        if not holds:
            self.failed.append(claim)

    def _python(self, processor: str) -> Path:
        """Give a Python whose children run on the emulated processor too: they are started by its name."""
        program = self.folder / processor / "python"
        if not program.exists():
            program.parent.mkdir()
            real = os.path.realpath(sys.executable)
            program.write_text(f'#!/bin/sh\nexec {_EMULATOR} -cpu {processor} -0 "{program}" "{real}" "$@"\n')
            program.chmod(0o755)
        return program


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Try everything this machine can emulate, and say what did not go as it must."""
    wheel = arguments.wheel or engine.wheel(engine.PORTABLE)
    with tempfile.TemporaryDirectory() as name:
        ground = Ground(Path(name), wheel.absolute())
        figures = _here(ground)
        text = str(figures["text here"])
        figures |= _emulated(ground)
        software = _software_driver()
        if software:
            figures |= _software(ground, software, text)
        figures |= _bad_drivers(ground)
        return figures | {"failed": "; ".join(ground.failed)}


def _doctor(ground: Ground, **more: Any) -> tuple[dict[str, Any], float]:  # noqa: ANN401 (handed on)
    code, told, seconds = ground.program("doctor", "--json", **more)
    facts: dict[str, Any] = json.loads(told)["facts"] if code == 0 else {}
    return facts, seconds


def _here(ground: Ground) -> dict[str, Any]:
    facts, seconds = _doctor(ground)
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
    if shutil.which(_EMULATOR) is None:
        return {"emulated": f"nicht geprüft. {system.advice(['qemu-user'])}"}
    brought = {file.name for file in (ground.engine / "llama_cpp" / "lib").iterdir()}
    figures: dict[str, Any] = {}
    for processor, variant in _PROCESSORS.items():
        expected = variant if f"libggml-cpu-{variant}.so" in brought else next(iter(VARIANTS))
        facts, seconds = _doctor(ground, processor=processor)
        written = ground.written(_TOKENS_EMULATED, processor=processor)
        ground.must(f"{processor} chooses {expected}", holds=facts.get("engine_variant") == expected)
        ground.must(f"{processor} writes", holds=written["variant"] == expected and bool(written["text"].strip()))
        figures |= {
            f"{processor}: variant": facts.get("engine_variant", "none"),
            f"{processor}: text": written["text"],
            f"{processor}: seconds doctor, writing": f"{seconds}, {written.get('seconds')}",
        }
    return figures


def _software_driver() -> Path | None:
    return next(iter(Path("/usr/share/vulkan/icd.d").glob(f"{_SOFTWARE_DRIVER}*.json")), None)


def _software(ground: Ground, driver: Path, text: str) -> dict[str, Any]:
    """Compute on Mesa's software device, which the engine takes for a graphics card only if told to."""
    eyes: dict[str, Any] = {
        "VK_ICD_FILENAMES": str(driver),
        "VK_DRIVER_FILES": str(driver),
        "GGML_VK_VISIBLE_DEVICES": "0",
    }
    facts, _ = _doctor(ground, **eyes)
    title = str(facts.get("engine_device_1_title", ""))
    ground.must("doctor sees the software device", holds=bool(title))
    written = ground.written(_TOKENS, title, **eyes)
    ground.must("the software device writes", holds=written["device"] == title and bool(written["text"].strip()))
    ground.must("the software device writes what the processor writes", holds=written["text"] == text)
    contract, _, contract_seconds = ground.run("-m", "pytest", "-q", ROOT / "tests/engines/test_vulkan.py", **eyes)
    ground.must("the contract of engines holds on the software device", holds=contract == 0)
    words = ("doctor", "--calibrate", "--model", _MODEL, "--json")
    (code, told, first), (_, again, second) = ground.program(*words, **eyes), ground.program(*words, **eyes)
    plan = json.loads(told) if code == 0 else {}
    reasons = [verdict["reason"] for verdict in plan.get("verdicts", [])]
    ground.must("calibration prefers the processor", holds=code == 0 and not plan["device"] and bool(reasons))
    ground.must("the verdict is remembered", holds=bool(again) and json.loads(again)["verdicts"] == plan["verdicts"])
    return {
        "software device": f"{title}, {facts.get('engine_device_1_driver', '')}",
        "software device: same text": written["text"] == text,
        "software device: text": written["text"],
        "software device: seconds contract": contract_seconds,
        "software device: verdict": json.dumps(plan.get("verdicts", []), ensure_ascii=False),
        "seconds of calibration, first and again": f"{first}, {second}",
    }


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
        facts, seconds = _doctor(ground, **eyes)
        written = ground.written(_TOKENS_EMULATED, **eyes)
        ground.must(f"doctor survives a driver that {kind}", holds=bool(facts.get("engine_devices_fault")))
        ground.must(f"a job never meets a driver that {kind}", holds=bool(written["text"].strip()))
        figures[f"driver that {kind}"] = f"{facts.get('engine_devices_fault')} after {seconds} s"
    return figures
