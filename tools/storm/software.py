"""A graphics device made of software: Mesa's, of a newer Debian where one can be unpacked, else the one installed."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.console import SetupError
from tools.places import ROOT
from tools.storm import bare
from tools.storm.ground import MODEL, Ground

# Mesa 22.3.6 of the Debian before dies compiling some of llama.cpp's shaders (docs/measurements.md).
_SUITE = "trixie"
_PACKAGES = (
    *("mesa-vulkan-drivers", "libvulkan1"),
    # What PySide6 asks of a system.
    *("libglib2.0-0t64", "libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libgomp1"),
)
_DRIVERS, _NAME = Path("usr/share/vulkan/icd.d"), "lvp_icd*.json"
_TOKENS = 24


@dataclass(frozen=True, slots=True)
class Driver:
    """A driver of the software device: its description, and the root of the Debian it is from, if not this one."""

    file: Path
    root: Path | None = None

    def ways(self, ground: Ground) -> dict[str, Any]:
        """Give what makes a Python of the ground meet this driver and no other."""
        # llama.cpp takes such a device for a graphics card only if told to.
        eyes = {"VK_ICD_FILENAMES": str(self.file), "VK_DRIVER_FILES": str(self.file), "GGML_VK_VISIBLE_DEVICES": "0"}
        return eyes | ({"python": ground.within(self.root)} if self.root else {})


def driver() -> Driver | None:
    """Find the best driver of the software device that this machine can have."""
    try:
        root = bare.debian(_SUITE, _PACKAGES)
    except SetupError as fault:
        sys.stderr.write(f"{fault}\n")
        found = sorted((Path("/") / _DRIVERS).glob(_NAME))
        return Driver(found[0]) if found else None
    return Driver(next((root / _DRIVERS).glob(_NAME)), root)


def measure(ground: Ground, driver: Driver) -> dict[str, Any]:
    """Compute on the software device, ask the contract of it, and let calibration choose."""
    ways = driver.ways(ground)
    facts, _ = ground.doctor(**ways)
    title = str(facts.get("engine_device_1_title", ""))
    ground.must("doctor sees the software device", holds=bool(title))
    text = ground.written(_TOKENS)["text"]
    written = ground.written(_TOKENS, title, **ways)
    ground.must("the software device writes", holds=written["device"] == title and bool(written["text"].strip()))
    ground.must("the software device writes what the processor writes", holds=written["text"] == text)
    tests = ("-m", "pytest", "-q", "--rootdir", ROOT, ROOT / "tests/engines/test_vulkan.py")
    contract, told, contract_seconds = ground.run(*tests, **ways)
    ground.must("the contract of engines holds on the software device", holds=contract == 0 and "skipped" not in told)
    return {
        "software device": f"{title}, {facts.get('engine_device_1_driver', '')}",
        "software device: same text": written["text"] == text,
        "software device: text": written["text"],
        "software device: contract": f"{told.strip().splitlines()[-1] if told.strip() else ''}, {contract_seconds} s",
        **_calibrated(ground, ways),
    }


def _calibrated(ground: Ground, ways: dict[str, Any]) -> dict[str, Any]:
    words = ("doctor", "--calibrate", "--model", MODEL, "--json")
    (code, told, first), (_, again, second) = ground.program(*words, **ways), ground.program(*words, **ways)
    plan = json.loads(told) if code == 0 else {"device": "", "verdicts": []}
    ground.must("calibration prefers the processor", holds=not plan["device"] and bool(plan["verdicts"]))
    ground.must("the verdict is remembered", holds=bool(again) and json.loads(again)["verdicts"] == plan["verdicts"])
    return {
        "software device: verdict": json.dumps(plan["verdicts"], ensure_ascii=False),
        "seconds of calibration, first and again": f"{first}, {second}",
    }
