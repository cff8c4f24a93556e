"""What reviews say, and how many agree."""

import pytest

from assistant.knowing.opinions import Fit, agreement, both_sides, fit_of, fits, mentioning, telling, voices
from assistant.knowing.sentiment import sentiment
from assistant.knowing.words import terms_of
from assistant.types import Review


def review(stars: int, text: str, title: str = "", reviewer: str = "Ana") -> Review:
    return Review("bag", stars, title, text, reviewer)


ZIP = terms_of(["zip"])


@pytest.mark.parametrize(
    "sentence",
    ["The zip runs smoothly.", "I love this bag", "Worth every cent.", "So roomy and sturdy", "True to size."],
)
def test_praise_is_heard(sentence: str):
    assert sentiment(sentence) > 0


@pytest.mark.parametrize(
    "sentence",
    ["The zip jams.", "It fell apart after a week.", "Flimsy and scratchy", "Not worth the money.", "Too tight"],
)
def test_blame_is_heard(sentence: str):
    assert sentiment(sentence) < 0


def test_each_review_counts_once_however_often_it_mentions_a_thing():
    heard = voices(
        [
            review(5, "The zip is great. I love the zip. Zippers feel solid."),
            review(1, "The zip broke. Awful zip."),
            review(4, "Nice straps."),
        ]
    )
    counted = agreement(mentioning(heard, ZIP))
    assert (counted.praise, counted.blame, counted.undecided, counted.total) == (1, 1, 0, 2)


def test_the_stars_decide_where_the_words_do_not_judge():
    heard = mentioning(
        voices([review(5, "It has a zip."), review(1, "It has a zip."), review(3, "It has a zip.")]), ZIP
    )
    assert [(each.is_praise, each.is_blame) for each in heard] == [(True, False), (False, True), (False, False)]


def test_a_sentence_may_blame_in_a_good_review():
    heard = mentioning(voices([review(4, "A lovely bag. But the zip jams and broke.")]), ZIP)
    assert heard[0].is_blame


def test_a_title_that_only_begins_the_text_is_heard_once():
    assert [each.text for each in voices([review(5, "Great bag! I use it.", title="Great bag!")])] == [
        "Great bag!",
        "I use it.",
    ]
    assert len(voices([review(5, "I use it.", title="Great bag!")])) == 2


def test_both_sides_are_told():
    heard = voices([review(5, "The straps are wonderful and soft."), review(1, "The straps are awful and broke.")])
    assert [each.review.rating for each in both_sides(heard)] == [5, 1]
    assert telling(heard[:1], praise=False) is None


@pytest.mark.parametrize(
    ("sentence", "fit"),
    [
        ("Runs small, order one size up.", Fit.SMALL),
        ("It was too tight for me", Fit.SMALL),
        ("Runs large, I had to send it back.", Fit.LARGE),
        ("True to size.", Fit.RIGHT),
        ("I took my usual size and it was right.", Fit.RIGHT),
        ("It is not too small at all", None),
        ("The zip runs smoothly.", None),
    ],
)
def test_a_sentence_tells_how_the_size_turns_out(sentence: str, fit: Fit | None):
    assert fit_of(sentence) is fit


def test_a_review_tells_of_the_size_once():
    found = fits(voices([review(2, "Runs small. Too tight."), review(5, "True to size.")]))
    assert {fit: len(each) for fit, each in found.items()} == {Fit.SMALL: 1, Fit.LARGE: 0, Fit.RIGHT: 1}
