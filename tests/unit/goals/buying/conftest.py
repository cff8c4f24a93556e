import pytest

from tests.unit.goals.buying.buyer import Buyer, open_shop


@pytest.fixture
def buyer() -> Buyer:
    return open_shop()


@pytest.fixture
def filled(buyer: Buyer) -> Buyer:
    buyer.say("search", "red dresses in M")
    buyer.say("add_to_cart", "add the ada dress")
    buyer.say("search", "boots")
    buyer.say("add_to_cart", "i'll take 39")
    return buyer
