"""Every part of a bundle that someone else made: what it is called, where it is from, under which licence."""

import platform
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path

from genius_desktop.models.catalog import Entry
from tools import engine
from tools.bundle import parts
from tools.console import answer
from tools.places import ROOT

OWN = "genius-desktop"
_OF_STARTER = "GPL-2.0-or-later WITH Bootloader-exception"
_MARK = "License :: OSI Approved :: "
# What wheels hold of others: the wheel, the library in it, its licence. Their versions are those of the wheel.
_INSIDE = (
    ("llama_cpp_python", "llama.cpp", "MIT"),
    ("pyside6_essentials", "Qt", "LGPL-3.0-only"),
    ("pymupdf_lite", "MuPDF", "AGPL-3.0-or-later"),
    ("pymupdf_lite", "Tesseract", "Apache-2.0"),
    ("apsw", "SQLite", "blessing"),
    ("numpy", "OpenBLAS", "BSD-3-Clause"),
    ("typst", "Typst", "Apache-2.0"),
    ("lxml", "libxml2", "MIT"),
    ("cryptography", "OpenSSL", "Apache-2.0"),
)
# Data of ours that come from others: docs/dependencies.md.
_DATA = (
    ("igerman98", "20161207", "GPL-3.0-only", "resources/german/words.txt.gz"),
    ("Faker", "40.54", "MIT", "resources/pseudonyms/more_first_names.txt"),
    ("GeoNames", "", "CC-BY-4.0", "resources/pseudonyms/places.txt"),
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a bundle is made of; `libraries` are the system's that a frozen program brings along."""

    wheels: tuple[Path, ...]
    entry: Entry | None = None
    frozen: bool = False
    libraries: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """One part; `kind` is a component type of CycloneDX, `sha256` that of the file it came in."""

    name: str
    version: str
    licence: str
    kind: str = "library"
    sha256: str = ""
    purl: str = ""


def of(contents: Contents) -> list[Component]:
    """Give all parts, our own program aside, in the order of their names."""
    found = [*_of_wheels(contents.wheels), *_of_data()]
    if contents.frozen:
        found.append(Component("Python", platform.python_version(), "PSF-2.0", kind="platform"))
        found.append(Component("PyInstaller (Startprogramm)", _pyinstaller(), _OF_STARTER))
        # Python's own came with Python, which stands above.
        found.extend(_of_library(file) for file in contents.libraries if not file.name.startswith("libpython"))
    if contents.entry:
        entry = contents.entry
        found.append(Component(entry.title, "", entry.licence, kind="machine-learning-model", sha256=entry.sha256))
    return sorted(set(found), key=lambda each: (each.name.lower(), each.version))


def _of_wheels(wheels: tuple[Path, ...]) -> Iterator[Component]:
    for wheel in wheels:
        about = metadata(wheel)
        name, version = str(about["Name"]), str(about["Version"])
        if name == OWN:
            continue
        purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
        yield Component(name, version, licence(about), sha256=engine.file_digest(wheel), purl=purl)
        stem = wheel.name.split("-", 1)[0].lower().replace(".", "_")
        yield from (Component(inner, f"in {name} {version}", terms) for held, inner, terms in _INSIDE if held == stem)
        if any(engine.OPENMP_LIBRARY in member for member in zipfile.ZipFile(wheel).namelist()):
            yield Component("libgomp (GCC)", f"in {name} {version}", "GPL-3.0-or-later WITH GCC-exception-3.1")


def _of_data() -> Iterator[Component]:
    for name, version, terms, place in _DATA:
        digest = engine.file_digest(ROOT / place)
        yield Component(name, version, terms, kind="data", sha256=digest)


def _of_library(file: Path) -> Component:
    """Name a library of the building system by the package that it is from, where that is known."""
    package, version = package_of(file.name)
    terms = _TERMS.get(file.name.partition(".so")[0], "siehe Text")
    digest = engine.file_digest(file)
    purl = f"pkg:deb/debian/{package}@{version}" if package else ""
    return Component(file.name, version, terms, sha256=digest, purl=purl)


_TERMS = {
    "libssl": "Apache-2.0",
    "libcrypto": "Apache-2.0",
    "libffi": "MIT",
    "libbz2": "bzip2-1.0.6",
    "liblzma": "0BSD",
    "libsqlite3": "blessing",
    "libuuid": "BSD-3-Clause",
    "libmpdec": "BSD-2-Clause",
    "libxkbcommon": "MIT",
    "libxkbcommon-x11": "MIT",
    "libxcb-cursor": "MIT",
    "libxcb-icccm": "MIT",
    "libxcb-image": "MIT",
    "libxcb-keysyms": "MIT",
    "libxcb-render-util": "MIT",
    "libxcb-util": "MIT",
    "libxcb-xkb": "MIT",
}


def package_of(library: str) -> tuple[str, str]:
    """Give name and version of the Debian package that a library of this system is from; empty where there is none."""
    found = (answer(["dpkg-query", "--search", f"*/{library}"]) or "").partition(":")[0].strip()
    version = (answer(["dpkg-query", "--show", "--showformat=${Version}\n", found]) or "") if found else ""
    return found, version.partition("\n")[0]


def _pyinstaller() -> str:
    lines = (ROOT / "requirements" / "freeze.txt").read_text("utf-8").splitlines()
    return next(line.split("==")[1].split()[0] for line in lines if line.startswith("pyinstaller=="))


def metadata(wheel: Path) -> Message:
    """Read what a wheel says about itself."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode("utf-8"))


def licence(about: Message) -> str:
    """Give the licence of a package, from the field that is most exact."""
    if expression := about["License-Expression"]:
        return str(expression)
    classified = [
        str(line).removeprefix(_MARK) for line in about.get_all("Classifier", []) if str(line).startswith(_MARK)
    ]
    if classified:
        return ", ".join(classified)
    lines = [line for line in str(about["License"] or "").splitlines() if line.strip()]
    return lines[0].strip() if lines else "siehe Paket"


def own() -> Component:
    """Give our own program."""
    return Component(OWN, parts.VERSION, "AGPL-3.0-or-later", kind="application")
