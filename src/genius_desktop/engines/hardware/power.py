"""Where the power comes from."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from genius_desktop.engines.hardware.files import entries, number, text

_ROOT = Path("/")
_CHARGED = {"Charging", "Full", "Not charging"}


@dataclass(frozen=True, slots=True)
class Power:
    """Whether the battery is being used up, and how full it is; nothing where that is not known."""

    on_battery: bool | None = None
    percent: int | None = None


def on_battery() -> bool | None:
    """Tell whether this PC runs on its battery; nothing where it has none or does not tell."""
    return power().on_battery


def battery_percent() -> int | None:
    """Tell how full the battery is; nothing where there is none."""
    return power().percent


def power() -> Power:
    """Ask the system about the power."""
    if sys.platform == "linux":
        return linux_power(_ROOT)
    battery: Any = psutil.sensors_battery()  # its types know no PC without a battery
    if battery is None:
        return Power()
    plugged = battery.power_plugged
    return Power(None if plugged is None else not plugged, round(battery.percent))


def linux_power(root: Path) -> Power:
    """Read the power supplies of the PC itself.

    psutil would take the battery of a wireless mouse for that of the PC.
    """
    supplies = [s for s in entries(root / "sys/class/power_supply") if text(s / "scope") != "Device"]
    batteries = [s for s in supplies if text(s / "type") == "Battery" and text(s / "present") != "0"]
    if not batteries:
        return Power()
    charges = [charge for battery in batteries if (charge := number(battery / "capacity")) is not None]
    percent = round(sum(charges) / len(charges)) if charges else None
    states = {text(battery / "status") for battery in batteries}
    lines = [number(s / "online") for s in supplies if text(s / "type") in {"Mains", "USB"}]
    if any(lines):
        return Power(on_battery=False, percent=percent)
    if "Discharging" in states:
        return Power(on_battery=True, percent=percent)
    if states & _CHARGED:
        return Power(on_battery=False, percent=percent)
    return Power(True if 0 in lines else None, percent)
