import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from genius_desktop import paths
from genius_desktop.cli import doctor
from genius_desktop.engines.hardware.cards import Card
from genius_desktop.engines.hardware.offload import Build, judge
from genius_desktop.examination import Examination
from genius_desktop.machine_words import MISSING, VERDICTS
from genius_desktop.models import catalog
from tests.conftest import Run

KNOWN = catalog.load(paths.catalog())
STARTER = KNOWN.starter


def test_the_facts_of_worker_and_folders_are_told_as_json(run: Run, home: Path) -> None:
    shape = json.loads(run("doctor", "--json").stdout)

    facts = shape["facts"]
    assert {"facts", "faults", "health", "models", "policy", "problems", "program"} == set(shape)
    assert shape["faults"] == []
    assert str(home) not in json.dumps(shape)
    assert facts["history"] is False
    assert facts["models_free_bytes"] > 0
    assert facts["cores"] >= 1
    assert facts[f"model_{STARTER.id}"] in VERDICTS
    assert facts[f"model_{STARTER.id}_present"] in {True, False}


def test_a_person_reads_groups_of_aligned_lines(run: Run) -> None:
    lines = run("doctor").stdout.splitlines()

    titles = [line for line in lines if not line.startswith(" ")]
    assert titles[:4] == ["Programm", "Prozessor", "Arbeitsspeicher", "Strom"]
    assert titles[4:8] == ["Grafik", "Rechenwerk", "Sprachmodelle", "Prüfung"]
    assert titles[8].startswith(("Dieser PC ist", "Auf diesem PC"))
    starts = {len(line) - len(line[2:].partition("  ")[2].lstrip()) for line in lines if line.startswith("  ")}
    assert len(starts) == 1
    assert any(line.strip().startswith(STARTER.id) and "braucht 2,2 GB" in line for line in lines)
    assert "True" not in "".join(lines)


@pytest.mark.skipif(sys.platform != "linux", reason="bounds the address space")
def test_a_pc_that_is_too_small_for_a_model_is_told_so(home: Path) -> None:
    bound = f'ulimit -v {STARTER.memory_bytes // 1024 - 1}; exec "$@"'
    command = [*paths.own_command("doctor"), "--json", "--home", str(home)]

    done = subprocess.run(["/bin/sh", "-c", bound, "sh", *command], check=True, capture_output=True, text=True)

    facts = json.loads(done.stdout)["facts"]
    assert facts[f"model_{STARTER.id}"] == "memory-short"
    assert facts["memory_free_bytes"] < STARTER.memory_bytes


@pytest.mark.parametrize(
    ("free", "total", "faults", "expected"),
    [
        (4e9, 8e9, (), "runs"),
        (1e9, 8e9, (), "memory-short-now"),
        (1e9, 2e9, (), "memory-short"),
        (4e9, 8e9, ("engine-missing",), "engine-missing"),
    ],
)
def test_a_verdict_says_whether_a_model_would_run(
    free: float, total: float, faults: tuple[str, ...], expected: str
) -> None:
    found = Examination({"memory_free_bytes": int(free), "memory_total_bytes": int(total)}, faults)

    assert doctor.verdict(STARTER, found) == expected


@pytest.fixture
def told() -> Callable[..., list[str]]:
    """Give the lines that are shown for some facts."""

    def tell(**facts: str | int | bool) -> list[str]:
        models: doctor.Facts = {f"model_{entry.id}": "runs" for entry in KNOWN.every}
        models |= {f"model_{entry.id}_present": False for entry in KNOWN.every}
        groups = dict(doctor._groups(models | facts, KNOWN))
        return [f"{title}: {label}: {value}" for title, rows in groups.items() for label, value in rows]

    return tell


def test_what_a_card_lacks_is_told_in_german(told: Callable[..., list[str]]) -> None:
    lines = told(
        graphics=1,
        graphics_1_name="GeForce RTX 3050",
        graphics_1_driver="",
        graphics_1_memory_bytes=4_000_000_000,
        graphics_1_missing="driver-missing build-without-gpu",
    )

    assert (
        "Grafik: GeForce RTX 3050: ohne Treiber, 4,0 GB, nicht nutzbar: der Treiber des Herstellers fehlt; "
        "das Rechenwerk ist ohne Grafikunterstützung gebaut" in lines
    )


def test_a_card_that_can_be_used_is_told(told: Callable[..., list[str]]) -> None:
    lines = told(graphics=1, graphics_1_name="Iris Xe", graphics_1_driver="i915", graphics_1_missing="")

    assert "Grafik: Iris Xe: Treiber i915, nutzbar" in lines
    assert "Grafik: Gefunden: keine" in told(graphics=0)


def test_the_source_of_power_is_always_told(told: Callable[..., list[str]]) -> None:
    assert "Strom: Quelle: Netz (kein Akku gefunden)" in told()
    lines = told(on_battery=True, battery_percent=40)
    assert "Strom: Quelle: Akku" in lines
    assert "Strom: Ladestand: 40 %" in lines


def test_every_code_of_a_missing_thing_has_german_words() -> None:
    builds = [None, Build(offload=False), Build(offload=True)]
    cards = [made_card(vendor, ready=ready) for vendor in ("amd", "other") for ready in (True, False)]
    codes = {code for card in cards for build in builds for code in judge(card, build).missing}

    assert codes == set(MISSING)


def made_card(vendor: str, *, ready: bool) -> Card:
    return Card(vendor, "x", "y", ready=ready)


def test_how_far_a_reader_is_shut_in_is_told_in_german(told: Callable[..., list[str]]) -> None:
    label = "Programm: Schutzraum für fremde Dateien:"

    assert f"{label} vollständig" in told(sandbox_missing="")
    assert f"{label} auf diesem System nicht möglich" in told(sandbox_missing="files network processes memory")
    assert f"{label} unvollständig, der Leser könnte noch: Dateien öffnen, ins Netz gehen" in told(
        sandbox_missing="files network"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is of Linux")
def test_the_sandbox_of_this_system_is_told(run: Run) -> None:
    assert json.loads(run("doctor", "--json").stdout)["facts"]["sandbox_missing"] == ""
