"""A small server that speaks OpenAI's protocol and answers with sentences of what it is asked.

Run as `openai.py PORT [SECONDS]` it takes so long for each word; in a test it is a thread.
"""

import http.server
import json
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

MODEL = "beispielmodell"
_SENTENCE = re.compile(r"(?<!\S)[^\n]{25,240}?[.!?](?=\s|$)")
_SENTENCES = 3
_WORD = re.compile(r"\s*\S+")


@dataclass(slots=True)
class Book:
    """What a server does, and what it was asked."""

    word_seconds: float = 0.0
    # Answered instead of an answer, where it is not 0.
    status: int = 0
    asked: list[str] = field(default_factory=list)
    # What was shown as the key.
    keys: list[str] = field(default_factory=list)
    visits: int = 0


class _Visit(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def log_message(self, *_given: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Name the one model."""
        self.server.book.visits += 1
        self._note_key()
        if self.server.book.status:
            self._answer({"error": {"message": "no"}})
            return
        self._answer({"object": "list", "data": [{"id": MODEL, "object": "model"}]})

    def do_POST(self) -> None:
        """Answer a chat, word by word."""
        book = self.server.book
        self._note_key()
        wish = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if book.status:
            self._answer({"error": {"message": "no"}})
            return
        text = "\n".join(message["content"] for message in wish["messages"] if message["role"] == "user")
        book.asked.append(text)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        answer = "\n".join(f"- {sentence.strip()}" for sentence in _SENTENCE.findall(text)[-_SENTENCES:])
        with suppress(OSError):
            for word in _WORD.findall(answer):
                time.sleep(book.word_seconds)
                self._tell({"choices": [{"index": 0, "delta": {"content": word}, "finish_reason": None}]})
            used = {"prompt_tokens": len(text) // 4, "completion_tokens": len(answer) // 4}
            self._tell({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}], "usage": used})
            self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _note_key(self) -> None:
        if key := self.headers.get("Authorization"):
            self.server.book.keys.append(key)

    def _tell(self, part: dict[str, Any]) -> None:
        data = json.dumps({"id": "1", "object": "chat.completion.chunk", "model": MODEL, **part})
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def _answer(self, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(self.server.book.status or 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Server(http.server.ThreadingHTTPServer):
    """Listens on this PC only."""

    daemon_threads = True

    def __init__(self, port: int, book: Book) -> None:
        self.book = book
        super().__init__(("127.0.0.1", port), _Visit)

    def handle_error(self, *_given: object) -> None:
        """Let those go who hang up."""


@contextmanager
def serving(port: int = 0, book: Book | None = None) -> Iterator[Server]:
    """Serve from a thread."""
    server = Server(port, book or Book())
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    Server(int(sys.argv[1]), Book(word_seconds=float((sys.argv[2:] or ["0"])[0]))).serve_forever()
