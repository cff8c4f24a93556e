"""Every format says the same of the same two variants and one product of its own."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.catalog.formats import read_feed
from assistant.catalog.listing import read_listing
from assistant.errors import FeedError
from assistant.types import Variant

NOW = datetime(2025, 6, 1, tzinfo=UTC)

COLUMNS = (
    *("id", "item_group_id", "title", "description", "link", "image_link", "additional_image_link", "availability"),
    *("price", "sale_price", "brand", "gender", "age_group", "color", "size", "material", "product_type"),
    *("product_detail", "gtin"),
)
ROWS = (
    (
        *("H-B-S", "H", "Café Hoodie", "Warm, soft & light.", "", "https://cdn.example/b.jpg"),
        *("https://cdn.example/c.jpg", "in_stock", "52.00 USD", "41.60 USD", "Luma", "male", "adult", "Black", "S"),
        *("Wool", "Hoodies", "Options:Hood:Lined", "4006381333931"),
    ),
    (
        *("H-G-S", "H", "Café Hoodie", "Warm, soft & light.", "", "https://cdn.example/b.jpg"),
        *("https://cdn.example/c.jpg", "out_of_stock", "52.00 USD", "", "Luma", "male", "adult", "Gray", "S"),
        *("Wool", "Hoodies", "Options:Hood:Lined", ""),
    ),
    (
        *("mug", "mug", "Mug", "Holds tea.", "", "", "", "in_stock", "7.50 USD", "", "Kiln", "", "", "", "", ""),
        *("Mugs", "", ""),
    ),
)


def table(delimiter: str) -> str:
    def cell(text: str) -> str:
        return f'"{text}"' if delimiter in text else text

    return "".join(delimiter.join(map(cell, row)) + "\n" for row in (COLUMNS, *ROWS))


def xml_fields(row: tuple[str, ...]) -> str:
    cells = dict(zip(COLUMNS, row, strict=True))
    detail = cells.pop("product_detail")
    parts = dict(zip(("section_name", "attribute_name", "attribute_value"), detail.split(":"), strict=False))
    nested = "".join(f"<g:{name}>{text}</g:{name}>" for name, text in parts.items())
    texts = (f"<g:{name}>{text.replace('&', '&amp;')}</g:{name}>" for name, text in cells.items() if text)
    return "".join(texts) + (f"<g:product_detail>{nested}</g:product_detail>" if detail else "")


def rss() -> str:
    items = "".join(f"<item>{xml_fields(row)}</item>\n" for row in ROWS)
    namespace = "xmlns:g='http://base.google.com/ns/1.0'"
    return (
        f"<?xml version='1.0'?>\n<rss {namespace} version='2.0'><channel><title>Shop</title>\n{items}</channel></rss>"
    )


def atom() -> str:
    entries = "".join(f"<entry>{xml_fields(row)}</entry>\n" for row in ROWS)
    namespaces = "xmlns='http://www.w3.org/2005/Atom' xmlns:g='http://base.google.com/ns/1.0'"
    return f"<feed {namespaces}><title>Shop</title><link href='https://shop.example'/>\n{entries}</feed>"


def shopify() -> str:
    return (
        "Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
        "Option3 Name,Option3 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,"
        "Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Status,"
        "Google Shopping / Gender,Google Shopping / Age Group,Material\n"
        'H,Café Hoodie,"<p>Warm, soft &amp; light.</p>",Luma,Hoodies,Colour,Black,Size,S,Hood,Lined,H-B-S,shopify,3,'
        "deny,41.60,52.00,4006381333931,https://cdn.example/b.jpg,active,Male,Adult,\n"
        "H,,,,,,Gray,,S,,Lined,H-G-S,shopify,0,deny,52.00,,,https://cdn.example/c.jpg,,,,\n"
        "mug,Mug,Holds tea.,Kiln,Mugs,Title,Default Title,,,,,mug,,,,7.50,,,,active,,,\n"
    )


#: What the columns of Shopify's export are called today, in its order.
RENAMED = {
    "Handle": "URL handle",
    "Body (HTML)": "Description",
    "Option1 Name": "Option1 name",
    "Option1 Value": "Option1 value",
    "Option2 Name": "Option2 name",
    "Option2 Value": "Option2 value",
    "Option3 Name": "Option3 name",
    "Option3 Value": "Option3 value",
    "Variant SKU": "SKU",
    "Variant Barcode": "Barcode",
    "Variant Price": "Price",
    "Variant Compare At Price": "Compare-at price",
    "Variant Inventory Tracker": "Inventory tracker",
    "Variant Inventory Qty": "Inventory quantity",
    "Variant Inventory Policy": "Continue selling when out of stock",
    "Image Src": "Product image URL",
    "Google Shopping / Age Group": "Google Shopping / Age group",
}


def newer_shopify() -> str:
    header, rest = shopify().split("\n", 1)
    return ",".join(RENAMED.get(name, name) for name in header.split(",")) + "\n" + rest.replace("deny", "DENY")


FORMATS: dict[str, Callable[[], bytes]] = {
    "feed.tsv": lambda: table("\t").encode(),
    "comma.csv": lambda: table(",").encode(),
    "semicolon.csv": lambda: table(";").encode(),
    "pipe.csv": lambda: table("|").encode(),
    "rss.xml": lambda: rss().encode(),
    "atom.xml": lambda: atom().encode(),
    "shopify.csv": lambda: shopify().encode(),
    "newer-shopify.csv": lambda: newer_shopify().encode(),
    "windows-lines.tsv": lambda: table("\t").replace("\n", "\r\n").encode(),
    "utf-8-with-mark.csv": lambda: table(",").encode("utf-8-sig"),
    "utf-16.tsv": lambda: table("\t").encode("utf-16"),
    "utf-16.xml": lambda: rss().replace("'1.0'?", "'1.0' encoding='UTF-16'?").encode("utf-16"),
    "windows-1252.csv": lambda: table(",").encode("cp1252"),
    "packed.tsv.gz": lambda: gzip.compress(table("\t").encode()),
    "packed.xml.gz": lambda: gzip.compress(atom().encode()),
    "shouted-header.tsv": lambda: table("\t").replace("image_link", "Image Link").replace("id\t", "ID\t", 1).encode(),
}


def listed(folder: Path, data: bytes) -> list[Variant]:
    feed = folder / "feed"
    feed.write_bytes(data)
    listing = read_listing(read_feed(feed), "USD", NOW, lambda step, done, total: None)
    assert listing.rejections == []
    return listing.variants


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_variants(name: str, tmp_path: Path) -> None:
    expected = listed(tmp_path, table("\t").encode())
    if "shopify" in name:  # it has no column for the material
        expected = [replace(variant, material="") for variant in expected]
    assert listed(tmp_path, FORMATS[name]()) == expected


def test_the_variants_are_what_the_feed_says(tmp_path: Path) -> None:
    black, gray, mug = listed(tmp_path, table("\t").encode())
    assert (black.title, black.color, black.gender, str(black.offer.amount)) == (
        "Café Hoodie",
        "Black",
        "male",
        "41.600",
    )
    assert black.images == ("https://cdn.example/b.jpg", "https://cdn.example/c.jpg")
    assert (gray.item_group_id, gray.availability, gray.sale_price) == ("H", "out_of_stock", None)
    assert (mug.item_group_id, mug.description) == ("mug", "Holds tea.")


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_cut_in_the_middle_gives_no_more_than_its_whole_rows_or_is_refused(name: str, tmp_path: Path) -> None:
    data = FORMATS[name]()
    feed = tmp_path / "feed"
    feed.write_bytes(data[: len(data) // 2])
    try:
        listing = read_listing(read_feed(feed), "USD", NOW, lambda step, done, total: None)
    except FeedError:
        return
    assert listing.rows <= len(ROWS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"hello",
        b"%PDF-1.7\n\0\0",
        b'{"products": []}',
        b"<html><body>404</body></html>",
        b"a,b,c\n1,2,3\n",
    ],
    ids=["empty", "blank", "prose", "binary", "json", "html", "other table"],
)
def test_a_file_that_is_no_feed_is_refused_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(FeedError) as refusal:
        listed(tmp_path, data)
    assert len(str(refusal.value)) > 20
