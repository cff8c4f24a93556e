"""What customers might say who show one picture and want another."""

from random import Random

import numpy as np
import pytest

from assistant.vision.differences import Exercises, Gallery, triples

SAID = [
    ("hoodie", "hoodie", "red", "male"),
    ("hoodie", "hoodie", "blue", "male"),
    ("parka", "jacket", "red", "male"),
    ("dress", "dress", "red", "female"),
]
NAMES = [f"{product}-{color}" for product, _, color, _ in SAID]


@pytest.fixture
def gallery() -> Gallery:
    said = [frozenset({("category", kind), ("color", color), ("gender", who)}) for _, kind, color, who in SAID]
    return Gallery(NAMES, [product for product, *_ in SAID], said, np.eye(4, dtype=np.float32))


def best(exercises: Exercises, number: int) -> list[str]:
    return [NAMES[place] for place in np.flatnonzero(exercises.best[number])]


def asked(gallery: Gallery, shown: str) -> dict[str, list[str]]:
    """Return the best answers to everything said of a picture."""
    found = triples(gallery, [NAMES.index(shown)], 300, Random(1))
    exercises = Exercises(gallery, found, np.zeros((len(found), 4), np.float32))
    return {triple.words: best(exercises, number) for number, triple in enumerate(found)}


def test_another_color_asks_for_the_same_product_in_it(gallery: Gallery):
    assert asked(gallery, "hoodie-red")["blue"] == ["hoodie-blue"]


def test_another_kind_asks_for_what_has_the_rest_in_common(gallery: Gallery):
    answers = asked(gallery, "hoodie-red")
    assert answers["jacket"] == ["parka-red"]
    assert answers["female"] == ["dress-red"]


def test_words_are_written_as_constraints_are(gallery: Gallery):
    assert "dress female" in asked(gallery, "hoodie-red")
    assert "female dress" not in asked(gallery, "hoodie-red")


def test_something_is_said_that_both_have(gallery: Gallery):
    assert asked(gallery, "hoodie-blue")["hoodie"] == ["hoodie-blue"]


def test_agreement_leaves_out_what_is_said(gallery: Gallery):
    red, blue = gallery.agreement(0, frozenset({"color"}))[:2]
    assert red == blue
    red, blue = gallery.agreement(0, frozenset())[:2]
    assert red > blue


def test_the_same_chance_makes_the_same_triples(gallery: Gallery):
    words = [[each.words for each in triples(gallery, range(4), 50, Random(3))] for _ in range(2)]
    assert words[0] == words[1]


def test_pictures_of_which_nothing_is_said_teach_nothing():
    silent = Gallery(["a", "b"], ["a", "b"], [frozenset(), frozenset()], np.eye(2, dtype=np.float32))
    assert triples(silent, [0, 1], 20, Random(1)) == []
    assert triples(silent, [], 20, Random(1)) == []
