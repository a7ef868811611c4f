"""A llama.cpp context: the KV cache in rows, batches of tokens, and what the model thinks comes next."""

import ctypes
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import llama_cpp as llama
import numpy as np
import numpy.typing as npt

from genius_desktop.domain import Plan
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.problems import Interrupted, SetupProblem

Logits = npt.NDArray[np.float32]
_DONE, _NO_SLOT, _ABORTED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Shape:
    """How many rows a cache has, and how many tokens fit into each."""

    rows: int
    row_tokens: int


@dataclass(frozen=True, slots=True)
class Step:
    """One token for one row; `wanted` asks for what the model expects next."""

    row: int
    token: int
    position: int
    wanted: bool = True


class Context:
    """Evaluates tokens of many rows at once; obeys the brake inside a decode."""

    def __init__(self, weights: LoadedWeights, brake: Brake, *, plan: Plan, shape: Shape) -> None:
        parameters = llama.llama_context_default_params()
        parameters.n_ctx = shape.rows * shape.row_tokens
        parameters.n_seq_max = shape.rows
        parameters.n_ubatch = plan.ubatch_tokens
        parameters.n_batch = max(plan.ubatch_tokens, shape.rows)
        parameters.n_threads = parameters.n_threads_batch = plan.threads
        parameters.kv_unified = plan.unified
        parameters.flash_attn_type = (
            llama.LLAMA_FLASH_ATTN_TYPE_ENABLED if plan.flash_attention else llama.LLAMA_FLASH_ATTN_TYPE_DISABLED
        )
        self.shape = shape
        self.streams = 1 if plan.unified else shape.rows
        self.batch_tokens = int(parameters.n_batch)
        self.native_seconds = 0.0
        self.read_tokens = 0
        self._vocabulary_size = weights.vocabulary_size
        self.native = llama.llama_init_from_model(weights.model, parameters)
        if not self.native:
            raise SetupProblem("memory-short", f"{shape.rows} × {shape.row_tokens} Token")
        self._memory = llama.llama_get_memory(self.native)
        self._batch: Any = llama.llama_batch_init(self.batch_tokens, 0, 1)
        # Kept: llama.cpp holds only the addresses.
        self._abort = ctypes.cast(brake.callback, llama.ggml_abort_callback)
        self._brake = brake
        llama.llama_set_abort_callback(self.native, self._abort, brake.data)

    def read(self, row: int, tokens: Sequence[int], start: int, *, wanted: bool) -> None:
        """Evaluate at most a batch of tokens of one row; the last one may be wanted.

        Raises `Interrupted`, `SetupProblem`.
        """
        self.read_tokens += len(tokens)
        last = len(tokens) - 1
        self.step([Step(row, token, start + i, wanted and i == last) for i, token in enumerate(tokens)])

    def step(self, steps: Sequence[Step]) -> None:
        """Evaluate one token each of several rows, or several of one.

        Raises `Interrupted`, `SetupProblem`.
        """
        batch = self._batch
        for place, step in enumerate(steps):
            batch.token[place] = step.token
            batch.pos[place] = step.position
            batch.n_seq_id[place] = 1
            batch.seq_id[place][0] = step.row
            batch.logits[place] = step.wanted
        batch.n_tokens = len(steps)
        # Only processors look at the brake within a batch.
        self._brake.check()
        begin = time.perf_counter()
        status = llama.llama_decode(self.native, batch)
        self.native_seconds += time.perf_counter() - begin
        if status == _ABORTED:
            raise Interrupted
        if status == _NO_SLOT:
            raise SetupProblem("context-too-small", str(self.shape.row_tokens))
        if status != _DONE:
            raise SetupProblem("model-broken", f"llama_decode {status}")

    def logits(self, place: int) -> Logits:
        """Give what the model thinks of each token after the wanted one at that place of the last step.

        The array is a view that the next step overwrites.
        """
        row = llama.llama_get_logits_ith(self.native, place)
        view: Logits = np.ctypeslib.as_array(row, (self._vocabulary_size,))
        return view

    def forget(self, row: int, start: int = -1) -> bool:
        """Drop what a row holds from a position on; false where this kind of model cannot drop a part."""
        return bool(llama.llama_memory_seq_rm(self._memory, row, start, -1))

    def length(self, row: int) -> int:
        """Count the tokens that a row holds."""
        return int(llama.llama_memory_seq_pos_max(self._memory, row)) + 1

    def clear(self) -> None:
        """Drop everything."""
        llama.llama_memory_clear(self._memory, False)  # noqa: FBT003 (the cells, not their bytes)

    def state(self, row: int) -> bytes:
        """Give what a row holds, to be put back later."""
        size = llama.llama_state_seq_get_size(self.native, row)
        buffer = (ctypes.c_uint8 * size)()
        written = llama.llama_state_seq_get_data(self.native, buffer, size, row)
        return bytes(memoryview(buffer)[:written])

    def put_back(self, row: int, state: bytes) -> bool:
        """Fill an empty row with what `state` gave; false where it does not fit this context."""
        buffer = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        return bool(llama.llama_state_seq_set_data(self.native, buffer, len(state), row))

    def use_threads(self, count: int) -> None:
        """Change the number of threads from the next step on."""
        llama.llama_set_n_threads(self.native, count, count)

    def close(self) -> None:
        """Give the memory back."""
        if self.native:
            llama.llama_batch_free(self._batch)
            llama.llama_free(self.native)
            self.native = None
