"""What a Debian package is told about us, without building one."""

import configparser
import gzip
import shutil
import stat
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tools.bundle import deb, debian_check, desktop, libraries, manual
from tools.bundle.elf import Compiled
from tools.console import SetupError, answer
from tools.places import ROOT

CONTROL = """\
Package: genius-desktop
Version: 0.1.0-1
Architecture: amd64
Maintainer: Genius Desktop <root@localhost>
Installed-Size: 1
Depends: libc6 (>= 2.35), libegl1
Description: fasst Dokumente zusammen
 Jede Aussage nennt ihre Seite.
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Make what lies in the package, less the program itself."""
    documents = tmp_path / "usr/share/doc/genius-desktop"
    (documents / "lizenzen").mkdir(parents=True)
    for name in ("LICENSE", "LIZENZEN.txt", "sbom.cdx.json"):
        (documents / name).write_text("x", "utf-8")
    program = tmp_path / "usr/lib/genius-desktop/genius-desktop"
    program.parent.mkdir(parents=True)
    program.write_text("x", "utf-8")
    deb.tell_the_system(tmp_path)
    (tmp_path / "DEBIAN").mkdir()
    (tmp_path / "DEBIAN/control").write_text(CONTROL, "utf-8")
    for name in ("preinst", "prerm", "postrm"):
        script = tmp_path / "DEBIAN" / name
        script.write_text(deb.template(name), "utf-8")
        script.chmod(0o755)
    return tmp_path


def test_what_we_pack_keeps_the_rules(tree: Path) -> None:
    assert debian_check.faults(tree) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("usr/share/doc/genius-desktop/copyright", "copyright fehlt"),
        ("usr/share/doc/genius-desktop/sbom.cdx.json", "sbom.cdx.json fehlt"),
        ("usr/share/icons/hicolor/scalable/apps/genius-desktop.svg", "das Symbol gibt es nicht"),
        ("usr/lib/genius-desktop/genius-desktop", "führt ins Leere"),
    ],
)
def test_what_is_missing_is_told(tree: Path, name: str, said: str) -> None:
    (tree / name).unlink()

    assert any(said in fault for fault in debian_check.faults(tree))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("DEBIAN/control", CONTROL.replace("libegl1", "libegl1:any?"), "Depends"),
        ("DEBIAN/control", CONTROL.replace(" Jede Aussage nennt ihre Seite.\n", ""), "eine Zeile"),
        ("DEBIAN/control", CONTROL.replace("zusammen", "zusammen " * 20), "zu lang"),
        ("DEBIAN/preinst", "#!/bin/sh\nexit 0\n", "set -e"),
        ("DEBIAN/preinst", "#!/bin/sh\nset -e\necho @VERSION@\n", "Platzhalter"),
        ("etc/genius-desktop.conf", "x", "gehört nicht"),
        ("usr/lib/genius-desktop/a.part", "x", "Rest"),
        (
            "usr/share/man/man1/genius-desktop.1.gz",
            gzip.compress(b"text", mtime=0).decode("latin-1"),
            "keine Handbuchseite",
        ),
    ],
)
def test_what_breaks_a_rule_is_told(tree: Path, name: str, text: str, said: str) -> None:
    file = tree / name
    mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o644
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("latin-1" if name.endswith(".gz") else "utf-8"))
    file.chmod(mode)

    assert any(said in fault for fault in debian_check.faults(tree))


@pytest.mark.parametrize("name", ["preinst", "prerm", "postrm"])
def test_the_scripts_are_understood_by_the_shell(name: str, tmp_path: Path) -> None:
    script = tmp_path / name
    script.write_text(deb.template(name), "utf-8")

    assert answer(["sh", "-n", script]) is not None


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="compares versions with dpkg")
def test_an_older_version_over_a_newer_one_is_named_and_goes_on(tmp_path: Path) -> None:
    script = tmp_path / "preinst"
    # Another folder: the tests must not stumble over a program that runs on this very machine.
    script.write_text(deb.template("preinst").replace("/usr/lib/genius-desktop/", f"{tmp_path}/"), "utf-8")

    assert answer(["sh", script, "upgrade", "0.0.1-1"]) == ""
    assert "ist älter als 99.0-1" in (answer(["sh", "-c", f"sh {script} upgrade 99.0-1 2>&1"]) or "")


def test_each_library_that_the_system_has_to_bring_names_its_package() -> None:
    files = {
        Path("a"): Compiled(("libc.so.6", "libEGL.so.1", "libgtk-3.so.0", "libb.so.1"), "liba.so.1", 35),
        Path("libb.so.1"): Compiled(("libm.so.6",), "libb.so.1", 17),
    }

    assert libraries.packages(libraries.missing(files)) == (["libc6", "libegl1"], ["libgtk-3-0"])


def test_a_library_without_a_package_stops_the_build() -> None:
    with pytest.raises(SetupError, match=r"libnirgends\.so\.1"):
        libraries.packages({"libnirgends.so.1"})


def test_the_menu_offers_the_documents_that_the_reader_reads() -> None:
    parser = configparser.RawConfigParser(interpolation=None)
    parser.read_string(desktop.ENTRY.read_text("utf-8"))
    entry = parser["Desktop Entry"]

    assert entry["exec"].endswith("%F")
    kinds = desktop.mime_types().removesuffix(";").split(";")
    assert {"application/pdf", "message/rfc822", "image/tiff", "application/vnd.oasis.opendocument.text"} <= set(kinds)
    assert len(kinds) == len(set(kinds))


def test_the_store_is_told_version_and_day() -> None:
    tree = ET.fromstring(desktop.metainfo("0.1.0", 1_700_000_000))  # noqa: S314 (our own file)
    release = tree.find("releases/release")

    assert release is not None
    assert release.attrib == {"version": "0.1.0", "date": "2023-11-14"}


def test_the_man_page_names_every_command_and_hides_its_text_from_troff() -> None:
    page = manual.page()

    assert all(f".SS {name}\n" in page for name in ("summarize", "doctor", "library add", "assistants check"))
    assert "\\fB\\-\\-version\\fR" in page
    known = (".TH", ".SH", ".SS", ".TP", ".B", ".I", ".br", '.\\"')
    assert [line for line in page.splitlines() if line.startswith((".", "'")) and not line.startswith(known)] == []


def test_the_handbook_of_operation_names_where_the_package_puts_things() -> None:
    text = (ROOT / "docs/betrieb/installation.md").read_text("utf-8")

    assert "/usr/lib/genius-desktop" in text
    assert "/usr/share/genius-desktop/models" in text
