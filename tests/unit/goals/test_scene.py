"""A scene over several turns: read, shown, carried over, changed, dropped; and told by a page or a cart."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from assistant.cart_line import CartLine
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.searching import Searching
from assistant.thread import Heard, SearchState
from tests.fakes import HeldLooks
from tests.unit.goals.conftest import DOMAIN, Customer


def chips(customer: Customer) -> list[str]:
    return [chip.key for chip in customer.reply.chips] if customer.reply else []


def test_a_scene_is_a_chip_and_is_said_beside_what_was_found(customer: Customer):
    reply = customer.say("search", "a dress for a beach wedding in june")
    assert chips(customer) == ["category:dress", "scene:occasion:beach wedding", "scene:weather:summer"]
    assert "What is best for a beach wedding in summer stands first." in reply.text
    assert "What is best for a beach wedding in summer stands first." in reply.speech
    assert reply.relaxed == ()


@pytest.mark.parametrize("goal", ["search", "refine"])
def test_a_scene_binds_nothing_and_nothing_is_said_to_be_missing(customer: Customer, goal: str):
    reply = customer.say(goal, "a dress for a quidditch tournament")
    assert set(customer.titles) == {"Ada Dress", "Bea Dress", "Cyd Dress"}
    assert "Nothing here is called" not in reply.text


def test_a_scene_alone_is_something_to_look_for(customer: Customer):
    customer.say("search", "something for a wedding")
    assert chips(customer) == ["scene:occasion:wedding"]
    assert customer.titles


def test_its_chip_drops_it_and_keeps_all_else(customer: Customer):
    customer.say("search", "a red dress for a wedding in summer")
    customer.say("remove", chip="scene:occasion:wedding")
    assert chips(customer) == ["category:dress", "color:red", "scene:weather:summer"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("forget the wedding", ["scene:weather:summer"]),
        ("it's not for a wedding", ["scene:weather:summer"]),
        ("what about for winter?", ["scene:occasion:wedding", "scene:weather:winter"]),
        ("for the gym instead", ["scene:weather:summer", "scene:place:gym"]),
        ("also for the office", ["scene:occasion:wedding", "scene:weather:summer", "scene:place:office"]),
    ],
)
@pytest.mark.parametrize("goal", ["search", "refine", "fallback"])
def test_a_scene_is_changed_in_words_and_the_wish_stays(customer: Customer, goal: str, said: str, left: list[str]):
    customer.say("search", "a red dress for a wedding in summer")
    customer.say(goal, said)
    assert chips(customer) == ["category:dress", "color:red", *left]


def test_a_kind_named_after_the_scene_is_looked_for_in_it(customer: Customer):
    customer.say("search", "something for a wedding")
    customer.say("search", "a dress")
    assert chips(customer) == ["category:dress", "scene:occasion:wedding"]


def test_something_else_with_a_scene_of_its_own_begins_anew(customer: Customer):
    customer.say("search", "a dress for a wedding")
    customer.say("search", "something waterproof for hiking")
    assert chips(customer) == ["scene:activity:hiking", "words"]


def test_a_scene_ends_with_another_goal(customer: Customer):
    customer.say("search", "a dress for a wedding")
    customer.say("search", "show me tents")
    assert chips(customer) == ["category:tent"]


def test_another_scene_with_another_kind_takes_its_place(customer: Customer):
    customer.say("search", "a dress for a wedding")
    customer.say("search", "shoes for the gym")
    assert [key for key in chips(customer) if key.startswith("scene")] == ["scene:place:gym"]


@pytest.mark.parametrize("goal", ["search", "refine"])
def test_it_goes_on_to_what_is_worn_with_it(customer: Customer, goal: str):
    customer.say("search", "a dress for a wedding")
    customer.say(goal, "and shoes?")
    assert "scene:occasion:wedding" in chips(customer)


def test_whom_a_present_is_for_may_be_told_later(customer: Customer):
    customer.say("search", "I need a gift, a dress")
    customer.say("refine", "it's for my sister")
    assert "scene:recipient:sister" in chips(customer)
    assert "category:dress" in chips(customer)


def test_the_page_they_came_from_tells_the_scene_where_they_do_not(customer: Customer):
    customer.say("search", "tents", page="Hiking & camping")
    assert chips(customer) == ["category:tent", "scene:activity:hiking", "scene:activity:camping"]
    customer.say("remove", chip="scene:activity:hiking", page="Hiking & camping")
    assert chips(customer) == ["category:tent", "scene:activity:camping"]


def test_what_they_say_goes_before_the_page(customer: Customer):
    customer.say("search", "a tent for a festival", page="Hiking & camping")
    assert chips(customer) == ["category:tent", "scene:occasion:festival"]


def test_a_page_alone_is_no_wish(customer: Customer):
    reply = customer.say("search", "hello", page="Hiking & camping")
    assert reply.cards == ()


@pytest.fixture
def with_cart(customer: Customer) -> Callable[[Sequence[str]], Searching]:
    def searching(titles: Sequence[str]) -> Searching:
        lines = [
            CartLine(
                variant_id=title,
                item_group_id=title,
                title=title,
                options=(),
                quantity=1,
                price=Decimal(9),
                currency="USD",
            )
            for title in titles
        ]
        shop = customer.assistant.shop
        replies = Replies(Phrases.load(DOMAIN), shop.currency)
        return Searching(shop, HeldLooks(), replies, 6, lambda _: lines)

    return searching


def test_two_things_in_the_cart_tell_the_scene(with_cart: Callable[[Sequence[str]], Searching]):
    found = with_cart(["Dome Tent", "Down Sleeping Bag"]).search(Heard(text="tents"), SearchState())
    assert [each.name for each in found.state.wish.scene] == ["camping"]
    alone = with_cart(["Dome Tent"]).search(Heard(text="tents"), SearchState())
    assert alone.state.wish.scene == ()


@pytest.mark.parametrize(
    "said", ["not for a vernissage", "forget the vernissage", "not because of the vernissage", "no vernissage"]
)
def test_an_open_scene_is_taken_back_in_words(customer: Customer, said: str):
    customer.say("search", "a dress for a vernissage")
    assert chips(customer) == ["category:dress", "scene:occasion:vernissage"]
    customer.say("refine", said)
    assert chips(customer) == ["category:dress"]


def test_after_a_present_something_for_oneself_begins_anew(customer: Customer):
    customer.say("search", "a gift for my grandmother under $80")
    customer.say("search", "now something for myself: tents")
    assert chips(customer) == ["category:tent"]
    assert "grandmother" not in customer.reply.text


@pytest.mark.parametrize("goal", ["search", "refine"])
@pytest.mark.parametrize(
    ("told", "left"),
    [("she likes cooking", "scene:activity:cooking"), ("she is into gardening", "scene:activity:gardening")],
)
def test_what_somebody_likes_is_what_their_present_is_for(customer: Customer, goal: str, told: str, left: str):
    customer.say("search", "a gift for my grandmother under $80")
    customer.say(goal, told)
    assert {left, "scene:recipient:grandmother", "price"} <= set(chips(customer))


def test_what_nothing_here_is_for_leaves_the_present_as_it_is(customer: Customer):
    customer.say("search", "a gift for my grandmother under $80")
    before = chips(customer)
    customer.say("search", "she likes quidditch")
    assert chips(customer) == before


@pytest.mark.parametrize("goal", ["search", "refine"])
def test_something_for_a_room_where_it_has_no_use_begins_anew(customer: Customer, goal: str):
    customer.say("search", "dresses under $80")
    customer.say(goal, "something for daily use in the kitchen")
    assert chips(customer) == ["scene:place:kitchen", "scene:spending:daily needs"]


def test_something_for_where_it_is_worn_keeps_what_is_looked_for(customer: Customer):
    customer.say("search", "dresses under $80")
    customer.say("search", "something for the office")
    assert chips(customer) == ["category:dress", "price", "scene:place:office"]


@pytest.mark.parametrize("goal", ["search", "refine"])
@pytest.mark.parametrize("told", ["what about a tent too", "also a tent", "a tent as well"])
def test_another_kind_that_is_looked_for_as_well_is_looked_for_alone(customer: Customer, goal: str, told: str):
    customer.say("search", "dresses")
    customer.say(goal, told)
    assert chips(customer) == ["category:tent"]
