"""An order by price that was asked for, beside a scene: prices rule, the scene binds nothing."""

from decimal import Decimal

import pytest

from assistant.goals.table import assistant_of
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Facet
from tests.fakes import HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant
from tests.unit.goals.conftest import DOMAIN, Customer

DRESSES = {"product_type": "Women > Dresses", "color": "Blue", "size": "M"}
WEDDING = {**DRESSES, "description": "Made for a wedding."}
VARIANTS = [
    variant("d1", "Ada Dress", "40", **WEDDING),
    variant("d2", "Bea Dress", "168", **WEDDING),
    variant("d3", "Cyd Dress", "90", **DRESSES),
    variant("d4", "Dee Dress", "30", **DRESSES),
    variant("d5", "Eve Dress", "55", **WEDDING),
]


@pytest.fixture
def guest() -> Customer:
    shop = Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    return Customer(assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), cards=5))


def prices(customer: Customer) -> list[Decimal]:
    return [each.price for each in customer.search.shown]


def test_a_scene_leaves_the_order_by_price_alone(guest: Customer):
    reply = guest.say("search", "a dress for a wedding, cheapest first")
    assert prices(guest) == [30, 40, 55, 90, 168]
    assert "stands first" not in reply.text


def test_free_words_come_before_an_order_by_price(guest: Customer):
    guest.say("search", "dresses made, cheapest first")
    assert prices(guest) == [40, 55, 168, 30, 90]


def test_where_nothing_is_cheaper_the_cards_run_from_the_lowest_price_on(guest: Customer):
    guest.say("search", "a dress for a wedding")
    reply = guest.say("refine", "cheaper")
    assert "already seen the cheapest" in reply.text
    assert prices(guest) == [30, 40, 55, 90, 168]
    assert "lowest price first" in guest.labels


def test_a_kind_with_a_comparison_is_ordered_by_price_alone(guest: Customer):
    guest.say("search", "a dress for a wedding")
    guest.say("search", "cheaper dresses")
    assert prices(guest) == sorted(prices(guest))
    assert len(prices(guest)) > 1


def test_a_bound_that_no_price_obeys_is_answered_with_the_nearest(guest: Customer):
    reply = guest.say("search", "dresses under 0")
    assert reply.relaxed == (Facet.PRICE,)
    assert prices(guest) == [30, 40, 55, 90, 168]
