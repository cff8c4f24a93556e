"""Intents from the features of a message, and typing errors mended before, as Rasa trains and loads them."""

import pytest

EXAMPLES = [
    ("cancel my order", "cancel"),
    ("please cancel the order", "cancel"),
    ("i do not want the order any more", "cancel"),
    ("show me red dresses", "search"),
    ("i am looking for a blue jacket", "search"),
    ("do you have trousers", "search"),
    ("hello there", "greet"),
    ("good morning", "greet"),
]
OPTIONS = {"threshold": 0.25, "threshold_without_out_of_scope": 0.4}

TRAIN_AND_READ = """
import tempfile
from pathlib import Path
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from bot.components.kernel_classifier import KernelClassifier
from bot.components.minilm import MiniLmFeaturizer
from bot.components.plain_tokenizer import PlainTokenizer
from bot.components.spelling_mender import SpellingMender

storage = LocalModelStorage(Path(tempfile.mkdtemp()))
context = ExecutionContext(GraphSchema({}), node_name="here")
tokenizer = PlainTokenizer(PlainTokenizer.get_default_config())
vectors = MiniLmFeaturizer.create(MiniLmFeaturizer.get_default_config(), storage, Resource("vectors"), context)
counts = CountVectorsFeaturizer.create(
    {**CountVectorsFeaturizer.get_default_config(), "analyzer": "char_wb", "min_ngram": 2, "max_ngram": 5},
    storage, Resource("counts"), context,
)

data = TrainingData([Message({"text": text, "intent": intent}) for text, intent in given["examples"]])
data = tokenizer.process_training_data(data)
mender = SpellingMender.create({}, storage, Resource("words"), context)
mender.train(data)
data = vectors.process_training_data(mender.process_training_data(data))
counts.train(data)
data = counts.process_training_data(data)
KernelClassifier.create(given["options"], storage, Resource("intents"), context).train(data)

mender = SpellingMender.load({}, storage, Resource("words"), context)
classifier = KernelClassifier.load(given["options"], storage, Resource("intents"), context)
messages = [Message({"text": text}) for text in given["texts"]] + [Message({})]
for part in (tokenizer, mender, vectors, counts, classifier):
    messages = part.process(messages)
answer = [
    {
        "intent": message.get("intent"),
        "ranking": message.get("intent_ranking"),
        "tokens": [[token.text, token.start, token.end] for token in message.get("text_tokens") or []],
    }
    for message in messages
]
"""

TEXTS = [
    "Cancel my order!",
    "cnacel my ordr",
    "any green jackets?",
    "the seventh symphony in a major",
    "🙂",
    "?",
    "¿…?!",
]


@pytest.fixture(scope="module")
def read(ask, encoder):
    answers = ask(TRAIN_AND_READ, {"examples": EXAMPLES, "texts": TEXTS, "options": OPTIONS})
    return dict(zip([*TEXTS, None], answers, strict=True))


def test_an_example_has_its_intent(read):
    assert read["Cancel my order!"]["intent"]["name"] == "cancel"
    assert read["Cancel my order!"]["intent"]["confidence"] > 0.8


def test_another_way_to_say_it_has_the_intent_too(read):
    assert read["any green jackets?"]["intent"]["name"] == "search"


def test_what_is_like_no_example_falls_back_and_keeps_its_ranking(read):
    answer = read["the seventh symphony in a major"]
    assert answer["intent"] == {"name": "nlu_fallback", "confidence": 0.4}
    assert len(answer["ranking"]) == 4
    assert answer["ranking"][1]["confidence"] < 0.4


@pytest.mark.parametrize("text", ["🙂", "?", "¿…?!"])
def test_signs_without_a_letter_or_digit_are_like_no_intent(read, text):
    fallback = {"name": "nlu_fallback", "confidence": 0.4}
    assert (read[text]["intent"], read[text]["ranking"]) == (fallback, [fallback])


def test_a_message_without_text_falls_back(read):
    fallback = {"name": "nlu_fallback", "confidence": 0.4}
    assert read[None] == {"intent": fallback, "ranking": [fallback], "tokens": []}


def test_the_lower_threshold_holds_where_examples_show_what_is_out_of_scope(ask, encoder):
    shown = [*EXAMPLES, ("tell me a joke", "out_of_scope"), ("what is the weather", "out_of_scope")]
    given = {"examples": shown, "texts": ["the seventh symphony"], "options": OPTIONS | {"threshold": 0.01}}
    answers = ask(TRAIN_AND_READ, given)
    assert answers[0]["intent"]["name"] != "nlu_fallback"


def test_the_ranking_is_sorted_and_begins_with_the_intent(read):
    for text in TEXTS:
        confidences = [each["confidence"] for each in read[text]["ranking"]]
        assert confidences == sorted(confidences, reverse=True)
        assert read[text]["ranking"][0] == read[text]["intent"]


def test_typing_errors_are_read_as_what_was_meant_at_the_place_they_were_typed(read):
    assert read["cnacel my ordr"]["tokens"] == [["cancel", 0, 6], ["my", 7, 9], ["order", 10, 14]]
    assert read["cnacel my ordr"]["intent"] == pytest.approx(read["Cancel my order!"]["intent"])


@pytest.mark.parametrize("wrong", [-0.1, 1.5])
def test_a_threshold_no_confidence_can_have_is_refused(ask, wrong):
    code = """
from rasa.shared.exceptions import InvalidConfigException
from bot.components.kernel_classifier import KernelClassifier
try:
    KernelClassifier.validate_config(given)
    answer = None
except InvalidConfigException as error:
    answer = str(error)
"""
    assert ask(code, OPTIONS | {"threshold": wrong}) == f"Expected `threshold` from 0 to 1, not {wrong}."


def test_intents_without_examples_are_refused_in_words(ask):
    code = """
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.training_data.training_data import TrainingData
from bot.components.kernel_classifier import KernelClassifier
try:
    KernelClassifier({}, None, None).train(TrainingData([]))
    answer = None
except RasaException as error:
    answer = str(error)
"""
    assert "have no examples to learn from" in ask(code, None)
