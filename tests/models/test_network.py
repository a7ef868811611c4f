"""What keeps a download from the network is named: a proxy that is not there or refuses, certificates that are none."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.models import fetch
from genius_desktop.models.download import Line
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from tests.models.conftest import IMPATIENT, Heard, entry

URL = "https://modelle.example/modell.gguf"


@pytest.fixture
def refusing() -> Iterator[str]:
    """A proxy that wants to know who asks."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    line.recv(4096)
                    line.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def refusal(places: Places, heard: Heard, line: Line) -> SetupProblem:
    with pytest.raises(SetupProblem) as told:
        fetch.fetch(entry(URL), places, account=heard.account, line=line)
    assert not list(places.models.glob("*.gguf"))
    return told.value


def test_a_proxy_that_is_not_there_is_named(places: Places, heard: Heard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]

    told = refusal(places, heard, replace(IMPATIENT, proxy=f"http://127.0.0.1:{port}"))

    assert (told.code, told.detail) == ("server-proxy-unreachable", "127.0.0.1")


def test_a_proxy_that_wants_a_login_is_named(places: Places, heard: Heard, refusing: str) -> None:
    told = refusal(places, heard, replace(IMPATIENT, proxy=refusing))

    assert told.code == "server-proxy"
    assert told.detail.startswith("407")


@pytest.mark.parametrize("content", [None, b"kein Zertifikat"])
def test_a_file_of_certificates_that_is_none_is_named_without_its_folder(
    places: Places, heard: Heard, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "amt.pem"
    if content is not None:
        file.write_bytes(content)

    told = refusal(places, heard, replace(IMPATIENT, ca_file=str(file)))

    assert (told.code, told.detail) == ("server-ca-file", "amt.pem")
