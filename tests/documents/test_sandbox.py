import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from genius_desktop import paths
from genius_desktop.codec import to_json
from genius_desktop.documents.desk import Desk
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.reading import Answer, OpenOrder, PageRead, ReadDone, ReadOrder, RecogniseOrder, read_answer
from tests import makers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are of Linux")

PROBES = str(Path(__file__).parents[1] / "sandbox_probes.py")
REFUSED = {"EPERM", "EACCES"}


def probed(how: str, folder: Path) -> dict[str, Any]:
    (folder / "other.txt").write_text("Geheim")
    done = subprocess.run([sys.executable, PROBES, how, str(folder)], check=True, capture_output=True, timeout=60)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_reader_that_is_taken_over_can_do_nothing(tmp_path: Path) -> None:
    shut = probed("shut", tmp_path)

    assert shut["missing"] == []
    assert len(shut["told"]) >= 40
    assert {name: end for name, end in shut["told"].items() if end not in REFUSED} == {}
    assert [file.name for file in tmp_path.iterdir()] == ["other.txt"]


def test_the_probes_go_through_without_the_sandbox(tmp_path: Path) -> None:
    assert {name for name, end in probed("open", tmp_path)["told"].items() if end != "allowed"} == set()


SAMPLES = {
    "a.pdf": makers.pdf(),
    "b.pdf": makers.scanned_pdf(),
    "c.docx": makers.docx(makers.word_paragraph("Die Straße kostet 12,50 €.")),
    "d.odt": makers.odt("<text:p>Die Straße kostet 12,50 €.</text:p>"),
    "e.html": "<!doctype html><h1>Straße</h1><p>Grün &amp; blau</p>".encode("cp1252"),
    "f.txt": "Über die Straße\n\nzweiter Absatz".encode("utf-16"),
    "g.txt": "Über die Straße".encode("cp850"),
}


def outside(data: bytes, name: str) -> list[Answer]:
    desk = Desk()
    opened = desk.open(data, ReadOrder(name, len(data)))
    return [opened, *desk.doubts(), *(desk.read(n + 1) for n in range(opened.pages)), *desk.late_doubts()]


def test_documents_read_the_same_in_the_sandbox_as_outside() -> None:
    reader = ReaderProcess()
    try:
        for name, data in SAMPLES.items():
            assert list(reader.read(data, name)) == outside(data, name), name
    finally:
        reader.close()


LATE = """
import sys
from pathlib import Path
from genius_desktop.documents import reader, sandbox
from genius_desktop.documents.desk import Desk
from genius_desktop.reading import PictureOrder, ReadOrder, TextOrder
sandbox.shut = lambda *_, **__: ()
reader._shut_in()
files = [Path(name).read_bytes() for name in sys.argv[1:]]
known = set(sys.modules)
for data in files:
    desk = Desk()
    opened = desk.open(data, ReadOrder("", len(data)))
    pages = [desk.read(number + 1) for number in range(opened.pages)]
    desk.text(TextOrder(1, ("Straße",)))
    if opened.unit == "page":
        desk.picture(PictureOrder(1, 80, ("Straße",)))
print(*sorted(set(sys.modules) - known))
"""


def test_nothing_is_loaded_once_the_door_is_shut(tmp_path: Path) -> None:
    files = [str(makers.write(tmp_path, name, data)) for name, data in SAMPLES.items()]

    done = subprocess.run([sys.executable, "-c", LATE, *files], check=True, capture_output=True, text=True, timeout=60)

    assert done.stdout.split() == []


BOUNDS = """
import sys, time, json
from genius_desktop.documents import sandbox
start = time.process_time()
missing = sandbox.shut(memory_bytes=64 << 20)
seconds = time.process_time() - start
try:
    bytearray(128 << 20)
    memory = "given"
except MemoryError:
    memory = "refused"
bytearray(32 << 20)
print(json.dumps([missing, seconds, memory]), flush=True)
try:
    while True:
        sys.stderr.write("x" * 65536)
        sys.stderr.flush()
except OSError as end:
    print(end.errno == 27)
"""


def test_memory_and_the_room_in_the_log_are_bounded_and_shutting_takes_milliseconds(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        done = subprocess.run(
            [sys.executable, "-c", BOUNDS], check=True, stdout=subprocess.PIPE, stderr=log, timeout=60
        )

    first, second = done.stdout.splitlines()
    missing, seconds, memory = json.loads(first)
    assert (missing, memory) == ([], "refused")
    # Measured at about one; the machine may be busy.
    assert seconds < 0.05
    assert second == b"True"
    assert (tmp_path / "log").stat().st_size <= 1 << 20


def test_a_document_that_needs_too_much_memory_is_too_costly() -> None:
    code = (
        "import sys\n"
        "from genius_desktop.documents import reader\n"
        "reader.Desk = type('Greedy', (reader.Desk,), {'open': lambda *_: bytearray(4 << 30)})\n"
        "raise SystemExit(reader.serve())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=to_json({"kind": "ReadOrder", "value": {"name": "a.pdf", "length": 1}}) + b"\nx",
        check=True,
        capture_output=True,
        timeout=60,
    )

    assert b'"too-costly"' in done.stdout
    assert type(ReadDone()).__name__.encode() not in done.stdout


def test_a_scan_is_recognised_in_the_sandbox() -> None:
    data = makers.scanned_pdf()
    orders = [OpenOrder("a.pdf", len(data)), RecogniseOrder(1)]
    lines = b"".join(
        to_json({"kind": type(order).__name__, "value": order}) + b"\n" + part
        for order, part in zip(orders, (data, b""), strict=True)
    )

    done = subprocess.run(paths.own_command("reader"), input=lines, check=True, capture_output=True, timeout=60)

    answer = read_answer(done.stdout.splitlines(keepends=True)[1])
    assert isinstance(answer, PageRead)
    assert "Gemeinde Musterau" in answer.page.text
