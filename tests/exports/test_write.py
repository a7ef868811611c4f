"""A file is written whole or not at all."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import get_args

import pytest

from genius_desktop.domain import ExportFormat, Summary
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.tasks import ExportTask
from tests.exports.conftest import write

FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
BEGINNINGS = {"md": b"<!--", "docx": b"PK", "odt": b"PK", "pdf": b"%PDF", "html": b"<!DOCTYPE", "txt": b"Haus"}


def _fail(number: int) -> None:
    raise OSError(number, os.strerror(number))


@pytest.mark.parametrize("kind", FORMATS)
def test_with_a_path_the_file_is_written_and_nothing_else(summary: Summary, tmp_path: Path, kind: ExportFormat) -> None:
    file = tmp_path / f"Übersicht 2026.{kind}"
    assert write(ExportTask("j", summary, kind, os.fsencode(file))) == b""
    assert file.read_bytes().startswith(BEGINNINGS[kind])
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("kind", FORMATS)
def test_without_a_path_the_content_is_given(summary: Summary, kind: ExportFormat) -> None:
    assert write(ExportTask("j", summary, kind, b"")).startswith(BEGINNINGS[kind])


def test_a_name_may_be_as_long_as_names_can_be(summary: Summary, tmp_path: Path) -> None:
    file = tmp_path / ("ä" * 125 + ".md")
    write(ExportTask("j", summary, "md", os.fsencode(file)))
    assert file.is_file()


@pytest.mark.parametrize("place", ["fehlt/a.md", "datei/a.md", "ordner"])
def test_where_nothing_can_be_written_the_user_is_told_where(summary: Summary, tmp_path: Path, place: str) -> None:
    (tmp_path / "ordner").mkdir()
    (tmp_path / "datei").write_text("x")
    with pytest.raises(InputProblem) as caught:
        write(ExportTask("j", summary, "md", os.fsencode(tmp_path / place)))
    assert (caught.value.code, caught.value.detail) == ("output-not-writable", str(tmp_path / place))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["datei", "ordner"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_that_is_closed_to_us_is_a_problem(summary: Summary, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputProblem, match="output-not-writable"):
        write(ExportTask("j", summary, "md", os.fsencode(tmp_path / "a.md")))
    tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="names are bytes there only")
def test_a_name_that_is_no_text_can_be_written_and_shown(summary: Summary, tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/\xff\x1b.md"
    write(ExportTask("j", summary, "md", file))
    assert os.path.isfile(file)  # noqa: PTH113 (there is no text for a Path)
    with pytest.raises(InputProblem) as caught:
        write(ExportTask("j", summary, "md", file + b"/a"))
    assert caught.value.detail.encode().endswith("\ufffd\ufffd.md/a".encode())


@pytest.mark.parametrize("older", [b"die alte Fassung", None])
def test_a_failure_in_the_middle_leaves_things_as_they_were(
    summary: Summary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, older: bytes | None
) -> None:
    file = tmp_path / "a.docx"
    if older:
        file.write_bytes(older)
    monkeypatch.setattr(os, "fsync", lambda _: _fail(errno.EIO))
    with pytest.raises(InputProblem, match="output-not-writable"):
        write(ExportTask("j", summary, "docx", os.fsencode(file), overwrite=True))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([older] if older else [])


def test_an_interruption_in_the_middle_leaves_nothing(
    summary: Summary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(ExportTask("j", summary, "md", os.fsencode(tmp_path / "a.md")))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_as_one(
    summary: Summary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: _fail(number))
    with pytest.raises(SetupProblem) as caught:
        write(ExportTask("j", summary, "pdf", os.fsencode(tmp_path / "a.pdf")))
    assert (caught.value.code, caught.value.detail) == ("disk-full", "1 MB")
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_is_replaced_and_stays_as_private_as_it_was(summary: Summary, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("alt")
    file.chmod(0o600)
    write(ExportTask("j", summary, "md", os.fsencode(file), overwrite=True))
    assert b"Fundstellen" in file.read_bytes()
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_no_file_is_replaced_unless_the_user_has_agreed(summary: Summary, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("alt")
    with pytest.raises(InputProblem) as caught:
        write(ExportTask("j", summary, "md", os.fsencode(file)))
    assert (caught.value.code, caught.value.detail) == ("output-exists", str(file))
    assert [path.read_text() for path in tmp_path.iterdir()] == ["alt"]
