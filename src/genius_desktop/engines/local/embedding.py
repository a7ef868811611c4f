"""The sense of texts as vectors, by a small model that was made for searching."""

import ctypes
import os
from collections.abc import Iterator, Sequence
from typing import Any

import llama_cpp as llama
import numpy as np
import numpy.typing as npt

from genius_desktop.domain import Weights
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.problems import Interrupted, SetupProblem

Vectors = npt.NDArray[np.float32]
# An encoder reads a batch at once, so that no text may be longer.
BATCH_TOKENS, _ROWS = 512, 32
# Compute buffers and what the program needs beside the weights, measured with BGE-M3.
_OVERHEAD_BYTES = 300 * 1024 * 1024
_DONE, _ABORTED = 0, 2
# What a family wants to read before a question and before a passage (model cards of E5 and BGE-M3).
_BEFORE = {"e5": ("query: ", "passage: ")}
_NOTHING_BEFORE = ("", "")


class LocalEmbedder:
    """Weights for searching, in memory; texts that mean nearly the same get vectors that point nearly the same way."""

    def __init__(self, weights: Weights, brake: Brake) -> None:
        """Load the weights.

        Raises `SetupProblem`, `Interrupted`.
        """
        self.weights = weights
        self._brake = brake
        size = os.stat(weights.path).st_size  # noqa: PTH116 (bytes)
        if size + _OVERHEAD_BYTES > hardware.free_memory_bytes():
            raise SetupProblem("memory-short", f"{(size + _OVERHEAD_BYTES) / 1e9:.1f} GB".replace(".", ","))
        self._before = _BEFORE.get(weights.family, _NOTHING_BEFORE)
        self._loaded = LoadedWeights(weights, brake, lambda _share: None, extra_buffers=True)
        self._longest = min(BATCH_TOKENS, self._loaded.trained_tokens)
        self.width = int(llama.llama_model_n_embd(self._loaded.model))
        try:
            self._context = self._open()
        except SetupProblem:
            self._loaded.close()
            raise
        self._memory = llama.llama_get_memory(self._context)
        self._batch: Any = llama.llama_batch_init(BATCH_TOKENS, 0, 1)
        # Kept: llama.cpp holds only the addresses.
        self._abort = ctypes.cast(brake.callback, llama.ggml_abort_callback)
        llama.llama_set_abort_callback(self._context, self._abort, brake.data)

    def _open(self) -> Any:  # noqa: ANN401 (a pointer without a type)
        """Open a context that pools the tokens of a text as its weights say, or else by their mean."""
        parameters = llama.llama_context_default_params()
        parameters.n_ctx = parameters.n_batch = parameters.n_ubatch = BATCH_TOKENS
        parameters.n_seq_max = _ROWS
        parameters.n_threads = parameters.n_threads_batch = hardware.cores()
        parameters.kv_unified = True
        parameters.embeddings = True
        for pooling in (llama.LLAMA_POOLING_TYPE_UNSPECIFIED, llama.LLAMA_POOLING_TYPE_MEAN):
            parameters.pooling_type = pooling
            context = llama.llama_init_from_model(self._loaded.model, parameters)
            if not context:
                raise SetupProblem("memory-short", f"{BATCH_TOKENS} Token")
            found = llama.llama_pooling_type(context)
            if found == llama.LLAMA_POOLING_TYPE_RANK:
                llama.llama_free(context)
                raise SetupProblem("model-wrong-type", self.weights.id)
            if found != llama.LLAMA_POOLING_TYPE_NONE:
                return context
            llama.llama_free(context)
        raise SetupProblem("model-wrong-type", self.weights.id)

    def question(self, text: str) -> Vectors:
        """Give the vector of a question, of length one.

        Raises `Interrupted`, `SetupProblem`.
        """
        vector: Vectors = self._vectors([self._before[0] + text])[0]
        return vector

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Give a row for each passage, of length one; of a text that is too long the beginning counts.

        Raises `Interrupted`, `SetupProblem`.
        """
        return self._vectors([self._before[1] + text for text in texts])

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.width), np.float32)
        llama.llama_set_n_threads(self._context, *(self._threads(),) * 2)
        for batch in _batches([self._tokens(text) for text in texts]):
            self._brake.check()
            self._read([tokens for _, tokens in batch])
            for row, (place, tokens) in enumerate(batch):
                if tokens:
                    rows[place] = self._row(row)
        return rows

    def _tokens(self, text: str) -> list[int]:
        tokens = self._loaded.tokens(text, ends=True)
        if len(tokens) > self._longest:
            # The last token may be the one that all that came before is gathered in.
            tokens = [*tokens[: self._longest - 1], tokens[-1]]
        return tokens

    def _read(self, texts: Sequence[Sequence[int]]) -> None:
        batch, place = self._batch, 0
        for row, tokens in enumerate(texts):
            for position, token in enumerate(tokens):
                batch.token[place] = token
                batch.pos[place] = position
                batch.n_seq_id[place] = 1
                batch.seq_id[place][0] = row
                batch.logits[place] = True
                place += 1
        batch.n_tokens = place
        if self._memory:
            llama.llama_memory_clear(self._memory, False)  # noqa: FBT003 (the cells, not their bytes)
            status = llama.llama_decode(self._context, batch)
        else:
            status = llama.llama_encode(self._context, batch)
        if status != _DONE:
            self._brake.check()
            if status == _ABORTED:
                raise Interrupted
            raise SetupProblem("model-broken", f"llama_encode {status}")

    def _row(self, row: int) -> Vectors:
        pointer = llama.llama_get_embeddings_seq(self._context, row)
        if not pointer:
            raise SetupProblem("model-broken", "llama_get_embeddings_seq")
        told: Vectors = np.array(np.ctypeslib.as_array(pointer, (self.width,)), np.float32)
        length = float(np.linalg.norm(told))
        if not np.isfinite(length) or not length:
            raise SetupProblem("model-broken", "NaN")
        return told / np.float32(length)

    @staticmethod
    def _threads() -> int:
        """On battery half of the cores, as with any other model."""
        cores = hardware.cores()
        return max(1, cores // 2) if hardware.on_battery() else cores

    def close(self) -> None:
        """Give the memory back."""
        if self._context:
            llama.llama_batch_free(self._batch)
            llama.llama_free(self._context)
            self._context = None
            self._loaded.close()


def _batches(texts: Sequence[list[int]]) -> Iterator[list[tuple[int, list[int]]]]:
    """Put texts together that fit into one batch, each with its place; texts of one length are read fastest."""
    batch: list[tuple[int, list[int]]] = []
    filled = 0
    for place, tokens in sorted(enumerate(texts), key=lambda text: len(text[1])):
        if batch and (filled + len(tokens) > BATCH_TOKENS or len(batch) == _ROWS):
            yield batch
            batch, filled = [], 0
        batch.append((place, tokens))
        filled += len(tokens)
    if batch:
        yield batch
