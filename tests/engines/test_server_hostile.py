"""What else may answer at the address of a server: cases S09 to S20 of bad inputs, each with its expected end."""

import json
import logging
import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.server.answer import Answer
from genius_desktop.engines.server.delays import Patience
from genius_desktop.engines.server.engine import ServerEngine
from genius_desktop.engines.server.probe import check
from genius_desktop.engines.server.sse import EventStream
from genius_desktop.problems import Interrupted, SetupProblem
from genius_desktop.servers import ServerAccess
from tests.engines import faulty_server as faulty
from tests.engines.faulty_server import ANSWER, PAGE, FaultyServer, Reply
from tests.engines.visits import QUICK, Visit, prompt, refused

FINISH = faulty.chunk(finish="stop")


def test_s09_a_thousand_answers_cut_anywhere_are_never_taken_for_whole() -> None:
    chance, data = random.Random(7), faulty.events()  # noqa: S311
    for _ in range(1000):
        cut = chance.randrange(len(data) + 1)
        stream, answer = EventStream(), Answer(120)
        events = [event for part in faulty.pieces(data[:cut], chance.randint(1, 40)) for event in stream.feed(part)]
        for event in [*events, *stream.end()]:
            answer.take(event)
        assert not answer.end or answer.text == ANSWER
        assert answer.end or cut < len(data)


def test_s09_hundred_answers_cut_on_the_wire_become_one_whole_answer() -> None:
    chance, data = random.Random(7), faulty.events()  # noqa: S311
    last = data.index(b'"finish_reason": "stop"')
    cuts = [faulty.broken(data[: chance.randrange(last)], reset=chance.random() < 0.2) for _ in range(100)]
    with Visit(*cuts, patience=Patience(lost_tries=1000, first_seconds=0, most_seconds=0)) as visit:
        assert visit.ask(prompt(limit=500)) == {0: ANSWER}
        assert len(visit.server.posts) == 101
        assert sum(bool(piece.end) for piece in visit.pieces) == 1


@pytest.mark.parametrize(
    "data",
    [
        faulty.events().replace(b"\n\n", b"\n"),
        faulty.events().replace(b"\n", b"\r"),
        faulty.events().replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf: hello\nretry: 5\nid: 1\nevent: message\n" + faulty.events(),
        faulty.events().replace(b"data: ", b"data:"),
        faulty.events().replace(b"\n\ndata: {", b"{", 3),
        b'data: {"choices": [{"delta": null}]}\n\ndata: {"choices": null}\n\ndata: {}\n\ndata: 7\n\n' + faulty.events(),
        b"data: NaN\n\ndata: " + b"[" * 100_000 + b"\n\ndata: {\n\n" + faulty.events(),
        faulty.chunk(None, tool_calls=[{"function": {"name": "rm"}}]) + faulty.events(),
        b'data: {"choices": [{"delta": {"tool_calls": [{"id": "1"}], "content": null}}]}\n\n' + faulty.events(),
        faulty.chunk([{"type": "text", "text": ANSWER}]) + FINISH,
        faulty.events().replace(b"data: [DONE]\n\n", b""),
        faulty.events().removesuffix(b"\n\n").replace(b"data: [DONE]", b""),
        json.dumps({"choices": [{"message": {"content": ANSWER}, "finish_reason": "stop"}]}).encode(),
    ],
    ids="blankless CR CRLF fields tight several null nesting tools toolcalls parts done torn whole".split(),
)
def test_s09_an_answer_is_understood_in_every_form(data: bytes) -> None:
    with Visit(lambda way: way.send(faulty.head(), *faulty.pieces(data, 7))) as visit:
        assert visit.ask() == {0: ANSWER}
        assert len(visit.server.posts) == 1


def test_s09_a_line_without_end_is_cut_off() -> None:
    with Visit(faulty.raw(b"data: ", *[b"x" * 65536] * 400)) as visit:
        assert visit.code() == "server-answer: 20 MB"


def test_s10_a_login_page_in_place_of_the_server_gets_no_document() -> None:
    for page in (faulty.told("200 OK", PAGE, kind="text/html"), faulty.told("200 OK", PAGE), faulty.told("511 Login")):
        with FaultyServer(models=page) as server:
            with pytest.raises(SetupProblem, match="server-login-page"):
                ServerEngine(ServerAccess(server.url), Brake())
            assert not server.posts


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (faulty.told("200 OK", PAGE, kind="text/html; charset=utf-8"), "server-login-page"),
        (faulty.raw(b"\n\n <html>"), "server-login-page"),
        (faulty.told("200 OK", {"error": {"message": "quota"}}), "server-answer: JSON"),
        (faulty.told("200 OK", b"[1, 2"), "server-answer: JSON"),
        (faulty.told("200 OK", b"It works!", kind="text/plain"), "server-answer: text/plain"),
        (faulty.told("204 No Content"), "server-answer: HTTP 204"),
    ],
)
def test_s10_a_document_that_met_something_else_is_not_sent_again(reply: Reply, problem: str) -> None:
    with Visit(*[reply] * 5) as visit:
        assert visit.code().startswith(problem)
        assert len(visit.server.posts) == 1


def test_s10_a_json_answer_that_is_no_list_of_models_is_no_server() -> None:
    for body in ({"error": "x"}, {"data": 7}, 7, b"{"):
        with FaultyServer(models=faulty.told("200 OK", body)) as server:
            assert refused(ServerAccess(server.url)).startswith("server-answer")


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
def test_s11_nothing_follows_a_redirection(status: str) -> None:
    with FaultyServer() as other:
        reply = faulty.told(status, b"", f"Location: {other.url}/chat/completions")
        with Visit(*[reply] * 5) as visit:
            assert visit.code() == f"server-redirect: http://127.0.0.1:{other.port}"
        with FaultyServer(models=reply) as server:
            assert refused(ServerAccess(server.url)).startswith("server-redirect")
        assert not other.requests


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("407 Proxy Authentication Required", "server-proxy: ki.example"),
        ("403 Forbidden", "server-proxy: ki.example, HTTP 403"),
        ("503 Service Unavailable", "server-unreachable: ki.example"),
    ],
)
def test_s13_a_proxy_that_opens_no_way_is_named(answer: str, problem: str) -> None:
    with FaultyServer(models=faulty.told(answer)) as proxy:
        access = ServerAccess("https://ki.example/v1", proxy=f"http://127.0.0.1:{proxy.port}", token="sk-canary")
        assert refused(access) == problem
        assert [request.method for request in proxy.requests] == ["CONNECT"]
        assert "canary" not in str(proxy.requests)


def test_s13_a_proxy_that_is_not_there_is_named() -> None:
    access = ServerAccess("https://ki.example", proxy=f"http://127.0.0.1:{faulty.unused_port()}")

    assert refused(access) == "server-proxy-unreachable: 127.0.0.1"
    for wrong in ("ki", "socks5://127.0.0.1:1", "http://user:pass@127.0.0.1:1", "file:///x"):
        assert refused(ServerAccess("https://ki.example", proxy=wrong)) == "server-proxy-address"


def test_s13_proxies_of_the_environment_count_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyServer() as proxy, FaultyServer() as server:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
        assert check(ServerAccess(server.url), Brake()).models
        assert not proxy.requests


def test_s14_a_packed_answer_is_not_unpacked() -> None:
    with Visit(faulty.told("200 OK", b"\x1f\x8b\x08", "Content-Encoding: gzip", kind="text/event-stream")) as visit:
        assert visit.code() == "server-answer: Content-Encoding"


def test_s14_an_answer_of_any_size_is_cut_off() -> None:
    with Visit(faulty.dripping(b": " + b"x" * 65000 + b"\n", 0)) as visit:
        assert visit.code() == "server-answer: 20 MB"


def test_s16_a_request_has_the_same_name_at_every_try_and_another_for_another_job() -> None:
    with Visit(faulty.told("503 Unavailable"), faulty.broken(b"")) as visit:
        visit.engine.begin("1")
        visit.ask()
        visit.pieces.clear()
        visit.engine.begin("2")
        visit.ask()
        names = [request.headers["idempotency-key"] for request in visit.server.posts]
    assert names[0] == names[1] == names[2] != names[3]


def test_s17_a_model_that_changes_is_told() -> None:
    other = faulty.events().replace(b'"test-model"', b'"test-model-v2\\u001b[31m"')
    with Visit(faulty.good(), faulty.raw(other)) as visit:
        visit.engine.begin("1")
        visit.ask(prompt(), prompt())
        assert visit.engine.describe().model == "test-model"
        assert visit.engine.describe().told == "test-model, test-model-v2\ufffd[31m"


def test_s18_a_clock_that_is_wrong_is_named_and_not_the_key() -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(minutes=125), usegmt=True)
    with FaultyServer(models=faulty.told("401 Unauthorized", {}, f"Date: {then}")) as server:
        assert refused(ServerAccess(server.url)) == "server-clock: 125 min"


@pytest.mark.parametrize("token", ["sk-a\nHost: evil", "sk-ä", "sk a", "sk-\0", "sk-\x7f"])
def test_s19_a_key_that_is_none_goes_nowhere(token: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with FaultyServer() as server:
        assert refused(ServerAccess(server.url, token=token)) == "server-token-malformed"
        assert not server.requests
    assert "sk-" not in caplog.text


def test_s19_a_key_may_have_a_header_of_its_own_and_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with FaultyServer() as server:
        check(ServerAccess(server.url, token=" sk-'\"canary ", key_header="X-Api-Key"), Brake())
        assert server.requests[0].headers["x-api-key"] == "sk-'\"canary"
        assert "authorization" not in server.requests[0].headers
        for header in ("Host", "Content-Length", "X Y", ""):
            access = ServerAccess(server.url, token="x", key_header=header)
            assert refused(access) == "server-token-malformed"
    assert "canary" not in caplog.text


@pytest.mark.parametrize("url", ["file:///etc/passwd", "https://user:pass@ki.example", "http://93.184.216.34/v1", "x"])
def test_s19_an_address_that_is_none_is_refused(url: str) -> None:
    assert refused(ServerAccess(url)) == "server-address"


def test_s20_after_a_cancel_nothing_leaves() -> None:
    with Visit() as visit:
        pieces = visit.engine.write([prompt(f"Absatz {number}.") for number in range(6)])
        next(pieces)
        visit.engine.cancel()
        with pytest.raises(Interrupted):
            list(pieces)
        sent = len(visit.server.posts)
        assert sent < 6
        with pytest.raises(Interrupted):
            list(visit.engine.write([prompt()]))
        assert len(visit.server.posts) == sent


def test_no_cookie_is_sent_back() -> None:
    with Visit(faulty.told("503 Unavailable", {}, "Set-Cookie: id=7"), patience=QUICK) as visit:
        visit.ask()
        assert all("cookie" not in request.headers for request in visit.server.requests)


@pytest.mark.parametrize("chars", [3, 1_000_000])
def test_what_is_sent_is_a_chat_with_the_key_in_its_header_and_nothing_packed(chars: int) -> None:
    text = ("Übergröße " * chars)[:chars]
    with Visit() as visit:
        visit.ask(prompt(text))
        request = visit.server.posts[0]
    assert request.path == "/api/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer sk-canary"
    assert request.headers["accept-encoding"] == "identity"
    assert request.document == f"Text:\n{text}\n\nNenne die Fakten."
    assert visit.sent == [len(request.body)]
