"""Sentence vectors in Rasa's process."""

import numpy as np
import pytest

from assistant.retrieval.encoder import minilm

TEXTS = [
    "show me red dresses under $80",
    "in blue",
    "",
    "Ünïcode ßtraße 🙂",
    "a long text " * 200,
    "I need a tent for two people, waterproof, for hiking",
]


@pytest.fixture(scope="module")
def vectors(ask, encoder):
    code = """
from pathlib import Path
from bot.components.minilm import SentenceEncoder
encoder = SentenceEncoder(Path(given["folder"]))
together, alone = encoder.embed(given["texts"]), [encoder.embed([text])[0] for text in given["texts"]]
answer = [together.tolist(), [vector.tolist() for vector in alone]]
"""
    return [np.array(each) for each in ask(code, {"folder": str(encoder), "texts": TEXTS})]


def test_they_equal_those_of_sentence_transformers(vectors):
    together, _ = vectors
    np.testing.assert_allclose(together, minilm().embed(TEXTS), atol=1e-5)


def test_a_sentence_has_the_same_vector_alone_and_among_longer_ones(vectors):
    together, alone = vectors
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_an_exported_encoder_is_not_exported_again(encoder):
    from assistant.dialogue_encoder import export_minilm

    before = {path.name: path.stat().st_mtime_ns for path in encoder.iterdir()}
    export_minilm(encoder)
    assert {path.name: path.stat().st_mtime_ns for path in encoder.iterdir()} == before
