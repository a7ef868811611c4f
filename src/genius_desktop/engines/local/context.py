"""A llama.cpp context: the KV cache, batches of tokens and what the model thinks comes next."""

import ctypes
from collections.abc import Sequence
from typing import Any

import llama_cpp as llama
import numpy as np
import numpy.typing as npt

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.problems import Interrupted, SetupProblem

_ABORTED = 2


class Context:
    """Evaluates tokens of one sequence after another; obeys the brake inside a decode."""

    def __init__(self, weights: LoadedWeights, brake: Brake, *, length_tokens: int, threads: int) -> None:
        parameters = llama.llama_context_default_params()
        parameters.n_ctx = length_tokens
        parameters.n_batch = parameters.n_ubatch = 512
        parameters.n_seq_max = 1
        parameters.n_threads = parameters.n_threads_batch = threads
        parameters.flash_attn_type = llama.LLAMA_FLASH_ATTN_TYPE_ENABLED
        self.batch_tokens = 512
        self.length_tokens = length_tokens
        self._vocabulary_size = weights.vocabulary_size
        self._context = llama.llama_init_from_model(weights.model, parameters)
        if not self._context:
            raise SetupProblem("memory-short", f"{length_tokens}")
        self._memory = llama.llama_get_memory(self._context)
        self._batch = llama.llama_batch_init(self.batch_tokens, 0, 1)
        # Kept: llama.cpp holds only the addresses.
        self._abort = ctypes.cast(brake.callback, llama.ggml_abort_callback)
        self._brake = brake
        llama.llama_set_abort_callback(self._context, self._abort, brake.data)

    def evaluate(self, tokens: Sequence[int], start: int) -> None:
        """Evaluate tokens from a position on; what the model expects next can be asked afterwards.

        Raises `Interrupted`, `SetupProblem`.
        """
        for first in range(0, len(tokens), self.batch_tokens):
            part = tokens[first : first + self.batch_tokens]
            self._fill(part, start + first)
            status = llama.llama_decode(self._context, self._batch)
            if status == _ABORTED:
                raise Interrupted
            if status != 0:
                raise SetupProblem("no-usable-answer", f"decode {status}")

    def _fill(self, tokens: Sequence[int], start: int) -> None:
        batch: Any = self._batch
        for place, token in enumerate(tokens):
            batch.token[place] = token
            batch.pos[place] = start + place
            batch.n_seq_id[place] = 1
            batch.seq_id[place][0] = 0
            batch.logits[place] = int(place == len(tokens) - 1)
        batch.n_tokens = len(tokens)

    def likeliest(self) -> int:
        """Give the token the model thinks likeliest after the last evaluated one."""
        row = llama.llama_get_logits_ith(self._context, -1)
        logits: npt.NDArray[np.float32] = np.ctypeslib.as_array(row, (self._vocabulary_size,))
        return int(logits.argmax())

    def forget(self, start: int) -> None:
        """Drop what is known from a position on."""
        llama.llama_memory_seq_rm(self._memory, 0, start, -1)

    def close(self) -> None:
        """Give the memory back."""
        if self._context:
            llama.llama_batch_free(self._batch)
            llama.llama_free(self._context)
            self._context = None
