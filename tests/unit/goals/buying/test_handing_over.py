"""Where the shop takes over. Real language, a small shelf."""

import json
from base64 import urlsafe_b64decode
from typing import Any

from tests.unit.goals.buying.buyer import OUT, Buyer, changed, open_shop, quick


def handed_over(link: str) -> dict[str, Any]:
    items = link.partition("cart=")[2].partition("&")[0]
    return json.loads(urlsafe_b64decode(items + "=" * (-len(items) % 4)))


def test_the_checkout_is_a_link_that_holds_the_cart(filled: Buyer):
    reply = filled.say("checkout", "checkout")
    told = handed_over(reply.basket.checkout)
    assert told["items"] == [["ada-Red-M", 1, "60.00"], ["bo-Black-39", 1, "90.00"]]
    assert (told["total"], told["currency"]) == ("150.00", "USD")
    assert "http" not in reply.text + reply.speech


def test_a_shop_without_a_checkout_says_so_and_shows_the_cart():
    buyer = open_shop(template="")
    buyer.say("add_to_cart", product="peak")
    reply = buyer.say("checkout", "checkout")
    assert "has not connected its checkout" in reply.text
    assert reply.basket.checkout is None
    assert reply.basket.total == "$200"


def test_nothing_is_handed_over_while_something_is_not_in_stock(filled: Buyer):
    filled.import_again(changed("ada-Red-M", availability=OUT))
    reply = filled.say("checkout", "checkout")
    assert reply.basket.checkout is None
    assert "not in stock" in reply.text
    filled.say("change_cart", quick(reply)[0])
    assert filled.cart == {"bo-Black-39": 1}
    assert filled.say("checkout", "checkout").basket.checkout


def test_an_empty_cart_is_not_handed_over(buyer: Buyer):
    assert buyer.say("checkout", "checkout").text == "Your cart is empty."
    assert buyer.events == []


def test_whoever_listens_hears_of_changes_and_of_the_checkout_by_its_id(filled: Buyer):
    link = filled.say("checkout", "checkout").basket.checkout
    assert [each["event"] for each in filled.events] == ["cart.changed", "cart.changed", "cart.checkout"]
    last = filled.events[-1]
    assert last["checkout"] == handed_over(link)["id"]
    assert (last["customer"], last["total"]) == ("ann", "150.00")
    assert last["lines"][0] == {
        "id": "ada-Red-M",
        "item_group_id": "ada",
        "title": "Ada Dress",
        "options": {"color": "Red", "size": "M"},
        "quantity": 1,
        "price": "60.00",
        "available": True,
    }


def test_what_only_looks_at_a_cart_is_told_to_nobody(filled: Buyer):
    before = len(filled.events)
    filled.say("show_cart", "my cart")
    assert len(filled.events) == before
