"""Recipes for systems that are not here: read, and held against what they name."""

import plistlib
import re
import tomllib
from pathlib import Path

import pytest

from genius_desktop import policy
from tools.bundle import appimage, desktop, folder, macos, windows
from tools.bundle.__main__ import KINDS
from tools.bundle.parts import Order
from tools.console import SetupError, answer
from tools.places import ROOT

SCRIPT = windows.SCRIPT.read_text("utf-8-sig")
SPEC = (ROOT / "installer/frozen/genius-desktop.spec").read_text("utf-8")
SECTION = re.compile(r"^\[(\w+)\]$", re.MULTILINE)


def _lines(section: str) -> list[str]:
    body = re.split(rf"^\[{section}\]$", SCRIPT, maxsplit=1, flags=re.MULTILINE)[1]
    lines = SECTION.split(body, maxsplit=1)[0].splitlines()
    return [line for line in lines if line.strip() and not line.startswith(";")]


def test_the_installer_for_windows_has_the_sections_that_it_needs_once() -> None:
    found = SECTION.findall(SCRIPT)

    assert len(found) == len(set(found))
    assert {"Setup", "Languages", "Files", "Icons", "Registry", "Run", "Code"} <= set(found)
    assert SCRIPT.startswith("; UNTESTED")


def test_every_line_of_the_installer_for_windows_has_its_parameters() -> None:
    assert all(re.fullmatch(r"\w+=.+", line) for line in _lines("Setup"))
    parameter = r'\w+: (?:"(?:[^"]|"")*"|[^";]+)'
    for section in ("Languages", "InstallDelete", "Files", "Icons", "Registry", "Run"):
        assert [line for line in _lines(section) if not re.fullmatch(rf"{parameter}(?:; {parameter})*", line)] == []


def test_the_installer_for_windows_packs_what_the_folder_has() -> None:
    named = set(re.findall(r'Source: "\{#Bundle\}\\([^"\\*]+)', "\n".join(_lines("Files"))))

    assert named == {folder.PROGRAM, "models", "lizenzen", "LICENSE", "LIZENZEN.txt", "sbom.cdx.json"}
    assert "-quelltext.tar.gz" in SCRIPT


def test_the_code_of_the_installer_for_windows_is_closed() -> None:
    code = re.sub(r"\{[^}]*\}|'(?:[^']|'')*'", "", SCRIPT.split("[Code]\n", 1)[1])
    words = re.findall(r"\b(begin|try|case|end)\b", code.lower())

    assert sum(1 if word != "end" else -1 for word in words) == 0
    assert code.count("(") == code.count(")")


def test_the_policy_that_a_silent_set_up_writes_is_one_that_the_program_reads(tmp_path: Path) -> None:
    written = re.search(r"SaveStringToFile\(Policy, (.+), False\)", SCRIPT)
    assert written is not None
    parts = re.findall(r"'((?:[^']|'')*)'|#13#(10)|Given\('(SERVER_URL)'\)", written[1])
    text = "".join(
        plain.replace("''", "'") or ("\n" if newline else "https://ki.gemeinde.example/v1" if url else "")
        for plain, newline, url in parts
    )
    file = tmp_path / "policy.toml"
    file.write_text(text, "utf-8")

    read = policy.read(file)

    assert read.faults == ()
    assert tomllib.loads(text)["server"] == {"mode": "ask", "url": "https://ki.gemeinde.example/v1"}


def test_silent_switches_are_explained_to_the_people_who_use_them() -> None:
    switches = set(re.findall(r"Given\('(\w+)'\)", SCRIPT))
    text = (ROOT / "docs/betrieb/installation.md").read_text("utf-8")

    assert switches == {"SERVER_URL", "POLICY", "OLDER", "DATA"}
    assert [switch for switch in switches if f"{switch}=" not in text] == []


def test_windows_gets_a_program_with_a_console_beside_the_one_without() -> None:
    assert 'program("genius-desktop-console", console=True)' in SPEC
    assert "upx=False" in SPEC
    assert "onefile" not in SPEC
    compile(SPEC, "genius-desktop.spec", "exec")


def test_every_file_that_the_recipe_names_exists() -> None:
    names = re.findall(r'SPECPATH\) / "([^"]+)"', SPEC)

    assert set(names) == {"start.py", "genius-desktop.ico"}
    assert [name for name in names if not (ROOT / "installer/frozen" / name).is_file()] == []


def test_an_app_of_macos_is_described(tmp_path: Path) -> None:
    (tmp_path / folder.PROGRAM).mkdir()
    (tmp_path / "lizenzen").mkdir()
    macos.lay_out(tmp_path)

    told = plistlib.loads((tmp_path / "Genius Desktop.app/Contents/Info.plist").read_bytes())
    assert told["CFBundleExecutable"] == "genius-desktop"
    assert told["CFBundleShortVersionString"] == "0.1.0"
    assert {kind["LSHandlerRank"] for kind in told["CFBundleDocumentTypes"]} == {"Alternate"}


def test_an_appdir_has_what_its_tool_looks_for(tmp_path: Path) -> None:
    program = tmp_path / "usr/lib/genius-desktop/genius-desktop"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    program.chmod(0o755)

    appimage.lay_out(tmp_path)

    assert {"AppRun", ".DirIcon", desktop.ENTRY.name, desktop.ICON.name} <= {file.name for file in tmp_path.iterdir()}
    assert (tmp_path / ".DirIcon").is_file()
    assert answer([tmp_path / "AppRun", "--version", "a b"]) == "--version a b\n"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in {"windows", "macos"}])
def test_what_only_another_system_can_build_is_refused_here(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = {"windows": windows, "macos": macos}[kind]
    monkeypatch.setattr("sys.platform", "linux")

    with pytest.raises(SetupError, match="nur unter"):
        module.build(Order(None, tmp_path, "portable"))
    assert list(tmp_path.iterdir()) == []
