"""Which token comes next."""

from typing import Protocol

import llama_cpp as llama
import numpy as np

from genius_desktop.engines.local.context import Context
from genius_desktop.engines.protocol import Sampling
from genius_desktop.problems import SetupProblem

_SEED = 1
_TOP_K, _TOP_P, _TEMPERATURE = 40, 0.9, 0.7
_PENALTY_TOKENS, _PENALTY = 128, 1.15


class Sampler(Protocol):
    """Chooses tokens for one answer."""

    def choose(self, context: Context, place: int) -> int:
        """Choose the token after the wanted one at that place.

        Raises `SetupProblem` where the model has computed nonsense.
        """

    def close(self) -> None:
        """Give back memory."""


class Greedy:
    """Always the likeliest token."""

    def choose(self, context: Context, place: int) -> int:
        """Choose the largest logit."""
        logits = context.logits(place)
        token = int(logits.argmax())
        # argmax stops at the first NaN, so one look tells.
        if not np.isfinite(logits[token]):
            raise SetupProblem("model-broken", "NaN")
        return token

    def close(self) -> None:
        """Nothing to give back."""


class Varied:
    """Likely tokens by chance, repeated ones held back; the seed is fixed, so that a run can be repeated."""

    def __init__(self, vocabulary_size: int) -> None:
        self._chain = llama.llama_sampler_chain_init(llama.llama_sampler_chain_default_params())
        for link in (
            llama.llama_sampler_init_penalties(vocabulary_size, _PENALTY_TOKENS, _PENALTY, 0.0, 0.0),
            llama.llama_sampler_init_top_k(_TOP_K),
            llama.llama_sampler_init_top_p(_TOP_P, 1),
            llama.llama_sampler_init_temp(_TEMPERATURE),
            llama.llama_sampler_init_dist(_SEED),
        ):
            llama.llama_sampler_chain_add(self._chain, link)

    def choose(self, context: Context, place: int) -> int:
        """Choose by chance, weighted; the chain remembers what it chose."""
        return int(llama.llama_sampler_sample(self._chain, context.native, place))

    def close(self) -> None:
        """Free the chain and its links."""
        llama.llama_sampler_free(self._chain)


def sampler(how: Sampling, vocabulary_size: int) -> Sampler:
    """Make a sampler for one answer."""
    return Greedy() if how == "greedy" else Varied(vocabulary_size)
