"""Loaded language-model weights and their vocabulary."""

import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import llama_cpp as llama

from genius_desktop.domain import Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import backends
from genius_desktop.problems import SetupProblem

_PIECE_BYTES = 64


def library() -> tuple[str, str]:
    """Name the library and the processor features it was built for, or those of the variant it has chosen."""
    backends.runtime().start()
    features = llama.llama_print_system_info().decode("ascii", "replace").strip(" |\n")
    return f"llama-cpp-python {llama.__version__}", features


@dataclass(frozen=True, slots=True)
class Placement:
    """Which graphics device, by its title, holds how many layers; without one the processor computes alone."""

    device: str = ""
    layers: int = 0


NOWHERE = Placement()


def _place(parameters: Any, placed: Placement) -> Any:  # noqa: ANN401 (structures of ctypes)
    """Tell llama.cpp where the layers go; give what it holds only the address of."""
    if not backends.processor_files():
        # A build for one machine knows by itself what it computes on.
        return None
    handle = backends.runtime().handle(placed.device) if placed.device else None
    # An empty list is not the same as none: without a list it would take every device there is.
    devices = (ctypes.c_void_p * 2)(handle, None)
    parameters.devices = ctypes.cast(devices, ctypes.c_void_p)
    parameters.n_gpu_layers = placed.layers if handle else 0
    return devices


class LoadedWeights:
    """Weights in memory; `tell` hears how much is loaded, from 0.0 to 1.0."""

    def __init__(
        self,
        weights: Weights,
        brake: Brake,
        tell: Callable[[float], None],
        *,
        extra_buffers: bool = False,
        vocabulary_only: bool = False,
        placed: Placement = NOWHERE,
    ) -> None:
        backends.be_silent()
        backends.runtime().start()
        llama.llama_backend_init()
        parameters = llama.llama_model_default_params()
        # The tiled kernel needs weights as they are in the file; repacked ones never reach it.
        parameters.use_extra_bufts = extra_buffers
        parameters.vocab_only = vocabulary_only
        self._devices = _place(parameters, placed)

        def progress(share: float, _data: object) -> bool:
            tell(share)
            return not brake.pulled

        # Kept: llama.cpp holds only the address.
        self._progress = llama.llama_progress_callback(progress)
        parameters.progress_callback = self._progress
        self.model = llama.llama_model_load_from_file(weights.path, parameters)
        if not self.model:
            brake.check()
            raise SetupProblem("model-unreadable", os.fsdecode(os.path.basename(weights.path)))  # noqa: PTH119 (bytes)
        self._vocabulary = llama.llama_model_get_vocab(self.model)
        self.vocabulary_size: int = llama.llama_vocab_n_tokens(self._vocabulary)

    def tokens(self, text: str, *, special: bool = False, ends: bool = False) -> list[int]:
        """Tokenise a text, with what its `ends` need; only our own scaffold may be read as control tokens."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        buffer: Any = (llama.llama_token * room)()
        count = llama.llama_tokenize(self._vocabulary, data, len(data), buffer, room, ends, special)
        return list(buffer[: max(count, 0)])

    def piece(self, token: int, *, special: bool = False) -> bytes:
        """Give the bytes of a token; a character may be torn between two, control tokens are silent unless asked."""
        buffer: Any = (ctypes.c_char * _PIECE_BYTES)()
        count = llama.llama_token_to_piece(self._vocabulary, token, buffer, _PIECE_BYTES, 0, special)
        if count < 0:
            buffer = (ctypes.c_char * -count)()
            count = llama.llama_token_to_piece(self._vocabulary, token, buffer, -count, 0, special)
        return bytes(buffer[:count])

    def is_end(self, token: int) -> bool:
        """Tell whether a token ends an answer."""
        return bool(llama.llama_vocab_is_eog(self._vocabulary, token))

    def has_text(self, text: str) -> bool:
        """Tell whether a text is one control token of this vocabulary."""
        tokens = self.tokens(text, special=True)
        return len(tokens) == 1 and bool(llama.llama_vocab_is_control(self._vocabulary, tokens[0]))

    @property
    def opening_tokens(self) -> list[int]:
        """The token every prompt of these weights begins with, where there is one."""
        if llama.llama_vocab_get_add_bos(self._vocabulary):
            return [llama.llama_vocab_bos(self._vocabulary)]
        return []

    @property
    def cache_bytes_a_token(self) -> int:
        """How much of the KV cache one token takes, keys and values as f16."""
        model = self.model
        width = llama.llama_model_n_embd(model) // max(llama.llama_model_n_head(model), 1)
        return int(llama.llama_model_n_layer(model) * llama.llama_model_n_head_kv(model) * width * 2 * 2)

    @property
    def layers(self) -> int:
        """How many layers a device could hold, that of the output counted."""
        return int(llama.llama_model_n_layer(self.model)) + 1

    @property
    def trained_tokens(self) -> int:
        """The context length the weights were trained for."""
        return int(llama.llama_model_n_ctx_train(self.model))

    def close(self) -> None:
        """Give the memory back."""
        if self.model:
            llama.llama_model_free(self.model)
            self.model = None
