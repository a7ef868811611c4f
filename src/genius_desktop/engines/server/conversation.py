"""One call of `write`: so many prompts at once, each sent until its answer is whole or there is no hope for it."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from genius_desktop.engines.protocol import End, Piece, Prompt
from genius_desktop.engines.server import messages
from genius_desktop.engines.server.answer import Answer
from genius_desktop.engines.server.delays import Patience
from genius_desktop.engines.server.hearing import Reading
from genius_desktop.engines.server.pulse import Patient, Pulse
from genius_desktop.engines.server.refusals import SetbackError, TooLongError, UnknownWishError
from genius_desktop.engines.server.transport import Line
from genius_desktop.problems import SetupProblem

_SHORTEST_CUT_CHARS = 2000


@dataclass(slots=True)
class Talk:
    """What the calls of one job share: the line, the model, the form the server knows, and whom to tell what leaves."""

    line: Line
    model: str
    greet: Callable[[], Awaitable[None]]
    sent: Callable[[Prompt, int], None]
    heard: Callable[[Answer], None]
    patience: Patience
    job: str = ""
    form: messages.Form = "full"


@dataclass(slots=True)
class _Effort:
    """What was tried for one prompt, and whether the connection was lost at the last try."""

    patience: Patience
    can_be_cut: bool
    lost: bool = False
    closed: str = ""
    _lost_tries: int = 0
    _busy_tries: int = 0
    _empty: bool = False

    def is_whole(self, setback: SetbackError) -> bool:
        """Tell whether the server has closed its answer after the same text as before."""
        before, self.closed = self.closed, setback.closed
        return bool(self.closed.strip()) and self.closed == before

    def pause(self, setback: SetbackError) -> float:
        """Give the seconds before another try.

        Raises the `Problem` of the setback where another one is not worth while. A server that ends its answer
        before the first word, twice, may have found the prompt too long when it was too late to say so.
        """
        if self.can_be_cut and self._empty and setback.empty:
            raise TooLongError(setback.problem)
        self.lost, self._empty = setback.lost, setback.empty
        tries = self._lost_tries if setback.lost else self._busy_tries
        most = self.patience.lost_tries if setback.lost else self.patience.busy_tries
        if tries >= most or setback.pause > self.patience.asked_seconds:
            raise setback.problem from setback
        self._lost_tries += setback.lost
        self._busy_tries += not setback.lost
        return max(setback.pause, self.patience.pause(tries))


@dataclass(slots=True)
class Conversation:
    """Answers prompts and tells the pieces.

    Of several answers the text is told when it is whole, since it may have to be asked for anew. A single one is told
    as it comes; should it break off, it goes on only if the server writes the same again.
    """

    talk: Talk
    prompts: Sequence[Prompt]
    tell: Callable[[Piece], None]
    _pulse: Pulse = field(init=False)
    _waiting: deque[int] = field(init=False)
    _not_before: float = 0.0
    _told: str = ""

    def __post_init__(self) -> None:
        self._pulse = Pulse(self.talk.line.access.idle_seconds)
        self._waiting = deque(range(len(self.prompts)))

    async def run(self) -> None:
        """Answer all prompts.

        Raises the first `Problem` there is; what is still being written is broken off then.
        """
        rows = min(max(self.talk.line.access.at_once, 1), len(self.prompts))
        tasks = [asyncio.ensure_future(self._row()) for _ in range(rows)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _row(self) -> None:
        while self._waiting:
            index = self._waiting.popleft()
            try:
                last = await self._answer(index, self.prompts[index])
            except TooLongError as fault:
                last = await self._in_halves(index, fault)
            self.tell(last)

    async def _in_halves(self, index: int, fault: TooLongError) -> Piece:
        """Ask for a passage that the model cannot read at once in two halves, once."""
        prompt = self.prompts[index]
        halves = messages.halves(prompt, _SHORTEST_CUT_CHARS)
        if not halves:
            raise fault.problem from fault
        try:
            parts = [await self._answer(index, replace(prompt, document=half), held=True) for half in halves]
        except TooLongError as again:
            raise again.problem from again
        text = "\n".join(part.text.strip() for part in parts)
        end: End | None = next((part.end for part in parts if part.end != "stop"), "stop")
        return Piece(index, text, end, sum(part.tokens_in for part in parts), sum(part.tokens_out for part in parts))

    async def _answer(self, index: int, prompt: Prompt, *, held: bool = False) -> Piece:
        """Ask until the answer is whole; give its last piece.

        Raises `SetupProblem`, `TooLongError`.
        """
        held = held or len(self.prompts) > 1
        effort = _Effort(self.talk.patience, bool(messages.halves(prompt, _SHORTEST_CUT_CHARS)))
        while True:
            await self._until_wanted()
            form = self.talk.form
            try:
                if effort.lost:
                    await self.talk.greet()
                answer = await self._ask(index, prompt, held=held)
            except UnknownWishError as fault:
                self._plainer(form, fault)
            except SetbackError as setback:
                if effort.is_whole(setback):
                    # A server that never names the end of an answer has said the same twice.
                    return self._last(
                        index, prompt, Answer(prompt.limit_tokens), text="" if not held else setback.closed
                    )
                pause = effort.pause(setback)
                if setback.pause:
                    self._not_before = max(self._not_before, time.monotonic() + pause)
                else:
                    await asyncio.sleep(pause)
            else:
                self.talk.heard(answer)
                return self._last(index, prompt, answer, text=answer.text if held else answer.shown[len(self._told) :])

    def _last(self, index: int, prompt: Prompt, answer: Answer, *, text: str | None) -> Piece:
        sent = prompt.system + prompt.before + prompt.document + prompt.after
        tokens_in = answer.tokens_in or messages.tokens(sent)
        tokens_out = answer.tokens_out or min(messages.tokens(text or ""), prompt.limit_tokens)
        return Piece(index, text or "", answer.end or "stop", tokens_in, tokens_out)

    def _plainer(self, form: messages.Form, fault: UnknownWishError) -> None:
        """Go over to a form that more servers know, unless another prompt has done so meanwhile."""
        later = messages.FORMS[messages.FORMS.index(form) + 1 :]
        if not later:
            raise SetupProblem("server-answer", "HTTP 400") from fault
        if self.talk.form == form:
            self.talk.form = later[0]

    async def _until_wanted(self) -> None:
        """Wait as long as the server wants to be left alone: that is meant for all prompts."""
        while (left := self._not_before - time.monotonic()) > 0:
            self._pulse.beat()
            await asyncio.sleep(left)

    async def _ask(self, index: int, prompt: Prompt, *, held: bool) -> Answer:
        """Send a prompt once and take its answer in.

        Raises `SetbackError` unless the model itself has ended the answer.
        """
        sent = messages.body(prompt, self.talk.model, self.talk.form)
        key = messages.key(self.talk.job, sent)
        line, patient = self.talk.line, Patient(self._pulse)
        self.talk.sent(prompt, len(sent))
        response = await patient.wait(line.send("POST", "/chat/completions", body=sent, key=key))
        async with aclosing(response):
            await patient.wait(line.require_ok(response, self.talk.model))
            reading = Reading(line, response, Answer(prompt.limit_tokens))
            async for text in reading.texts(patient):
                self.tell(Piece(index, "" if held else self._new(reading.answer.shown, text)))
        return reading.answer

    def _new(self, shown: str, text: str) -> str:
        """Give what was not told yet of an answer that may be a second try.

        Raises `SetupProblem` where the server writes something else now: what is told cannot be taken back.
        """
        before = shown[: len(shown) - len(text)]
        known, told = len(before), self._told
        if not told.startswith(shown) and not shown.startswith(told):
            raise SetupProblem("server-interrupted")
        self._told = max(told, shown, key=len)
        return shown[max(known, len(told)) :]
