"""The control groups of this process: limits that a service, a container or a session has set on it."""

import math
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from genius_desktop.engines.hardware.files import number, text, whole

_ESCAPED = re.compile(r"\\([0-7]{3})")


def folders(root: Path, controller: str) -> list[Path]:
    """List the folders of the groups this process is in, each with all that hold it, of both versions."""
    mounted = _mounted(root, controller)
    found: list[Path] = []
    for line in text(root / "proc/self/cgroup").splitlines():
        _, controllers, path = [*line.split(":", 2), "", ""][:3]
        version = "" if not controllers else controller if controller in controllers.split(",") else None
        if version in mounted:
            found += _upwards(*mounted[version], PurePosixPath(path))
    return found


def _mounted(root: Path, controller: str) -> dict[str | None, tuple[Path, PurePosixPath]]:
    """Give mount point and mounted group: under the controller for version 1, under nothing for version 2."""
    found: dict[str | None, tuple[Path, PurePosixPath]] = {}
    for line in text(root / "proc/self/mountinfo").splitlines():
        before, _, after = line.partition(" - ")
        place, kind = before.split(" "), after.split(" ")
        if len(place) < 5 or len(kind) < 3:  # noqa: PLR2004 (the fields of proc_pid_mountinfo(5) that we read)
            continue
        paths = root / _plain(place[4]).lstrip("/"), PurePosixPath(_plain(place[3]))
        if kind[0] == "cgroup2":
            found.setdefault("", paths)
        elif kind[0] == "cgroup" and controller in kind[2].split(","):
            found.setdefault(controller, paths)
    return found


def _plain(path: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)), path)


def _upwards(top: Path, group: PurePosixPath, path: PurePosixPath) -> Iterator[Path]:
    """Give the folder of a group and those that hold it, up to the mount point."""
    # A container may see the path of its group from outside, where the folders have other names.
    inside = path.relative_to(group) if path.is_relative_to(group) and ".." not in path.parts else PurePosixPath()
    folder = top / inside
    yield folder
    while folder != top:
        folder = folder.parent
        yield folder


def memory_limits(root: Path) -> Iterator[tuple[int, int]]:
    """Give limit and use in bytes of each group that limits memory; pages of files that can be dropped are no use."""
    for folder in folders(root, "memory"):
        limits = [number(folder / name) for name in ("memory.max", "memory.high", "memory.limit_in_bytes")]
        told = [limit for limit in limits if limit is not None]
        if told:
            used = number(folder / "memory.current") or number(folder / "memory.usage_in_bytes") or 0
            yield min(told), max(0, used - _droppable_bytes(folder))


def _droppable_bytes(folder: Path) -> int:
    counts = dict(line.split(" ", 1) for line in text(folder / "memory.stat").splitlines() if " " in line)
    # Version 1 counts the groups inside under names of their own; version 2 always counts them in.
    prefix = "total_" if "total_inactive_file" in counts else ""
    return sum(whole(counts.get(f"{prefix}{kind}_file", "")) or 0 for kind in ("inactive", "active"))


def whole_processors(root: Path) -> int | None:
    """Give how many processors' time this process may use, at least one; nothing where there is no limit."""
    shares: list[float] = []
    for folder in folders(root, "cpu"):
        quota, _, period = text(folder / "cpu.max").partition(" ")
        given = whole(quota or text(folder / "cpu.cfs_quota_us"))
        of = whole(period or text(folder / "cpu.cfs_period_us"))
        # Version 1 writes a quota of -1 where there is none, version 2 the word "max".
        if given is not None and given > 0 and of is not None and of > 0:
            shares.append(given / of)
    return max(1, math.floor(min(shares))) if shares else None
