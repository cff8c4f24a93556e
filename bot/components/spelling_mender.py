"""Tokens whose text has a typing error get the text that was meant; their place in the message stays."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.minilm import encoder_words
from bot.components.spelling import mended

FILE = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SpellingMender(GraphComponent):
    """Mends words that neither the examples have nor the sentence encoder reads in one piece.

    Only the model reads what was mended. Entities are cut from the text as it was typed, and the library, which knows
    the catalogue's words, mends that by itself.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must come before in the pipeline."""
        return [Tokenizer]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003 - Rasa passes it; there are no options
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> SpellingMender:
        """Return one that has seen no examples yet."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> SpellingMender:
        """Return the one that `train` kept. Raises ValueError where none was."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._trained = json.loads((folder / FILE).read_text("utf-8"))
        component._known = encoder_words()
        return component

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._trained: dict[str, int] = {}
        self._known: frozenset[str] = frozenset()

    def train(self, training_data: TrainingData) -> Resource:
        """Count the words of the examples."""
        words = Counter(token.text for message in training_data.training_examples for token in _tokens(message))
        with self._model_storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(words), "utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the examples as they are: each of their words is known."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Mend the tokens of every message."""
        for message in messages:
            for token in _tokens(message):
                token.text = token.lemma = mended(token.text, self._trained, self._known)
        return messages


def _tokens(message: Message) -> list[Token]:
    return message.get(TOKENS_NAMES[TEXT]) or []
