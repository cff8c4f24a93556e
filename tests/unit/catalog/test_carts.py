"""Carts beside a catalogue that is imported again: what a customer put in, and what the shop has now."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from assistant.buying.cart import adding
from assistant.catalog.carts import StoredCarts
from assistant.catalog.store import open_store
from assistant.goals.till import Sales, Till, line_of
from assistant.types import Money
from tests.unit.catalog.test_shelves import opened

pytestmark = pytest.mark.usefixtures("in_each_database")

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DRESS = {"id": "dress-m", "item_group_id": "dress", "title": "Swing Dress Red", "color": "Red", "size": "M"}
LARGE = DRESS | {"id": "dress-l", "size": "L"}
SKIRT = {"id": "skirt", "title": "Luma Skirt"}


@contextmanager
def till(shop) -> Iterator[Till]:
    engine = open_store(shop.settings.database)
    with opened(shop) as running:
        yield Till(running, Sales(StoredCarts(engine, lambda: NOW), None, None, lambda: NOW))
    engine.dispose()


def put_in(till: Till, item_group_id: str, quantity: int = 1) -> None:
    family = till.family(item_group_id)
    till.change("ann", adding(line_of(family, family.variants[0], quantity)))


def test_all_variants_of_a_product_are_its_family(shop, write):
    shop.take(write([DRESS, LARGE | {"availability": "out_of_stock"}, SKIRT]))
    with till(shop) as desk:
        family = desk.family("dress")
        assert [each.size for each in family.variants] == ["M", "L"]
        assert [each.size for each in family.stocked()] == ["M"]
        assert desk.family("nope") is None


def test_a_cart_outlives_an_import_and_tells_what_changed(shop, write):
    shop.take(write([DRESS, LARGE, SKIRT]))
    with till(shop) as desk:
        put_in(desk, "dress", 2)
        put_in(desk, "skirt")
    shop.take(write([DRESS | {"sale_price": "7.50 USD"}, LARGE, SKIRT | {"availability": "out_of_stock"}]))
    with till(shop) as desk:
        tally = desk.tally(desk.cart("ann"))
    dress, skirt = tally.lines
    assert (dress.was, dress.price) == (Money(Decimal(10), "USD"), Money(Decimal("7.5"), "USD"))
    assert dress.is_dearer_or_cheaper
    assert not skirt.is_available
    assert (tally.total, tally.pieces) == (Money(Decimal(15), "USD"), 2)


def test_what_vanished_from_the_feed_cannot_be_bought(shop, write):
    shop.take(write([DRESS, SKIRT]))
    with till(shop) as desk:
        put_in(desk, "dress")
    shop.take(write([SKIRT]))
    with till(shop) as desk:
        assert [each.line.title for each in desk.tally(desk.cart("ann")).unavailable] == ["Swing Dress Red"]


def test_a_shop_that_changes_its_currency_says_so_of_what_was_put_in_before(shop, write):
    shop.take(write([DRESS]))
    with till(shop) as desk:
        put_in(desk, "dress")
    shop.take(write([DRESS | {"price": "9.00 EUR"}]))
    with till(shop) as desk:
        (line,) = desk.tally(desk.cart("ann")).lines
        assert line.is_dearer_or_cheaper
        assert (line.was.currency, line.price.currency) == ("USD", "EUR")
        assert desk.tally(desk.cart("ann")).total == Money(Decimal(9), "EUR")
