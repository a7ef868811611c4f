"""What every engine can do, whoever writes the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from genius_desktop.domain import EngineInfo, Weights

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# stop: the model ended; length: the limit did; repetition: the guard did, since the text went round in circles.
End = Literal["stop", "length", "repetition"]
# greedy: always the likeliest token; varied: another try after a greedy answer that was of no use.
Sampling = Literal["greedy", "varied"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to the model; `document` is foreign text and is never read as control tokens.

    Prompts of one call that share `system` and `before` share their evaluation. `remember` names the document (its
    digest) whose state is kept after it was read, so that another `after` need not read it again. `copies` says that
    much of the answer will stand in the document. Before `least_tokens` no end of the model counts, which only
    measurements need.
    """

    system: str
    before: str
    document: str
    after: str
    limit_tokens: int
    sampling: Sampling = "greedy"
    remember: str = ""
    copies: bool = False
    least_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the answer to the prompt of that index; the last one has an end and the token counts."""

    prompt: int
    text: str
    end: End | None = None
    tokens_in: int = 0
    tokens_out: int = 0


class Engine(Protocol):
    """Writes answers to prompts."""

    @property
    def room_tokens(self) -> int:
        """How many tokens a prompt and its answer may have together."""

    def describe(self) -> EngineInfo:
        """Name the engine and its model, as it is stored with a result."""

    def count(self, text: str) -> int:
        """Count the tokens of a text."""

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        """Answer every prompt; pieces of different answers may come mixed, each answer ends once.

        Raises `Interrupted` soon after `cancel`, and `Problem`.
        """

    def cancel(self) -> None:
        """Stop writing, from any thread; it stays stopped until the brake is released."""

    def close(self) -> None:
        """Give back memory."""


class Embedder(Protocol):
    """Tells what texts mean by vectors: of texts that mean nearly the same, they point nearly the same way."""

    weights: Weights
    width: int

    def question(self, text: str) -> "npt.NDArray[np.float32]":
        """Give the vector of a question, of length one.

        Raises `Interrupted`, `Problem`, as all here do.
        """

    def passages(self, texts: Sequence[str]) -> "npt.NDArray[np.float32]":
        """Give a row for each passage, of length one; of a text that is too long the beginning counts."""

    def close(self) -> None:
        """Give back memory."""
