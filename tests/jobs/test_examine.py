import pytest

import genius_desktop
from genius_desktop.engines import hardware
from genius_desktop.engines.hardware import Graphics
from genius_desktop.jobs.examine import examine
from genius_desktop.problems import InputProblem


def test_the_facts_about_a_pc_have_stable_names() -> None:
    facts = examine().examination.facts

    assert {
        "program",
        "system",
        "python",
        "processor",
        "cores",
        "physical_cores",
        "logical_cores",
        "instruction_sets",
        "memory_free_bytes",
        "memory_total_bytes",
        "graphics",
        "engine",
        "engine_features",
        "engine_graphics",
    } <= set(facts)
    assert facts["program"] == genius_desktop.__version__
    assert 1 <= int(facts["cores"]) <= int(facts["physical_cores"]) <= int(facts["logical_cores"])
    assert 0 <= int(facts["memory_free_bytes"]) <= int(facts["memory_total_bytes"])


def test_the_engine_tells_what_it_was_built_for() -> None:
    facts = examine().examination.facts

    assert str(facts["engine"]).startswith("llama-cpp-python ")
    assert {"AVX2", "NEON"} & set(str(facts["engine_features"]).split())
    assert "=" not in str(facts["engine_features"])


def test_an_engine_that_does_not_start_is_a_fault_and_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise OSError("libllama.so: cannot open shared object file")

    monkeypatch.setattr("genius_desktop.engines.local.weights.library", missing)

    found = examine().examination

    assert found.faults == ("engine-missing",)
    assert found.facts["engine"] == "OSError"
    assert found.facts["cores"]


def test_the_battery_is_told_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardware, "on_battery", lambda: None)
    monkeypatch.setattr(hardware, "battery_percent", lambda: None)
    assert not {"on_battery", "battery_percent"} & set(examine().examination.facts)

    monkeypatch.setattr(hardware, "on_battery", lambda: False)
    monkeypatch.setattr(hardware, "battery_percent", lambda: 0)
    facts = examine().examination.facts
    assert facts["on_battery"] is False
    assert facts["battery_percent"] == 0


def test_each_card_is_told_with_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = (
        Graphics("intel", "Iris Xe", "i915", 0, usable=True),
        Graphics("nvidia", "GeForce", "", 4_000_000_000, usable=False, missing=("driver-missing", "build-without-gpu")),
    )
    monkeypatch.setattr(hardware, "graphics", lambda _build: cards)

    facts = examine().examination.facts

    assert facts["graphics"] == 2
    assert facts["graphics_1_usable"] is True
    assert facts["graphics_1_missing"] == ""
    assert facts["graphics_2_name"] == "GeForce"
    assert facts["graphics_2_memory_bytes"] == 4_000_000_000
    assert facts["graphics_2_missing"] == "driver-missing build-without-gpu"


def test_what_a_reader_is_not_kept_from_is_told_and_left_out_where_none_can_be_asked() -> None:
    assert examine(lambda: ()).examination.facts["sandbox_missing"] == ""
    assert examine(lambda: ("files", "network")).examination.facts["sandbox_missing"] == "files network"

    def died() -> tuple[str, ...]:
        raise InputProblem("reader-died", "probe.txt")

    assert "sandbox_missing" not in examine(died).examination.facts
