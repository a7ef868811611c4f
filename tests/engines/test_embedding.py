"""What texts mean, told by real weights: a small model that was made for writing, pooled by the mean of its tokens."""

import os
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from genius_desktop.domain import Weights
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.embedding import BATCH_TOKENS, LocalEmbedder
from genius_desktop.problems import Interrupted, SetupProblem
from tests.conftest import model_file

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def weights() -> Weights:
    return Weights("smollm2", os.fsencode(model_file("smollm2-135m-instruct-q4_1")), "b179")


@pytest.fixture(scope="module")
def brake() -> Brake:
    return Brake()


@pytest.fixture(scope="module")
def embedder(weights: Weights, brake: Brake) -> Iterator[LocalEmbedder]:
    embedder = LocalEmbedder(weights, brake)
    yield embedder
    embedder.close()


def test_each_text_has_its_own_vector_of_length_one_whatever_is_read_beside_it(embedder: LocalEmbedder) -> None:
    texts = ["The dog tax is sixty euros a year.", "", "A grave is kept for twenty years.", "The dog tax is due."]
    together = embedder.passages(texts)
    assert together.shape == (4, embedder.width)
    assert np.allclose(np.linalg.norm(together[[0, 2, 3]], axis=1), 1, atol=1e-5)
    assert together[0] @ together[3] > together[0] @ together[2]
    for place in (0, 2, 3):
        # Batches are summed in another order, no more.
        assert embedder.passages([texts[place]])[0] @ together[place] > 0.999


def test_a_text_that_is_too_long_is_told_by_its_beginning(embedder: LocalEmbedder) -> None:
    words = "The council has met and talked about roads. "
    long, longer = embedder.passages([words * 80, words * 80 + "cats " * 500])
    assert len(embedder._tokens(words * 80)) == BATCH_TOKENS
    assert long @ longer > 0.999


def test_a_family_reads_its_own_words_before_questions_and_passages(embedder: LocalEmbedder, weights: Weights) -> None:
    e5 = LocalEmbedder(replace(weights, family="e5"), Brake())
    try:
        assert e5.question("roads") @ embedder.question("query: roads") > 0.999
        assert e5.passages(["roads"])[0] @ embedder.question("passage: roads") > 0.999
    finally:
        e5.close()


def test_a_pulled_brake_ends_it(embedder: LocalEmbedder, brake: Brake) -> None:
    brake.pull()
    try:
        with pytest.raises(Interrupted):
            embedder.passages(["The dog tax."])
    finally:
        brake.release()
    assert embedder.passages(["The dog tax."]).any()


def test_too_little_memory_is_named(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardware, "free_memory_bytes", lambda: 1000)
    with pytest.raises(SetupProblem, match="memory-short"):
        LocalEmbedder(weights, Brake())
