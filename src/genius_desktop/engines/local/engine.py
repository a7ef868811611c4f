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
from genius_desktop.engines.local import backends, scaffolds
from genius_desktop.engines.local.calibration import outdated
from genius_desktop.engines.local.context import Context, Shape
from genius_desktop.engines.local.contexts import Contexts
from genius_desktop.engines.local.memory import DocumentMemory
from genius_desktop.engines.local.room import affordable_rows, require_memory
from genius_desktop.engines.local.scheduler import Question, Round
from genius_desktop.engines.local.weights import LoadedWeights, Placement
from genius_desktop.engines.protocol import Piece, Prompt
from genius_desktop.problems import SetupProblem

# The longest prompt with its answer; longer ones cost attention more than they bring.
_ROOM_TOKENS = 8192
_ROW_STEP_TOKENS = 256


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
        fits = plan is not None and not outdated(plan, weights)
        self.plan = _settled(plan if plan and fits else Plan(threads=hardware.cores()))
        self.size_bytes = os.stat(weights.path).st_size  # noqa: PTH116 (bytes)
        require_memory(self.size_bytes)
        placed = Placement(self.plan.device, self.plan.device_layers)
        self._weights = LoadedWeights(weights, brake, tell, extra_buffers=self.plan.extra_buffers, placed=placed)
        name = os.fsdecode(os.path.basename(weights.path))  # noqa: PTH119 (bytes)
        self._scaffold = scaffolds.choose(weights.family, self._weights, name)
        self._room_tokens = min(_ROOM_TOKENS, self._weights.trained_tokens)
        self._contexts = Contexts(brake, self._new_context)
        self._memory = DocumentMemory(self._identity(), memory)
        self.native_seconds = 0.0
        self.read_tokens = 0

    def _identity(self) -> str:
        layout = f"{self.plan.flash_attention} {self.plan.unified} f16"
        # Another device computes other last digits: what it remembers is its own.
        place = f" {self.plan.device} {self.plan.device_layers}" if self.plan.device else ""
        return f"{self._about.sha256} {llama_cpp.__version__} {layout}{place}"

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
        rows = affordable_rows(self._weights, self.size_bytes, plan=self.plan, row_tokens=wanted.row_tokens)
        shape = replace(wanted, rows=min(wanted.rows, rows))
        return Context(self._weights, self._brake, plan=self.plan, shape=shape)

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


def _settled(plan: Plan) -> Plan:
    """Load what a plan computes with; where its device is gone, the processor does it, as on a PC never measured."""
    runtime = backends.runtime()
    runtime.start(plan.variant)
    if not plan.device:
        return plan
    runtime.start_graphics()
    return plan if runtime.handle(plan.device) else Plan(threads=hardware.cores(), variant=plan.variant)
