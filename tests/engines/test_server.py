"""The engine on a server, against the real server that comes with llama-cpp-python."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Prompt
from genius_desktop.engines.server.engine import ServerEngine
from genius_desktop.engines.server.probe import check
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import ServerAccess
from tests.conftest import model_file
from tests.engines.contract import TEXT, EngineContract, answers, prompt

pytestmark = pytest.mark.model

TOKEN = "sk-canary-5f2d"
ROOM_TOKENS = 1024
START_SECONDS = 60


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@pytest.fixture(scope="module")
def access() -> Iterator[ServerAccess]:
    """Start the server as docs/betrieb/server.md says, with the smallest model."""
    pytest.importorskip("llama_cpp.server.app")
    file, port = model_file("smollm2-135m-instruct-q4_1"), free_port()
    words = f"--host 127.0.0.1 --port {port} --n_ctx {ROOM_TOKENS} --n_threads 2 --interrupt_requests false".split()
    words += ["--model", str(file), "--model_alias", "smollm2", "--api_key", TOKEN]
    with tempfile.TemporaryFile() as log:
        command = [sys.executable, "-m", "llama_cpp.server", *words]
        server = subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=Path(tempfile.gettempdir()),
            # Other programs are at work beside the tests: waiting threads must not keep them from it.
            env=os.environ | {"OMP_WAIT_POLICY": "passive"},
        )
        try:
            _wait_for(port, server)
            yield ServerAccess(f"http://127.0.0.1:{port}/v1", token=TOKEN, room_tokens=ROOM_TOKENS, at_once=4)
        finally:
            server.kill()
            server.wait()


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


@pytest.fixture(scope="module")
def one(access: ServerAccess) -> Iterator[tuple[ServerEngine, Brake]]:
    brake = Brake()
    engine = ServerEngine(access, brake)
    yield engine, brake
    engine.close()


class TestServerEngine(EngineContract):
    @pytest.fixture
    def brake(self, one: tuple[ServerEngine, Brake]) -> Brake:
        return one[1]

    @pytest.fixture
    def engine(self, one: tuple[ServerEngine, Brake]) -> ServerEngine:
        return one[0]

    def test_it_tells_what_the_server_calls_its_model(self, engine: ServerEngine) -> None:
        engine.begin("1")
        assert engine.describe().told == ""
        list(engine.write([prompt()]))

        assert engine.describe().model == engine.describe().told == "smollm2"

    def test_a_single_answer_comes_in_pieces(self, engine: ServerEngine) -> None:
        assert sum(bool(piece.text) for piece in engine.write([prompt()])) > 5

    def test_more_prompts_than_the_server_takes_at_once_are_all_answered(self, engine: ServerEngine) -> None:
        pieces = list(engine.write([prompt(f"Item {number}. {TEXT}", limit=4) for number in range(10)]))

        assert sorted(piece.prompt for piece in pieces if piece.end) == list(range(10))

    def test_a_passage_too_long_for_the_model_is_read_in_halves(self, engine: ServerEngine) -> None:
        long = "The council met and decided about the bridge and the mill. " * 90

        pieces = list(engine.write([prompt(long, limit=8)]))

        assert [piece.prompt for piece in pieces if piece.end] == [0]
        assert len(pieces[-1].text.split("\n")) == 2

    def test_a_loop_is_cut_off(self, engine: ServerEngine) -> None:
        circle = Prompt("", "", "Repeat for ever: one two three. one two three. one two three. one two three.", "", 400)

        assert list(engine.write([circle]))[-1].tokens_out <= 400


def test_the_server_names_its_models(access: ServerAccess) -> None:
    greeting = check(access, Brake())

    assert greeting.models == ("smollm2",)
    assert greeting.seconds > 0


def test_a_wrong_key_is_named(access: ServerAccess) -> None:
    wrong = ServerAccess(access.url, token="sk-falsch")

    with pytest.raises(SetupProblem, match="server-refused-token: HTTP 401"):
        ServerEngine(wrong, Brake())


def test_a_wrong_path_is_named(access: ServerAccess) -> None:
    wrong = ServerAccess(access.url.replace("/v1", "/api"), token=TOKEN)

    with pytest.raises(SetupProblem, match="server-wrong-path: HTTP 404"):
        check(wrong, Brake())


def test_a_model_that_is_not_offered_is_named_before_anything_is_sent(access: ServerAccess) -> None:
    sent: list[int] = []

    with pytest.raises(SetupProblem, match="server-no-model: gross"):
        ServerEngine(
            ServerAccess(access.url, model="gross", token=TOKEN), Brake(), sent=lambda _prompt, size: sent.append(size)
        )
    assert not sent


def test_the_same_answers_come_as_from_another_engine(one: tuple[ServerEngine, Brake]) -> None:
    engine, _ = one
    alone = answers(list(engine.write([prompt()])))[0]

    assert answers(list(engine.write([prompt(), prompt(TEXT[:60])])))[0] == alone
