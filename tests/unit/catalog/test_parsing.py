from datetime import UTC, datetime

import pytest

from assistant.catalog.parsing import parse_row
from assistant.catalog.records import Row
from assistant.errors import UnusableRow
from assistant.types import Detail

NOW = datetime(2025, 6, 1, tzinfo=UTC)
GOOD = {"id": "1", "title": "Tee", "price": "10.00 USD"}


def parsed(images=(), details=(), **cells):
    return parse_row(Row(2, GOOD | cells, images, details), "USD", NOW)


def variant(**cells):
    return parsed(**cells)[0]


def notes(**cells):
    return parsed(**cells)[1]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": ""}, "no id"),
        ({"id": "x" * 300}, "more than 255"),
        ({"title": " \x00 "}, "no title"),
        ({"price": ""}, "no price"),
        ({"price": "free"}, '"free" is none'),
        ({"availability": "maybe"}, '"maybe" is none of in_stock'),
    ],
)
def test_a_row_that_lacks_what_a_cart_needs_is_refused_with_the_reason(cells, reason):
    with pytest.raises(UnusableRow, match=reason):
        parsed(**cells)


def test_a_row_without_a_group_is_a_product_of_its_own():
    assert variant().item_group_id == "1"
    assert variant(item_group_id="G").item_group_id == "G"


@pytest.mark.parametrize(
    ("text", "availability"),
    [("", "in_stock"), ("In Stock", "in_stock"), ("out_of_stock", "out_of_stock"), ("pre-order", "preorder"),
     ("backorder", "backorder"), ("https://schema.org/OutOfStock", "out_of_stock")],
)  # fmt: skip
def test_availability_is_read_in_its_usual_spellings(text, availability):
    assert variant(availability=text).availability == availability


def test_a_sale_counts_when_it_is_below_the_price_and_on():
    assert variant(sale_price="8 USD").offer.amount == 8
    running = "2025-05-01T00:00Z/2025-07-01T00:00Z"
    over = "2025-04-01T00:00Z/2025-05-01T00:00Z"
    assert variant(sale_price="8 USD", sale_price_effective_date=running).offer.amount == 8
    assert variant(sale_price="8 USD", sale_price_effective_date=over).offer.amount == 10


@pytest.mark.parametrize(
    "cells",
    [{"sale_price": "10 USD"}, {"sale_price": "12 USD"}, {"sale_price": "8 EUR"}, {"sale_price": "cheap"},
     {"sale_price": "8 USD", "sale_price_effective_date": "soon"}],
)  # fmt: skip
def test_a_sale_that_cannot_be_meant_is_left_out_and_noted(cells):
    found, said = parsed(**cells)
    assert found.sale_price is None
    assert len(said) == 1
    assert "sale_price" in said[0]


def test_links_other_than_http_are_left_out_and_noted():
    assert variant(link="https://x.example/1").link == "https://x.example/1"
    assert variant(link="javascript:alert(1)").link == ""
    assert "no http" in notes(link="javascript:alert(1)")[0]


def test_texts_beyond_googles_bounds_are_cut_and_noted():
    found, said = parsed(title="x" * 200, description="<p>" + "y" * 6000 + "</p>")
    assert (len(found.title), len(found.description)) == (150, 5000)
    assert said == ["title cut to 150 characters", "description cut to 5000 characters"]


def test_gender_and_age_group_are_googles_terms_or_nothing():
    assert (variant(gender="Female").gender, variant(age_group="Kids").age_group) == ("female", "kids")
    assert variant(gender="robots").gender == ""
    assert "gender" in notes(gender="robots")[0]


def test_markup_is_taken_out_of_a_title_and_of_what_names_its_variant():
    read = variant(title="<img onerror=x> Tee", brand="<b>Aster</b>", color="&lt;i&gt;red&lt;/i&gt;", size="<p>M</p>")
    assert (read.title, read.brand, read.color, read.size) == ("Tee", "Aster", "red", "M")


def test_pictures_are_bounded_in_number_and_each_counts_once():
    found, said = parsed(images=("a.jpg", "a.jpg", *(f"{number}.jpg" for number in range(20))))
    assert found.images[:2] == ("a.jpg", "0.jpg")
    assert len(found.images) == 11
    assert said == ["only the first 11 of 21 images kept"]


def test_details_are_bounded_in_number():
    found, said = parsed(details=tuple(Detail("S", str(number), "v") for number in range(150)))
    assert len(found.details) == 100
    assert "100 of 150" in said[0]
