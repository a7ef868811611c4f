from pathlib import Path

import pytest

from genius_desktop.engines import hardware
from genius_desktop.engines.hardware.power import Power, linux_power
from tests.engines.hardware.trees import plant


def supplies(**fields: str) -> dict[str, str]:
    """Describe power supplies: `BAT0_status="Full"` and so on."""
    return {f"sys/class/power_supply/{name.replace('_', '/', 1)}": value for name, value in fields.items()}


BATTERY = supplies(BAT0_type="Battery", BAT0_present="1", BAT0_capacity="80")
MOUSE = supplies(
    mouse_type="Battery", mouse_scope="Device", mouse_status="Discharging", mouse_capacity="15", mouse_online="1"
)


def test_a_pc_without_a_battery_does_not_say_where_its_power_comes_from(tmp_path: Path) -> None:
    assert linux_power(tmp_path) == Power(None, None)


def test_the_battery_of_a_mouse_is_not_that_of_the_pc(tmp_path: Path) -> None:
    assert linux_power(plant(tmp_path, MOUSE)) == Power(None, None)


@pytest.mark.parametrize(
    ("status", "online", "expected"),
    [
        ("Discharging", "0", True),
        ("Charging", "1", False),
        # A thin charger on a busy laptop: the plug is in, and the battery gives what is missing.
        ("Discharging", "1", False),
        ("Not charging", "0", False),
        ("Unknown", "0", True),
        ("Unknown", "", None),
        ("", "oops", None),
    ],
)
def test_the_plug_counts_before_the_battery(
    tmp_path: Path,
    status: str,
    online: str,
    expected: bool | None,  # noqa: FBT001 (a column of the table)
) -> None:
    files = BATTERY | supplies(BAT0_status=status, AC_type="Mains", AC_online=online)

    assert linux_power(plant(tmp_path, files)) == Power(expected, 80)


def test_a_usb_plug_is_a_plug(tmp_path: Path) -> None:
    files = BATTERY | supplies(
        BAT0_status="Discharging", AC_type="Mains", AC_online="0", usb1_type="USB", usb1_online="1"
    )

    assert linux_power(plant(tmp_path, files)).on_battery is False


def test_two_batteries_are_told_as_one(tmp_path: Path) -> None:
    files = BATTERY | supplies(
        BAT0_status="Unknown", BAT1_type="Battery", BAT1_capacity="21", BAT1_status="Discharging"
    )

    assert linux_power(plant(tmp_path, files)) == Power(on_battery=True, percent=50)


def test_an_empty_slot_and_broken_values_are_no_battery(tmp_path: Path) -> None:
    empty = supplies(BAT0_type="Battery", BAT0_present="0", BAT0_status="Unknown")
    odd = supplies(BAT1_type="Battery", BAT1_capacity="full", BAT1_status="Full")

    assert linux_power(plant(tmp_path / "empty", empty)) == Power(None, None)
    assert linux_power(plant(tmp_path / "odd", odd)) == Power(on_battery=False, percent=None)


def test_this_pc_can_be_asked() -> None:
    percent = hardware.battery_percent()

    assert hardware.on_battery() in {True, False, None}
    assert percent is None or 0 <= percent <= 100
