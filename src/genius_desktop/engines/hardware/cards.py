"""The graphics cards in this PC, without starting any other program."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from genius_desktop.engines.hardware.files import entries, number, text
from genius_desktop.engines.hardware.windows import Values

_VENDORS = {"10de": "nvidia", "1002": "amd", "8086": "intel", "106b": "apple", "17cb": "qualcomm", "5143": "qualcomm"}
# Under these drivers a card can compute; others only show pictures.
_DRIVERS = {"nvidia": {"nvidia"}, "amd": {"amdgpu"}, "intel": {"i915", "xe"}}
_NAMES = ("usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids")
_CARD = re.compile(r"card\d+")
_NVIDIA_VERSION = re.compile(r"\d{3}\.\d+(\.\d+)?")
_PCI_ID = re.compile(r"ven_([0-9a-f]{4})", re.IGNORECASE)
_DISPLAY_CLASS = "0x03"


@dataclass(frozen=True, slots=True)
class Card:
    """A graphics card; `driver` is empty and `memory_bytes` 0 where the system does not tell."""

    vendor: str
    name: str
    driver: str = ""
    memory_bytes: int = 0
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Graphics:
    """A graphics card and whether this build of the engine could use it; `missing` are codes of what it lacks."""

    vendor: str
    name: str
    driver: str
    memory_bytes: int
    usable: bool
    missing: tuple[str, ...] = ()


def linux_cards(root: Path) -> tuple[Card, ...]:
    """Find the cards below /sys and /proc; `root` stands for / and may be a made tree."""
    devices = [d for d in entries(root / "sys/bus/pci/devices") if text(d / "class").startswith(_DISPLAY_CLASS)]
    known = {device.name for device in devices}
    for card in entries(root / "sys/class/drm"):
        device = (card / "device").resolve()
        if _CARD.fullmatch(card.name) and device.is_dir() and device.name not in known:
            known.add(device.name)
            devices.append(device)
    # A container may see the driver of a card and not the card.
    bare = [gpu for gpu in entries(root / "proc/driver/nvidia/gpus") if gpu.name not in known]
    return (*(_linux_card(root, device) for device in devices), *(_nvidia_card(root, gpu.name) for gpu in bare))


def _linux_card(root: Path, device: Path) -> Card:
    vendor_id = text(device / "vendor").removeprefix("0x")
    vendor = _VENDORS.get(vendor_id, "other")
    driver = (device / "driver").resolve().name if (device / "driver").is_symlink() else ""
    if driver == "nvidia":
        return _nvidia_card(root, device.name, _listed_name(root, device))
    version = text(root / "sys/module" / driver / "version") if driver else ""
    return Card(
        vendor,
        text(device / "product_name") or _listed_name(root, device) or driver,
        f"{driver} {version}".strip(),
        number(device / "mem_info_vram_total") or 0,
        driver in _DRIVERS.get(vendor, set()),
    )


def _nvidia_card(root: Path, address: str, name: str = "") -> Card:
    lines = text(root / "proc/driver/nvidia/gpus" / address / "information").splitlines()
    told = next((line.partition(":")[2].strip() for line in lines if line.startswith("Model:")), "")
    version = _NVIDIA_VERSION.search(text(root / "proc/driver/nvidia/version"))
    return Card("nvidia", told or name, f"nvidia {version[0]}" if version else "nvidia", ready=True)


def _listed_name(root: Path, device: Path) -> str:
    """Name a PCI card by the list that most systems have; by its codes where there is none."""
    vendor, model = (text(device / field).removeprefix("0x") for field in ("vendor", "device"))
    if not vendor or not model:
        return vendor
    lines = next((found for file in _NAMES if (found := text(root / file))), "").splitlines()
    maker, inside = "", False
    for line in lines:
        if line.startswith(vendor):
            maker, inside = line[len(vendor) :].strip(), True
        elif inside and line.startswith(f"\t{model}"):
            return f"{maker} {line[len(model) + 1 :].strip()}"
        elif inside and line[:1] not in {"\t", "#"}:
            break
    return f"{maker} {vendor}:{model}".strip()


def windows_cards(drivers: Iterable[Values]) -> tuple[Card, ...]:
    """Read the cards from the values their drivers have in the registry of Windows."""
    found = []
    for values in drivers:
        vendor_id = _PCI_ID.search(str(values.get("MatchingDeviceId", "")))
        vendor = _VENDORS.get(vendor_id[1].lower(), "other") if vendor_id else "other"
        maker = str(values.get("ProviderName", ""))
        found.append(
            Card(
                vendor,
                str(values.get("DriverDesc", "")),
                f"{maker} {values.get('DriverVersion', '')}".strip(),
                _memory_bytes(values),
                # Windows has a driver of its own for every card, which only shows pictures.
                vendor != "other" and maker != "Microsoft",
            )
        )
    return tuple(found)


def _memory_bytes(values: Values) -> int:
    told = values.get("HardwareInformation.qwMemorySize", values.get("HardwareInformation.MemorySize", 0))
    if isinstance(told, bytes):
        return int.from_bytes(told, "little")
    return told if isinstance(told, int) else 0
