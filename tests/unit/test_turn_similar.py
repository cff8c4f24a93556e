"""Turns about what looks like a product. Real language, a small shelf; what pictures show is scripted."""

from pathlib import Path

import numpy as np
import pytest

from assistant.goals.table import assistant_of
from assistant.phrases import Phrases
from assistant.ports import Look
from assistant.replies import Replies
from assistant.thread import Heard, Thread, Turn
from assistant.turn import Assistant
from assistant.types import Facet, Limit, Seen, Sight
from tests.fakes import HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldPictures, HeldShelf, WatchedShop, shelf, variant

DOMAIN = Path(__file__).parents[2] / "domain.yml"
DRESSES = {"product_type": "Women > Dresses", "gender": "female", "size": "M"}
VARIANTS = [
    variant("d1", "Ada Dress", "60", color="Red", pattern="Solid", **DRESSES),
    variant("d1", "Ada Dress", "60", color="Navy", pattern="Solid", **DRESSES),
    variant("d2", "Bea Dress", "75", color="Red", pattern="Striped", **DRESSES),
    variant("d3", "Cyd Dress", "95", color="Red", pattern="Solid", **DRESSES),
    variant("d4", "Dee Dress", "45", color="Sky Blue", pattern="Solid", **DRESSES),
    variant("t1", "Peak Tent", "200", color="Green", product_type="Sport > Tents"),
]
RED = Look(np.array([1, 0], np.float32), (Seen(sight=Sight.COLOR, value="red", confidence=0.9, share=0.8),))


@pytest.fixture
def assistant() -> Assistant:
    shop = WatchedShop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    shop.pictures = HeldPictures({each.id: RED for each in VARIANTS if each.item_group_id != "t1"})
    return assistant_of(shop, HeldLooks(photos=[("a1", "me")]), Replies(Phrases.load(DOMAIN), shop.currency), cards=3)


def say(assistant: Assistant, goal: str, text: str, thread: Thread | None = None) -> Turn:
    return assistant.take(goal, Heard(text=text, owner="me"), thread or Thread())


def titles(turn: Turn) -> list[str]:
    return [card.title for card in turn.reply.cards]


def keys(turn: Turn) -> list[str]:
    return [chip.key for chip in turn.reply.chips if chip.says is None]


def test_more_like_the_second_is_compared_with_its_picture(assistant: Assistant):
    first = say(assistant, "search", "red dresses")
    turn = say(assistant, "similar", "more like the second", first.thread)
    second = first.thread.search.shown[1]
    assert (turn.thread.search.wish.like.variant, turn.thread.search.wish.like.title) == (
        second.variant_id,
        second.title,
    )
    assert assistant.shop.looks[-1] is RED
    assert turn.reply.chips[0].label == f"like “{second.title}”"
    assert f"like “{second.title}”" in turn.reply.text


def test_a_product_is_not_among_its_own_likes_nor_later(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    turn = say(assistant, "similar", "more like the first", first.thread)
    gone = first.reply.cards[0].title
    assert gone not in titles(turn)
    assert gone not in titles(say(assistant, "refine", "under $300", turn.thread))
    assert gone not in titles(say(assistant, "show_more", "more", turn.thread))


def test_what_was_asked_before_still_binds(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80")
    turn = say(assistant, "similar", "more like the first", first.thread)
    assert keys(turn) == ["like", "category:dress", "color:red", "price"]
    assert {card.color for card in turn.reply.cards} == {"Red"}


def test_what_describes_the_product_is_no_condition_and_what_changes_it_is(assistant: Assistant):
    first = say(assistant, "search", "dresses under $80")
    turn = say(assistant, "similar", "something like the blue one but striped", first.thread)
    assert turn.thread.search.wish.like.title == "Dee Dress"
    assert keys(turn) == ["like", "category:dress", "pattern:striped", "price"]


def test_cheaper_is_cheaper_than_that_product(assistant: Assistant):
    first = say(assistant, "search", "red dresses")
    dearest = next(place for place, each in enumerate(first.thread.search.shown, 1) if each.title == "Cyd Dress")
    turn = say(assistant, "similar", f"similar to number {dearest} but cheaper", first.thread)
    assert set(titles(turn)) == {"Ada Dress", "Bea Dress"}
    assert Limit(facet=Facet.PRICE, maximum=95, exclusive=True) in turn.thread.search.wish.constraints


def test_when_nothing_like_it_is_cheaper_that_is_said(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    told = assistant.take("details", Heard(product="d4"), first.thread)
    turn = say(assistant, "similar", "similar but cheaper", told.thread)
    assert turn.reply.relaxed == (Facet.PRICE,)


@pytest.mark.parametrize("text", ["similar", "more like this", "show me more like that one", "anything like it?"])
def test_this_is_the_product_talked_about_last(assistant: Assistant, text: str):
    first = say(assistant, "search", "dresses")
    told = assistant.take("details", Heard(product="d3"), first.thread)
    assert say(assistant, "similar", text, told.thread).thread.search.wish.like.title == "Cyd Dress"


def test_details_suggest_more_like_it(assistant: Assistant):
    told = assistant.take("details", Heard(product="d3"), Thread())
    (suggested,) = told.reply.quick_replies
    assert say(assistant, "similar", suggested.text, told.thread).thread.search.wish.like.title == "Cyd Dress"


def test_a_tapped_card_is_the_product_meant(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    turn = assistant.take("similar", Heard(product="d2", owner="me"), first.thread)
    assert turn.thread.search.wish.like.title == "Bea Dress"


# Correction.


def test_a_product_is_like_itself_in_another_color_that_is_asked_for(assistant: Assistant):
    told = assistant.take("details", Heard(product="d1"), say(assistant, "search", "red dresses").thread)
    alike = say(assistant, "similar", "more like this", told.thread)
    assert "Ada Dress" not in titles(alike)
    navy = say(assistant, "refine", "in navy", alike.thread)
    assert [(card.title, card.color) for card in navy.reply.cards] == [("Ada Dress", "Navy")]


def test_another_product_replaces_the_one_before(assistant: Assistant):
    first = say(assistant, "search", "red dresses")
    liked = say(assistant, "similar", "more like the first", first.thread)
    turn = say(assistant, "similar", "no, like the second one", liked.thread)
    assert turn.thread.search.wish.like.product == liked.thread.search.shown[1].item_group_id


def test_the_color_of_a_product_can_be_taken_alone(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    liked = say(assistant, "similar", "more like Bea Dress", first.thread)
    assert keys(say(assistant, "refine", "only the color", liked.thread)) == ["category:dress", "color:red"]


def test_another_kind_of_thing_leaves_the_product_behind(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    liked = say(assistant, "similar", "more like the first", first.thread)
    assert keys(say(assistant, "search", "now show me tents", liked.thread)) == ["category:tent"]


# Cancellation.


def test_dropping_the_likeness_keeps_the_rest(assistant: Assistant):
    first = say(assistant, "search", "red dresses")
    liked = say(assistant, "similar", "more like the first", first.thread)
    turn = assistant.take("remove", Heard(chip="like"), liked.thread)
    assert keys(turn) == ["category:dress", "color:red"]
    assert assistant.shop.looks[-1] is None


# Ambiguity.


def test_like_the_red_one_with_two_asks_which_and_keeps_the_change(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80")
    asked = say(assistant, "similar", "like the red one but cheaper", first.thread)
    assert asked.thread.search == first.thread.search
    turn = say(assistant, "similar", "the bea dress", asked.thread)
    assert titles(turn) == ["Ada Dress"]


def test_similar_to_nothing_in_particular_asks_which(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    turn = say(assistant, "similar", "something similar", first.thread)
    assert turn.thread.search == first.thread.search
    assert "not sure which" in turn.reply.text


def test_like_a_thing_that_is_not_on_the_screen_is_a_search(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    for state in (first.thread, Thread()):
        assert keys(say(assistant, "similar", "something like a tent", state)) == ["category:tent"]


def test_similar_before_anything_was_shown_asks_what_is_looked_for(assistant: Assistant):
    turn = say(assistant, "similar", "something similar")
    assert "What are you looking for" in turn.reply.text


# A part is down.


def test_a_product_without_a_picture_is_answered_by_its_kind_and_that_is_said(assistant: Assistant):
    told = assistant.take("details", Heard(product="t1"), Thread())
    turn = say(assistant, "similar", "more like this", told.thread)
    assert "no picture of “Peak Tent”" in turn.reply.text
    assert keys(turn) == ["category:tent"]
    assert titles(turn) == []


def test_a_product_that_left_the_shop_is_told_and_the_rest_is_searched(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
):
    first = say(assistant, "search", "red dresses")
    liked = say(assistant, "similar", "more like the first", first.thread)
    monkeypatch.setattr(assistant.shop.pictures, "look_of", lambda variant_id: None)
    turn = say(assistant, "refine", "under $300", liked.thread)
    assert "no longer compare" in turn.reply.text
    assert keys(turn) == ["category:dress", "color:red", "price"]


def test_what_one_is_like_asks_about_it_and_for_no_look_alikes(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    turn = say(assistant, "similar", "what's the first one like?", first.thread)
    assert titles(turn) == [first.thread.search.shown[0].title]
    assert turn.thread.search.wish == first.thread.search.wish
