"""The folder of the user's data: whether it can be written, and on what it is."""

import os
import secrets
import sys
from pathlib import Path

_NETWORK = ("nfs", "cifs", "smb", "afs", "ncp", "davfs", "9p", "fuse.sshfs", "fuse.gvfs", "glusterfs", "ceph")
_DRIVE_REMOTE = 4


def writable(home: Path) -> bool:
    """Tell whether files can be made in the folder, which is made where there is none."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = home / f".{secrets.token_hex(8)}.probe"
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def kind(home: Path, root: Path = Path("/")) -> str:
    """Name what the folder is on: `local`, `network` or `roaming`; empty where the system does not tell."""
    if sys.platform == "win32":
        return windows_kind(str(home.absolute()), os.environ.get("APPDATA", ""), _drive_kind(home))
    if sys.platform == "linux":
        return linux_kind(str(home.absolute()), _mounts(root))
    return ""


def _mounts(root: Path) -> str:
    try:
        return (root / "proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        return ""


def linux_kind(home: str, mounts: str) -> str:
    """Look up the file system by the longest mount point that leads to the folder."""
    best, found = "", ""
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        parts = fields.split()
        if len(parts) <= 4 or not rest:  # noqa: PLR2004 (the mount point is the fifth)
            continue
        point = parts[4].encode().decode("unicode_escape")
        if Path(home).is_relative_to(point) and len(point) >= len(best):
            best, found = point, rest.split()[0]
    if not found:
        return ""
    return "network" if found.startswith(_NETWORK) else "local"


def windows_kind(home: str, roaming: str, drive: int) -> str:
    r"""Tell a share or a drive of the network, and the part of a profile that goes along to other PCs."""
    if home.startswith("\\\\") or drive == _DRIVE_REMOTE:
        return "network"
    if roaming and home.lower().startswith(roaming.lower().rstrip("\\") + "\\"):
        return "roaming"
    return "local"


def _drive_kind(home: Path) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{home.absolute().drive}\\"))
