"""The real worker with a server: what it tells, what leaves, and that nothing else ever opens a socket."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from genius_desktop import codec, paths
from genius_desktop.assistants import files
from genius_desktop.children import Child
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.jobs.events import FINAL, Event, Failed, Finished, Ready, Sent, ServerChecked, read_event
from genius_desktop.servers import Privacy, ServerAccess
from genius_desktop.tasks import CheckServerTask, SummaryTask
from tests import makers
from tests.engines import faulty_server as faulty
from tests.engines.faulty_server import FaultyServer

TOKEN = "sk-canary-77"
NOTE = "- Der Gemeinderat beschließt die Erneuerung der Brücke.\n- Die Kosten betragen 40.000 Euro."


class Talk:
    """A conversation with a worker."""

    def __init__(self, *before: str) -> None:
        self.child = Child([*before, *paths.own_command("worker")])
        assert isinstance(self.hear(), Ready)

    def hear(self) -> Event | None:
        line = self.child.read_line()
        return read_event(line) if line else None

    def do(self, task: object) -> list[Event]:
        self.child.send(codec.to_line(task))
        heard: list[Event] = []
        while event := self.hear():
            heard.append(event)
            if isinstance(event, FINAL):
                break
        return heard


@pytest.fixture
def talk() -> Iterator[Talk]:
    found = Talk()
    yield found
    found.child.close(3)


def access(server: FaultyServer) -> ServerAccess:
    return ServerAccess(server.url, token=TOKEN, at_once=2)


def summary(folder: Path, server: FaultyServer | None, name: str = "niederschrift.pdf") -> SummaryTask:
    file = makers.write(folder, name, makers.pdf(makers.many_pages(6)))
    engine = EngineChoice("scripted")
    if server:
        engine = EngineChoice("server", server=access(server), privacy=Privacy(hides=False))
    return SummaryTask("1", (Source(os.fsencode(file), file.name),), files.shipped("zusammenfassung"), engine)


def test_a_connection_is_checked_with_the_names_of_the_models(talk: Talk) -> None:
    with FaultyServer() as server:
        assert isinstance(told := talk.do(CheckServerTask("c", access(server)))[-1], ServerChecked)
        assert told.models == (faulty.MODEL,)
        assert not server.posts
        way = access(server)
    gone = talk.do(CheckServerTask("c", way))[-1]
    assert gone == Failed("server-unreachable", "127.0.0.1")


def test_a_summary_by_a_server_tells_what_left_before_it_leaves_and_names_its_model(talk: Talk, tmp_path: Path) -> None:
    with FaultyServer([faulty.good(NOTE)] * 100) as server:
        heard = talk.do(summary(tmp_path, server))
        sent = [event for event in heard if isinstance(event, Sent)]
        last = heard[-1]

        assert isinstance(last, Finished)
        assert last.summary.engine.name == "server"
        assert last.summary.engine.told == faulty.MODEL
        assert last.summary.documents[0].coverage.pages_read == 6
        assert sum(event.size_bytes for event in sent) == sum(len(request.body) for request in server.posts)
        assert {page for event in sent for page in event.pages} == set(range(1, 7))
        assert {(event.host, event.sha256) for event in sent} == {("127.0.0.1", last.summary.documents[0].sha256)}
        assert TOKEN.encode() not in codec.to_json(heard)


def test_a_login_page_gets_no_word_of_a_document(talk: Talk, tmp_path: Path) -> None:
    with FaultyServer(models=faulty.told("200 OK", faulty.PAGE, kind="text/html")) as server:
        heard = talk.do(summary(tmp_path, server))

        assert heard[-1] == Failed("server-login-page", "")
        assert not server.posts
        assert not [event for event in heard if isinstance(event, Sent)]


# What a worker has loaded once a job is done.
LOADED = """
import io, sys
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.jobs.engines import open_engine
from genius_desktop.jobs.worker import Worker
out = io.BytesIO()
worker = Worker(out, open_engine, ReaderProcess())
worker.listen(io.BytesIO(sys.stdin.buffer.read()))
worker._brake.release()
worker.work()
assert b"Finished" in out.getvalue(), out.getvalue()[-500:]
print(*(name for name in ("httpx", "httpcore", "truststore") if name in sys.modules), flush=True)
"""


def test_an_engine_of_this_pc_loads_nothing_that_could_reach_a_server(tmp_path: Path) -> None:
    # The end of the input would end the worker within a second; the job is to be done first.
    code = "import threading; threading.Timer.start = lambda self: None\n" + LOADED

    done = subprocess.run(
        [sys.executable, "-c", code],
        input=codec.to_line(summary(tmp_path, None)),
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def _traced(tmp_path: Path, task: SummaryTask) -> str:
    """Run a job under strace and give what it did with sockets of the internet."""
    strace = shutil.which("strace")
    if not strace:
        pytest.skip("there is no strace here")
    log = tmp_path / "strace"
    talk = Talk(strace, "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(log))
    try:
        assert isinstance(talk.do(task)[-1], Finished)
    finally:
        talk.child.close(5)
    return "\n".join(line for line in log.read_text("utf-8", "replace").splitlines() if "AF_INET" in line)


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_a_job_on_this_pc_opens_no_socket_and_one_on_a_server_none_to_anyone_else(tmp_path: Path) -> None:
    assert _traced(tmp_path, summary(tmp_path, None)) == ""
    with FaultyServer([faulty.good(NOTE)] * 100) as server:
        traced = _traced(tmp_path, summary(tmp_path, server, "zwei.pdf"))
        ports = set(re.findall(r"sin6?_port=htons\((\d+)\)", traced))
        assert ports == {str(server.port)}
        assert set(re.findall(r'inet_addr\("([\d.]+)"\)', traced)) == {"127.0.0.1"}
