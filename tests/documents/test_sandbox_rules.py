"""The rules the sandbox gives to the system, where this machine is not the one they are for."""

import ctypes
import struct
from typing import Any

import pytest

from genius_desktop.documents.sandbox import landlock, seccomp, windows

ALLOWED, REFUSED, KILLED = 0x7FFF0000, 0x00050001, 0x80000000


def judged(steps: list[bytes], machine: int, number: int, *arguments: int) -> int:
    """Run a filter as the kernel does."""
    seen = struct.pack("<IIQ6Q", number, machine, 0, *arguments, *[0] * (6 - len(arguments)))
    place = held = 0
    while True:
        code, then, otherwise, value = struct.unpack("HBBI", steps[place])
        place += 1
        match code:
            case 0x20:
                (held,) = struct.unpack_from("<I", seen, value)
            case 0x15:
                place += then if held == value else otherwise
            case 0x45:
                place += then if held & value else otherwise
            case 0x06:
                return int(value)


# read, mmap and openat of each processor, and two calls that no reader needs: socket and execve.
@pytest.mark.parametrize(
    ("name", "read", "map_memory", "open_at", "bad"),
    [("x86_64", 0, 9, 257, (41, 59)), ("aarch64", 63, 222, 56, (198, 221))],
)
def test_a_filter_lets_computing_pass_and_nothing_else(
    name: str, read: int, map_memory: int, open_at: int, bad: tuple[int, ...]
) -> None:
    machine = seccomp._MACHINES[name]
    shut = seccomp.program(machine, may_open=False)
    reading = seccomp.program(machine, may_open=True)

    assert judged(shut, machine.name, read) == ALLOWED
    assert judged(shut, machine.name, map_memory, 0, 4096, 3) == ALLOWED
    assert judged(shut, machine.name, map_memory, 0, 4096, 4) == REFUSED
    assert judged(shut, machine.name, open_at) == REFUSED
    assert judged(reading, machine.name, open_at, 0, 0, 0o2000000) == ALLOWED
    for flag in (0o1, 0o2, 0o101, 0o1000, 0o2001, 0o10000000):
        assert judged(reading, machine.name, open_at, 0, 0, flag) == REFUSED
    assert all(judged(reading, machine.name, number) == REFUSED for number in bad)
    # The 32-bit calls of the same processor have other numbers.
    assert judged(reading, 0x40000003, read) == KILLED
    assert judged(reading, machine.name, read | 0x40000000) == REFUSED


@pytest.mark.parametrize(("version", "rights", "size"), [(1, 13, 8), (3, 15, 8), (4, 15, 16), (6, 16, 24), (9, 16, 24)])
def test_landlock_is_asked_only_for_what_its_version_knows(version: int, rights: int, size: int) -> None:
    rules = landlock.ruleset(version)

    assert len(rules) == size
    assert struct.unpack_from("Q", rules)[0] == (1 << rights) - 1


class Library:
    """A Windows library that notes what is called, and fails where it shall."""

    def __init__(self, failing: str = "") -> None:
        self.calls: dict[str, list[tuple[Any, ...]]] = {}
        self._failing = failing
        for name in (
            *("GetCurrentProcess", "CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"),
            *("SetProcessMitigationPolicy", "OpenProcessToken", "ConvertStringSidToSidW", "GetLengthSid"),
            *("SetTokenInformation", "LocalFree", "CloseHandle"),
        ):
            setattr(self, name, self._function(name))

    def _function(self, name: str) -> Any:
        def called(*arguments: Any) -> int:
            self.calls.setdefault(name, []).append(arguments)
            return 0 if name == self._failing else 7

        return called


def test_windows_bounds_memory_and_processes_and_tells_what_it_cannot() -> None:
    kernel, security = Library(), Library()

    assert windows.shut_with(kernel, security, 5 << 20) == ("files", "network")

    (job, kind, given, size), _ = kernel.calls["SetInformationJobObject"]
    limits = given._obj
    assert (job.value, kind) == (7, 9)
    assert size == ctypes.sizeof(limits)
    assert limits.basic.processes == 1
    assert limits.process_memory == 5 << 20
    assert limits.basic.flags & 0x108 == 0x108
    assert kernel.calls["AssignProcessToJobObject"]
    assert security.calls["ConvertStringSidToSidW"][0][0] == "S-1-16-4096"
    assert security.calls["SetTokenInformation"]
    assert len(kernel.calls["CloseHandle"]) == 1


@pytest.mark.parametrize("failing", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_windows_without_a_job_is_told_as_no_protection(failing: str) -> None:
    assert windows.shut_with(Library(failing), Library(), 1) == ("files", "network", "processes", "memory")
