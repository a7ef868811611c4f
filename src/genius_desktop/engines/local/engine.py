"""The engine on this PC: weights, a context that fits the prompts, and rounds of writing."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import llama_cpp

from genius_desktop.domain import EngineInfo, Plan, Weights
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import scaffolds
from genius_desktop.engines.local.calibration import machine
from genius_desktop.engines.local.context import Context, Shape
from genius_desktop.engines.local.contexts import Contexts
from genius_desktop.engines.local.memory import DocumentMemory
from genius_desktop.engines.local.scheduler import Question, Round
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.engines.protocol import Piece, Prompt
from genius_desktop.problems import SetupProblem

# The longest prompt with its answer; longer ones cost attention more than they bring.
_ROOM_TOKENS = 8192
_ROW_STEP_TOKENS = 256
# Compute buffers and the program itself, measured with the starter model.
_OVERHEAD_BYTES = 600 * 1024 * 1024
# What is left to other programs.
_SHARE_OF_FREE = 0.7


class LocalEngine:
    """llama.cpp with one set of weights."""

    def __init__(
        self,
        weights: Weights,
        brake: Brake,
        tell: Callable[[float], None] = lambda _share: None,
        *,
        plan: Plan | None = None,
        memory: Path | None = None,
    ) -> None:
        self._about = weights
        self._brake = brake
        # A plan made for another machine or library is no better than none.
        fits = plan is not None and plan.machine in {"", machine(weights)}
        self.plan = plan if plan and fits else Plan(threads=hardware.cores())
        self.size_bytes = os.stat(weights.path).st_size  # noqa: PTH116 (bytes)
        _require_memory(self.size_bytes)
        self._weights = LoadedWeights(weights, brake, tell, extra_buffers=self.plan.extra_buffers)
        name = os.fsdecode(os.path.basename(weights.path))  # noqa: PTH119 (bytes)
        self._scaffold = scaffolds.choose(weights.family, self._weights, name)
        self._room_tokens = min(_ROOM_TOKENS, self._weights.trained_tokens)
        self._contexts = Contexts(brake, self._new_context)
        self._memory = DocumentMemory(self._identity(), memory)
        self.native_seconds = 0.0
        self.read_tokens = 0

    def _identity(self) -> str:
        layout = f"{self.plan.flash_attention} {self.plan.unified} f16"
        return f"{self._about.sha256} {llama_cpp.__version__} {layout}"

    @property
    def room_tokens(self) -> int:
        """How many tokens a prompt and its answer may have together."""
        return self._room_tokens

    def describe(self) -> EngineInfo:
        """Name the weights."""
        return EngineInfo("local", self._about.id, self._about.sha256, origin=self._about.origin)

    def count(self, text: str) -> int:
        """Count the tokens of a text by the model's own tokenizer."""
        return len(self._weights.tokens(text))

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        """Answer prompts together, as many at once as memory and this PC's plan allow."""
        self._brake.check()
        questions = [self._question(index, prompt) for index, prompt in enumerate(prompts)]
        if not questions:
            return
        context = self._fitting_context(questions)
        context.clear()
        hardware.keep_to_performance_cores()
        context.use_threads(self._threads())
        before, read = context.native_seconds, context.read_tokens
        try:
            yield from Round(context, self._weights, self._memory, questions, self.plan.unified).pieces()
        finally:
            self.native_seconds += context.native_seconds - before
            self.read_tokens += context.read_tokens - read

    def tokens(self, prompt: Prompt) -> tuple[int, ...]:
        """Give a prompt as the model sees it."""
        return scaffolds.build(prompt, self._scaffold, self._weights).tokens

    def prefill_rate(self, prompts: Sequence[tuple[int, ...]]) -> float:
        """Read prompts one after another and nothing else; tokens a second."""
        context = self._contexts.get(Shape(1, _rounded(max(map(len, prompts)) + 1)))
        begin = time.perf_counter()
        for tokens in prompts:
            context.clear()
            for start in range(0, len(tokens), context.batch_tokens):
                context.read(0, tokens[start : start + context.batch_tokens], start, wanted=True)
        return sum(map(len, prompts)) / (time.perf_counter() - begin)

    def _question(self, index: int, prompt: Prompt) -> Question:
        tokens = scaffolds.build(prompt, self._scaffold, self._weights)
        if len(tokens.tokens) >= self._room_tokens:
            raise SetupProblem("context-too-small", str(self._room_tokens))
        return Question(index, prompt, tokens)

    def _fitting_context(self, questions: Sequence[Question]) -> Context:
        """Give the context at hand if the questions fit in, else a new one."""
        longest = max(len(question.tokens.tokens) + question.prompt.limit_tokens for question in questions)
        row_tokens = _rounded(min(longest, self._room_tokens))
        return self._contexts.get(Shape(min(len(questions), self.plan.rows), row_tokens))

    def _new_context(self, wanted: Shape) -> Context:
        shape = replace(wanted, rows=min(wanted.rows, self._affordable_rows(wanted.row_tokens)))
        return Context(self._weights, self._brake, plan=self.plan, shape=shape)

    def _affordable_rows(self, row_tokens: int) -> int:
        """Count the rows whose cache fits into free memory; the weights' own pages count as free and are not."""
        free = (hardware.free_memory_bytes() - self.size_bytes - _OVERHEAD_BYTES) * _SHARE_OF_FREE
        return max(1, int(free / (self._weights.cache_bytes_a_token * row_tokens)))

    def _threads(self) -> int:
        """On battery half of the cores, which costs little speed and much less power."""
        return max(1, self.plan.threads // 2) if hardware.on_battery() else self.plan.threads

    def cancel(self) -> None:
        """Stop within the running decode."""
        self._brake.pull()

    def close(self) -> None:
        """Give the memory back."""
        self._contexts.close()
        self._weights.close()


def _rounded(tokens: int) -> int:
    return -(-tokens // _ROW_STEP_TOKENS) * _ROW_STEP_TOKENS


def _require_memory(size_bytes: int) -> None:
    needed = size_bytes + _OVERHEAD_BYTES
    if needed > hardware.free_memory_bytes():
        raise SetupProblem("memory-short", f"{needed / 1e9:.1f} GB".replace(".", ","))
