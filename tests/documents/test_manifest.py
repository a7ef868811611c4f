"""Every row of the bad-input catalogue, through the real reader process: see tests/data/documents/manifest.toml."""

import importlib
import re
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from genius_desktop.documents import reader_process
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Source
from genius_desktop.jobs import workshop
from genius_desktop.problems import InputProblem
from genius_desktop.reading import Doubtful, Opening, PageRead

ROOT = Path(__file__).parents[2]
CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/data/documents/manifest.toml").read_text("utf-8"))["case"]
# The rows of the catalogue: 54 of PDF, 16 of Office, 8 each of mail and text, one of pictures.
ROWS = {f"{letter}{number:02}" for letter, last in (("P", 54), ("O", 16), ("E", 8), ("T", 8), ("I", 1))
        for number in range(1, last + 1)}  # fmt: skip
LIMITS, ASKS = {"too-costly", "too-large"}, {"encrypted-document"}
SECONDS = 10.0


@dataclass(slots=True)
class Outcome:
    """What came of a file."""

    kind: str = "ok"
    codes: set[str] = field(default_factory=set)
    text: str = ""


def child_processes() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


@pytest.fixture(autouse=True, scope="module")
def no_process_left() -> Iterator[None]:
    """Look at the end of the module: one reader serves all cases, as it does in an office."""
    before = {child.pid for child in child_processes()}
    yield
    assert not [child for child in child_processes() if child.pid not in before]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("voruebergehend")


@pytest.fixture(scope="module")
def reader(no_process_left: None, places: Path) -> Iterator[ReaderProcess]:  # noqa: ARG001 (it ends after us)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TMPDIR", "TEMP", "TMP"):
            patch.setenv(name, str(places))
        process = ReaderProcess()
        yield process
        process.close()


def outcome(reader: ReaderProcess, case: dict[str, Any], data: bytes) -> Outcome:
    found = Outcome()
    texts: list[str] = []
    told = 0
    try:
        for answer in reader.read(data, case["name"], password=case.get("password", "")):
            match answer:
                case Opening():
                    told = answer.pages
                case PageRead(page):
                    told -= 1
                    texts.append(page.text)
                    found.codes |= {page.problem} - {""}
                case Doubtful(doubt):
                    found.codes.add(doubt.code)
    except InputProblem as refusal:
        kind = "limit" if refusal.code in LIMITS else "ask" if refusal.code in ASKS else "refuse"
        return Outcome(kind, {refusal.code})
    assert told == 0, "every page is told, or none"
    found.codes -= {"sandbox-missing"}
    found.kind = "ok-warn" if found.codes else "ok"
    found.text = "\n\n".join(texts)
    return found


def _cases() -> Iterator[Any]:
    for case in CASES:
        if "make" in case:
            marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
            yield pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", list(_cases()))
def test_a_bad_file_ends_as_the_catalogue_says(
    case: dict[str, Any], reader: ReaderProcess, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, _, maker = case["make"].partition(".")
    data: bytes = getattr(importlib.import_module(f"tests.bad_documents.{module}"), maker)()
    monkeypatch.setattr(reader_process, "BASE_SECONDS", float(case.get("wall", 120)))

    start = time.monotonic()
    found = outcome(reader, case, data)
    passed = time.monotonic() - start

    assert found.kind in case["expect"], found.codes
    if found.kind != "limit":
        assert set(case.get("codes", ())) <= found.codes
    assert not [text for text in case.get("has", ()) if text not in found.text and found.kind.startswith("ok")]
    assert not [text for text in case.get("lacks", ()) if text in found.text]
    once = {word: len(re.findall(word, found.text)) for word in case.get("once", ())}
    assert set(once.values()) <= {1} or not found.kind.startswith("ok"), once
    # A first start and a slow machine are no fault of the file.
    assert passed < case.get("seconds", SECONDS) + 2
    assert "reader-died" not in found.codes
    assert not list(places.iterdir())


def test_every_row_of_the_catalogue_has_a_case() -> None:
    assert {case["id"][:3] for case in CASES} == ROWS
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_every_test_that_is_named_exists() -> None:
    named = [case["covered_by"] for case in CASES if "covered_by" in case]
    missing = [name for name in named if not _exists(*name.split("::"))]

    assert not missing


def _exists(file: str, test: str) -> bool:
    return (ROOT / file).is_file() and f"def {test}(" in (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("case", [case for case in CASES if case.get("windows")], ids=lambda case: str(case["id"]))
def test_some_rows_can_only_be_seen_on_windows(case: dict[str, Any]) -> None:
    pytest.skip(f"{case['what']}: to be tried on Windows by hand")


def test_a_file_of_two_gigabytes_is_refused_within_a_second(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a file with holes takes two gigabytes here")
    file = tmp_path / "gross.txt"
    with file.open("wb") as handle:
        handle.truncate(2_000_000_000)

    start = time.process_time()
    with pytest.raises(InputProblem, match="too-large"):
        workshop.load(Source(str(file).encode(), "gross.txt"))
    assert time.process_time() - start < 1
