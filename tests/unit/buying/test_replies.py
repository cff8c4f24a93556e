"""Saying what is in a cart and what has to be known."""

from decimal import Decimal

import pytest

from assistant.buying.options import Open
from assistant.buying.replies import MOST_NAMED, CartReplies
from assistant.buying.standing import tally
from assistant.cart_line import CartLine, Option
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.types import Availability, Facet, Wish
from tests.shelves import variant
from tests.unit.goals.conftest import DOMAIN

ADA = variant("ada", "Ada Dress", "19.99", color="Red", size="M", images=("ada.webp",))
GONE = variant("gone", "Gone Tent", "100", availability=Availability.OUT_OF_STOCK)


@pytest.fixture
def replies() -> CartReplies:
    return CartReplies(Replies(Phrases.load(DOMAIN), lambda: "USD"))


def option(facet: Facet, value: str) -> Option:
    return Option(facet=facet, value=value)


def line(variant_id: str, quantity: int, *options: Option, price: str = "19.99") -> CartLine:
    return CartLine(
        variant_id=variant_id,
        item_group_id="ada",
        title="Ada Dress",
        options=options,
        quantity=quantity,
        price=Decimal(price),
        currency="USD",
    )


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ((), "Ada Dress"),
        ((option(Facet.COLOR, "Red"),), "Ada Dress in Red"),
        ((option(Facet.SIZE, "M"),), "Ada Dress, size M"),
        ((option(Facet.COLOR, "Red"), option(Facet.SIZE, "M")), "Ada Dress in Red, size M"),
        ((option(Facet.COLOR, "Red"), option(Facet.PATTERN, "Striped")), "Ada Dress in Red, Striped"),
    ],
)
def test_a_thing_is_named_by_what_was_chosen_of_it(replies: CartReplies, options, name: str):
    assert replies.named("Ada Dress", options) == name


def test_many_sizes_are_told_in_part_and_all_can_be_answered(replies: CartReplies):
    offers = tuple((option(Facet.SIZE, str(size)),) for size in range(30, 30 + MOST_NAMED + 5))
    told = replies.open("Bo Boots", Open(offers), 1)
    assert told.startswith("Which size of Bo Boots? I have 30, 31,")
    assert told.endswith("41, and 5 more.")
    assert len(replies.asked([told], offers, Wish()).quick_replies) == MOST_NAMED


def test_braces_in_a_feed_are_only_text(replies: CartReplies):
    assert replies.named("Ada {0} {title}", (option(Facet.COLOR, "{size}"),)) == "Ada {0} {title} in {size}"


def test_sums_of_cents_are_exact_and_told_alike(replies: CartReplies):
    cart = tally((line(ADA.id, 3), line(GONE.id, 1)), {ADA.id: ADA, GONE.id: GONE}, "USD")
    reply = replies.shown(cart, Wish(), ())
    assert reply.basket.total == "$59.97"
    assert reply.basket.lines[0].total == "$59.97"
    assert reply.text.endswith("Your cart holds 3 things for $59.97 together.")
    assert "$59.97" in reply.speech
    assert reply.basket.lines[0].image == "ada.webp"


def test_a_cart_of_which_nothing_can_be_bought_says_so(replies: CartReplies):
    reply = replies.shown(tally((line(GONE.id, 1, price="100"),), {GONE.id: GONE}, "USD"), Wish(), ())
    assert "no longer in stock" in reply.text
    assert reply.text.endswith("Nothing in your cart can be bought right now.")
    assert reply.basket.total == "$0"


def test_speech_tells_no_link(replies: CartReplies):
    cart = tally((line(ADA.id, 1),), {ADA.id: ADA}, "USD")
    assert replies.basket(cart, checkout="https://shop.example/x").checkout == "https://shop.example/x"
    assert "http" not in replies.shown(cart, Wish(), ()).speech
