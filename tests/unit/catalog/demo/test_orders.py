from datetime import date
from pathlib import Path

import pytest

from assistant.catalog.demo import orders, shop
from assistant.errors import SetupError
from assistant.orders.reading import read_orders
from assistant.purchases import Verdict, verdict

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    shop.write_texts(folder)
    return folder


def test_the_demo_orders_are_taken_in_whole(folder: Path):
    file = read_orders(orders.write(folder, TODAY), "USD")
    assert (file.rejections, len(file.orders)) == ([], len(orders.STORIES))


def test_they_are_of_things_the_demo_shop_has_and_of_people_who_do_not_exist(folder: Path):
    file = read_orders(orders.write(folder, TODAY), "USD")
    ids = {line.split("\t")[0] for line in (folder / "feed.tsv").read_text("utf-8").splitlines()}
    assert {line.item for filed in file.orders for line in filed.order.lines} <= ids
    assert all(filed.address.endswith("@example.com") for filed in file.orders)


def test_some_of_them_can_be_sent_back_whatever_the_day_and_some_cannot(folder: Path):
    for today in (TODAY, date(2031, 3, 1)):
        file = read_orders(orders.write(folder, today), "USD")
        found = {verdict(filed.order, today, 30) for filed in file.orders}
        assert found == {Verdict.OPEN, Verdict.OVER, Verdict.UNDELIVERED, Verdict.CANCELED, Verdict.RETURNED}


def test_they_are_the_same_each_time_of_a_day(folder: Path):
    first = orders.write(folder, TODAY).read_bytes()
    assert orders.write(folder, TODAY).read_bytes() == first


@pytest.mark.parametrize("text", [None, "", "id\ttitle\nA\tBoots\n", "id\ttitle\tprice\tsale_price\nA\tBoots\t5\t\n"])
def test_a_folder_that_does_not_hold_the_demo_shop_is_told_and_nothing_is_written(text: str | None, tmp_path: Path):
    if text is not None:
        (tmp_path / "feed.tsv").write_text(text, "utf-8")
    with pytest.raises(SetupError, match="must hold the demo shop"):
        orders.write(tmp_path, TODAY)
    assert not (tmp_path / "orders.csv").exists()
