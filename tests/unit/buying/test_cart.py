"""The arithmetic of a cart."""

from decimal import Decimal

import pytest

from assistant.buying.cart import MOST_OF_ONE, adding, exchanging, setting, together, undoing, without
from assistant.cart_line import CartLine
from assistant.errors import BadQuantity


def line(variant_id: str, quantity: int = 1, price: str = "60") -> CartLine:
    return CartLine(
        variant_id=variant_id,
        item_group_id="g",
        title="Ada Dress",
        options=(),
        quantity=quantity,
        price=Decimal(price),
        currency="USD",
    )


A, B, C = line("a"), line("b", 2), line("c", 3)


def test_more_of_one_thing_is_one_line_at_todays_price():
    assert adding(line("a", 2, "75"))((A, B)) == (line("a", 3, "75"), B)


def test_a_quantity_is_set_and_nought_takes_the_line_out():
    assert setting(line("b", 7))((A, B)) == (A, line("b", 7))
    assert setting(line("b", 0))((A, B)) == (A,)


@pytest.mark.parametrize("edit", [adding, setting])
@pytest.mark.parametrize("quantity", [MOST_OF_ONE + 1, -1, 10**9])
def test_nobody_can_have_more_or_less_than_the_bounds(edit, quantity):
    with pytest.raises(BadQuantity):
        edit(line("a", quantity))(())


def test_another_variant_takes_the_place_of_the_one_before():
    assert exchanging("a", C)((A, B)) == (C, B)


def test_another_variant_that_is_there_already_becomes_more():
    assert exchanging("a", line("b", 1))((A, B)) == (line("b", 3),)


def test_what_is_gone_meanwhile_is_not_exchanged():
    assert exchanging("a", C)((B,)) == (B,)


def test_several_edits_are_done_together_or_not_at_all():
    assert together(without("a"), adding(C))((A, B)) == (B, C)
    with pytest.raises(BadQuantity):
        together(without("a"), adding(line("b", MOST_OF_ONE)))((A, B))


@pytest.mark.parametrize(
    "edit", [adding(A), adding(C), setting(line("b", 9)), exchanging("a", C), without("a", "b"), exchanging("a", B)]
)
def test_every_edit_can_be_undone(edit):
    after = edit((A, B))
    undone = together(*map(setting, undoing((A, B), after)))(after)
    assert sorted(undone, key=lambda each: each.variant_id) == [A, B]


def test_undoing_leaves_alone_what_others_did_meanwhile():
    lines = undoing((A, B), (B,))
    assert together(*map(setting, lines))((B, C)) == (B, C, A)
