import struct
import sys
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genius_desktop.engines import hardware
from genius_desktop.engines.hardware import files, linux, mac, windows
from tests.engines.hardware.trees import plant, siblings

# An Intel Core i5-1235U: two performance cores with two threads each, eight efficiency cores.
HYBRID = siblings(["0-1", "2-3", *(str(cpu) for cpu in range(4, 12))]) | {
    "sys/devices/cpu_core/cpus": "0-3",
    "sys/devices/cpu_atom/cpus": "4-11",
}
FOUR_WITH_HYPER_THREADING = siblings(["0,4", "1,5", "2,6", "3,7"])
BIG_AND_LITTLE = siblings(str(cpu) for cpu in range(8)) | {
    f"sys/devices/system/cpu/cpu{cpu}/cpu_capacity": capacity
    for cpu, capacity in enumerate(["324"] * 4 + ["870"] * 3 + ["1024"])
}


def cpus(count: int) -> frozenset[int]:
    return frozenset(range(count))


def test_a_hybrid_processor_runs_a_model_on_one_thread_of_each_performance_core(tmp_path: Path) -> None:
    assert linux.performance_cores(plant(tmp_path, HYBRID), cpus(12)) == (0, 2)


def test_a_process_kept_on_efficiency_cores_uses_those(tmp_path: Path) -> None:
    assert linux.performance_cores(plant(tmp_path, HYBRID), frozenset({5, 6, 7})) == (5, 6, 7)


def test_hyper_threads_of_one_core_count_once(tmp_path: Path) -> None:
    assert linux.performance_cores(plant(tmp_path, FOUR_WITH_HYPER_THREADING), cpus(8)) == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("allowed", "found"), [({2, 3}, (2, 3)), ({6, 7}, (6, 7)), ({1, 5}, (1,)), ({3, 5, 7}, (3, 5))]
)
def test_a_container_bound_to_some_processors_uses_their_cores_only(
    tmp_path: Path, allowed: set[int], found: tuple[int, ...]
) -> None:
    assert linux.performance_cores(plant(tmp_path, FOUR_WITH_HYPER_THREADING), frozenset(allowed)) == found


def test_a_virtual_machine_has_as_many_cores_as_threads(tmp_path: Path) -> None:
    assert linux.performance_cores(plant(tmp_path, siblings("0123")), cpus(4)) == (0, 1, 2, 3)


def test_newer_kernels_may_know_the_newer_name_alone(tmp_path: Path) -> None:
    tree = plant(tmp_path, siblings(["0-1", "2-3"], "core_cpus_list"))

    assert linux.performance_cores(tree, cpus(4)) == (0, 2)


def test_little_cores_of_an_arm_processor_are_left_out_and_middle_ones_are_not(tmp_path: Path) -> None:
    tree = plant(tmp_path, BIG_AND_LITTLE)

    assert linux.performance_cores(tree, cpus(8)) == (4, 5, 6, 7)
    assert linux.performance_cores(tree, frozenset({0, 1})) == (0, 1)


def test_a_share_of_processor_time_bounds_the_cores(tmp_path: Path) -> None:
    tree = plant(
        tmp_path,
        FOUR_WITH_HYPER_THREADING
        | {
            "proc/self/cgroup": "0::/app.slice/job",
            "proc/self/mountinfo": "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
            "sys/fs/cgroup/app.slice/cpu.max": "250000 100000",
            "sys/fs/cgroup/app.slice/job/cpu.max": "max 100000",
        },
    )

    assert linux.performance_cores(tree, cpus(8)) == (0, 1)


@pytest.mark.parametrize(("quota", "found"), [("50000", 1), ("-1", 4), ("oops", 4), ("300000", 3)])
def test_a_share_of_processor_time_is_read_from_the_older_control_groups_too(
    tmp_path: Path, quota: str, found: int
) -> None:
    tree = plant(
        tmp_path,
        siblings("0123")
        | {
            "proc/self/cgroup": "5:memory:/x\n4:cpu,cpuacct:/docker/abc",
            "proc/self/mountinfo": "30 23 0:26 /docker/abc /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct",
            "sys/fs/cgroup/cpu/cpu.cfs_quota_us": quota,
            "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000",
        },
    )

    assert len(linux.performance_cores(tree, cpus(4))) == found


@pytest.mark.parametrize("broken", ["", "oops", "3-", "7-2", "-5", "0-99999999999", "\0\0", "1,,2,x"])
def test_broken_files_leave_every_allowed_processor(tmp_path: Path, broken: str) -> None:
    tree = plant(
        tmp_path,
        {
            "sys/devices/cpu_core/cpus": "",
            "sys/devices/system/cpu/cpu5/cpu_capacity": broken,
            "sys/devices/system/cpu/cpu5/topology/thread_siblings_list": broken,
            "proc/self/cgroup": broken,
            "proc/self/mountinfo": broken,
        },
    )

    assert linux.performance_cores(tree, frozenset({5, 6})) == (5, 6)


def test_a_system_without_any_description_leaves_every_allowed_processor(tmp_path: Path) -> None:
    assert linux.performance_cores(tmp_path, frozenset({0, 9})) == (0, 9)


@given(st.text(alphabet="0123456789-,x \n", max_size=30))
def test_no_list_of_processors_is_too_broken_to_read(told: str) -> None:
    assert all(0 <= number < 65_536 for number in files.numbers(told))


@pytest.mark.skipif(sys.platform != "linux", reason="reads this very system")
def test_this_process_runs_on_processors_it_may_use() -> None:
    found = hardware.performance_cores()

    assert found
    assert set(found) <= set(psutil.Process().cpu_affinity() or [])
    assert hardware.cores() == len(found) <= hardware.physical_cores()


def core(efficiency: int, *masks: tuple[int, int]) -> bytes:
    """Give a core as Windows describes it: SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX, 64 bits."""
    groups = b"".join(struct.pack("<QH6x", mask, group) for mask, group in masks)
    return struct.pack("<IIBB20xH", 0, 32 + len(groups), int(len(masks) > 1), efficiency, len(masks)) + groups


I5_1235U = b"".join([core(1, (0b11, 0)), core(1, (0b1100, 0)), *(core(0, (1 << cpu, 0)) for cpu in range(4, 12))])


def test_windows_tells_performance_cores_by_their_class() -> None:
    assert windows.performance_cores(I5_1235U, cpus(12)) == (0, 2)
    assert windows.performance_cores(I5_1235U, frozenset({3, 4})) == (3,)
    assert windows.performance_cores(I5_1235U, frozenset({4, 5})) == (4, 5)


def test_windows_without_classes_has_one_processor_for_each_core() -> None:
    plain = b"".join(core(0, (0b11 << 2 * number, 0)) for number in range(4))

    assert windows.performance_cores(plain, cpus(8)) == (0, 2, 4, 6)


def test_windows_counts_processors_of_its_second_group_from_64() -> None:
    assert windows.performance_cores(core(0, (0b11, 0)) + core(0, (0b11, 1)), cpus(128)) == (0, 64)


def test_windows_may_tell_of_other_things_than_cores() -> None:
    cache = struct.pack("<II24x", 2, 32)

    assert windows.performance_cores(cache + I5_1235U, cpus(12)) == (0, 2)


@given(st.binary(max_size=200), st.integers(0, len(I5_1235U)))
def test_no_answer_of_windows_is_too_broken_to_read(noise: bytes, cut: int) -> None:
    assert set(windows.performance_cores(I5_1235U[:cut] + noise, cpus(64))) <= cpus(64)
    windows.performance_cores(noise, cpus(64))


def test_no_other_system_is_asked_for_windows_or_macos() -> None:
    assert windows.core_records() == b""
    assert windows.processor_name() == ""
    assert windows.card_values() == []
    assert mac.number("hw.perflevel0.physicalcpu") is None
    assert mac.text("machdep.cpu.brand_string") == ""


DESKTOP = """processor\t: 0
model name\t: 12th Gen Intel(R) Core(TM)   i5-1235U
flags\t\t: fpu avx avx2 fma f16c bmi2 avx_vnni

processor\t: 1
model name\t: 12th Gen Intel(R) Core(TM)   i5-1235U
flags\t\t: fpu avx avx2 fma f16c bmi2
"""
PHONE = """processor\t: 0
Features\t: fp asimd asimddp i8mm
CPU implementer\t: 0x41
CPU part\t: 0xd46

processor\t: 4
Features\t: fp asimd asimddp i8mm
CPU implementer\t: 0x41
CPU part\t: 0xd4d
"""


def test_a_processor_is_named_by_its_maker() -> None:
    assert linux.processor_name(DESKTOP) == "12th Gen Intel(R) Core(TM) i5-1235U"
    assert linux.processor_name(PHONE) == "ARM 0x41:0xd46 0x41:0xd4d"
    assert linux.processor_name("") == ""


def test_an_instruction_set_is_there_if_every_core_has_it() -> None:
    assert linux.flags(DESKTOP) == {"fpu", "avx", "avx2", "fma", "f16c", "bmi2"}
    assert "asimddp" in linux.flags(PHONE)
    assert linux.flags("nothing") == frozenset()


def test_the_name_for_keys_changes_with_the_instruction_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    before = hardware.cpu_name()
    again = hardware.cpu_name()
    monkeypatch.setattr("genius_desktop.engines.hardware.processor.instruction_sets", lambda: ("AVX",))

    assert before == again
    assert hardware.cpu_name() != before
    assert hardware.cpu_name().startswith(hardware.processor_name())
