"""Every case S01 to S20 that the engine on a server meets, against a server that goes wrong, with its expected end."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.server import delays
from genius_desktop.engines.server.delays import Patience
from genius_desktop.engines.server.engine import ServerEngine
from genius_desktop.problems import Interrupted, SetupProblem, waits_for_server
from genius_desktop.servers import ServerAccess
from tests.engines import faulty_server as faulty
from tests.engines.faulty_server import ANSWER, PAGE, FaultyServer, Reply
from tests.engines.visits import QUICK, Visit, prompt
from tests.growth import is_ever_as_fast


def test_s01_a_server_that_is_not_there_is_one_to_wait_for() -> None:
    with pytest.raises(SetupProblem, match=r"server-unreachable: 127\.0\.0\.1") as told:
        ServerEngine(ServerAccess(f"http://127.0.0.1:{faulty.unused_port()}"), Brake())
    assert waits_for_server(told.value.code)


def test_s01_a_name_that_nobody_knows_is_one_to_wait_for() -> None:
    with pytest.raises(SetupProblem, match=r"server-dns: ki\.gibt-es-nicht\.invalid") as told:
        ServerEngine(ServerAccess("https://ki.gibt-es-nicht.invalid/v1"), Brake())
    assert waits_for_server(told.value.code)


def test_s01_a_server_that_goes_away_between_two_prompts_is_greeted_again_before_it_is_sent_anything() -> None:
    with Visit(faulty.broken(b"", reset=True), faulty.good()) as visit:
        assert visit.ask() == {0: ANSWER}
        assert [request.method for request in visit.server.requests] == ["GET", "POST", "GET", "POST"]


@pytest.mark.parametrize("name", ["10.0.0.1.example.invalid", "example.invalid"])
def test_s01_without_encryption_only_numbers_of_private_nets_are_asked(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_words, **_more: [(2, 1, 6, "", ("93.184.216.34", 80))])

    with pytest.raises(SetupProblem, match="server-address"):
        ServerEngine(ServerAccess(f"http://{name}/v1"), Brake())


def test_s02_a_connection_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("genius_desktop.engines.server.transport._CONNECT_SECONDS", 0.2)
    # A queue of one that is full lets no further SYN through.
    with faulty.full_door() as port, pytest.raises(SetupProblem, match="server-unreachable"):
        ServerEngine(ServerAccess(f"http://127.0.0.1:{port}"), Brake())


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden"])
def test_s03_a_refused_key_is_told_once_and_not_tried_again(status: str) -> None:
    with Visit(*[faulty.told(status, {"error": {"message": "bad key"}})] * 9, at_once=4) as visit:
        assert visit.code(*[prompt()] * 8) == f"server-refused-token: HTTP {status[:3]}"
        assert len(visit.server.posts) <= 4
    assert not waits_for_server("server-refused-token")


@pytest.mark.parametrize(
    ("status", "message", "problem"),
    [
        ("404 Not Found", "The model `test-model` does not exist.", "server-no-model: test-model"),
        ("404 Not Found", "Not Found", "server-wrong-path: HTTP 404"),
        ("400 Bad Request", "This model's maximum context length is 2048 tokens.", "server-context: 2048"),
        ("413 Content Too Large", "", "server-context: HTTP 413"),
        ("422 Unprocessable", "temperature must be positive", "server-answer: HTTP 422"),
    ],
)
def test_s04_what_the_server_will_never_take_is_not_sent_again(status: str, message: str, problem: str) -> None:
    with Visit(*[faulty.told(status, {"error": {"message": message}})] * 9) as visit:
        assert visit.code() == problem
        assert len(visit.server.posts) == 1


def test_s04_a_passage_that_is_too_long_is_sent_in_halves_once() -> None:
    refusal = faulty.told("400 Bad Request", {"error": {"message": "maximum context length is 2048 tokens"}})
    long = prompt("Der Rat beschließt den Bau.\n" * 100)
    with Visit(refusal, faulty.good("- Erste Hälfte."), faulty.good("- Zweite Hälfte.")) as visit:
        assert visit.ask(long) == {0: "- Erste Hälfte.\n- Zweite Hälfte."}
        assert visit.pieces[-1].tokens_in == 222
    with Visit(*[refusal] * 9) as visit:
        assert visit.code(long) == "server-context: 2048"
        assert len(visit.server.posts) == 2


def test_s04_a_server_that_knows_fewer_fields_is_asked_in_a_plainer_form() -> None:
    with Visit(
        faulty.told("422 Unprocessable", {"detail": "Extra inputs are not permitted: chat_template_kwargs"}),
        faulty.told("400 Bad Request", {"error": "System role not supported"}),
    ) as visit:
        assert visit.ask() == {0: ANSWER}
        visit.pieces.clear()
        assert visit.ask() == {0: ANSWER}
        first, second, third, fourth = (request.wish for request in visit.server.posts)
    assert "stream_options" in first
    assert "stream_options" not in second
    assert [message["role"] for message in second["messages"]] == ["system", "user"]
    assert [message["role"] for message in third["messages"]] == ["user"]
    assert "Du bist hilfreich." in third["messages"][0]["content"]
    assert third == fourth


def test_s05_a_busy_server_is_left_alone_as_long_as_it_wishes() -> None:
    with Visit(faulty.told("429 Too Many", {}, "Retry-After: 0.3"), at_once=2) as visit:
        began = time.monotonic()
        assert visit.ask() == {0: ANSWER}
        assert time.monotonic() - began >= 0.3


def test_s05_a_long_pause_ends_the_job_instead_of_blocking_it() -> None:
    with Visit(faulty.told("429 Too Many", {}, "Retry-After: 1000000000")) as visit:
        assert visit.code() == "server-busy: 3600 s, HTTP 429"
    assert waits_for_server("server-busy")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        ("7", 7),
        ("0.5", 0.5),
        ("1000000000", 3600),
        ("1e999", 0),
        ("nan", 0),
        ("-5", 0),
        ("morgen", 0),
        ("", 0),
        ("9" * 5000, 0),
        ("Sun, 99 Foo 2026 99:99:99 GMT", 0),
        ("Mon, 01 Jan 0001 00:00:00 +2359", 0),
    ],
)
def test_s05_whatever_a_server_says_of_waiting_is_understood_or_nothing(header: str | None, seconds: float) -> None:
    assert delays.asked_for(header) == seconds


def test_s05_a_date_to_wait_for_is_understood() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    assert delays.asked_for(format_datetime(now + timedelta(seconds=90), usegmt=True), now) == 90
    assert delays.asked_for(format_datetime(now - timedelta(days=1), usegmt=True), now) == 0
    assert delays.asked_for(format_datetime(now + timedelta(days=1), usegmt=True), now) == 3600


@pytest.mark.parametrize("status", ["500 Internal", "502 Bad Gateway", "503 Unavailable", "504 Timeout"])
def test_s06_a_server_in_trouble_is_asked_eight_times_more_and_then_later(status: str) -> None:
    with Visit(*[faulty.told(status, PAGE, kind="text/html")] * 8) as visit:
        assert visit.ask() == {0: ANSWER}
        assert len(visit.server.posts) == 9
    with Visit(*[faulty.told(status, PAGE, kind="text/html")] * 9) as visit:
        assert visit.code() == f"server-busy: HTTP {status[:3]}"


def test_s06_pauses_grow_and_stay_bounded() -> None:
    patience = Patience()

    assert 0.25 <= patience.pause(0) <= 0.5
    assert 4 <= patience.pause(4) <= 8
    assert 15 <= patience.pause(400) <= 30


HALF = faulty.events()[: len(faulty.events()) // 2]


@pytest.mark.parametrize(
    "cut",
    [
        faulty.broken(HALF),
        faulty.broken(HALF, reset=True),
        faulty.broken(HALF, chunked=True),
        faulty.broken(HALF + b"\n\ndata: [DONE]\n\n"),
        faulty.broken(b""),
        faulty.broken(faulty.chunk("- Der Rat") + b'data: {"error": {"message": "out of memory", "code": 500}}\n\n'),
    ],
    ids=["fin", "rst", "chunked", "done", "empty", "error"],
)
def test_s07_an_answer_that_breaks_off_is_asked_for_anew_and_never_counts(cut: Reply) -> None:
    with Visit(cut) as visit:
        assert visit.ask() == {0: ANSWER}
        assert len(visit.server.posts) == 2


def test_s07_half_answers_for_ever_are_a_problem_and_no_answer() -> None:
    with Visit(*[faulty.broken(HALF)] * 9) as visit:
        assert visit.code() == "server-interrupted: 127.0.0.1"
        assert len(visit.server.posts) == 4
    assert waits_for_server("server-interrupted")


def test_s07_of_several_answers_no_text_is_told_that_may_have_to_be_taken_back() -> None:
    with Visit(faulty.broken(HALF), at_once=2) as visit:
        assert visit.ask(prompt(), prompt("Anderes.")) == {0: ANSWER, 1: ANSWER}
        assert all(piece.end for piece in visit.pieces if piece.text)


def test_s07_a_second_try_that_says_something_else_ends_the_job_and_mixes_nothing() -> None:
    with Visit(faulty.broken(HALF), faulty.good("- Ganz anderer Text.")) as visit:
        assert visit.code().startswith("server-interrupted")


def test_s07_a_server_that_never_names_the_end_is_believed_when_it_says_the_same_twice() -> None:
    endless = faulty.raw(faulty.chunk("- Der Rat beschließt."), b"data: [DONE]\n\n")
    with Visit(endless, endless) as visit:
        assert visit.ask() == {0: "- Der Rat beschließt."}


@pytest.mark.parametrize(
    "drip",
    [
        faulty.dripping(b": ping\n\n", 0.02),
        faulty.dripping(b": ping\n\n", 0.02, first=faulty.chunk("- Der")),
        faulty.dripping(b"d", 0.1),
        faulty.dripping(faulty.chunk(""), 0.02),
        faulty.silence(),
    ],
    ids=["pings", "pings after a word", "one byte", "empty deltas", "nothing at all"],
)
def test_s08_only_what_the_model_writes_stops_the_clock(drip: Reply) -> None:
    with Visit(drip, idle_seconds=0.2) as visit:
        assert visit.ask()[0] == ANSWER
        assert len(visit.server.posts) == 2


def test_s08_a_server_that_never_writes_is_one_to_wait_for() -> None:
    with Visit(*[faulty.dripping(b": ping\n\n", 0.02)] * 9, idle_seconds=0.05) as visit:
        assert visit.code() == "server-silent: 0 s"
    assert waits_for_server("server-silent")


def test_s08_prompts_that_wait_for_others_are_not_taken_for_forgotten() -> None:
    def slow(way: faulty.Connection) -> None:
        for part in faulty.pieces(faulty.head() + faulty.events(), 160):
            way.send(part)
            time.sleep(0.06)

    def late(way: faulty.Connection) -> None:
        time.sleep(0.9)
        way.send(faulty.head(), faulty.events())

    with Visit(slow, late, idle_seconds=0.2, at_once=2) as visit:
        visit.ask(prompt("Eins."), prompt("Zwei."))
        assert len(visit.server.posts) == 2


def test_s08_a_job_has_its_time() -> None:
    with FaultyServer([faulty.silence()]) as server:
        engine = ServerEngine(ServerAccess(server.url, budget_seconds=0.3), Brake(), patience=QUICK)
        with pytest.raises(SetupProblem, match="server-budget"):
            list(engine.write([prompt()]))
        engine.begin("another job")
        assert list(engine.write([prompt()]))[-1].end
        engine.close()


def _interrupted(visit: Visit) -> float:
    pieces = visit.engine.write([prompt()])
    next(pieces)
    asked = time.monotonic()
    visit.engine.cancel()
    with pytest.raises(Interrupted):
        list(pieces)
    visit.brake.release()
    return time.monotonic() - asked


def test_a_cancel_ends_a_stream_within_milliseconds_and_the_connection_with_it() -> None:
    dead: list[float] = []

    def endless(way: faulty.Connection) -> None:
        way.send(faulty.head())
        try:
            while True:
                way.send(faulty.chunk("Wort "))
                time.sleep(0.01)
        except OSError:
            dead.append(time.monotonic())

    with Visit(*[endless] * 3) as visit:
        assert is_ever_as_fast(lambda: _interrupted(visit), 0.1)
        ends = time.monotonic() + 5
        while not dead and time.monotonic() < ends:
            time.sleep(0.01)
        assert dead
