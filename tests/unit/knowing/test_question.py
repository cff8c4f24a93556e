"""What is asked about a product."""

import pytest

from assistant.knowing.clauses import clause
from assistant.knowing.question import Question, Tone, Topic, Verb, question
from assistant.language.linking import read
from tests.shelves import variant, vocabulary

WORDS = vocabulary(
    [
        variant("d", "Alba Wrap Dress", "70", color="Red", size="M", material="Viscose", pattern="Striped"),
        variant("s", "Court Leather Sneakers", "90", color="Navy", size="42", material="Leather", gender="male"),
    ]
)


def asked(text: str, title: str = "Peak Rain Jacket") -> Question:
    return question(clause(text), title, lambda words: read(words, WORDS))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("tell me more about the second one", "overview"),
        ("can you tell me more about it", "overview"),
        ("the one from Larkfield", "overview"),
        ("show me that red dress again", "overview"),
        ("what is it made of", "material"),
        ("is it leather", "value"),
        ("is it striped", "value"),
        ("is it for men", "value"),
        ("what colors does it come in", "color"),
        ("does it come in other colors", "color"),
        ("what sizes are there", "size"),
        ("do you have it in my size", "size"),
        ("what colors and sizes does it come in", "size color"),
        ("does it come in red", "stock"),
        ("is the second one in stock in m", "stock"),
        ("is there a size 42 of the last one", "stock"),
        ("is it available in xxl", "stock"),
        ("how do i wash it", "care"),
        ("is it machine washable", "care"),
        ("how much is it", "price"),
        ("is it under $50", "price"),
        ("how is it rated", "rating"),
        ("who makes it", "brand"),
        ("how big is it", "dimensions"),
        ("how much does it weigh", "dimensions"),
        ("does it run small", "fit"),
        ("is it true to size", "fit"),
        ("what do people say about the fit", "fit"),
        ("what do people say about the zip", "reviews"),
        ("any bad reviews?", "reviews"),
        ("is it any good", "reviews"),
        ("is it waterproof", "free"),
        ("how many people fit in the first one", "free"),
        ("how many people does it sleep", "free"),
        ("can it sleep four", "free"),
        ("waterproof?", "free"),
        ("does it have pockets", "free"),
        ("is it good for running", "free"),
        ("what is the strap made of", "free"),
        ("how long does the battery last", "free"),
        ("does it rust", "free"),
        ("does it shrink in the wash", "free"),
        ("is it leather and waterproof", "value free"),
    ],
)
def test_the_topic_is_found(text: str, topics: str):
    assert asked(text).topics == tuple(map(Topic, topics.split()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("is it warm enough for winter", ("warm", "winter")),
        ("does it have leather straps", ("leather", "straps")),
        ("is it see through", ("see through",)),
        ("is the strap black", ("strap", "black")),
        ("is the peak rain jacket good for rain", ("rain",)),
        ("what do people say about the quality of the zipper", ("quality", "zipper")),
        ("what do people say about the material", ("material",)),
        ("does it fit a laptop", ("laptop",)),
        ("is it in stock right now", ()),
    ],
)
def test_the_words_that_no_column_answers_are_kept(text: str, words: tuple[str, ...]):
    assert asked(text).words == words


def test_a_question_goes_on_as_it_was_put():
    assert (asked("is it warm enough for winter").label, asked("is it warm enough for winter").verb) == (
        "warm enough for winter",
        Verb.IS,
    )
    assert (asked("does it have a hood").label, asked("does it have a hood").verb) == ("a hood", Verb.HAS)
    assert asked("can i wear it in the rain").verb is Verb.ABOUT


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("any bad reviews?", Tone.BLAME),
        ("are there any complaints about the sole", Tone.BLAME),
        ("any good reviews?", Tone.PRAISE),
        ("is it any good", Tone.ANY),
        ("what do people say", Tone.ANY),
    ],
)
def test_bad_or_good_opinions_may_be_asked_for(text: str, tone: Tone):
    assert asked(text).tone is tone


def test_a_size_that_the_shop_has_not_is_a_size_all_the_same():
    assert [each.values for each in asked("does it come in size 50").values] == [("50",)]
    assert [each.values for each in asked("is there an xxl").values] == [("XXL",)]


def test_a_question_of_any_length_is_read():
    assert len(asked("is it " + "very " * 5000 + "warm").text.split()) <= 60
