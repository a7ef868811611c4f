"""When one engine goes on with what another has begun: the same passages, and every writer named."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from genius_desktop.domain import EngineInfo
from genius_desktop.engines.protocol import Engine


class Ruler:
    """Measures texts as they were measured when the job began; what is new, as its engine does.

    Notes are found again by their passages, and each engine counts otherwise.
    """

    def __init__(self, lengths: Mapping[int, int], engine: Engine) -> None:
        self.lengths = dict(lengths)
        self._engine = engine

    def count(self, text: str) -> int:
        """Give the length of a text in tokens."""
        key = zlib.crc32(text.encode("utf-8", "replace"))
        if key not in self.lengths:
            self.lengths[key] = self._engine.count(text)
        return self.lengths[key]


def together(engines: Iterable[EngineInfo]) -> tuple[EngineInfo, ...]:
    """Name each engine once, in the order in which they have written, with all that a server has called its model."""
    known: dict[EngineInfo, dict[str, None]] = {}
    for engine in engines:
        names = known.setdefault(replace(engine, told=""), {})
        names.update(dict.fromkeys(name for name in engine.told.split(_BETWEEN) if name))
    return tuple(replace(engine, told=_BETWEEN.join(names)) for engine, names in known.items())


# As the server's engine puts them together.
_BETWEEN = ", "
