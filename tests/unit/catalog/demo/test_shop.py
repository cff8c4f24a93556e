"""What the demo shop promises to those who try the assistant with it."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.catalog.demo import feed, shop
from assistant.catalog.demo.lexicon import load
from tests.unit.catalog.demo.conftest import Row, Texts, offer


def products_in_stock(texts: Texts, wanted: Callable[[Row], bool]) -> set[str]:
    return {row["item_group_id"] for row in texts.rows if row["availability"] == "in_stock" and wanted(row)}


def test_it_is_large_and_varied(texts: Texts) -> None:
    assert len({row["item_group_id"] for row in texts.rows}) >= 600
    assert len(texts.rows) >= 1500
    assert len({row["product_type"].split(" > ")[-1] for row in texts.rows}) >= 40
    assert len({row["color"] for row in texts.rows}) >= 20
    assert 3000 <= len(texts.reviews) <= 5000


def test_ids_titles_and_descriptions_do_not_repeat(texts: Texts) -> None:
    assert len({row["id"] for row in texts.rows}) == len(texts.rows)
    assert len({row["title"] for row in texts.rows}) == len(texts.rows)
    assert len({row["description"] for row in texts.rows}) == len(texts.products)


def test_the_texts_are_the_same_bytes_each_time(texts: Texts, tmp_path: Path) -> None:
    shop.write_texts(tmp_path)
    for name in ("feed.tsv", "reviews.tsv"):
        assert (tmp_path / name).read_bytes() == (texts.folder / name).read_bytes()


def test_every_line_of_the_feed_has_every_column(texts: Texts) -> None:
    lines = (texts.folder / "feed.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == list(feed.COLUMNS)
    assert {line.count("\t") for line in lines} == {len(feed.COLUMNS) - 1}


def test_prices_run_from_daily_to_luxury(texts: Texts) -> None:
    prices = [offer(row) for row in texts.rows]
    assert min(prices) < 6
    assert max(prices) > 1500
    assert all(
        Decimal(row["sale_price"].split()[0]) < Decimal(row["price"].split()[0])
        for row in texts.rows
        if row["sale_price"]
    )


def test_some_is_on_sale_and_some_sold_out(texts: Texts) -> None:
    stock = Counter(row["availability"] for row in texts.rows)
    assert 0.05 < stock["out_of_stock"] / len(texts.rows) < 0.15
    assert stock["preorder"] and stock["backorder"]
    assert 0.1 < sum(bool(row["sale_price"]) for row in texts.rows) / len(texts.rows) < 0.3


def test_red_dresses_under_80_can_be_refined(texts: Texts) -> None:
    def cheap_dress(row: Row) -> bool:
        return row["product_type"].endswith("Dresses") and offer(row) < 80

    red = products_in_stock(texts, lambda row: cheap_dress(row) and "Red" in row["color"])
    striped = products_in_stock(
        texts, lambda row: cheap_dress(row) and "Red" in row["color"] and row["pattern"] == "Striped"
    )
    blue = products_in_stock(texts, lambda row: cheap_dress(row) and row["color"] in ("Blue", "Navy", "Light Blue"))
    assert len(red) >= 6
    assert striped
    assert len(red - striped) >= 5
    assert len(blue) >= 6


def test_dresses_are_many_and_their_prices_wide(texts: Texts) -> None:
    dresses = [row for row in texts.rows if row["product_type"].endswith("Dresses")]
    assert len({row["item_group_id"] for row in dresses}) >= 35
    assert min(map(offer, dresses)) < 40
    assert max(map(offer, dresses)) > 300
    assert {"Striped", "Floral", "Dotted", "Solid"} <= {row["pattern"] for row in dresses}


@pytest.mark.parametrize(
    ("kind", "gender", "limit"),
    [
        ("Jackets", "male", 120),
        ("Jackets", "female", 140),
        ("Sneakers", "male", 90),
        ("Sneakers", "female", 90),
        ("Sweaters", "female", 100),
        ("T-Shirts", "male", 30),
        ("Backpacks", "", 100),
        ("Tents", "", 250),
        ("Headphones", "", 150),
        ("Mugs", "", 25),
        ("Umbrellas", "", 50),
    ],
)
def test_common_questions_have_several_answers(texts: Texts, kind: str, gender: str, limit: int) -> None:
    fitting = products_in_stock(
        texts, lambda row: row["product_type"].endswith(kind) and row["gender"] == gender and offer(row) < limit
    )
    assert len(fitting) >= 3


def test_waterproof_jackets_for_men_under_70_exist(texts: Texts) -> None:
    def fits(row: Row) -> bool:
        outer = row["product_type"].startswith("Men > Outerwear")
        return outer and "Waterproof:Yes" in row["product_detail"] and offer(row) < 70

    assert products_in_stock(texts, fits)


@pytest.mark.parametrize(
    ("word", "detail"),
    [
        ("waterproof", "Features:Waterproof:Yes"),
        ("noise cancelling", "Features:Noise cancelling:Yes"),
        ("bluetooth", "Features:Wireless:Yes"),
        ("dishwasher", "Care:Dishwasher safe:Yes"),
    ],
)
def test_no_text_claims_what_the_details_deny(texts: Texts, word: str, detail: str) -> None:
    claiming = [row for row in texts.rows if word in f"{row['title']} {row['description']}".lower()]
    assert claiming
    assert all(detail in row["product_detail"] for row in claiming)


def test_no_description_names_a_material_its_product_is_not_of(texts: Texts) -> None:
    for pure in ("100% linen", "cashmere", "merino", "pure silk"):
        label = pure.split()[-1]
        claiming = [row for row in texts.rows if pure in row["description"].lower()]
        assert claiming
        assert all(label in row["material"].lower() for row in claiming)


def test_details_can_be_read_back(texts: Texts) -> None:
    for row in texts.rows:
        for part in row["product_detail"].split(","):
            assert len(part.split(":", 2)) == 3


def test_reviews_are_of_products_in_the_feed_and_some_products_have_none(texts: Texts) -> None:
    groups, reviewed = {row["item_group_id"] for row in texts.rows}, {row["item_group_id"] for row in texts.reviews}
    assert reviewed < groups
    assert {row["rating"] for row in texts.reviews} == {"1", "2", "3", "4", "5"}


def test_products_differ_in_quality(texts: Texts) -> None:
    stars: dict[str, list[int]] = {}
    for row in texts.reviews:
        stars.setdefault(row["item_group_id"], []).append(int(row["rating"]))
    means = [sum(given) / len(given) for given in stars.values() if len(given) >= 8]
    assert min(means) < 3.2
    assert max(means) > 4.5


def test_reviews_of_rain_are_only_of_what_is_waterproof(texts: Texts) -> None:
    waterproof = {row["item_group_id"] for row in texts.rows if "Waterproof:Yes" in row["product_detail"]}
    spoken = {
        row["item_group_id"] for row in texts.reviews if "downpour" in row["review"] or "Rain just" in row["review"]
    }
    assert spoken
    assert spoken <= waterproof


def test_every_picture_the_feed_names_is_drawn_once(texts: Texts) -> None:
    named = {row["image_link"] for row in texts.rows}
    jobs = [
        job.path.relative_to(texts.folder).as_posix() for job in shop.picture_jobs(texts.products, load(), texts.folder)
    ]
    assert len(jobs) == len(set(jobs))
    assert named == set(jobs)


def test_a_gtin_ends_in_its_check_digit(texts: Texts) -> None:
    for row in texts.rows[:200]:
        digits = [int(digit) for digit in row["gtin"]]
        assert len(digits) == 13
        assert sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
