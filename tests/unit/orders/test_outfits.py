"""What was ordered together tells which things go together."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.catalog.store import open_store
from assistant.orders.importer import import_orders
from assistant.orders.outfits import ordered_outfits
from assistant.orders.seals import Seals
from assistant.settings import Settings
from tests.held_orders import SHIPPED, line
from tests.unit.orders.files import written

pytestmark = pytest.mark.usefixtures("in_each_database")


def ordered(tmp_path, *orders, most=10):
    engine = open_store(Settings(home=tmp_path).database)
    filed = [
        (
            replace(
                SHIPPED, number=f"#{number}", ordered_on=date(2026, 11, 1 + number), lines=tuple(map(line, titles))
            ),
            "a@b.example",
        )
        for number, titles in enumerate(orders)
    ]
    import_orders(written(tmp_path / "orders.csv", filed), engine, Seals("secret"), "USD")
    return ordered_outfits(engine, most)


def test_the_things_of_an_order_fill_the_slots_that_they_are_worn_in(tmp_path):
    (outfit,) = ordered(tmp_path, ["Alba Wrap Dress", "Lia Ankle Boots", "Morning Mug"])
    assert outfit == {"whole": "Alba Wrap Dress", "shoe": "Lia Ankle Boots"}


def test_of_two_things_for_one_slot_the_first_counts(tmp_path):
    (outfit,) = ordered(tmp_path, ["Blue Jeans", "Green Jeans", "Canvas Sneakers"])
    assert outfit == {"bottom": "Blue Jeans", "shoe": "Canvas Sneakers"}


def test_orders_of_one_thing_or_of_no_clothes_are_no_outfits(tmp_path):
    assert ordered(tmp_path, ["Alba Wrap Dress"], ["Evening Mug", "Tent"]) == []


def test_the_latest_are_read_and_the_oldest_of_them_comes_first(tmp_path):
    found = ordered(tmp_path, *[[f"Jeans {letter} Jeans", "Sneakers"] for letter in "abc"], most=2)
    assert [outfit["bottom"] for outfit in found] == ["Jeans b Jeans", "Jeans c Jeans"]
