"""Taking one answer in, from the bytes of the server to the text of the model."""

import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx

from genius_desktop import plain_text
from genius_desktop.engines.server.answer import Answer, ErrorEventError
from genius_desktop.engines.server.pulse import Patient
from genius_desktop.engines.server.refusals import SetbackError, is_page
from genius_desktop.engines.server.sse import ANSWER_LIMIT_BYTES, EventStream, TooMuchError
from genius_desktop.engines.server.transport import Line
from genius_desktop.problems import SetupProblem

# After the end of an answer only its counts are still to come, and the end of the stream.
_LAST_SECONDS = 2.0
_KIND_CHARS = 60
_FOREVER = float("inf")


class Reading:
    """One answer of the server on its way in."""

    def __init__(self, line: Line, response: httpx.Response, answer: Answer) -> None:
        self.answer = answer
        self._line = line
        self._response = response
        self._stream = EventStream()
        self._ended = _FOREVER
        self._heard = False

    async def texts(self, patient: Patient) -> AsyncIterator[str]:
        """Give the text of the model as it comes; an empty one tells only that there is life.

        Raises `SetbackError` unless the model itself has ended the answer, `SetupProblem` where this is no answer.
        """
        try:
            if "json" in self._response.headers.get("content-type", "").lower():
                yield self._take(await self._whole(patient))
            else:
                async for event in self._events(patient):
                    text = self._take(event)
                    if self.answer.alive:
                        patient.beat()
                        yield text
        except SetbackError:
            # The answer was whole before the connection went.
            if not self.answer.end:
                raise
        except ErrorEventError as fault:
            raise SetbackError(SetupProblem("server-answer", "error"), lost=True) from fault
        except TooMuchError as fault:
            raise SetupProblem("server-answer", "20 MB") from fault
        if not self.answer.end:
            kind = self._response.headers.get("content-type", "")
            if not self._heard and "event-stream" not in kind.lower():
                raise SetupProblem("server-answer", plain_text.clean(kind)[:_KIND_CHARS])
            shown = self.answer.shown
            problem = SetupProblem("server-interrupted", self._line.address.host)
            raise SetbackError(problem, lost=True, closed=shown if self._stream.done else "", empty=not shown)

    def _take(self, event: dict[str, Any]) -> str:
        self._heard = True
        text = self.answer.take(event)
        if self.answer.end and self._ended == _FOREVER:
            self._ended = time.monotonic()
        return text

    async def _events(self, patient: Patient) -> AsyncIterator[dict[str, Any]]:
        """Give events until the server is done, or the model is and its counts had time to come."""
        parts = self._response.aiter_raw()
        first = True
        while not self._stream.done and self.answer.end in {None, "stop", "length"}:
            try:
                part = await patient.wait(self._next(parts), at_most=max(0.0, self._last_seconds()))
            except TimeoutError:
                return
            if first and is_page(self._response.headers, part or b""):
                raise SetupProblem("server-login-page")
            first = False
            for event in self._stream.end() if part is None else self._stream.feed(part):
                yield event
            if part is None:
                return

    def _last_seconds(self) -> float:
        return self._ended + _LAST_SECONDS - time.monotonic()

    async def _next(self, parts: AsyncIterator[bytes]) -> bytes | None:
        with self._line.faults():
            return await anext(parts, None)

    async def _whole(self, patient: Patient) -> dict[str, Any]:
        """Read an answer that is not streamed, whatever was asked for."""
        body = await patient.wait(self._line.beginning(self._response, ANSWER_LIMIT_BYTES + 1))
        if len(body) > ANSWER_LIMIT_BYTES:
            raise TooMuchError
        try:
            told = json.loads(body)
        except (ValueError, RecursionError) as fault:
            raise SetupProblem("server-answer", "JSON") from fault
        if not isinstance(told, dict) or not isinstance(told.get("choices"), list):
            raise SetupProblem("server-answer", "JSON")
        return told
