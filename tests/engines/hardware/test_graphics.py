from pathlib import Path

import pytest

from genius_desktop.engines import hardware
from genius_desktop.engines.hardware.cards import Card, linux_cards, windows_cards
from genius_desktop.engines.hardware.offload import Build, engine_build, judge
from tests.engines.hardware.trees import link, plant

NAMES = """# a comment
1002  Advanced Micro Devices, Inc. [AMD/ATI]
\t15bf  Phoenix1
\t\t1002 15bf  A board
8086  Intel Corporation
# another
\t46a6  Alder Lake-P GT2 [Iris Xe Graphics]
10de  NVIDIA Corporation
\t25a2  GA107M [GeForce RTX 3050 Mobile]
"""


def pci(root: Path, address: str, codes: str, driver: str = "", **more: str) -> None:
    """Put a card into a made tree."""
    vendor, device = codes.split(":")
    folder = f"sys/devices/pci0000:00/{address}"
    values = {"class": "0x030000", "vendor": f"0x{vendor}", "device": f"0x{device}"} | more
    plant(root, {f"{folder}/{name}": value for name, value in values.items()})
    link(root, f"sys/bus/pci/devices/{address}", folder)
    if driver:
        plant(root, {f"sys/bus/pci/drivers/{driver}/bind": ""})
        link(root, f"{folder}/driver", f"sys/bus/pci/drivers/{driver}")
        link(root, f"sys/class/drm/card{address[-3]}/device", folder)


def test_cards_inside_the_processor_are_found_once_and_named_by_the_list(tmp_path: Path) -> None:
    pci(tmp_path, "0000:00:02.0", "8086:46a6", "i915")
    pci(tmp_path, "0000:00:1f.3", "8086:51c8", **{"class": "0x040100"})  # sound
    plant(tmp_path, {"usr/share/misc/pci.ids": NAMES})

    assert linux_cards(tmp_path) == (
        Card("intel", "Intel Corporation Alder Lake-P GT2 [Iris Xe Graphics]", "i915", ready=True),
    )


def test_an_amd_card_tells_its_memory(tmp_path: Path) -> None:
    pci(tmp_path, "0000:04:00.0", "1002:15bf", "amdgpu", mem_info_vram_total="536870912")

    assert linux_cards(tmp_path) == (Card("amd", "1002:15bf", "amdgpu", 536_870_912, ready=True),)


def test_an_nvidia_card_is_named_by_its_driver(tmp_path: Path) -> None:
    pci(tmp_path, "0000:01:00.0", "10de:25a2", "nvidia", **{"class": "0x030200"})
    plant(
        tmp_path,
        {
            "proc/driver/nvidia/gpus/0000:01:00.0/information": "Model: \t NVIDIA GeForce RTX 3050 Laptop GPU\nIRQ: 1",
            "proc/driver/nvidia/version": "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.15",
        },
    )

    assert linux_cards(tmp_path) == (
        Card("nvidia", "NVIDIA GeForce RTX 3050 Laptop GPU", "nvidia 570.86.15", ready=True),
    )


def test_a_container_may_see_the_driver_alone(tmp_path: Path) -> None:
    plant(tmp_path, {"proc/driver/nvidia/gpus/0000:01:00.0/information": "Model: NVIDIA H200"})

    assert linux_cards(tmp_path) == (Card("nvidia", "NVIDIA H200", "nvidia", ready=True),)


@pytest.mark.parametrize("driver", ["", "nouveau", "vfio-pci"])
def test_a_card_without_the_driver_of_its_maker_is_not_ready(tmp_path: Path, driver: str) -> None:
    pci(tmp_path, "0000:01:00.0", "10de:25a2", driver)
    plant(tmp_path, {"usr/share/hwdata/pci.ids": NAMES})

    assert linux_cards(tmp_path) == (
        Card("nvidia", "NVIDIA Corporation GA107M [GeForce RTX 3050 Mobile]", driver, ready=False),
    )


def test_a_card_that_is_not_on_the_list_is_told_by_maker_and_codes(tmp_path: Path) -> None:
    pci(tmp_path, "0000:01:00.0", "8086:ffff", "xe")
    plant(tmp_path, {"usr/share/misc/pci.ids": NAMES})

    assert linux_cards(tmp_path)[0].name == "Intel Corporation 8086:ffff"


def test_a_card_outside_the_pci_bus_is_found(tmp_path: Path) -> None:
    plant(tmp_path, {"sys/devices/soc/gpu/uevent": "", "sys/bus/platform/drivers/panfrost/bind": ""})
    link(tmp_path, "sys/devices/soc/gpu/driver", "sys/bus/platform/drivers/panfrost")
    link(tmp_path, "sys/class/drm/card0/device", "sys/devices/soc/gpu")
    link(tmp_path, "sys/class/drm/card0-HDMI-A-1/device", "sys/class/drm/card0/device")

    assert linux_cards(tmp_path) == (Card("other", "panfrost", "panfrost"),)


def test_a_system_without_any_card_has_none(tmp_path: Path) -> None:
    assert linux_cards(tmp_path) == ()


def test_windows_tells_cards_by_the_values_of_their_drivers() -> None:
    intel = {
        "DriverDesc": "Intel(R) Iris(R) Xe Graphics",
        "ProviderName": "Intel Corporation",
        "DriverVersion": "31.0.101.4953",
        "MatchingDeviceId": r"PCI\VEN_8086&DEV_46A6",
        "HardwareInformation.MemorySize": b"\x00\x00\x00\x40",
    }
    nvidia = {
        "DriverDesc": "NVIDIA GeForce RTX 3050",
        "ProviderName": "NVIDIA",
        "DriverVersion": "32.0.15.6094",
        "MatchingDeviceId": r"pci\ven_10de&dev_25a2",
        "HardwareInformation.qwMemorySize": 4 * 1024**3,
    }
    basic = {"DriverDesc": "Microsoft Basic Display Adapter", "ProviderName": "Microsoft"}

    assert windows_cards([intel, nvidia, basic]) == (
        Card("intel", "Intel(R) Iris(R) Xe Graphics", "Intel Corporation 31.0.101.4953", 1024**3, ready=True),
        Card("nvidia", "NVIDIA GeForce RTX 3050", "NVIDIA 32.0.15.6094", 4 * 1024**3, ready=True),
        Card("other", "Microsoft Basic Display Adapter", "Microsoft"),
    )


def test_a_maker_is_known_under_the_driver_of_windows_but_not_ready() -> None:
    values = {"DriverDesc": "x", "ProviderName": "Microsoft", "MatchingDeviceId": r"PCI\VEN_8086&CC_0300"}

    assert windows_cards([values]) == (Card("intel", "x", "Microsoft"),)


RADEON = Card("amd", "Radeon 780M", "amdgpu", ready=True)
BARE = Card("nvidia", "GeForce", "nouveau")


@pytest.mark.parametrize(
    ("card", "build", "missing"),
    [
        (RADEON, Build(offload=False), ("build-without-gpu",)),
        (RADEON, Build(offload=True), ("runtime-missing",)),
        (RADEON, Build(offload=True, seen=("NVIDIA GeForce RTX 3050",)), ("runtime-missing",)),
        (RADEON, Build(offload=True, seen=("AMD Radeon 780M (RADV PHOENIX)",)), ()),
        (RADEON, None, ("engine-missing",)),
        (BARE, Build(offload=True), ("driver-missing",)),
        (BARE, Build(offload=False), ("driver-missing", "build-without-gpu")),
        # Some free drivers can compute: what the engine sees can be used.
        (BARE, Build(offload=True, seen=("NVIDIA GeForce RTX 3050 (NVK)",)), ()),
        (Card("other", "QXL", "qxl"), Build(offload=True, seen=("llvmpipe",)), ("no-compute",)),
    ],
)
def test_what_a_card_lacks_is_told(card: Card, build: Build | None, missing: tuple[str, ...]) -> None:
    found = judge(card, build)

    assert found.missing == missing
    assert found.usable == (not missing)


def test_the_build_of_this_engine_can_be_asked() -> None:
    build = engine_build()

    assert build is not None
    assert build.offload or not build.seen


def test_this_pc_can_be_asked_for_its_cards() -> None:
    for card in hardware.graphics():
        assert card.name
        assert card.usable == (not card.missing)
