import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from genius_desktop.gathering import Gathered, gather


def make(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    return folder


def names(gathered: Gathered) -> list[str]:
    return [source.name for source in gathered.sources]


def test_a_folder_gives_its_files_in_the_order_people_sort_and_then_its_folders(tmp_path: Path) -> None:
    make(tmp_path, "TOP 10.pdf", "TOP 2.pdf", "top 1.pdf", "Anlagen/b.pdf", "Anlagen/tief/a.pdf")

    gathered = gather([str(tmp_path)])

    assert names(gathered) == ["top 1.pdf", "TOP 2.pdf", "TOP 10.pdf", "Anlagen/b.pdf", "Anlagen/tief/a.pdf"]
    assert gathered.sources[3].path == os.fsencode(tmp_path / "Anlagen" / "b.pdf")
    assert gathered.left_out == 0


def test_hidden_and_lock_files_are_left_out_and_counted(tmp_path: Path) -> None:
    make(tmp_path, "a.docx", "~$a.docx", ".~lock.a.docx#", "Thumbs.db", "desktop.ini", ".versteckt", ".git/x")

    gathered = gather([str(tmp_path), str(tmp_path / "~$a.docx")])

    assert names(gathered) == ["a.docx"]
    assert gathered.left_out == 7


def test_what_comes_twice_is_taken_once_and_order_stays(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "b.pdf")

    gathered = gather([str(tmp_path / "b.pdf"), str(tmp_path), str(tmp_path / "a.pdf"), str(tmp_path / "weg.pdf")])

    assert names(gathered) == ["b.pdf", "a.pdf", "weg.pdf"]


def test_a_folder_goes_five_deep_and_says_that_there_is_more(tmp_path: Path) -> None:
    make(tmp_path, "1/2/3/4/a.pdf", "1/2/3/4/5/b.pdf")

    gathered = gather([str(tmp_path)])

    assert names(gathered) == ["1/2/3/4/a.pdf"]
    assert gathered.left_out == 1


def test_loops_and_what_is_no_file_are_left_out(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("links and pipes of Linux")
    make(tmp_path, "a.pdf")
    (tmp_path / "kreis").symlink_to(tmp_path)
    (tmp_path / "selbst").symlink_to(tmp_path / "selbst")
    (tmp_path / "leer").symlink_to(tmp_path / "weg")
    (tmp_path / "gut.pdf").symlink_to(tmp_path / "a.pdf")
    os.mkfifo(tmp_path / "rohr")

    gathered = gather([str(tmp_path)])

    assert len(gathered.sources) == 1
    assert gathered.left_out == 4


@pytest.mark.skipif(sys.platform != "linux", reason="names of Linux")
def test_a_name_that_is_no_text_can_be_found_and_shown(tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/kaputt_\xfc\x1b.pdf"
    with open(file, "w"):  # noqa: PTH123 (no Path of a broken name)
        pass

    gathered = gather([str(tmp_path)])

    assert gathered.sources[0].path == file
    assert names(gathered) == ["kaputt_\ufffd\ufffd.pdf"]


class Endless:
    """A folder of hidden names without end, and how many of them were looked at."""

    def __init__(self, folder: Path) -> None:
        make(folder, ".verborgen")
        with os.scandir(folder) as entries:
            self._entry = next(entries)
        self.seen = 0

    def __call__(self, _folder: str) -> "Endless":
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        pass

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        while True:
            self.seen += 1
            yield self._entry


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Endless:
    folder = Endless(tmp_path)
    monkeypatch.setattr(os, "scandir", folder)
    return folder


def test_a_folder_without_end_is_too_full_after_some_names(tmp_path: Path, endless: Endless) -> None:
    assert gather([str(tmp_path)]) == Gathered(too_many=True)
    assert endless.seen == 20_001
    assert gather([str(tmp_path)], seconds=0).too_many
    assert endless.seen == 20_001 + 256


def test_too_many_are_told(tmp_path: Path) -> None:
    make(tmp_path, *(f"{n}.pdf" for n in range(12)))

    assert gather([str(tmp_path / f"{n}.pdf") for n in range(12)], most=11).too_many
