"""The folder that brings its own Python: nothing has to be there but the system."""

import gzip
import os
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tools import engine
from tools.bundle import elf, freezing, papers, parts, wheels
from tools.bundle.parts import VERSION, Order
from tools.console import say
from tools.places import ROOT

PROGRAM = "programm"
_LIMIT_BYTES = 450_000_000
# What an office needs to build the program anew; the licence asks that it comes along.
_SOURCE_FOLDERS = ("src", "resources", "models", "docs", "installer", "requirements", "tests", "tools")
_SOURCE_FILES = ("pyproject.toml", "LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "dev.py")
_LEFT_OUT = {"__pycache__", ".git", ".venv"}


def build(order: Order) -> Path:
    """Build the folder under another name and give it its own when it is whole.

    Raises `SetupError`.
    """
    folder, part = parts.begin(f"genius-desktop-{VERSION}-{parts.platform_name()}-ordner", order.out)
    fill(part, order)
    if order.entry:
        parts.place_model(order.entry, part / "models")
    compiled = compiled_files(part / PROGRAM)
    needs = max((each.glibc_minor for each in compiled.values()), default=0)
    wheels.add_installer(part, parts.facts(order, needs, "folder"))
    parts.write_sums(part)
    return parts.finish(part, folder)


def fill(part: Path, order: Order, thin: Callable[[Path], None] | None = None) -> None:
    """Put the frozen program, its papers and its source into an empty folder; `thin` takes out what is not to come."""
    with tempfile.TemporaryDirectory(dir=order.out, prefix="wheels-") as name:
        files = parts.collect_wheels(Path(name), order.flavour)
        freezing.freeze(freezing.environment(files), part / PROGRAM)
        tidy(part / PROGRAM)
        if thin:
            thin(part / PROGRAM)
        brought = [file for file in (part / PROGRAM / "_internal").glob("lib*.so*") if not file.is_symlink()]
        papers.write(part, papers.Contents(tuple(files), order.entry, frozen=True, libraries=tuple(brought)))
    pack_source(part / f"genius-desktop-{VERSION}-quelltext.tar.gz")
    size = sum(file.lstat().st_size for file in part.rglob("*"))
    say(f"  {size / 1e6:.0f} MB ohne Sprachmodell" + (" (mehr als gewollt)" if size > _LIMIT_BYTES else ""))


def tidy(program: Path) -> None:
    """Make the frozen program smaller: no names for debuggers in Python's library, no file twice in a folder."""
    for library in program.rglob("libpython3*.so*"):
        freezing.strip_debugging(library)
    if sys.platform == "win32":
        return
    for folder in {file.parent for file in program.rglob("*.so*")}:
        known: dict[str, Path] = {}
        for file in sorted(folder.glob("*.so*")):
            if file.is_symlink():
                continue
            first = known.setdefault(engine.file_digest(file), file)
            if first is not file:
                file.unlink()
                file.symlink_to(first.name)


def compiled_files(folder: Path) -> dict[Path, elf.Compiled]:
    """Read all compiled files of Linux below a folder."""
    found = {file: elf.read(file) for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink()}
    return {file: about for file, about in found.items() if about is not None}


def pack_source(target: Path) -> None:
    """Pack the source that this program was built from, the same bytes for the same source."""
    # The name and the hour that gzip writes by itself would make every archive another one.
    with (
        target.open("wb") as stream,
        gzip.GzipFile("", "wb", 6, stream, mtime=parts.moment()) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        root = f"genius-desktop-{VERSION}"
        for file in source_files():
            add(archive, file, f"{root}/{file.relative_to(ROOT).as_posix()}")


def source_files() -> Iterator[Path]:
    """Give the files of the checkout that are source, in a fixed order."""
    for name in _SOURCE_FOLDERS:
        yield from sorted(_walk(ROOT / name))
    yield from (ROOT / name for name in _SOURCE_FILES)


def _walk(folder: Path) -> Iterable[Path]:
    for base, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if name not in _LEFT_OUT]
        yield from (Path(base, name) for name in names if not name.endswith((".pyc", ".part")))


def add(archive: tarfile.TarFile, file: Path, name: str) -> None:
    """Add a file as root's, with the moment of the bundle."""
    member = archive.gettarinfo(file, name)
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = parts.moment()
    member.mode = 0o755 if member.mode & 0o100 else 0o644
    if member.isreg():
        with file.open("rb") as stream:
            archive.addfile(member, stream)
    else:
        archive.addfile(member)
