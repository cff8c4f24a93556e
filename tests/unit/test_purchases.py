"""What an order allows: by its status, its dates and the shop's days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.purchases import OrderStatus, Verdict, last_day, spelled, verdict
from tests.held_orders import DELIVERED

ARRIVED = DELIVERED.delivered_on


@pytest.mark.parametrize(("after", "found"), [(0, Verdict.OPEN), (30, Verdict.OPEN), (31, Verdict.OVER)])
def test_the_last_day_still_counts(after: int, found: Verdict):
    assert verdict(DELIVERED, ARRIVED + timedelta(days=after), 30) is found


def test_a_day_of_its_own_goes_before_the_shops_days():
    order = replace(DELIVERED, return_by=date(2027, 1, 31))
    assert last_day(order, 30) == date(2027, 1, 31)
    assert verdict(order, date(2027, 1, 31), 0) is Verdict.OPEN
    assert verdict(order, date(2027, 2, 1), 365) is Verdict.OVER


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (OrderStatus.PLACED, Verdict.UNDELIVERED),
        (OrderStatus.SHIPPED, Verdict.UNDELIVERED),
        (OrderStatus.PARTLY_SHIPPED, Verdict.UNDELIVERED),
        (OrderStatus.CANCELED, Verdict.CANCELED),
        (OrderStatus.RETURNED, Verdict.RETURNED),
        (OrderStatus.REFUNDED, Verdict.RETURNED),
    ],
)
def test_only_what_was_delivered_can_go_back(status: OrderStatus, found: Verdict):
    assert verdict(replace(DELIVERED, status=status), ARRIVED, 30) is found


def test_what_arrived_on_an_unknown_day_has_no_known_last_day():
    assert verdict(replace(DELIVERED, delivered_on=None), ARRIVED, 30) is Verdict.UNDATED


@pytest.mark.parametrize("number", ["#EU-2025-17", "eu 2025 17", "EU/2025.17"])
def test_an_order_number_is_known_however_it_is_written(number: str):
    assert spelled(number) == "eu202517"
