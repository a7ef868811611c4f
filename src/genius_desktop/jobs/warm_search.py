"""What a worker keeps from one search to the next: the open index, weights for searching, and what is near in it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from genius_desktop.domain import Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Embedder
from genius_desktop.problems import SetupProblem

if TYPE_CHECKING:
    from genius_desktop.library.nearness import Nearness
    from genius_desktop.library.search import Searcher, Sense

_log = logging.getLogger(__name__)


def open_embedder(weights: Weights, brake: Brake) -> Embedder:
    """Load weights for searching.

    Raises `SetupProblem`, `Interrupted`.
    """
    try:
        from genius_desktop.engines.local.embedding import LocalEmbedder
    except (ImportError, OSError, RuntimeError) as fault:
        raise SetupProblem("engine-missing", type(fault).__name__) from fault
    return LocalEmbedder(weights, brake)


class WarmSearch:
    """An open index, the weights for searching and what is known of the vectors, kept from one search to the next."""

    def __init__(
        self, brake: Brake | None = None, opener: Callable[[Weights, Brake], Embedder] = open_embedder
    ) -> None:
        self._brake = brake or Brake()
        self._opener = opener
        self._embedder: Embedder | None = None
        self._searcher: Searcher | None = None
        self._near: tuple[Path, Nearness] | None = None
        self._refused = ""

    @contextmanager
    def searcher(self, folder: Path) -> "Iterator[Searcher]":
        """Give the index in a folder for a search: opening it anew costs as much as searching.

        Raises `SetupProblem`.
        """
        from genius_desktop.library.search import Searcher

        kept = self._searcher
        if kept is None or kept.folder != folder or not kept.is_current:
            self.rest()
            kept = self._searcher = Searcher(folder)
        try:
            yield kept
        except SetupProblem:
            # Whatever is wrong with it, the next search looks anew.
            self.rest()
            raise

    def rest(self) -> None:
        """Let go of the index while no one searches."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None

    def embedder(self, weights: Weights) -> Embedder:
        """Give the weights, loaded.

        Raises `SetupProblem`, `Interrupted`.
        """
        if self._embedder is None or self._embedder.weights != weights:
            self._forget()
            self._embedder = self._opener(weights, self._brake)
        return self._embedder

    def ask(self, weights: Weights | None, question: str, searcher: "Searcher") -> "Sense | None":
        """Give what a question means, for searching in an index.

        None where there are no weights, or none that can be used on this PC: then words alone are searched.
        """
        if weights is None or self._refused == weights.sha256 or searcher.sensed_by != weights.sha256:
            return None
        try:
            asked = self.embedder(weights).question(question)
        except SetupProblem as fault:
            _log.warning("searching by words alone: %s", fault.code)
            self._refused = weights.sha256
            return None
        if self._near is None or self._near[0] != searcher.folder:
            from genius_desktop.library.nearness import Nearness

            self._near = searcher.folder, Nearness()
        from genius_desktop.library.search import Sense

        return Sense(asked, self._near[1])

    def drop(self) -> None:
        """Give everything back."""
        self.rest()
        self._forget()

    def _forget(self) -> None:
        if self._embedder is not None:
            self._embedder.close()
            self._embedder = None
