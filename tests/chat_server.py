"""A small server that speaks OpenAI's protocol on loopback; what it was sent can be looked at."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_SENTENCE = re.compile(r"[A-ZÄÖÜ][^.!?]{30,}[.!?]")


@dataclass(slots=True)
class ChatServer:
    """What the server has seen; `token` is the one it takes, empty for any."""

    url: str = ""
    token: str = ""
    seen: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def bodies(self) -> bytes:
        return b"".join(body for _path, _headers, body in self.seen)

    def authorizations(self) -> set[str]:
        return {headers.get("authorization", "") for _path, headers, _body in self.seen}


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def chat(self) -> ChatServer:
        chat: ChatServer = self.server.chat  # type: ignore[attr-defined]
        return chat

    def do_GET(self) -> None:
        self._note(b"")
        if self._may():
            self._say(200, {"data": [{"id": "amt-7b"}]})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._note(body)
        if not self._may():
            return
        user = str(json.loads(body)["messages"][-1]["content"])
        found = _SENTENCE.findall(" ".join(user.split()))
        answer = "\n".join(f"- {sentence}" for sentence in found[:4])
        choice = {"index": 0, "delta": {"content": answer}, "finish_reason": None}
        last = {"index": 0, "delta": {}, "finish_reason": "stop"}
        lines = "".join(f"data: {json.dumps({'model': 'amt-7b', 'choices': [told]})}\n\n" for told in (choice, last))
        self._send(200, "text/event-stream", (lines + "data: [DONE]\n\n").encode())

    def _note(self, body: bytes) -> None:
        self.chat.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))

    def _may(self) -> bool:
        if not self.chat.token or self.headers.get("Authorization") == f"Bearer {self.chat.token}":
            return True
        self._say(401, {"error": {"message": "invalid key"}})
        return False

    def _say(self, status: int, value: object) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name in the library)
        _ = format, args


@contextmanager
def chat_server(token: str = "") -> Iterator[ChatServer]:
    """Serve on a free port until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    server.daemon_threads = True
    chat = ChatServer(f"http://127.0.0.1:{server.server_address[1]}/v1", token)
    server.chat = chat  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
