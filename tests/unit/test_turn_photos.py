"""Turns about a photo. Real language, a small shelf; what the photo shows is scripted."""

from pathlib import Path

import pytest

from assistant.errors import ModelMismatch
from assistant.goals.table import assistant_of
from assistant.phrases import Phrases
from assistant.ports import Look
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.thread import Heard, SearchState, Thread, Turn
from assistant.turn import Assistant
from assistant.types import Choice, Facet, Likeness, Seen, Sight
from tests.fakes import HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldPictures, HeldShelf, WatchedShop, shelf, variant

DOMAIN = Path(__file__).parents[2] / "domain.yml"
TOPS = {"product_type": "Men > Tops > Hoodies", "gender": "male"}
DRESSES = {"product_type": "Women > Dresses", "gender": "female"}
VARIANTS = [
    variant("h1", "Bruno Hoodie", "63", color="Navy", size="M", pattern="Striped", **TOPS),
    variant("h2", "Marco Hoodie", "52", color="Black", size="M", pattern="Solid", **TOPS),
    variant("h3", "Frank Hoodie", "70", color="Black", size="L", pattern="Solid", **TOPS),
    variant("d1", "Ada Dress", "60", color="Navy", size="M", pattern="Solid", **DRESSES),
    variant("d2", "Bea Dress", "45", color="Red", size="M", pattern="Striped", description="Short sleeves.", **DRESSES),
]
SEEN = (
    Seen(sight=Sight.COLOR, value="navy", confidence=0.9, share=0.72),
    Seen(sight=Sight.COLOR, value="white", confidence=0.9, share=0.2),
    Seen(sight=Sight.COLOR, value="gray", confidence=0.9, share=0.08),
    Seen(sight=Sight.PATTERN, value="striped", confidence=0.8),
    Seen(sight=Sight.CATEGORY, value="hoodie", confidence=0.8),
    Seen(sight=Sight.SLEEVE, value="long sleeves", confidence=0.7),
)


@pytest.fixture
def looks() -> HeldLooks:
    return HeldLooks(SEEN, photos=[("a1", "me")])


@pytest.fixture
def assistant(looks: HeldLooks) -> Assistant:
    shop = WatchedShop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    shop.pictures = HeldPictures()
    return assistant_of(shop, looks, Replies(Phrases.load(DOMAIN), shop.currency), cards=3)


def show(assistant: Assistant, words: str = "", thread: Thread | None = None, owner: str = "me") -> Turn:
    return assistant.take("show_photo", Heard(text=words, photo="a1", owner=owner), thread or Thread())


def say(assistant: Assistant, goal: str, text: str, thread: Thread) -> Turn:
    return assistant.take(goal, Heard(text=text, owner="me"), thread)


def keys(turn: Turn) -> list[str]:
    return [chip.key for chip in turn.reply.chips if chip.says is None]


def seen(turn: Turn) -> list[str]:
    return [chip.label for chip in turn.reply.chips if chip.says is not None]


def constraint(turn: Turn, facet: Facet) -> Choice:
    return next(each for each in turn.thread.search.wish.constraints if each.facet is facet)


# What goes well.


def test_a_photo_alone_searches_by_its_look_and_says_what_it_shows(assistant: Assistant, looks: HeldLooks):
    turn = show(assistant)
    assert turn.thread.search.wish.like == Likeness(photo="a1", seen=SEEN)
    assert assistant.shop.looks == [looks.shown]
    assert turn.reply.text == (
        "In your photo I see: navy and white, striped hoodie, long sleeves. These 3 look most like your photo."
    )
    assert keys(turn) == ["like"]
    assert seen(turn) == ["navy 72%", "white 20%", "striped", "hoodie", "long sleeves"]


def test_words_beside_a_photo_bind_what_it_finds(assistant: Assistant):
    turn = show(assistant, "like this but in black, under $60")
    assert [card.title for card in turn.reply.cards] == ["Marco Hoodie"]
    assert keys(turn) == ["like", "color:black", "price"]
    assert "navy" not in " ".join(seen(turn))


def test_the_words_may_come_later(assistant: Assistant, looks: HeldLooks):
    first = show(assistant)
    turn = say(assistant, "refine", "but in black, under $60", first.thread)
    assert [card.title for card in turn.reply.cards] == ["Marco Hoodie"]
    assert turn.thread.search.wish.like == first.thread.search.wish.like
    assert assistant.shop.looks == [looks.shown, looks.shown]


def test_long_sleeves_are_words_of_the_same_wish_however_they_are_understood(assistant: Assistant):
    first = show(assistant)
    for goal in ("refine", "search", "similar"):
        turn = say(assistant, goal, "the same with short sleeves", first.thread)
        assert turn.thread.search.wish.like == first.thread.search.wish.like
        assert turn.thread.search.wish.words == "with short sleeves"


@pytest.mark.parametrize("words", ["what is this?", "do you have this", "find this", "something similar", ""])
def test_what_asks_for_the_photo_itself_adds_nothing(assistant: Assistant, words: str):
    wish = show(assistant, words).thread.search.wish
    assert (wish.words, wish.constraints) == ("", ())


def test_more_goes_on_with_the_same_look(assistant: Assistant, looks: HeldLooks):
    first = show(assistant)
    turn = say(assistant, "show_more", "more", first.thread)
    assert {card.title for card in turn.reply.cards}.isdisjoint(card.title for card in first.reply.cards)
    assert assistant.shop.looks[-1] is looks.shown


@pytest.mark.parametrize("goal", ["refine", "search"])
def test_a_tap_on_what_was_seen_keeps_that_alone(assistant: Assistant, goal: str):
    first = show(assistant)
    kept = {}
    for chip in first.reply.chips:
        if chip.says is not None:
            turn = say(assistant, goal, chip.says, first.thread)
            assert turn.thread.search.wish.like is None, chip.says
            kept[chip.label] = keys(turn)
    assert kept == {
        "navy 72%": ["color:navy"],
        "white 20%": ["color:white"],
        "striped": ["pattern:striped"],
        "hoodie": ["category:hoodie"],
        "long sleeves": ["words"],
    }


def test_the_same_color_is_a_condition_and_the_look_stays(assistant: Assistant):
    turn = say(assistant, "refine", "the same color please", show(assistant).thread)
    assert keys(turn) == ["like", "color:navy"]


def test_similar_ones_to_a_photo_are_the_next_ones(assistant: Assistant):
    first = show(assistant)
    turn = say(assistant, "similar", "similar ones", first.thread)
    assert turn.thread.search.wish == first.thread.search.wish
    assert {card.title for card in turn.reply.cards}.isdisjoint(card.title for card in first.reply.cards)


def test_this_is_the_photo_even_where_one_product_is_left(assistant: Assistant):
    first = show(assistant, "in black, under $60")
    turn = say(assistant, "similar", "like this but in navy", first.thread)
    assert keys(turn) == ["like", "color:navy", "price"]
    assert turn.thread.search.wish.like.photo == "a1"


def test_cheaper_beside_a_photo_is_cheaper_than_what_looks_most_like_it(assistant: Assistant):
    nearest = show(assistant).reply.cards[0]
    turn = show(assistant, "like this but cheaper")
    assert nearest.title not in [card.title for card in turn.reply.cards]
    assert keys(turn) == ["like", "price"]


def test_speech_reads_no_shares(assistant: Assistant):
    turn = show(assistant)
    assert "%" not in turn.reply.speech
    assert "%" not in turn.reply.text


def test_the_state_of_a_photo_survives_its_way_through_json(assistant: Assistant):
    state = show(assistant, "in black").thread
    assert Thread.model_validate_json(state.model_dump_json()) == state


# Correction: the customer says it otherwise.


def test_another_color_replaces_the_one_said_before(assistant: Assistant):
    first = show(assistant, "like this but in black")
    turn = say(assistant, "refine", "no, in navy", first.thread)
    assert keys(turn) == ["like", "color:navy"]


def test_another_color_than_in_the_photo_refuses_that(assistant: Assistant):
    turn = show(assistant, "this in another color")
    assert constraint(turn, Facet.COLOR) == Choice(facet=Facet.COLOR, values=("navy",), negated=True)


def test_another_color_than_the_one_said_refuses_that(assistant: Assistant):
    turn = say(assistant, "refine", "in another color", show(assistant, "in red").thread)
    assert constraint(turn, Facet.COLOR) == Choice(facet=Facet.COLOR, values=("red",), negated=True)


def test_another_photo_begins_anew(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80", Thread())
    assert keys(show(assistant, "", first.thread)) == ["like"]


def test_a_photo_that_lends_its_color_changes_what_is_looked_for(assistant: Assistant):
    first = say(assistant, "search", "dresses under $80", Thread())
    turn = show(assistant, "in this color", first.thread)
    assert [card.title for card in turn.reply.cards] == ["Ada Dress"]
    assert keys(turn) == ["like", "category:dress", "color:navy", "price"]


def test_another_kind_of_thing_leaves_the_photo_behind(assistant: Assistant):
    turn = say(assistant, "search", "now show me dresses", show(assistant).thread)
    assert keys(turn) == ["category:dress"]
    assert assistant.shop.looks[-1] is None


def test_another_kind_of_thing_like_this_keeps_it(assistant: Assistant):
    first = show(assistant)
    for turn in (show(assistant, "a dress like this"), say(assistant, "search", "dresses like this", first.thread)):
        assert keys(turn) == ["like", "category:dress"]


def test_naming_what_was_seen_keeps_it(assistant: Assistant):
    turn = say(assistant, "search", "show me black hoodies", show(assistant).thread)
    assert keys(turn) == ["like", "category:hoodie", "color:black"]


# Cancellation.


def test_dropping_the_photo_keeps_the_rest(assistant: Assistant):
    first = show(assistant, "in black")
    turn = assistant.take("remove", Heard(chip="like", owner="me"), first.thread)
    assert keys(turn) == ["color:black"]
    assert assistant.shop.looks[-1] is None


def test_dropping_a_photo_that_was_all_asks_what_is_looked_for(assistant: Assistant):
    turn = assistant.take("remove", Heard(chip="like", owner="me"), show(assistant).thread)
    assert turn.thread.search == SearchState()
    assert "What are you looking for" in turn.reply.text


# Nothing found.


def test_what_the_photo_does_not_show_is_said(assistant: Assistant):
    turn = show(assistant, "only the length")
    assert "could not make out the length" in turn.reply.text
    assert keys(turn) == ["like"]


def test_when_nothing_fits_what_was_let_go_is_named(assistant: Assistant):
    turn = show(assistant, "like this but under $20")
    assert turn.reply.relaxed == (Facet.PRICE,)
    assert "the price" in turn.reply.text


def test_words_that_mean_nothing_do_not_disturb_the_search(assistant: Assistant):
    first = show(assistant)
    assert say(assistant, "refine", "asdf qwer", first.thread).thread.search == first.thread.search


# A part is down.


@pytest.mark.parametrize("goal", ["refine", "search", "show_more"])
def test_a_photo_that_is_gone_is_told_and_the_rest_is_searched(assistant: Assistant, looks: HeldLooks, goal: str):
    first = show(assistant, "in black")
    looks.photos.clear()
    turn = say(assistant, goal, "under $60" if goal != "show_more" else "more", first.thread)
    assert turn.reply.text.startswith("I don't keep photos for long")
    assert turn.reply.speech.startswith("I don't keep photos for long")
    assert keys(turn)[0] == "color:black"
    assert "Marco Hoodie" in [card.title for card in turn.reply.cards]


def test_a_photo_that_is_gone_and_was_all_is_asked_for_again(assistant: Assistant, looks: HeldLooks):
    first = show(assistant)
    looks.photos.clear()
    turn = say(assistant, "show_more", "more", first.thread)
    assert turn.thread.search == SearchState()
    assert "show it again" in turn.reply.text


def test_the_photo_of_somebody_else_is_not_looked_at(assistant: Assistant):
    before = say(assistant, "search", "dresses", Thread()).thread
    turn = show(assistant, "do you have this?", before, owner="you")
    assert turn.thread == before
    assert turn.reply.cards == ()
    assert "show it again" in turn.reply.text


def test_words_beside_a_photo_that_is_gone_are_searched_by_themselves(assistant: Assistant):
    turn = show(assistant, "a hoodie like this in black", owner="you")
    assert "show it again" in turn.reply.text
    assert keys(turn) == ["category:hoodie", "color:black"]


@pytest.mark.parametrize(("words", "found"), [("", []), ("a black hoodie like this, under $60", ["Marco Hoodie"])])
def test_a_shop_without_pictures_says_so_and_searches_the_words(looks: HeldLooks, words: str, found: list[str]):
    shop = Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    turn = show(assistant_of(shop, looks, Replies(Phrases.load(DOMAIN), shop.currency), cards=3), words)
    assert turn.reply.text.startswith("This shop has no pictures to compare yours with")
    assert turn.thread.search.wish.like is None
    assert [card.title for card in turn.reply.cards] == found


def test_a_model_that_fails_is_no_photo_that_is_gone(
    assistant: Assistant, looks: HeldLooks, monkeypatch: pytest.MonkeyPatch
):
    def fail(upload: str, owner: str) -> Look:
        raise ModelMismatch("The pictures are indexed by another model.")

    monkeypatch.setattr(looks, "at", fail)
    with pytest.raises(ModelMismatch):
        show(assistant)
