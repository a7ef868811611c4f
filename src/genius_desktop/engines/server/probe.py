"""Whether the server is there and is one: it must name its models before it is sent anything."""

import asyncio
import json
import time
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from genius_desktop import plain_text
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.server.loop import LoopThread
from genius_desktop.engines.server.refusals import SetbackError, is_page
from genius_desktop.engines.server.transport import Line
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import ServerAccess

_ANSWER_SECONDS = 30.0
_LIMIT_BYTES = 4 * 1024 * 1024
_MOST_MODELS, _NAME_CHARS = 1000, 200
# Where servers tell how much a model can read; OpenAI's own protocol does not.
_ROOM_FIELDS = ("max_model_len", "context_length", "max_context_length", "context_window", "max_input_tokens", "n_ctx")
_LEAST_ROOM, _MOST_ROOM = 512, 10_000_000


@dataclass(frozen=True, slots=True)
class Greeting:
    """The models a server names, how many tokens each can read (0: not told), and how long that took (seconds)."""

    models: tuple[str, ...]
    rooms: tuple[int, ...]
    seconds: float

    def room_of(self, model: str) -> int:
        """Give the room of a model, if it is told."""
        return self.rooms[self.models.index(model)] if model in self.models else 0

    def choose(self, model: str) -> str:
        """Give the model to write with.

        Raises `SetupProblem` where it is not offered, or none is named and there are several.
        """
        if model in self.models:
            return model
        if model:
            raise SetupProblem("server-no-model", model)
        if len(self.models) != 1:
            raise SetupProblem("server-model-unchosen", ", ".join(self.models[:5]) or "–")
        return self.models[0]


async def greet(line: Line) -> Greeting:
    """Ask for the models, once.

    Raises `Problem` with the code of what is wrong, `SetbackError` where that may pass.
    """
    began = time.monotonic()
    line.forget()
    try:
        async with asyncio.timeout(_ANSWER_SECONDS), aclosing(await line.send("GET", "/models")) as answer:
            await line.require_ok(answer)
            body = await line.beginning(answer, _LIMIT_BYTES)
            if is_page(answer.headers, body):
                raise SetupProblem("server-login-page")
    except TimeoutError as fault:
        raise SetbackError(SetupProblem("server-silent", f"{round(_ANSWER_SECONDS)} s"), lost=True) from fault
    entries = _entries(body)
    named = {name: _room(entry) for entry in entries if (name := _name(entry))}
    return Greeting(tuple(named), tuple(named.values()), time.monotonic() - began)


def _entries(body: bytes) -> list[Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise SetupProblem("server-answer", "JSON") from fault
    if isinstance(told, dict):
        told = next((told[key] for key in ("data", "models") if isinstance(told.get(key), list)), None)
    if not isinstance(told, list):
        raise SetupProblem("server-answer", "/models")
    return told[:_MOST_MODELS]


def _name(entry: object) -> str:
    if isinstance(entry, dict):
        entry = next((entry[key] for key in ("id", "name", "model") if isinstance(entry.get(key), str)), "")
    fits = isinstance(entry, str) and entry == plain_text.clean(entry) and len(entry) <= _NAME_CHARS
    return entry if fits else ""  # type: ignore[return-value]


def _room(entry: object) -> int:
    if not isinstance(entry, dict):
        return 0
    places = [entry, entry.get("meta"), entry.get("model_info")]
    told = (place.get(field) for place in places if isinstance(place, dict) for field in _ROOM_FIELDS)
    return next((n for n in told if isinstance(n, int) and _LEAST_ROOM <= n <= _MOST_ROOM), 0)


async def _check(access: ServerAccess) -> Greeting:
    line = Line(access)
    try:
        greeting = await greet(line)
        if access.model:
            greeting.choose(access.model)
    except SetbackError as setback:
        raise setback.problem from setback
    finally:
        await line.close()
    return greeting


def check(access: ServerAccess, brake: Brake) -> Greeting:
    """Ask a server for its models, to see whether it can be reached, takes the key and has the model.

    Raises `SetupProblem`, `Interrupted`.
    """
    loop = LoopThread()
    try:
        return loop.wait(_check(access), brake)
    finally:
        loop.close()
