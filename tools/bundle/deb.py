"""The Debian package: the frozen folder below /usr/lib, and what a Debian desktop wants to know about it.

Source: Debian Policy Manual 4.6, deb-control(5).
"""

import gzip
import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.bundle import debian_check, desktop, folder, libraries, manual, parts
from tools.bundle.parts import VERSION, Order
from tools.console import SetupError, run, say
from tools.places import ROOT
from tools.system import FONT_PACKAGE

_SCRIPTS = ("preinst", "prerm", "postrm")
_SOURCE = ROOT / "installer" / "debian"
_REVISION = f"{VERSION}-1"
_MODEL_FOLDER = "usr/share/genius-desktop/models"
_ARCHITECTURE = "amd64"


def build(order: Order) -> Path:
    """Build the package, and one for the model if there shall be one; give the program's.

    Raises `SetupError`.
    """
    if sys.platform != "linux" or shutil.which("dpkg-deb") is None:
        raise SetupError("Ein Debian-Paket lässt sich nur unter Debian oder Ubuntu bauen (dpkg-deb fehlt).")
    _final, part = parts.begin("deb", order.out)
    try:
        root = part / "root"
        _fill(root, part, order)
        made = _close(root, order.out / f"genius-desktop_{_REVISION}_{_ARCHITECTURE}.deb")
        if order.entry:
            say(f"✓ {_model_package(part / 'model', order)}")
    finally:
        shutil.rmtree(part)
    return made


def _fill(root: Path, part: Path, order: Order) -> None:
    whole = part / "whole"
    whole.mkdir()
    folder.fill(whole, order, leave_to_debian)
    program = root / "usr/lib/genius-desktop"
    program.parent.mkdir(parents=True)
    (whole / folder.PROGRAM).rename(program)
    shutil.copytree(whole, root / "usr/share/doc/genius-desktop")
    tell_the_system(root)
    compiled = folder.compiled_files(program)
    depends, recommends = libraries.packages(libraries.missing(compiled))
    glibc = max(about.glibc_minor for about in compiled.values())
    needed = [f"libc6 (>= 2.{glibc})" if name == "libc6" else name for name in depends]
    fields = _fields("genius-desktop", _REVISION, _ARCHITECTURE) | {
        "Depends": ", ".join(needed),
        "Recommends": ", ".join([FONT_PACKAGE, *recommends, "xdg-desktop-portal"]),
        "Installed-Size": str(_kibibytes(root)),
        "Description": _DESCRIPTION,
    }
    _control(root, fields)
    for name in _SCRIPTS:
        _write(root / "DEBIAN" / name, template(name), mode=0o755)


def tell_the_system(root: Path) -> None:
    """Put the starter, the man page, the menu entry and what Debian asks of documents into a tree."""
    documents = root / "usr/share/doc/genius-desktop"
    _write(documents / "copyright", template("copyright"))
    news = (ROOT / "CHANGELOG.md").read_bytes()
    (documents / "changelog.gz").write_bytes(gzip.compress(news, mtime=parts.moment()))
    desktop.place(root / "usr/share", VERSION, parts.moment())
    page = gzip.compress(manual.page().encode(), mtime=parts.moment())
    # In German only, so whatever language the system speaks.
    for language in ("", "de"):
        target = root / "usr/share/man" / language / "man1/genius-desktop.1.gz"
        target.parent.mkdir(parents=True)
        target.write_bytes(page)
    starter = root / "usr/bin/genius-desktop"
    starter.parent.mkdir(parents=True)
    starter.symlink_to("../lib/genius-desktop/genius-desktop")


def _fields(name: str, version: str, architecture: str) -> dict[str, str]:
    return {
        "Package": name,
        "Version": version,
        "Architecture": architecture,
        "Maintainer": "Genius Desktop <root@localhost>",
        "Section": "text",
        "Priority": "optional",
    }


_DESCRIPTION = """\
fasst Dokumente auf diesem PC zusammen, jede Aussage mit Seite
 Ein Sprachmodell auf diesem PC liest jede Seite eines Dokuments und schreibt eine
 Zusammenfassung. Jede Aussage nennt ihre Seite, jede Zahl wird in der Quelle gesucht.
 Kein Konto, kein Server, kein Netz.
 .
 Das Paket bringt sein Python und sein Rechenwerk mit. Ein Sprachmodell kommt mit dem
 Paket genius-desktop-modell oder wird im Programm eingerichtet."""


def leave_to_debian(program: Path) -> None:
    """Take out the libraries of the building system that every Debian has and keeps current."""
    for file in (program / "_internal").glob("lib*.so*"):
        if not file.is_symlink() and libraries.debian_keeps(file.name):
            file.unlink()


def _model_package(root: Path, order: Order) -> Path:
    entry = order.entry
    assert entry is not None  # noqa: S101 (build asks before)
    parts.place_model(entry, root / _MODEL_FOLDER)
    documents = root / "usr/share/doc/genius-desktop-modell"
    documents.mkdir(parents=True)
    _write(documents / "copyright", f"{entry.title}: {entry.licence}\n\n{_licence_of_model(entry.licence)}")
    fields = _fields("genius-desktop-modell", VERSION, "all") | {
        "Enhances": "genius-desktop",
        "Installed-Size": str(_kibibytes(root)),
        "Description": f"Sprachmodell für Genius Desktop: {entry.title}\n Für alle Personen an diesem Rechner.",
    }
    _control(root, fields)
    return _close(root, order.out / f"genius-desktop-modell_{VERSION}_all.deb", how=("-Znone",))


def _licence_of_model(name: str) -> str:
    text = ROOT / "installer" / "licences" / f"{name}.txt"
    return text.read_text("utf-8") if text.is_file() else name


def _control(root: Path, fields: Mapping[str, str]) -> None:
    _write(root / "DEBIAN/control", "".join(f"{name}: {value}\n" for name, value in fields.items()))


def _close(root: Path, target: Path, *, how: tuple[str, ...] = ("-Zzstd", "-z9")) -> Path:
    """Pack the tree, the same bytes for the same files.

    Raises `SetupError` where it breaks a rule of Debian.
    """
    lines = []
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file.stat().st_mode & 0o100 else 0o644)
            if file.is_file() and not name.startswith("DEBIAN/"):
                with file.open("rb") as stream:
                    lines.append(f"{hashlib.file_digest(stream, 'md5').hexdigest()}  {name}\n")
    _write(root / "DEBIAN/md5sums", "".join(lines))
    if faults := debian_check.faults(root):
        raise SetupError("\n".join(faults))
    part = target.with_suffix(".part")
    words: list[str | Path] = ["dpkg-deb", "--root-owner-group", *how, "--build", root, part]
    run("Debian-Paket packen", words, env=os.environ | {"SOURCE_DATE_EPOCH": str(parts.moment())})
    return part.replace(target)


def template(name: str) -> str:
    """Give a file of installer/debian for this version."""
    return (_SOURCE / name).read_text("utf-8").replace("@VERSION@", _REVISION if name != "copyright" else VERSION)


def _write(file: Path, text: str, *, mode: int = 0o644) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    file.chmod(mode)


def _kibibytes(root: Path) -> int:
    return sum(file.lstat().st_size // 1024 + 1 for file in root.rglob("*"))
