"""Small files of the kernel: one value each, and any of them may be missing or broken."""

from pathlib import Path

_MOST = 65_536  # more than any kernel is built for; a broken list must not fill the memory


def text(file: Path) -> str:
    """Give the content without its ends; empty where the file cannot be read."""
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def number(file: Path) -> int | None:
    """Give the one whole number in a file; nothing where there is none."""
    return whole(text(file))


def whole(told: str) -> int | None:
    """Read a whole number; nothing where it is none."""
    try:
        return int(told)
    except ValueError:
        return None


def entries(folder: Path) -> list[Path]:
    """List a folder in the order of its names; empty where it cannot be read."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def numbers(ranges: str) -> frozenset[int]:
    """Read a list of processors as the kernel writes it, `0-3,8`; a broken part counts for nothing."""
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        start, end = whole(first), whole(last or first)
        if start is not None and end is not None and 0 <= start <= end < _MOST:
            found.update(range(start, end + 1))
    return frozenset(found)
