"""Handing a cart over: what a shop receives, and how it can tell that it was not changed."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.buying.checkout import Handover
from assistant.buying.standing import tally
from assistant.cart_line import CartLine
from assistant.types import Availability, Money
from tests.shelves import variant

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "buying.md"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HANDOVER = Handover(
    "https://shop.example/checkout?cart={items}&sig={signature}", "the secret", timedelta(hours=24), lambda: NOW
)
ADA = variant("ada", "Ada Dress", "60", color="Red", size="M")
BEA = variant("bea", "Bea Dress", "120", sale_price="75.5", color="Red", size="S")
GONE = variant("gone", "Gone Tent", "100", availability=Availability.OUT_OF_STOCK)


def line(variant_id: str, quantity: int, price: str = "60") -> CartLine:
    return CartLine(
        variant_id=variant_id,
        item_group_id="g",
        title="T",
        options=(),
        quantity=quantity,
        price=Decimal(price),
        currency="USD",
    )


def received(link: str, secret: str = HANDOVER.secret, clock: datetime = NOW) -> dict[str, object]:
    """Read a link with the very code that docs/buying.md gives a shop."""
    (code,) = re.findall(r"```python\n(.*?)```", DOCUMENTATION.read_text("utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - our own documentation
    query = parse_qs(urlsplit(link).query, strict_parsing=True)
    names["time"] = SimpleNamespace(time=clock.timestamp)
    return names["received"](query["cart"][0], query["sig"][0], secret)


def test_a_shop_reads_what_is_bought_for_how_much_and_until_when():
    cart = tally(
        (line(ADA.id, 2), line(BEA.id, 1), line(GONE.id, 1)), {each.id: each for each in (ADA, BEA, GONE)}, "USD"
    )
    assert received(HANDOVER.link(cart, "c1")) == {
        "id": "c1",
        "items": [[ADA.id, 2, "60.00"], [BEA.id, 1, "75.50"]],
        "total": "195.50",
        "currency": "USD",
        "expires": int((NOW + timedelta(hours=24)).timestamp()),
    }


def test_a_link_that_was_changed_or_signed_by_others_is_told():
    link = HANDOVER.link(tally((line(ADA.id, 2),), {ADA.id: ADA}, "USD"), "c1")
    with pytest.raises(ValueError, match="not from our assistant"):
        received(link, "another secret")
    with pytest.raises(ValueError, match="not from our assistant"):
        received(link.replace("cart=e", "cart=f"))


def test_a_link_is_good_until_its_life_is_over():
    link = HANDOVER.link(tally((line(ADA.id, 2),), {ADA.id: ADA}, "USD"), "c1")
    assert received(link, clock=NOW + timedelta(hours=24))
    with pytest.raises(ValueError, match="too old"):
        received(link, clock=NOW + timedelta(hours=24, seconds=1))


@given(st.lists(st.tuples(st.text(min_size=1, max_size=40), st.integers(1, 99)), min_size=1, max_size=50))
def test_any_ids_come_through_and_only_the_operators_address_leads_anywhere(things):
    variants = {name: variant(name, "T", "1.99") for name, _ in things}
    cart = tally(tuple(line(name, count) for name, count in things), variants, "USD")
    link = HANDOVER.link(cart, "c1")
    assert [[name, count] for name, count, _ in received(link)["items"]] == [[name, count] for name, count in things]
    assert re.fullmatch(r"https://shop\.example/checkout\?cart=[\w-]+&sig=[0-9a-f]{64}", link, re.ASCII)


@pytest.mark.parametrize(
    ("price", "currency", "written"),
    [("60", "USD", "60.00"), ("1980", "JPY", "1980"), ("1.5", "KWD", "1.500"), ("0.125", "USD", "0.125")],
)
def test_amounts_have_the_digits_of_their_currency_and_never_fewer_than_they_need(price, currency, written):
    from assistant.money import plain_amount

    assert plain_amount(Money(Decimal(price), currency)) == written


def test_a_sum_is_exact():

    exact = tally((line("a", 3),), {"a": variant("a", "A", "0.1")}, "USD").total
    assert exact == Money(Decimal("0.3"), "USD")
