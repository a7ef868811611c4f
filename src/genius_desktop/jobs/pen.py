"""What a job writes with: an engine, what the assistant tells it, and a count of tokens."""

from dataclasses import dataclass

from genius_desktop.domain import Assistant
from genius_desktop.engines.protocol import Engine, Piece


@dataclass(slots=True)
class Pen:
    """An engine in the hand of an assistant; tokens in and out are counted."""

    engine: Engine
    assistant: Assistant
    tokens_in: int = 0
    tokens_out: int = 0

    def count(self, piece: Piece) -> None:
        """Count the last piece of an answer."""
        self.tokens_in += piece.tokens_in
        self.tokens_out += piece.tokens_out
