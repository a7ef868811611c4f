"""An engine whose work can be seen from outside: how much of what it was given is read and written."""

import time
from collections.abc import Callable, Iterator, Sequence

from genius_desktop.domain import EngineInfo
from genius_desktop.engines.protocol import Engine, Piece, Prompt
from genius_desktop.jobs.events import Worked

# About what a tokenizer makes of German; only shares matter here.
_CHARS_A_TOKEN = 3.5
# A token costs so much more to write, many rows together, than to read (docs/measurements.md).
_WRITING_COST = 3.0
# Answers seldom use all the room they are given.
_USED_SHARE = 0.6
_EVERY_SECONDS = 0.5


class MeteredEngine:
    """Does what its engine does, and tells now and then how far it is."""

    def __init__(self, engine: Engine, tell: Callable[[Worked], None]) -> None:
        self._engine = engine
        self._tell = tell

    @property
    def room_tokens(self) -> int:
        """As many as the engine has."""
        return self._engine.room_tokens

    def describe(self) -> EngineInfo:
        """Name the engine."""
        return self._engine.describe()

    def count(self, text: str) -> int:
        """Count as the engine does."""
        return self._engine.count(text)

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        """Answer as the engine does."""
        reading = [1 + len(prompt.document) / _CHARS_A_TOKEN for prompt in prompts]
        writing = [_WRITING_COST * _USED_SHARE * prompt.limit_tokens for prompt in prompts]
        total = sum(reading) + sum(writing)
        written = [0.0] * len(prompts)
        begun: set[int] = set()
        done, told = 0.0, time.monotonic()
        self._tell(Worked(0.0, total, len(prompts)))
        for piece in self._engine.write(prompts):
            index = piece.prompt
            if index not in begun:
                # An answer begins when its prompt is read.
                begun.add(index)
                done += reading[index]
            step = writing[index] - written[index] if piece.end else _WRITING_COST
            step = max(0.0, min(step, writing[index] - written[index]))
            written[index] += step
            done += step
            if time.monotonic() - told >= _EVERY_SECONDS:
                told = time.monotonic()
                self._tell(Worked(min(done, total), total, len(prompts)))
            yield piece
        self._tell(Worked(total, total, len(prompts)))

    def cancel(self) -> None:
        """Stop the engine."""
        self._engine.cancel()

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()
