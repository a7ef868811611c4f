"""A server that speaks OpenAI's protocol as badly as it is told to, over plain sockets.

Each POST gets the next of the replies it was made with, or a good answer where none is left. A reply is a function that
writes to the connection whatever it likes; the connection is closed after it.
"""

import json
import socket
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

MODEL = "test-model"
ANSWER = "- Der Rat beschließt den Bau der Brücke.\n- Die Kosten betragen 40.000 Euro."


@dataclass(frozen=True, slots=True)
class Request:
    """What came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def wish(self) -> dict[str, Any]:
        """The body as JSON."""
        return dict(json.loads(self.body))

    @property
    def document(self) -> str:
        """What the user message says."""
        return str(self.wish["messages"][-1]["content"])


@dataclass(slots=True)
class Connection:
    """The way back to the client."""

    socket: socket.socket
    request: Request

    def send(self, *parts: bytes) -> None:
        for part in parts:
            self.socket.sendall(part)

    def reset(self) -> None:
        """Break off with RST instead of FIN."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


Reply = Callable[[Connection], None]


def chunk(content: object = None, *, finish: str | None = None, **more: object) -> bytes:
    """Give one event of a stream."""
    delta = {} if content is None else {"content": content}
    event = {"model": MODEL, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}], **more}
    return b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\n\n"


def events(text: str = ANSWER, *, finish: str = "stop", size: int = 8) -> bytes:
    """Give a whole answer as it is streamed."""
    parts = [chunk(text[start : start + size]) for start in range(0, len(text), size)]
    usage = {"prompt_tokens": 111, "completion_tokens": 22, "total_tokens": 133}
    counts = b"data: " + json.dumps({"model": MODEL, "choices": [], "usage": usage}).encode() + b"\n\n"
    return b"".join([chunk("", role="assistant"), *parts, chunk(finish=finish), counts, b"data: [DONE]\n\n"])


def head(status: str = "200 OK", kind: str = "text/event-stream", *lines: str) -> bytes:
    """Give the head of an answer whose end is the end of the connection."""
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Connection: close", *lines, "", ""]).encode()


def good(text: str = ANSWER) -> Reply:
    """Answer as it should be."""
    return lambda way: way.send(head(), events(text))


def told(status: str, body: object = "", *lines: str, kind: str = "application/json") -> Reply:
    """Answer with a status, a body and header lines."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda way: way.send(head(status, kind, *lines), data)


def raw(*parts: bytes) -> Reply:
    """Stream exactly these bytes."""
    return lambda way: way.send(head(), *parts)


def broken(data: bytes, *, reset: bool = False, chunked: bool = False) -> Reply:
    """Stream so much and break off: with FIN, with RST, or in the middle of a chunked body."""

    def reply(way: Connection) -> None:
        if chunked:
            way.send(
                head("200 OK", "text/event-stream", "Transfer-Encoding: chunked"), b"%x\r\n" % (len(data) + 9), data
            )
        else:
            way.send(head(), data)
        if reset:
            time.sleep(0.05)
            way.reset()

    return reply


def dripping(part: bytes, every_seconds: float, *, first: bytes = b"") -> Reply:
    """Send something again and again until the client has had enough."""

    def reply(way: Connection) -> None:
        way.send(head(), first)
        with suppress(OSError):
            while True:
                way.send(part)
                time.sleep(every_seconds)

    return reply


PAGE = b"<!DOCTYPE html><html><body><form>WLAN-Anmeldung</form></body></html>"


MODELS = told("200 OK", {"object": "list", "data": [{"id": MODEL, "object": "model"}]})


@dataclass(slots=True)
class FaultyServer:
    """Listens on this PC while it is entered."""

    replies: Sequence[Reply] = ()
    models: Reply = MODELS
    tls: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    _waiting: deque[Reply] = field(default_factory=deque)
    _door: socket.socket = field(init=False)
    _ways: list[socket.socket] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def port(self) -> int:
        return int(self._door.getsockname()[1])

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/api/v1"

    @property
    def posts(self) -> list[Request]:
        return [request for request in self.requests if request.method == "POST"]

    @property
    def greetings(self) -> list[Request]:
        return [request for request in self.requests if request.method == "GET"]

    def __enter__(self) -> Self:
        self._waiting.extend(self.replies)
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for way in self._ways:
            with suppress(OSError):
                way.shutdown(socket.SHUT_RDWR)
            way.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                way, _ = self._door.accept()
                self._ways.append(way)
                threading.Thread(target=self._serve, args=(way,), daemon=True).start()

    def _serve(self, way: socket.socket) -> None:
        with suppress(OSError, ValueError):
            if not self.tls and way.recv(1, socket.MSG_PEEK) == b"\x16":
                # Someone wants to encrypt where nobody does.
                way.sendall(head("400 Bad Request"))
            if self.tls:
                way = self.tls.wrap_socket(way, server_side=True)
                self._ways.append(way)
            request = _read(way)
            with self._lock:
                self.requests.append(request)
                post = request.method == "POST"
                reply = (self._waiting.popleft() if self._waiting else good()) if post else self.models
            reply(Connection(way, request))
        with suppress(OSError):
            way.close()


def _read(way: socket.socket) -> Request:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(way)
    top, _, body = data.partition(b"\r\n\r\n")
    first, *lines = top.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += _some(way)
    method, path, _ = first.split(" ")
    return Request(method, path, headers, body)


def _some(way: socket.socket) -> bytes:
    data = way.recv(65536)
    if not data:
        raise ValueError("the client is gone")
    return data


def silence(seconds: float = 30) -> Reply:
    """Take the request and say nothing."""
    return lambda _way: time.sleep(seconds)


def unused_port() -> int:
    """Give a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    """Cut bytes into parts."""
    return (data[start : start + size] for start in range(0, len(data), size))


@contextmanager
def full_door() -> Iterator[int]:
    """Give a port whose queue is full: who knocks hears nothing."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(0)
        port = int(door.getsockname()[1])
        guests = [socket.socket() for _ in range(4)]
        for guest in guests:
            guest.setblocking(False)  # noqa: FBT003 (the socket API)
            guest.connect_ex(("127.0.0.1", port))
        yield port
        for guest in guests:
            guest.close()
