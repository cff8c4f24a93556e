"""The intent of a message by kernel ridge regression, and none where it is too far from all examples.

Examples of an intent `out_of_scope` show where the other intents end, and less must be left to the threshold. Without
them all that a bot was not made for, half of what live bots hear, must stay below it: so there are two.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers import LABEL_RANKING_LENGTH
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.exceptions import InvalidConfigException, RasaException
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, vstack

from bot.components.kernel import Features, Regression

FILE = "regression.npz"
OUT_OF_SCOPE = "out_of_scope"
THRESHOLDS = ("threshold", "threshold_without_out_of_scope")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class KernelClassifier(IntentClassifier, GraphComponent):
    """Reads the sentence features, dense and sparse, that the components before it left."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must come before in the pipeline."""
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Return what must be installed."""
        return ["scipy"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the options: the least confidence of an intent, for examples with and without what is out of scope."""
        return dict.fromkeys(THRESHOLDS, 0.0)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Refuse a threshold that no confidence can have."""
        for name in THRESHOLDS:
            if not 0 <= float(config[name]) <= 1:
                raise InvalidConfigException(f"Expected `{name}` from 0 to 1, not {config[name]}.")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> KernelClassifier:
        """Return one that has learned nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> KernelClassifier:
        """Return the one that `train` kept. Raises ValueError where none was."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._regression = Regression.load(folder / FILE)
        return component

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._regression: Regression | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has words and an intent."""
        examples = [message for message in training_data.intent_examples if _has_words(message)]
        if not examples:
            raise RasaException("The intents have no examples to learn from: add some to the training data.")
        regression = Regression.fit(_features(examples), [message.get(INTENT) for message in examples])
        with self._model_storage.write_to(self._resource) as folder:
            regression.save(folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of every message, nlu_fallback where none is sure enough, and what comes next."""
        for message in messages:
            ranking = self._ranking(message) if _has_words(message) else []
            if not ranking or ranking[0]["confidence"] < self._threshold():
                ranking.insert(0, {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": self._threshold()})
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _threshold(self) -> float:
        with_out_of_scope, without = THRESHOLDS
        return float(self._config[with_out_of_scope if OUT_OF_SCOPE in self._learned().classes else without])

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        regression = self._learned()
        scores = regression.scores(_features([message]))[0]
        best = np.argsort(-scores, kind="stable")[:LABEL_RANKING_LENGTH]
        return [{"name": regression.classes[i], "confidence": float(scores[i])} for i in best]

    def _learned(self) -> Regression:
        assert self._regression, "Rasa loads a component before it processes."  # noqa: S101
        return self._regression


def _has_words(message: Message) -> bool:
    """Tell whether a message has a letter or digit: signs alone ("?", emoji) have a token, and are like nothing."""
    return any(sign.isalnum() for token in message.get(TOKENS_NAMES[TEXT]) or () for sign in token.text)


def _features(messages: list[Message]) -> Features:
    """Stack the sentence features; a kind that no component left has no columns."""
    dense = [message.get_dense_features(TEXT)[1] for message in messages]
    sparse = [message.get_sparse_features(TEXT)[1] for message in messages]
    return Features.of(
        np.vstack([each.features if each else np.zeros((1, 0)) for each in dense]).astype(float),
        csr_matrix(vstack([each.features if each else csr_matrix((1, 0)) for each in sparse]), dtype=float),
    )
