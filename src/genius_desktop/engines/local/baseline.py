"""The way most programs call llama.cpp, to measure ours against: the class `Llama`, one prompt after another."""

import os
import time
from collections.abc import Sequence
from typing import Any

import llama_cpp

from genius_desktop.domain import Weights
from genius_desktop.engines.brake import Brake


class Baseline:
    """`llama_cpp.Llama` as a careful user calls it: its defaults, or the best that its constructor offers."""

    def __init__(self, weights: Weights, brake: Brake, *, room_tokens: int, threads: int | None = None) -> None:
        tuned: dict[str, Any] = (
            {"n_threads": threads, "n_threads_batch": threads, "flash_attn": True} if threads else {}
        )
        self._brake = brake
        self._llama = llama_cpp.Llama(model_path=os.fsdecode(weights.path), n_ctx=room_tokens, verbose=False, **tuned)

    def seconds(self, prompts: Sequence[Sequence[int]], answer_tokens: int) -> float:
        """Answer each prompt with exactly so many tokens; `generate` itself reuses what two prompts share.

        Raises `Interrupted` between two tokens.
        """
        begin = time.perf_counter()
        for prompt in prompts:
            for number, _token in enumerate(self._llama.generate(list(prompt), temp=0.0), start=1):
                self._brake.check()
                if number >= answer_tokens:
                    break
        return time.perf_counter() - begin

    def close(self) -> None:
        """Give the memory back."""
        self._llama.close()
