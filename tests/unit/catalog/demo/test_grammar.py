from collections import Counter
from random import Random

from assistant.catalog.demo.grammar import Deck, article, sentence


def test_a_sentence_settles_its_choices_and_fills_its_slots() -> None:
    said = {sentence(["the {noun} is (red|blue)."], {"noun": "hat"}, Random(seed)) for seed in range(20)}
    assert said == {"The hat is red.", "The hat is blue."}


def test_an_article_listens_to_the_sound() -> None:
    assert article("easy dress") == "an easy dress"
    assert article("dress") == "a dress"


def test_a_deck_deals_each_card_before_any_comes_twice() -> None:
    deck = Deck("abcd", Random(1))
    assert sorted(deck.draw() for _ in range(4)) == list("abcd")


def test_weights_are_kept_exactly() -> None:
    deck = Deck.weighted({"often": 3, "seldom": 1}, Random(1))
    assert Counter(deck.draw() for _ in range(40)) == {"often": 30, "seldom": 10}


def test_a_hand_holds_no_card_twice() -> None:
    deck = Deck("aaab", Random(1))
    assert sorted(deck.hand(5)) == ["a", "b"]
