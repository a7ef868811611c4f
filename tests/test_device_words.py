from typing import get_args

from genius_desktop import machine_words
from genius_desktop.device_words import device_rows, verdict_line
from genius_desktop.devices import Reason, Verdict

SLOWER = Verdict("Intel UHD Graphics 620", "Intel Mesa 24.2", "slower", "a179", 30.04, 12.5)


def test_a_slower_device_is_told_with_both_times() -> None:
    assert verdict_line(SLOWER) == (
        "Grafikchip Intel UHD Graphics 620 (Treiber Intel Mesa 24.2): langsamer als der Prozessor: "
        "Prozessor wird benutzt (30,0 s statt 12,5 s je Abschnitt)"
    )


def test_every_reason_has_german_words_and_says_who_computes() -> None:
    for reason in get_args(Reason):
        assert verdict_line(Verdict("X", "", reason)).endswith("Prozessor wird benutzt")


def test_drivers_of_whatever_device_are_named_without_a_title() -> None:
    assert verdict_line(Verdict("*", "card 1.0", "crashed")).startswith("Grafikchip (Treiber card 1.0): ")


def test_doctor_shows_each_device_with_what_is_known_of_it() -> None:
    facts: dict[str, str | int | bool] = {
        "engine_devices": 2,
        "engine_device_1_title": SLOWER.title,
        "engine_device_1_driver": SLOWER.driver,
        "engine_device_1_memory_bytes": 4_000_000_000,
        "engine_device_2_title": "Radeon",
    }

    assert list(device_rows(facts, [SLOWER])) == [
        (SLOWER.title, "Treiber Intel Mesa 24.2, 4,0 GB, langsamer als der Prozessor: Prozessor wird benutzt"),
        ("Radeon", ""),
    ]


def test_a_variant_is_told_with_the_registers_it_uses() -> None:
    assert machine_words.fact("engine_variant", "zen4") == "zen4 (AVX-512)"
    assert machine_words.fact("engine_variant", "alderlake") == "alderlake (AVX2)"
    assert machine_words.fact("engine_variant", "armv8.2_1") == "armv8.2_1"
    assert machine_words.fact("engine_devices_fault", "silent") == "antwortet nicht: Prozessor wird benutzt"
