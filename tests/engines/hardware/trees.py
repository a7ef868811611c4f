"""Made trees of /sys and /proc."""

import os
from collections.abc import Iterable
from pathlib import Path


def plant(root: Path, files: dict[str, str]) -> Path:
    """Write files below a root."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{content}\n", "utf-8")
    return root


def link(root: Path, name: str, target: str) -> None:
    """Link one place below a root to another, as /sys does."""
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(os.path.relpath(root / target, place.parent))


def siblings(groups: Iterable[str], name: str = "thread_siblings_list") -> dict[str, str]:
    """Describe cores by their logical processors, each a list such as `0,4`."""
    return {
        f"sys/devices/system/cpu/cpu{cpu}/topology/{name}": group
        for group in groups
        for cpu in (range(int(group.split("-")[0]), int(group.split("-")[1]) + 1) if "-" in group else group.split(","))
    }
