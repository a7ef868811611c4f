"""The engine on a server: it greets before it sends, and sends no more than it is asked to."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue

from genius_desktop.domain import EngineInfo
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Piece, Prompt
from genius_desktop.engines.server import messages
from genius_desktop.engines.server.answer import Answer
from genius_desktop.engines.server.conversation import Conversation, Talk
from genius_desktop.engines.server.delays import Patience
from genius_desktop.engines.server.loop import LoopThread
from genius_desktop.engines.server.probe import Greeting, greet
from genius_desktop.engines.server.refusals import SetbackError
from genius_desktop.engines.server.transport import Line
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import ServerAccess

_LOOK_SECONDS = 0.01
# A PC may have been carried to another net since.
_GREETING_SECONDS = 60.0
_MOST_NAMES = 3

Sent = Callable[[Prompt, int], None]


def _nothing_said(_prompt: Prompt, _size_bytes: int) -> None:
    """Nobody wants to know what leaves."""


class ServerEngine:
    """A model on a server that speaks OpenAI's protocol; it is asked for its models before this is built.

    `sent` is told of each prompt and the bytes of its request right before they leave, from another thread. Raises
    `SetupProblem`, `Interrupted`.
    """

    def __init__(
        self, access: ServerAccess, brake: Brake, *, sent: Sent = _nothing_said, patience: Patience | None = None
    ) -> None:
        self._access = access
        self._brake = brake
        self._line = Line(access)
        self._loop = LoopThread()
        self._told: dict[str, None] = {}
        self._ends = time.monotonic() + access.budget_seconds
        self._greeted = 0.0
        self._greeting = asyncio.Lock()
        self._talk = Talk(self._line, access.model, self._greet, sent, self._hear, patience or Patience())
        try:
            self._room_tokens = self._loop.wait(self._introduce(), brake)
        except BaseException:
            self.close()
            raise

    async def _introduce(self) -> int:
        try:
            greeting = await self._met()
        except SetbackError as setback:
            raise setback.problem from setback
        self._talk.model = greeting.choose(self._access.model)
        told = greeting.room_of(self._talk.model)
        return min(self._access.room_tokens, told) if told else self._access.room_tokens

    async def _met(self) -> Greeting:
        greeting = await greet(self._line)
        self._greeted = time.monotonic()
        return greeting

    async def _greet(self) -> None:
        """Look who is at the other end: many prompts may want to know at once."""
        lost = time.monotonic()
        async with self._greeting:
            if self._greeted < lost:
                await self._met()

    def _hear(self, answer: Answer) -> None:
        if answer.model and len(self._told) < _MOST_NAMES:
            self._told[answer.model] = None

    @property
    def room_tokens(self) -> int:
        """How many tokens a prompt and its answer may have together, by the settings and by the server."""
        return self._room_tokens

    def describe(self) -> EngineInfo:
        """Name the model as it is chosen, and as the server has called it in its answers of this job."""
        return EngineInfo("server", self._talk.model, "", ", ".join(self._told))

    def count(self, text: str) -> int:
        """Guess the tokens of a text: to ask the server would be to send it."""
        return messages.tokens(text)

    def begin(self, job: str) -> None:
        """Begin a job: its time runs from now, and its requests are told apart from those of others."""
        self._talk.job = job
        self._told = {}
        self._ends = time.monotonic() + self._access.budget_seconds

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        """Answer prompts, as many at once as the server may be asked."""
        self._brake.check()
        if not prompts:
            return
        pieces: SimpleQueue[Piece | None] = SimpleQueue()
        running = self._loop.begin(self._converse(prompts, pieces.put))
        running.add_done_callback(lambda _: pieces.put(None))
        try:
            while piece := self._next(pieces):
                yield piece
            running.result()
        finally:
            running.cancel()

    async def _converse(self, prompts: Sequence[Prompt], tell: Callable[[Piece], None]) -> None:
        try:
            async with asyncio.timeout(max(0.0, self._ends - time.monotonic())):
                if time.monotonic() - self._greeted > _GREETING_SECONDS:
                    await self._met()
                await Conversation(self._talk, prompts, tell).run()
        except SetbackError as setback:
            raise setback.problem from setback
        except TimeoutError as fault:
            raise SetupProblem("server-budget", f"{round(self._access.budget_seconds / 60)} min") from fault

    def _next(self, pieces: "SimpleQueue[Piece | None]") -> Piece | None:
        while True:
            self._brake.check()
            with suppress(Empty):
                return pieces.get(timeout=_LOOK_SECONDS)

    def cancel(self) -> None:
        """Stop: every connection is closed."""
        self._brake.pull()

    def close(self) -> None:
        """Close the connections."""
        self._loop.close(self._line.close())
