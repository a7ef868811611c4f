"""Each thing that can be wrong with a PC is named before anything native is loaded, and nothing crashes over it."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.health import floor, processor, profile
from genius_desktop.health.checks import LIBRARIES, MODULES, Around, Check, check
from genius_desktop.health.machine import cards, free_bytes, memory_bytes
from genius_desktop.health.probing import Outcome, probe
from genius_desktop.health.report import keep, kept
from genius_desktop.health_words import STATES, TITLES, check_line, verdict
from genius_desktop.problem_words import PROBLEMS
from genius_desktop.processors import FLOOR

MODERN = frozenset({*FLOOR, *processor.QUICK})
NAMES = [f"library:{name}" for names in LIBRARIES.values() for name in names] + [f"module:{name}" for name in MODULES]


def outcomes(other: dict[str, Outcome] | None = None) -> Callable[[Iterable[str]], dict[str, Outcome]]:
    """Give a probe under which everything loads but what is named, by its last part."""

    def told(items: Iterable[str]) -> dict[str, Outcome]:
        return {item: next((end for part, end in (other or {}).items() if part in item), "good") for item in items}

    return told


@pytest.fixture
def around(tmp_path: Path) -> Around:
    """A good PC."""
    return Around(
        tmp_path / "heim",
        tmp_path,
        flags=lambda _root: MODERN,
        memory_bytes=lambda: 16_000_000_000,
        free_bytes=lambda _folder: 100_000_000_000,
        glibc=lambda: (2, 36),
        probe=outcomes(),
        system="linux",
    )


def problems(around: Around) -> dict[str, Check]:
    return {found.problem: found for found in check(around) if found.problem}


def test_a_good_pc_has_no_problem(around: Around) -> None:
    assert problems(around) == {}
    assert verdict(found.state for found in check(around)) == "Dieser PC ist für Genius Desktop geeignet."


def test_a_pc_without_avx_is_slow_and_works(around: Around) -> None:
    found = problems(replace(around, flags=lambda _root: frozenset(FLOOR)))

    assert found == {"processor-slow": Check("processor", "poor", "processor-slow", "avx avx2")}


def test_a_processor_below_the_floor_is_named_and_nothing_native_is_loaded(around: Around) -> None:
    asked: list[str] = []

    def told(items: Iterable[str]) -> dict[str, Outcome]:
        asked.extend(items)
        return dict.fromkeys(asked, "good")

    found = problems(replace(around, flags=lambda _root: MODERN - {"sse4_2", "popcnt"}, probe=told))

    assert found["processor-too-old"].state == "bad"
    assert set(found["processor-too-old"].found.split()) == {"sse4_2", "popcnt"}
    assert not [item for item in asked if item.startswith("module:")]


@pytest.mark.parametrize(
    ("total", "code"), [(2_000_000_000, "memory-too-small"), (3_900_000_000, "memory-little"), (8_000_000_000, "")]
)
def test_a_pc_with_little_memory_is_told_so(around: Around, total: int, code: str) -> None:
    assert set(problems(replace(around, memory_bytes=lambda: total))) == ({code} if code else set())


@pytest.mark.parametrize(("free", "state"), [(50_000_000, "bad"), (1_000_000_000, "poor")])
def test_a_disk_with_little_room_is_told(around: Around, free: int, state: str) -> None:
    assert problems(replace(around, free_bytes=lambda _folder: free))["disk-little"].state == state


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_profile_that_cannot_be_written_is_named(around: Around, tmp_path: Path) -> None:
    (tmp_path / "datei").touch()

    found = problems(replace(around, home=tmp_path / "datei" / "heim"))

    assert found["profile-not-writable"].state == "bad"


MOUNTS = """\
22 1 254:1 / / rw - ext4 /dev/vda1 rw
40 22 0:40 / /home rw - nfs4 server:/home rw
41 22 0:41 / /home/lokal\\040hier rw - xfs /dev/vdb rw
42 22 0:42 / /mnt/amt rw - fuse.sshfs nutzer@host:/ rw
kaputt
"""


@pytest.mark.parametrize(
    ("home", "kind"),
    [
        ("/home/nutzer/.local/share/genius-desktop", "network"),
        ("/home/lokal hier/x", "local"),
        ("/mnt/amt/x", "network"),
        ("/mnt/amtlich/x", "local"),
        ("/var/x", "local"),
    ],
)
def test_a_profile_on_the_network_is_seen_by_its_mount(home: str, kind: str) -> None:
    assert profile.linux_kind(home, MOUNTS) == kind
    assert profile.linux_kind(home, "") == ""


@pytest.mark.parametrize(
    ("home", "drive", "kind"),
    [
        (r"\\server\profile\nutzer", 0, "network"),
        (r"H:\genius-desktop", 4, "network"),
        (r"C:\Users\nutzer\AppData\Roaming\genius-desktop", 3, "roaming"),
        (r"C:\Users\nutzer\AppData\Local\genius-desktop", 3, "local"),
    ],
)
def test_a_roaming_profile_is_seen_by_its_place(home: str, drive: int, kind: str) -> None:
    assert profile.windows_kind(home, r"C:\Users\nutzer\AppData\Roaming", drive) == kind


@pytest.mark.skipif(sys.platform != "linux", reason="the mounts of Linux")
def test_a_profile_on_the_network_is_a_named_problem(around: Around, tmp_path: Path) -> None:
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/self/mountinfo").write_text(f"1 1 0:1 / {tmp_path} rw - cifs //server/profile rw\n")

    assert problems(around)["profile-network"].state == "poor"


def test_an_old_system_is_named(around: Around) -> None:
    assert problems(replace(around, glibc=lambda: (2, 17)))["system-too-old"].found == "2.17"
    assert problems(replace(around, glibc=tuple)) == {}


def test_a_graphics_card_without_a_driver_is_named(around: Around, tmp_path: Path) -> None:
    card = tmp_path / "sys/bus/pci/devices/0000:01:00.0"
    card.mkdir(parents=True)
    (card / "class").write_text("0x030000\n")

    assert problems(around)["driver-missing"].state == "poor"
    (tmp_path / "sys/bus/pci/drivers/i915").mkdir(parents=True)
    (card / "driver").symlink_to(tmp_path / "sys/bus/pci/drivers/i915")
    assert problems(around) == {}
    assert cards(tmp_path) == ["i915"]


def test_a_missing_library_is_a_fault_only_where_what_needs_it_does_not_load(around: Around) -> None:
    without = outcomes({"libEGL": "missing", "PySide6": "missing"})
    assert problems(replace(around, probe=without))["library-missing"] == Check(
        "libraries-window", "bad", "library-missing", "libEGL.so.1"
    )
    assert problems(replace(around, probe=outcomes({"libgomp": "missing"}))) == {}
    late = problems(replace(around, probe=outcomes({"libxcb-cursor": "missing"})))
    assert late["library-missing"].state == "poor"


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        ("illegal", "illegal-instruction"),
        ("crash", "module-crashes"),
        ("hang", "module-crashes"),
        ("missing", "module-missing"),
    ],
)
def test_what_a_module_does_to_its_process_is_named(around: Around, outcome: Outcome, code: str) -> None:
    found = problems(replace(around, probe=outcomes({"llama_cpp": outcome})))

    assert found == {code: Check("module-llama_cpp", "bad", code, "llama_cpp")}


DEADLY = """
import os, signal, sys
for item in sys.argv[1:]:
    print("begin", item, flush=True)
    if "deadly" in item:
        os.kill(os.getpid(), signal.SIGILL if "illegal" in item else signal.SIGSEGV)
    print("missing" if "absent" in item else "good", item, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_module_that_ends_its_process_is_caught_and_the_next_is_still_tried() -> None:
    items = ["module:a", "module:deadly-illegal", "module:absent", "module:deadly", "module:z"]

    assert probe(items, [sys.executable, "-c", DEADLY]) == {
        "module:a": "good",
        "module:deadly-illegal": "illegal",
        "module:absent": "missing",
        "module:deadly": "crash",
        "module:z": "good",
    }


def test_a_probe_that_does_not_even_start_is_told_and_ends() -> None:
    assert probe(["module:a", "module:b"], [sys.executable, "-c", "raise SystemExit(9)"]) == {
        "module:a": "crash",
        "module:b": "crash",
    }
    assert probe(["module:a"], ["/gibt/es/nicht"]) == {"module:a": "crash"}


def test_our_own_process_loads_what_it_is_asked_for() -> None:
    found = probe(["module:json", "module:gibt_es_nicht", "library:libgibtesnicht.so.1"])

    assert found == {
        "module:json": "good",
        "module:gibt_es_nicht": "missing",
        "library:libgibtesnicht.so.1": "missing",
    }


def test_the_flags_of_a_processor_are_read_from_the_first_lines(tmp_path: Path) -> None:
    assert processor.linux_flags(tmp_path) is None
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/cpuinfo").write_text("processor : 0\nflags : fpu ssse3 avx2 pni\n\nprocessor : 1\n" + "x" * 9999)

    assert processor.linux_flags(tmp_path) == frozenset({"ssse3", "avx2", "pni"})
    assert set(processor.missing(frozenset({"ssse3"}))) == set(FLOOR) - {"ssse3"}
    assert processor.missing(None) == ()


def test_this_pc_tells_its_memory_and_room(tmp_path: Path) -> None:
    assert memory_bytes() > 100_000_000
    assert free_bytes(tmp_path / "gibt" / "es" / "nicht") > 0


def test_every_check_has_its_words_and_every_problem_too(around: Around) -> None:
    assert {found.name for found in check(around)} == set(TITLES)
    assert {"good", "poor", "bad", "unknown"} == set(STATES)
    codes = {
        "processor-too-old",
        "processor-slow",
        "memory-too-small",
        "memory-little",
        "disk-little",
        "module-crashes",
    }
    assert codes | {"profile-network", "profile-roaming", "illegal-instruction"} <= set(PROBLEMS)
    assert check_line("memory", "poor", "3900000000") == "mit Einschränkung (3,9 GB)"


def test_what_was_found_is_kept_for_this_program_on_this_processor(around: Around, tmp_path: Path) -> None:
    assert kept(tmp_path) is None
    report = keep(tmp_path, check(replace(around, memory_bytes=lambda: 1_000)))

    assert kept(tmp_path) == report
    assert [found.problem for found in report.troubles] == ["memory-too-small"]
    (tmp_path / "health.json").write_bytes((tmp_path / "health.json").read_bytes().replace(b"x86_64", b"riscv"))
    keep(tmp_path / "gibt-es-nicht", [])


def test_an_old_processor_is_refused_by_name_before_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert not floor.refused("", lambda: MODERN)
    assert not floor.refused("", lambda: None)
    assert not floor.refused("doctor", frozenset)
    assert floor.refused("worker", lambda: frozenset(MODERN - {"popcnt"}))

    assert "Prozessor dieses PCs ist zu alt" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="programs of a Linux desktop")
def test_where_no_one_reads_the_error_output_a_box_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = tmp_path / "gezeigt"
    box = tmp_path / "kdialog"
    box.write_text(f'#!/bin/sh\nprintf "%s" "$2" > {shown}\n')
    box.chmod(0o755)
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)

    floor.say("Es fehlt etwas.", find=lambda name: str(box) if name == "kdialog" else None)

    assert shown.read_text() == "Es fehlt etwas."
    shown.unlink()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    floor.say("Es fehlt etwas.", find=lambda _name: str(box))
    assert not shown.exists()
