"""Writes on this PC, one prompt after another."""

import codecs
import os
from collections.abc import Callable, Iterator, Sequence

from genius_desktop.domain import EngineInfo, Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.hardware import cores, free_memory_bytes
from genius_desktop.engines.local import scaffolds
from genius_desktop.engines.local.context import Context
from genius_desktop.engines.local.scaffolds import PromptTokens
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.engines.protocol import End, Piece, Prompt
from genius_desktop.problems import SetupProblem

_LENGTH_TOKENS = 8192
# Compute buffers and the program itself, measured with the starter model.
_OVERHEAD_BYTES = 600 * 1024 * 1024


class LocalEngine:
    """llama.cpp with one set of weights."""

    def __init__(self, weights: Weights, brake: Brake, tell: Callable[[float], None] = lambda _share: None) -> None:
        _require_memory(weights)
        self._about = weights
        self._brake = brake
        self._weights = LoadedWeights(weights, brake, tell)
        name = os.fsdecode(os.path.basename(weights.path))  # noqa: PTH119 (bytes)
        self._scaffold = scaffolds.choose(weights.family, self._weights, name)
        length = min(_LENGTH_TOKENS, self._weights.trained_tokens)
        self._context = Context(self._weights, brake, length_tokens=length, threads=cores())
        self._known: tuple[int, ...] = ()

    @property
    def room_tokens(self) -> int:
        """The length of the context."""
        return self._context.length_tokens

    def describe(self) -> EngineInfo:
        """Name the weights."""
        return EngineInfo("local", self._about.id, self._about.sha256)

    def count(self, text: str) -> int:
        """Count the tokens of a text by the model's own tokenizer."""
        return len(self._weights.tokens(text))

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        """Answer one prompt after another."""
        for index, prompt in enumerate(prompts):
            yield from self._answer(index, prompt, scaffolds.build(prompt, self._scaffold, self._weights))

    def _answer(self, index: int, prompt: Prompt, tokens: PromptTokens) -> Iterator[Piece]:
        self._brake.check()
        limit = min(prompt.limit_tokens, self.room_tokens - len(tokens.prefix) - len(tokens.rest))
        if limit <= 0:
            raise SetupProblem("no-usable-answer", f"{len(tokens.rest)}")
        position = self._read(tokens)
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        end: End = "length"
        written = 0
        while written < limit:
            token = self._context.likeliest()
            if self._weights.is_end(token):
                end = "stop"
                break
            written += 1
            text = decoder.decode(self._weights.piece(token))
            if text:
                yield Piece(index, text)
            if written < limit:
                self._context.evaluate((token,), position)
                position += 1
        yield Piece(index, decoder.decode(b"", final=True), end, len(tokens.prefix) + len(tokens.rest), written)

    def _read(self, tokens: PromptTokens) -> int:
        """Evaluate a prompt; a prefix that is still in the cache is kept."""
        kept = len(tokens.prefix) if self._known == tokens.prefix else 0
        self._known = ()
        self._context.forget(kept)
        self._context.evaluate((tokens.prefix + tokens.rest)[kept:], kept)
        self._known = tokens.prefix
        return len(tokens.prefix) + len(tokens.rest)

    def cancel(self) -> None:
        """Stop within the running decode."""
        self._brake.pull()

    def close(self) -> None:
        """Give the memory back."""
        self._context.close()
        self._weights.close()


def _require_memory(weights: Weights) -> None:
    needed = os.stat(weights.path).st_size + _OVERHEAD_BYTES  # noqa: PTH116 (bytes)
    if needed > free_memory_bytes():
        raise SetupProblem("memory-short", f"{needed / 1e9:.1f} GB".replace(".", ","))
