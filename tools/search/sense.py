"""The search by what passages mean, for the measure: each text is read once, however often it is asked for."""

import argparse
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from genius_desktop import paths
from genius_desktop.domain import Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Embedder
from genius_desktop.jobs import sensing
from genius_desktop.jobs.warm_search import WarmSearch, open_embedder
from genius_desktop.libraries import SenseTask
from genius_desktop.library.search import Searcher
from genius_desktop.models import known, shelf


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the user name weights for searching; without a name those on this PC are taken."""
    parser.add_argument("--weights", type=Path, help="GGUF-Datei eines Suchmodells statt des eingerichteten")
    parser.add_argument("--family", default="e5", help="Familie dieses Suchmodells")


def chosen(given: argparse.Namespace) -> Weights | None:
    """Give the weights that were named, or those on this PC; None where there are none."""
    if given.weights:
        return Weights(given.weights.stem, os.fsencode(given.weights), shelf.digest(given.weights), given.family)
    here = paths.places()
    return shelf.for_searching(known.known(here).catalog, here)


class _Remembering:
    """Weights that remember what they have read."""

    def __init__(self, own: Embedder) -> None:
        self.weights, self.width, self._own = own.weights, own.width, own
        self._known: dict[str, npt.NDArray[np.float32]] = {}

    def question(self, text: str) -> npt.NDArray[np.float32]:
        return self._own.question(text)

    def passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        fresh = [text for text in texts if text not in self._known]
        self._known |= dict(zip(fresh, self._own.passages(fresh), strict=True))
        return np.array([self._known[text] for text in texts])

    def close(self) -> None:
        """Stay, for the next index."""


@cache
def _open(weights: Weights) -> _Remembering:
    return _Remembering(open_embedder(weights, Brake()))


class Asking:
    """Searches an index by words and, where there are weights, by what is meant."""

    def __init__(self, folder: Path, weights: Weights | None) -> None:
        self._weights = weights
        self._warm = WarmSearch(opener=lambda weights, _brake: _open(weights))
        if weights is not None:
            list(sensing.sense(SenseTask("eval", os.fsencode(folder), weights), folder, self._warm))

    def names(self, searcher: Searcher, text: str) -> list[str]:
        """Give the documents that are found, the best one first."""
        sense = self._warm.ask(self._weights, text, searcher)
        return [found.paper.name for found in searcher.search(text, sense=sense).papers]
