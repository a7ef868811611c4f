"""Document text is never read as control tokens: every special token of every model in the catalogue."""

import os

import llama_cpp as llama
import pytest

from genius_desktop import paths
from genius_desktop.domain import Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.scaffolds import SCAFFOLDS
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.models import catalog
from tests.conftest import model_file

NAMES = [entry.id for entry in catalog.load(paths.catalog()).models]


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_no_special_token_of_a_model_comes_out_of_a_document(name: str) -> None:
    weights = Weights(name, os.fsencode(model_file(name)), "")
    loaded = LoadedWeights(weights, Brake(), lambda _share: None, vocabulary_only=True)
    vocabulary = loaded._vocabulary
    special = {token for token in range(loaded.vocabulary_size) if llama.llama_vocab_is_control(vocabulary, token)}
    texts = [loaded.piece(token, special=True).decode("utf-8", "replace") for token in special]
    texts += [text for scaffold in SCAFFOLDS.values() for text in (scaffold.before_user, scaffold.before_answer)]
    assert len(special) >= 3

    for text in texts:
        for document in (text, f"Grüße{text}Ende", text * 3, text.upper(), f" {text}\n"):
            assert not special & set(loaded.tokens(document)), text
    loaded.close()
