from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from genius_desktop.engines import hardware
from genius_desktop.engines.hardware import cgroups, memory
from tests.engines.hardware.trees import plant

GIB = 1024**3
NEW = {
    "proc/self/cgroup": "0::/user.slice/job",
    "proc/self/mountinfo": "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
}
JOB = "sys/fs/cgroup/user.slice/job"


def limits(root: Path, files: dict[str, str]) -> list[tuple[int, int]]:
    return list(cgroups.memory_limits(plant(root, files)))


def test_every_group_around_this_process_limits_it(tmp_path: Path) -> None:
    found = limits(
        tmp_path,
        NEW
        | {
            f"{JOB}/memory.max": "max",
            f"{JOB}/memory.current": "1000",
            "sys/fs/cgroup/user.slice/memory.max": str(4 * GIB),
            "sys/fs/cgroup/user.slice/memory.current": str(3 * GIB),
        },
    )

    assert found == [(4 * GIB, 3 * GIB)]


def test_a_group_that_is_slowed_down_counts_as_limited(tmp_path: Path) -> None:
    found = limits(tmp_path, NEW | {f"{JOB}/memory.max": str(8 * GIB), f"{JOB}/memory.high": str(2 * GIB)})

    assert found == [(2 * GIB, 0)]


def test_pages_of_files_that_can_be_dropped_are_no_use(tmp_path: Path) -> None:
    stat = f"anon 5\ninactive_file {GIB}\nactive_file {GIB}\nbroken\nsock x"
    files = {f"{JOB}/memory.max": str(4 * GIB), f"{JOB}/memory.current": str(3 * GIB), f"{JOB}/memory.stat": stat}

    assert limits(tmp_path, NEW | files) == [(4 * GIB, GIB)]


def test_the_older_control_groups_limit_too(tmp_path: Path) -> None:
    found = limits(
        tmp_path,
        {
            "proc/self/cgroup": "4:memory:/outer/inner\n0::/",
            "proc/self/mountinfo": "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
            "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw",
            "sys/fs/cgroup/memory/outer/inner/memory.limit_in_bytes": str(2 * GIB),
            "sys/fs/cgroup/memory/outer/inner/memory.usage_in_bytes": str(GIB),
            "sys/fs/cgroup/memory/outer/inner/memory.stat": "inactive_file 1\ntotal_inactive_file 24",
            "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712",
        },
    )

    assert found == [(2 * GIB, GIB - 24), (9223372036854771712, 0)]


@pytest.mark.parametrize("path", ["/docker/abc", "/../somewhere", "/docker/other"])
def test_a_container_sees_its_own_group_at_the_mount_point(tmp_path: Path, path: str) -> None:
    found = limits(
        tmp_path,
        {
            "proc/self/cgroup": f"4:cpu,memory:{path}",
            "proc/self/mountinfo": r"35 31 0:32 /docker/abc /sys/fs/c\040group rw - cgroup cgroup rw,cpu,memory",
            "sys/fs/c group/memory.limit_in_bytes": "1000",
        },
    )

    assert found == [(1000, 0)]


@pytest.mark.parametrize("broken", ["", "x", "0::", ":::", "0::/\n0::/", "1 2 3 relative relative rw - cgroup2 a b"])
def test_broken_descriptions_limit_nothing(tmp_path: Path, broken: str) -> None:
    files = {"proc/self/cgroup": broken, "proc/self/mountinfo": broken, "sys/fs/cgroup/memory.max": "oops"}

    assert limits(tmp_path, files) == []


def here(monkeypatch: pytest.MonkeyPatch, root: Path, *, address_space: int | None = None) -> None:
    """Put this process on a PC of 8 GiB, 6 of them free."""
    monkeypatch.setattr(memory, "_ROOT", root)
    monkeypatch.setattr(memory, "_address_space_bytes", lambda: address_space)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=6 * GIB, total=8 * GIB))


def test_without_limits_the_memory_is_that_of_the_pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here(monkeypatch, tmp_path)

    assert (hardware.free_memory_bytes(), hardware.total_memory_bytes()) == (6 * GIB, 8 * GIB)


def test_the_narrowest_limit_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here(monkeypatch, plant(tmp_path, NEW | {f"{JOB}/memory.max": str(3 * GIB), f"{JOB}/memory.current": str(GIB)}))

    assert (hardware.free_memory_bytes(), hardware.total_memory_bytes()) == (2 * GIB, 3 * GIB)


def test_more_use_than_the_limit_allows_leaves_nothing_and_never_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(monkeypatch, plant(tmp_path, NEW | {f"{JOB}/memory.max": "10", f"{JOB}/memory.current": "90"}))

    assert hardware.free_memory_bytes() == 0


def test_a_bound_address_space_limits_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here(monkeypatch, tmp_path, address_space=psutil.Process().memory_info().vms + GIB)

    assert 0 < hardware.free_memory_bytes() <= 1.2 * GIB
    assert hardware.total_memory_bytes() < 8 * GIB or psutil.Process().memory_info().vms > 7 * GIB
