"""Weights from a stick or a share: whole and named for what they are, or not at all."""

import errno
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from genius_desktop.models import bring, disk, shelf
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem
from tests import gguf_files
from tests.models.conftest import Heard, entry, known

CONTENT = gguf_files.llama().build()
OTHER = gguf_files.llama(blocks=2).build()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "eigenes.gguf").write_bytes(CONTENT)
    return folder


Take = Callable[..., Path]


@pytest.fixture
def take(places: Places, heard: Heard) -> Take:
    def bring_it(path: Path, *contents: bytes) -> Path:
        about = known(*(entry(content=content) for content in contents))
        return bring.bring(path, places, known=about, account=heard.account)

    return bring_it


def test_a_file_the_catalogue_knows_gets_its_name(take: Take, stick: Path, places: Places) -> None:
    assert take(stick / "eigenes.gguf", CONTENT).name == "probe.gguf"
    assert shelf.is_ready(entry(content=CONTENT), places)


def test_another_file_keeps_its_own(take: Take, stick: Path, heard: Heard) -> None:
    file = take(stick)

    assert file.name == "eigenes.gguf"
    assert shelf.seal_of(file) == shelf.digest(stick / "eigenes.gguf")
    assert {stage for stage, _, _ in heard.told} == {"copy", "verify"}


def test_what_is_no_model_is_not_taken(take: Take, tmp_path: Path, places: Places) -> None:
    (tmp_path / "seite.gguf").write_bytes(b"<html>")

    with pytest.raises(SetupProblem, match=r"model-wrong-type: seite\.gguf: eine Webseite"):
        take(tmp_path / "seite.gguf")
    with pytest.raises(InputProblem, match="file-missing"):
        take(tmp_path / "weg.gguf")
    assert list(places.models.iterdir()) == []


def test_two_models_in_a_folder_are_asked_about(take: Take, stick: Path) -> None:
    (stick / "zweites.gguf").write_bytes(OTHER)

    with pytest.raises(InputProblem, match="several-models: stick"):
        take(stick)


def test_another_model_of_the_same_name_is_not_replaced(take: Take, stick: Path, places: Places) -> None:
    take(stick)
    (stick / "eigenes.gguf").write_bytes(OTHER)

    with pytest.raises(InputProblem, match="output-exists"):
        take(stick)
    assert (places.models / "eigenes.gguf").read_bytes() == CONTENT


def test_a_file_that_bears_the_name_of_a_known_model_and_is_none_is_refused(
    take: Take, stick: Path, places: Places
) -> None:
    (stick / "eigenes.gguf").rename(stick / "probe.gguf")

    with pytest.raises(SetupProblem, match="model-damaged: probe"):
        take(stick, OTHER)
    assert list(places.models.iterdir()) == []


class Pulled(io.BytesIO):
    """A file on a stick that is pulled after the first block."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(errno.EIO, "gone")
        return super().read(size)


def test_a_stick_that_is_pulled_is_named_and_leaves_nothing(
    take: Take, stick: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open
    headers: list[int] = []

    def open_file(self: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        if self.parent == stick and mode == "rb":
            headers.append(1)
            # The first look at the file is for its header.
            return real(self, mode) if len(headers) == 1 else Pulled(CONTENT)
        return real(self, mode, *more, **named)

    monkeypatch.setattr(Path, "open", open_file)
    monkeypatch.setattr(bring, "_BLOCK_BYTES", 100)

    with pytest.raises(InputProblem, match=r"source-gone: eigenes\.gguf"):
        take(stick)
    monkeypatch.undo()
    assert list(places.models.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EFBIG, "file-too-big"),
        (errno.EROFS, "folder-not-writable"),
        (errno.EIO, "medium-gone"),
    ],
)
def test_what_the_disk_says_is_named_and_leaves_nothing(
    take: Take, stick: Path, places: Places, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    class Full(io.BytesIO):
        def write(self, _data: Any, /) -> int:
            raise OSError(number, "no")

    real = Path.open

    def open_file(self: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        return Full() if self.suffix == ".part" and mode == "wb" else real(self, mode, *more, **named)

    monkeypatch.setattr(Path, "open", open_file)

    with pytest.raises(SetupProblem, match=code):
        take(stick)
    monkeypatch.undo()
    assert list(places.models.iterdir()) == []


def test_too_little_room_is_told_before_anything_is_copied(
    take: Take, stick: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": disk.RESERVE_BYTES + 10})())

    with pytest.raises(SetupProblem, match="disk-full"):
        take(stick)
    assert list(places.models.iterdir()) == []


def test_a_disk_that_knows_no_large_files_is_told_before_the_download(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = ["/dev/a / ext4 rw 0 0", f"/dev/b {places.home} vfat rw 0 0", "/dev/c /mnt/mit\\040Luecke exfat rw 0 0"]
    monkeypatch.setattr(disk, "_mounts", lambda: mounts)

    with pytest.raises(SetupProblem, match="file-too-big: 5,0 GB"):
        disk.require_room(places.home, 0, greatest=5_000_000_000)
    disk.require_room(places.home, 0, greatest=3_000_000_000)
    assert disk._kind("/mnt/mit Luecke/a", mounts) == "exfat"
    assert disk._kind("/etc", mounts) == "ext4"
