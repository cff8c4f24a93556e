"""Typing errors become the words of the examples."""

import pytest

from bot.components.spelling import mended

TRAINED = {"order": 9, "dress": 7, "dresses": 3, "cancel": 4, "blue": 5, "refund": 2, "show": 8, "size": 6}
KNOWN = frozenset({"boarder", "blues", "dressed"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ordr", "order"),  # a letter too few
        ("oorder", "order"),  # one too many
        ("ordar", "order"),  # another one
        ("odrer", "order"),  # two in the wrong order
        ("rder", "order"),  # at the beginning
        ("cance", "cancel"),  # at the end
    ],
)
def test_one_slip_is_mended(typed, meant):
    assert mended(typed, TRAINED, KNOWN) == meant


@pytest.mark.parametrize("word", ["odrre", "cnacle", "zorblat"])
def test_two_slips_and_unknown_words_stay(word):
    assert mended(word, TRAINED, KNOWN) == word


@pytest.mark.parametrize("word", ["order", "blues", "dressed"])
def test_a_known_word_stays_however_near_another_is(word):
    assert mended(word, TRAINED, KNOWN) == word


@pytest.mark.parametrize("word", ["sho", "blu", "", "$80", "2nd0", "i'm", "🙂"])
def test_short_words_and_what_is_no_word_stay(word):
    assert mended(word, TRAINED, KNOWN) == word


def test_the_most_frequent_of_several_is_meant():
    assert mended("dressez", {"dresses": 3, "dressed": 8}, frozenset()) == "dressed"


def test_equally_frequent_words_are_chosen_alike_every_time():
    assert {
        mended("shoz", dict(pairs), frozenset()) for pairs in ([("shop", 1), ("show", 1)], [("show", 1), ("shop", 1)])
    } == {"show"}
