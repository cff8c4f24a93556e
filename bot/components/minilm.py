"""Sentence vectors of all-MiniLM-L6-v2 as features of a message, computed by ONNX Runtime: no PyTorch in this process.

`assistant.dialogue_encoder` exports the model; its vectors equal those of sentence-transformers.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from tokenizers import Tokenizer as WordPieces

BATCH = 64


class SentenceEncoder:
    """Turns texts into vectors whose dot product is their likeness."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        # One sentence is too little work to share; other processes of the shop use the other cores.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        model = str(folder / "model.onnx")
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._pieces = WordPieces.from_file(str(folder / "tokenizer.json"))
        self._pieces.enable_padding()

    def embed(self, texts: list[str]) -> np.ndarray:
        """Return float32 of shape (len(texts), 384), rows of length 1."""
        return np.vstack([self._batch(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)])

    def _batch(self, texts: list[str]) -> np.ndarray:
        pieces = self._pieces.encode_batch(texts)
        ids = np.array([piece.ids for piece in pieces], dtype=np.int64)
        mask = np.array([piece.attention_mask for piece in pieces], dtype=np.int64)
        return self._session.run(["sentences"], {"input_ids": ids, "attention_mask": mask})[0]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MiniLmFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one sentence feature to each message: the vector of its plain tokens."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must come before in the pipeline."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Return what must be installed."""
        return ["onnxruntime", "tokenizers"]

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept the options of every dense featurizer; there are no others."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,  # noqa: ARG003 - Rasa passes it; nothing is trained here
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,
    ) -> MiniLmFeaturizer:
        """Load the encoder from the shop's home."""
        return cls(config, execution_context.node_name, SentenceEncoder(_folder()))

    def __init__(self, config: dict[str, Any], name: str, encoder: SentenceEncoder) -> None:
        super().__init__(name, config)
        self._encoder = encoder

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the feature to every message that has text."""
        texts = [message for message in messages if message.get(TOKENS_NAMES[TEXT])]
        if texts:
            vectors = self._encoder.embed([_plain_text(message) for message in texts])
            for message, vector in zip(texts, vectors, strict=True):
                self.add_features_to_message(
                    sequence=None, sentence=vector[np.newaxis], attribute=TEXT, message=message
                )
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the feature to every example."""
        self.process(training_data.training_examples)
        return training_data


def encoder_words() -> frozenset[str]:
    """Return the words that the encoder in the shop's home reads in one piece."""
    pieces = WordPieces.from_file(str(_folder() / "tokenizer.json")).get_vocab()
    return frozenset(piece for piece in pieces if piece.isalpha())


def _folder() -> Path:
    return Path(os.environ.get("ASSISTANT_HOME", ".assistant")) / "models" / "minilm"


def _plain_text(message: Message) -> str:
    return " ".join(token.text for token in message.get(TOKENS_NAMES[TEXT]))
