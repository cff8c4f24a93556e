from assistant.catalog.records import Rejection, Row
from assistant.catalog.shopify import read_shopify
from assistant.catalog.tables import Record
from assistant.types import Detail


def rows(*cells):
    records = [Record(line, list(each.items())) for line, each in enumerate(cells, 2)]
    return list(read_shopify(records))


TEE = {"handle": "tee", "title": "Tee", "option1_name": "Size", "option1_value": "S", "variant_price": "10.00"}


def test_continuation_rows_take_title_and_option_names_from_the_first():
    found = rows(TEE | {"vendor": "Luma"}, {"handle": "tee", "option1_value": "M", "variant_price": "11.00"})
    assert [(row.cells["title"], row.cells["brand"], row.cells["size"], row.cells["price"]) for row in found] == [
        ("Tee", "Luma", "S", "10.00"),
        ("Tee", "Luma", "M", "11.00"),
    ]


def test_rows_with_only_a_picture_add_it_to_every_variant():
    found = rows(TEE | {"image_src": "a.jpg", "variant_image": "s.jpg"}, {"handle": "tee", "image_src": "b.jpg"})
    assert [row.images for row in found] == [("s.jpg", "a.jpg", "b.jpg")]


def test_a_variant_without_a_sku_or_with_one_that_is_taken_is_named_by_its_options():
    found = rows(TEE, {"handle": "tee", "option1_value": "M", "variant_price": "1", "variant_sku": "X"},
                 {"handle": "tee", "option1_value": "L", "variant_price": "1", "variant_sku": "X"})  # fmt: skip
    assert [row.cells["id"] for row in found] == ["tee/S", "X", "tee/L"]


def test_a_higher_compare_at_price_is_the_price_and_a_lower_one_is_nothing():
    (sale,) = rows(TEE | {"variant_compare_at_price": "15.00"})
    (none,) = rows(TEE | {"variant_compare_at_price": "9.00"})
    assert (sale.cells["price"], sale.cells["sale_price"]) == ("15.00", "10.00")
    assert (none.cells["price"], "sale_price" in none.cells) == ("10.00", False)


def test_stock_decides_availability_where_it_is_tracked():
    def availability(**cells):
        (row,) = rows(TEE | cells)
        return row.cells["availability"]

    tracked = {"variant_inventory_tracker": "shopify"}
    assert availability() == "in_stock"
    assert availability(**tracked, variant_inventory_qty="3") == "in_stock"
    assert availability(**tracked, variant_inventory_qty="0", variant_inventory_policy="deny") == "out_of_stock"
    assert availability(**tracked, variant_inventory_qty="-2", variant_inventory_policy="continue") == "backorder"


def test_the_newer_names_of_columns_mean_what_the_older_ones_did():
    newer = {"url_handle": "tee", "title": "Tee", "description": "Soft", "published_on_online_store": "TRUE",
             "sku": "T", "barcode": "4006381333931", "price": "10.00", "compare_at_price": "15.00",
             "inventory_tracker": "shopify", "inventory_quantity": "0",
             "continue_selling_when_out_of_stock": "CONTINUE", "product_image_url": "a.jpg",
             "variant_image_url": "b.jpg", "price_international": "99.00"}  # fmt: skip
    older = {"handle": "tee", "title": "Tee", "body": "Soft", "published": "true", "variant_sku": "T",
             "variant_barcode": "4006381333931", "variant_price": "10.00", "variant_compare_at_price": "15.00",
             "variant_inventory_tracker": "shopify", "variant_inventory_qty": "0",
             "variant_inventory_policy": "continue", "image_src": "a.jpg", "variant_image": "b.jpg"}  # fmt: skip
    (row,) = rows(newer)
    assert [row] == rows(older)
    assert (row.cells["availability"], row.cells["price"], row.images) == ("backorder", "15.00", ("b.jpg", "a.jpg"))


def test_a_product_that_is_not_published_is_rejected_under_the_newer_name_too():
    (rejection,) = rows({"url_handle": "tee", "title": "Tee", "price": "1", "published_on_online_store": "FALSE"})
    assert (rejection.line, rejection.reason) == (2, "the product is not for sale (status active, published FALSE)")


def test_other_options_and_tags_become_details():
    (row,) = rows(TEE | {"option2_name": "Length", "option2_value": "30", "tags": "summer, cotton"})
    assert row.details == (Detail("Options", "Length", "30"), Detail("Tags", "Tags", "summer, cotton"))


def test_drafts_and_rows_that_belong_to_nothing_are_reported_with_their_lines():
    found = rows(TEE | {"status": "draft"}, {"handle": "lost", "variant_price": "1"}, {"title": "No handle"}, TEE)
    assert [(type(each), each.line) for each in found] == [(Rejection, 2), (Rejection, 3), (Rejection, 4), (Row, 5)]
