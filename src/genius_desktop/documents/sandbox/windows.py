"""Windows: a job that ends at its limits and starts nothing, and a process that may write nowhere.

A process cannot give up reading files or the network by itself here; both are told as missing.
Source: https://learn.microsoft.com/windows/win32/procthread/job-objects
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from genius_desktop.documents.sandbox.lacks import ALL, FILES, MEMORY, NETWORK, PROCESSES

_EXTENDED_LIMITS, _SCREEN_LIMITS = 9, 4
_LIMIT_PROCESSES, _LIMIT_MEMORY, _DIE_SILENTLY, _END_WITH_JOB = 0x8, 0x100, 0x400, 0x2000
_SCREEN_ALL = 0xFF
_ADJUST_DEFAULT, _QUERY = 0x80, 0x8
_INTEGRITY_LEVEL, _INTEGRITY_ENABLED = 25, 0x20
# The untrusted user may change nothing that others own: "low integrity".
_LOW_INTEGRITY = "S-1-16-4096"
# No code made at run time; nothing loaded from the network or by the untrusted; no plug-ins of other programs.
_POLICIES = {2: 0b1, 6: 0b1, 10: 0b11}


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
    )


class _Limits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class _Label(ctypes.Structure):
    _fields_ = (("sid", ctypes.c_void_p), ("attributes", wintypes.DWORD))


def shut(memory_bytes: int) -> tuple[str, ...]:
    """Shut this process in as far as Windows lets it; give what it is not kept from."""
    if sys.platform != "win32":
        return ALL
    return shut_with(ctypes.windll.kernel32, ctypes.windll.advapi32, memory_bytes)


def shut_with(kernel: Any, security: Any, memory_bytes: int) -> tuple[str, ...]:  # noqa: ANN401 (libraries have no type)
    """Shut this process in by the two libraries; give what it is not kept from."""
    kernel.GetCurrentProcess.restype = kernel.CreateJobObjectW.restype = ctypes.c_void_p
    own = ctypes.c_void_p(kernel.GetCurrentProcess())
    bounded = _enter_job(kernel, own, memory_bytes)
    # Reading stays possible where the user may read: files are kept from change only.
    _step_down(security, kernel, own)
    for policy, flags in _POLICIES.items():
        kernel.SetProcessMitigationPolicy(policy, ctypes.byref(wintypes.DWORD(flags)), ctypes.sizeof(wintypes.DWORD))
    return (FILES, NETWORK) if bounded else (FILES, NETWORK, PROCESSES, MEMORY)


def _enter_job(kernel: Any, own: ctypes.c_void_p, memory_bytes: int) -> bool:  # noqa: ANN401 (libraries have no type)
    """Bound memory and processes; the job lives as long as its only process, which never lets go of it."""
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    job = ctypes.c_void_p(job)
    limits = _Limits()
    limits.basic.flags = _LIMIT_PROCESSES | _LIMIT_MEMORY | _DIE_SILENTLY | _END_WITH_JOB
    limits.basic.processes = 1
    limits.process_memory = memory_bytes
    screen = wintypes.DWORD(_SCREEN_ALL)
    return bool(
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        and kernel.SetInformationJobObject(job, _SCREEN_LIMITS, ctypes.byref(screen), ctypes.sizeof(screen))
        and kernel.AssignProcessToJobObject(job, own)
    )


def _step_down(security: Any, kernel: Any, own: ctypes.c_void_p) -> bool:  # noqa: ANN401 (libraries have no type)
    token, sid = ctypes.c_void_p(), ctypes.c_void_p()
    if not security.OpenProcessToken(own, _ADJUST_DEFAULT | _QUERY, ctypes.byref(token)):
        return False
    try:
        if not security.ConvertStringSidToSidW(_LOW_INTEGRITY, ctypes.byref(sid)):
            return False
        label = _Label(sid, _INTEGRITY_ENABLED)
        size = ctypes.sizeof(label) + security.GetLengthSid(sid)
        done = bool(security.SetTokenInformation(token, _INTEGRITY_LEVEL, ctypes.byref(label), size))
        kernel.LocalFree(sid)
        return done
    finally:
        kernel.CloseHandle(token)
