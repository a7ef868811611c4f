"""What lintian would say first, for a machine without it: the rules of Debian that a package tree has to keep.

Source: Debian Policy Manual 4.6, chapters 5, 6, 9 and 12.
"""

import configparser
import gzip
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

_FIELDS = ("Package", "Version", "Architecture", "Maintainer", "Description", "Installed-Size")
_NAME = re.compile(r"[a-z0-9][a-z0-9+.-]+")
_VERSION = re.compile(r"[0-9][A-Za-z0-9.+~-]*")
_RELATION = re.compile(r"[a-z0-9][a-z0-9+.-]+(?: \((?:<<|<=|=|>=|>>) [^)]+\))?(?: \| .+)?")
_SYNOPSIS_LIMIT = 80
_EXECUTABLE, _READABLE = 0o755, 0o644
_SCRIPTS = {"preinst", "postinst", "prerm", "postrm"}
_OUTSIDE = re.compile(r"^(?:usr/local|home|root|tmp|var/tmp|etc|opt|srv|mnt)(?:/|$)")


def faults(root: Path) -> list[str]:
    """Give what is wrong with a tree that is about to be packed."""
    fields = control(root)
    name = fields.get("Package", "")
    return [
        *_of_control(fields),
        *_of_scripts(root / "DEBIAN"),
        *_of_files(root),
        *_of_documents(root / "usr/share/doc" / name, name),
        *_of_desktop(root),
        *_of_manual(root),
    ]


def control(root: Path) -> dict[str, str]:
    """Read the control file of a tree."""
    fields: dict[str, str] = {}
    last = ""
    for line in (root / "DEBIAN/control").read_text("utf-8").splitlines():
        if line.startswith(" "):
            fields[last] += f"\n{line}"
        else:
            last, _, value = line.partition(":")
            fields[last] = value.strip()
    return fields


def _of_control(fields: dict[str, str]) -> Iterator[str]:
    yield from (f"control: {name} fehlt" for name in _FIELDS if not fields.get(name))
    if not _NAME.fullmatch(fields.get("Package", "")):
        yield "control: Package ist kein Paketname"
    if not _VERSION.fullmatch(fields.get("Version", "")):
        yield "control: Version ist keine Fassung"
    for kind in ("Depends", "Recommends"):
        wrong = [each for each in fields.get(kind, "").split(", ") if each and not _RELATION.fullmatch(each)]
        yield from (f"control: {kind} nennt „{each}“" for each in wrong)
    lines = fields.get("Description", "").split("\n")
    if len(lines[0]) > _SYNOPSIS_LIMIT or lines[0].endswith("."):
        yield "control: die erste Zeile der Beschreibung ist zu lang oder endet mit einem Punkt"
    if len(lines) == 1:
        yield "control: die Beschreibung hat nur eine Zeile"


def _of_scripts(folder: Path) -> Iterator[str]:
    for file in sorted(folder.iterdir()):
        if file.name in _SCRIPTS:
            text = file.read_text("utf-8")
            if not text.startswith("#!/bin/sh\n") or "\nset -e\n" not in text:
                yield f"{file.name}: beginnt nicht mit #!/bin/sh und set -e"
            if stat.S_IMODE(file.stat().st_mode) != _EXECUTABLE:
                yield f"{file.name}: ist nicht ausführbar"
            if "@" in re.sub(r"\$@", "", text):
                yield f"{file.name}: ein Platzhalter ist nicht ersetzt"


def _of_files(root: Path) -> Iterator[str]:
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if name.startswith("DEBIAN"):
            continue
        if _OUTSIDE.match(name):
            yield f"{name}: gehört nicht in ein Paket"
        if file.is_symlink():
            if not file.exists() or file.readlink().is_absolute():
                yield f"{name}: der Verweis führt ins Leere oder hinaus"
        elif stat.S_IMODE(file.stat().st_mode) not in {_EXECUTABLE, _READABLE}:
            yield f"{name}: Rechte {stat.S_IMODE(file.stat().st_mode):o}"
        if file.name == "__pycache__" or file.suffix == ".part":
            yield f"{name}: ein Rest vom Bauen"


def _of_documents(folder: Path, name: str) -> Iterator[str]:
    if not (folder / "copyright").is_file():
        yield "copyright fehlt"
    if name == "genius-desktop":
        wanted = ("changelog.gz", "LICENSE", "LIZENZEN.txt", "sbom.cdx.json", "lizenzen")
        yield from (f"doc: {each} fehlt" for each in wanted if not (folder / each).exists())


def _of_desktop(root: Path) -> Iterator[str]:
    for file in sorted(root.glob("usr/share/applications/*.desktop")):
        parser = configparser.RawConfigParser(strict=True, interpolation=None)
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        parser.read_string(file.read_text("utf-8"))
        entry = parser["Desktop Entry"]
        yield from (f"{file.name}: {key} fehlt" for key in ("Type", "Name", "Exec", "Icon") if key not in entry)
        command = root / "usr/bin" / entry.get("Exec", "").split(" ", 1)[0]
        if not command.is_symlink() and not command.is_file():
            yield f"{file.name}: {command.name} gibt es nicht"
        if not list(root.glob(f"usr/share/icons/hicolor/*/apps/{entry.get('Icon', '')}.*")):
            yield f"{file.name}: das Symbol gibt es nicht"
        if not entry.get("MimeType", ";").endswith(";"):
            yield f"{file.name}: MimeType endet nicht mit einem Strichpunkt"
    for file in sorted(root.glob("usr/share/metainfo/*.xml")):
        tree = ET.fromstring(file.read_bytes())  # noqa: S314 (our own file)
        wanted = ("id", "metadata_license", "project_license", "name", "summary", "description", "launchable")
        yield from (f"{file.name}: <{tag}> fehlt" for tag in wanted if tree.find(tag) is None)
        if "$" in (text := file.read_text("utf-8")):
            yield f"{file.name}: ein Platzhalter ist nicht ersetzt ({text[text.index('$') :][:12]})"


def _of_manual(root: Path) -> Iterator[str]:
    for file in sorted(root.glob("usr/share/man/**/*.gz")):
        text = gzip.decompress(file.read_bytes()).decode("utf-8")
        if not text.startswith('.\\"') or "\n.TH " not in text or "\n.SH BEZEICHNUNG\n" not in text:
            yield f"{file.name}: ist keine Handbuchseite"
