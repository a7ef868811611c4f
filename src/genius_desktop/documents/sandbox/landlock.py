"""Landlock: the kernel refuses this process every file outside of one folder, and every TCP connection.

Source: https://docs.kernel.org/userspace-api/landlock.html
"""

import ctypes
import os
import struct
import sys
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_WANTED = 1
_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_SET_NO_NEW_PRIVILEGES = 38
# How many rights over files each version of Landlock knows; later versions know no more.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_FILE_RIGHTS_NOW = 16
_NETWORK_SINCE, _NETWORK = 4, 0b11
_SCOPE_SINCE, _SCOPE = 6, 0b11


def fence(readable: Path | None = None) -> bool:
    """Refuse this process all files but those in the folder, for reading; tell whether the kernel can do that."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = int(libc.syscall(_CREATE_RULESET, None, 0, _VERSION_WANTED))
    if version < 1:
        return False
    rules = ruleset(version)
    fence_handle = int(libc.syscall(_CREATE_RULESET, rules, len(rules), 0))
    if fence_handle < 0:
        return False
    try:
        if readable is not None:
            _let_read(libc, fence_handle, readable)
        libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return int(libc.syscall(_RESTRICT_SELF, fence_handle, 0)) == 0
    finally:
        os.close(fence_handle)


def ruleset(version: int) -> bytes:
    """Give the rights that are taken away, as the kernel of that version reads them."""
    rights = (1 << _FILE_RIGHTS.get(version, _FILE_RIGHTS_NOW)) - 1
    if version >= _SCOPE_SINCE:
        return struct.pack("QQQ", rights, _NETWORK, _SCOPE)
    return struct.pack("QQ", rights, _NETWORK) if version >= _NETWORK_SINCE else struct.pack("Q", rights)


def _let_read(libc: ctypes.CDLL, fence_handle: int, folder: Path) -> None:
    if sys.platform != "linux":
        return
    place = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    try:
        # A folder that cannot be allowed stays closed: reading scans fails then, visibly.
        libc.syscall(_ADD_RULE, fence_handle, _PATH_BENEATH, struct.pack("=Qi", _READ_FILE | _READ_DIR, place), 0)
    finally:
        os.close(place)
