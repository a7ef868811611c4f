"""Seccomp: the kernel answers this process the few calls that computing needs, and refuses all others.

Source: https://docs.kernel.org/userspace-api/seccomp_filter.html
"""

import ctypes
import errno
import platform
import struct
import sys
from dataclasses import dataclass

_SET_NO_NEW_PRIVILEGES = 38
_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_LOAD, _IF_EQUAL, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
# Where the number of the call, the machine and an argument stand in what a filter sees.
_NUMBER, _MACHINE, _ARGUMENTS, _ARGUMENT_BYTES = 0, 4, 16, 8
# Write only, read and write, create, truncate, append, a file without a name, a mere place.
_OPEN_BEYOND_READING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0o20000000 | 0o10000000
_EXECUTABLE = 4


@dataclass(frozen=True, slots=True)
class _Machine:
    """The calls of one kind of processor by number, and how the kernel names it."""

    name: int
    seccomp: int
    open_at: int
    map: int
    protect: int
    plain: tuple[int, ...]


def _numbers(line: str) -> tuple[int, ...]:
    return tuple(map(int, line.split()))


# read write readv writev pread64 close lseek fstat · munmap mremap brk madvise · futex sched_yield · rt_sigaction
# rt_sigprocmask rt_sigreturn sigaltstack restart_syscall · clock_gettime clock_getres nanosleep clock_nanosleep
# gettimeofday · getrandom getpid getrusage · exit exit_group
_MACHINES = {
    "x86_64": _Machine(
        name=0xC000003E,
        seccomp=317,
        open_at=257,
        map=9,
        protect=10,
        plain=_numbers("0 1 19 20 17 3 8 5 11 25 12 28 202 24 13 14 15 131 219 228 229 35 230 96 318 39 98 60 231"),
    ),
    "aarch64": _Machine(
        name=0xC00000B7,
        seccomp=277,
        open_at=56,
        map=222,
        protect=226,
        plain=_numbers(
            "63 64 65 66 67 57 62 80 215 216 214 233 98 124 134 135 139 132 128 113 114 101 115 169 278 172 165 93 94"
        ),
    ),
}


def filter_calls(*, may_open: bool) -> bool:
    """Refuse this process all calls but a few, for ever; tell whether the kernel does."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))

    steps = program(machine, may_open=may_open)
    kept = ctypes.create_string_buffer(b"".join(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    given = Program(len(steps), ctypes.addressof(kept))
    return int(libc.syscall(machine.seccomp, _SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(given))) == 0


def program(machine: _Machine, *, may_open: bool) -> list[bytes]:
    """Write the filter: everything that no line allows is refused, and code of another machine ends the process."""
    steps = [_step(_LOAD, _MACHINE), _step(_IF_EQUAL, machine.name, 1, 0), _step(_RETURN, _KILL)]
    steps.append(_step(_LOAD, _NUMBER))
    for number in machine.plain:
        steps += [_step(_IF_EQUAL, number, 0, 1), _step(_RETURN, _ALLOW)]
    # No memory becomes code: what a document smuggles in cannot be run.
    steps += _unless(machine.map, 2, _EXECUTABLE) + _unless(machine.protect, 2, _EXECUTABLE)
    if may_open:
        # Landlock says which files.
        steps += _unless(machine.open_at, 2, _OPEN_BEYOND_READING)
    return [*steps, _step(_RETURN, _REFUSE)]


def _unless(number: int, argument: int, bits: int) -> list[bytes]:
    return [
        _step(_IF_EQUAL, number, 0, 4),
        _step(_LOAD, _ARGUMENTS + _ARGUMENT_BYTES * argument),
        _step(_IF_ANY_BIT, bits, 1, 0),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]


def _step(code: int, value: int, *jumps: int) -> bytes:
    then, otherwise = jumps or (0, 0)
    return struct.pack("HBBI", code, then, otherwise, value)
