"""A web server that has a file and every bad habit: it cuts, sends on, changes its mind and lies."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_BLOCK_BYTES = 64 * 1024


class WeightsServer:
    """Serves `content`; each number in `cuts` breaks one connection after so many bytes.

    With `moves` a first address sends on to the file, as a publisher does, and says what `linked` says.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.etag = '"eins"'
        self.cuts: list[int] = []
        self.statuses: list[int] = []
        self.ranges: list[str] = []
        self.headers: dict[str, str] = {}
        self.linked: dict[str, str] = {}
        self.knows_ranges = True
        self.shift = 0
        # So long it rests after each block.
        self.rest_seconds = 0.0
        outer = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                # Who asked may be dead by now.
                with suppress(ConnectionError):
                    outer.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        # Waiting costs half a second otherwise, in each test.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def answer(self, ask: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        ask.close_connection = True
        if ask.path == "/umleitung.gguf":
            ask.send_response(302)
            for name, value in (self.linked | {"Location": self.linked.get("Location", "/modell.gguf")}).items():
                ask.send_header(name, value)
            ask.end_headers()
            return
        wanted = ask.headers.get("Range", "")
        self.ranges.append(wanted)
        if self.statuses:
            ask.send_response(self.statuses.pop(0))
            ask.send_header("Content-Length", "0")
            ask.end_headers()
            return
        self._send(ask, wanted)

    def _send(self, ask: BaseHTTPRequestHandler, wanted: str) -> None:
        same = ask.headers.get("If-Range") == self.etag
        start = int(re.findall(r"\d+", wanted)[0]) if wanted and same and self.knows_ranges else 0
        data = self.content[start:]
        ask.send_response(206 if start else 200)
        headers = {"ETag": self.etag, "Content-Length": str(len(data))}
        if start:
            headers["Content-Range"] = f"bytes {start + self.shift}-{len(self.content) - 1}/{len(self.content)}"
        for name, value in (headers | self.headers).items():
            ask.send_header(name, value)
        ask.end_headers()
        if self.cuts:
            data = data[: self.cuts.pop(0)]
        for start in range(0, len(data), _BLOCK_BYTES if self.rest_seconds else len(data) or 1):
            ask.wfile.write(data[start : start + _BLOCK_BYTES] if self.rest_seconds else data)
            time.sleep(self.rest_seconds)

    @property
    def url(self) -> str:
        """The address of the file."""
        return f"http://127.0.0.1:{self._server.server_port}/modell.gguf"

    @property
    def moved(self) -> str:
        """The address that sends on to the file."""
        return self.url.replace("modell", "umleitung")

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@contextmanager
def serving(content: bytes) -> Iterator[WeightsServer]:
    """Serve a file for a while."""
    server = WeightsServer(content)
    try:
        yield server
    finally:
        server.close()
