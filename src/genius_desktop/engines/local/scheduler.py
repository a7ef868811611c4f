"""Continuous batching: many prompts over the rows of one context, each row refilled as soon as it is free."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from genius_desktop.engines.local.answer import Answer
from genius_desktop.engines.local.context import Context, Step
from genius_desktop.engines.local.lookup import Lookup
from genius_desktop.engines.local.memory import DocumentMemory
from genius_desktop.engines.local.sampling import Sampler, sampler
from genius_desktop.engines.local.scaffolds import PromptTokens
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.engines.protocol import Piece, Prompt

# A shared beginning shorter than this is not worth a state of its own.
_SHORTEST_SHARED_TOKENS = 16
# Measured (docs/measurements.md): a step of 8 rows costs four times one of 1, a step of 16 hardly more than that of 8.
_WORTHWHILE_ROWS = 16
ASIDE_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt and its tokens, on its way to a row."""

    index: int
    prompt: Prompt
    tokens: PromptTokens


@dataclass(slots=True)
class _Row:
    """A row of the context and the question it works on; `done` tokens are evaluated."""

    number: int
    question: Question
    answer: Answer
    sampler: Sampler
    done: int = 0
    token: int = 0
    lookup: Lookup | None = None


@dataclass(slots=True)
class Round:
    """One call of `write`: reads prompts one after another and writes all that are read together.

    Decoding few rows costs almost as much as decoding many, so rows are filled as early as memory allows. While there
    is more to read, few rows write for a small share of the time: text keeps flowing, and the rows stay together.
    """

    context: Context
    weights: LoadedWeights
    memory: DocumentMemory
    questions: Sequence[Question]
    unified: bool
    _waiting: deque[Question] = field(default_factory=deque)
    _reading: _Row | None = None
    _writing: dict[int, _Row] = field(default_factory=dict)
    _idle_tokens: dict[int, int] = field(default_factory=dict)
    _reading_seconds: float = 0.0
    _aside_seconds: float = 0.0

    def pieces(self) -> Iterator[Piece]:
        """Answer every question.

        Raises `Interrupted`, `SetupProblem`.
        """
        self._waiting.extend(self.questions)
        try:
            while self._waiting or self._reading or self._writing:
                self._seat()
                begin = time.perf_counter()
                if self._reading:
                    yield from self._read_on(self._reading)
                    self._reading_seconds += time.perf_counter() - begin
                if self._writing and self._writing_pays():
                    begin = time.perf_counter()
                    yield from self._write_on()
                    self._aside_seconds += (time.perf_counter() - begin) if self._reading else 0.0
        finally:
            for row in [*self._writing.values(), *([self._reading] if self._reading else [])]:
                row.sampler.close()

    def _writing_pays(self) -> bool:
        """Tell whether the rows that write go on before more is read."""
        if not self._reading or len(self._writing) >= _WORTHWHILE_ROWS:
            return True
        return self._aside_seconds < ASIDE_SHARE * self._reading_seconds

    def _seat(self) -> None:
        """Give the next question the lowest free row, with whatever is already known of its beginning."""
        free = [n for n in range(self.context.shape.rows) if n not in self._writing]
        if self._reading or not self._waiting or not free:
            return
        question = self._waiting.popleft()
        number = free[0]
        self.context.forget(number)
        self._idle_tokens.pop(number, None)
        tokens = question.tokens.tokens
        room = self.context.shape.row_tokens - len(tokens)
        prompt = question.prompt
        answer = Answer(
            question.index,
            self.weights,
            tokens_in=len(tokens),
            limit=min(prompt.limit_tokens, room),
            least=prompt.least_tokens,
        )
        row = _Row(number, question, answer, sampler(prompt.sampling, self.weights.vocabulary_size))
        known = self.memory.find(tokens, streams=self.context.streams)
        if known and self.context.put_back(number, known[1]):
            row.done = known[0]
        self._reading = row

    def _read_on(self, row: _Row) -> Iterator[Piece]:
        """Read the next batch of a prompt; after the last one the answer begins."""
        tokens = row.question.tokens.tokens
        end = min(row.done + self.context.batch_tokens, len(tokens), *self._stops(row))
        self.context.read(row.number, tokens[row.done : end], row.done, wanted=end == len(tokens))
        place = end - row.done - 1
        row.done = end
        self._remember(row)
        if end == len(tokens):
            self._reading = None
            if row.question.prompt.copies and row.question.prompt.sampling == "greedy":
                row.lookup = Lookup(tokens)
            self._writing[row.number] = row
            yield self._choose(row, place)

    def _stops(self, row: _Row) -> Iterator[int]:
        """Give the places where reading pauses, since the state there is worth keeping."""
        question = row.question
        if row.done < question.tokens.shared >= _SHORTEST_SHARED_TOKENS:
            yield question.tokens.shared
        if question.prompt.remember and row.done < question.tokens.known < len(question.tokens.tokens):
            yield question.tokens.known

    def _remember(self, row: _Row) -> None:
        tokens = row.question.tokens
        at_shared = row.done == tokens.shared >= _SHORTEST_SHARED_TOKENS
        at_known = row.done == tokens.known and row.question.prompt.remember
        beginning, streams = tokens.tokens[: row.done], self.context.streams
        if (at_shared or at_known) and not self.memory.knows(beginning, streams=streams):
            self.memory.keep(
                beginning,
                self.context.state(row.number),
                streams=streams,
                document=row.question.prompt.remember if at_known else "",
            )

    def _write_on(self) -> Iterator[Piece]:
        """Go one token on in every row that writes."""
        rows = [self._writing[number] for number in sorted(self._writing)]
        if len(rows) == 1 and rows[0].lookup:
            yield from self._write_ahead(rows[0], rows[0].lookup)
            return
        steps = [Step(row.number, row.token, row.done) for row in rows]
        steps += self._fillers(rows[0].number, rows[-1].number)
        steps.sort(key=lambda step: step.row)
        places = {step.row: place for place, step in enumerate(steps)}
        self.context.step(steps)
        for row in rows:
            row.done += 1
            yield self._choose(row, places[row.number])

    def _write_ahead(self, row: _Row, lookup: Lookup) -> Iterator[Piece]:
        """Go on as far as a guess was right, and one token further."""
        lookup.add(row.token)
        guess = lookup.guess()[: self.context.shape.row_tokens - row.done - 1]
        begin = time.perf_counter()
        tokens = [row.token, *guess]
        self.context.step([Step(row.number, token, row.done + i) for i, token in enumerate(tokens)])
        for place in range(len(tokens)):
            row.done += 1
            piece = self._choose(row, place)
            yield piece
            if piece.end:
                return
            if place == len(guess) or row.token != guess[place]:
                self.context.forget(row.number, row.done)
                lookup.learn(guessed=bool(guess), tokens=place + 1, seconds=time.perf_counter() - begin)
                return
            lookup.add(row.token)

    def _choose(self, row: _Row, place: int) -> Piece:
        row.token = row.sampler.choose(self.context, place)
        piece = row.answer.take(row.token)
        if piece.end:
            row.sampler.close()
            del self._writing[row.number]
            self.context.forget(row.number)
        return piece

    def _fillers(self, first: int, last: int) -> list[Step]:
        """Fill gaps between rows with a token each.

        With one stream a row llama.cpp batches neighbours only, and a second pass over the weights costs far more.
        """
        if self.unified:
            return []
        busy = {*self._writing, *([self._reading.number] if self._reading else [])}
        steps = []
        for number in range(first, last):
            if number in busy:
                continue
            position = self._idle_tokens.get(number, 0)
            if position >= self.context.shape.row_tokens:
                self.context.forget(number)
                position = 0
            steps.append(Step(number, 0, position, wanted=False))
            self._idle_tokens[number] = position + 1
        return steps
