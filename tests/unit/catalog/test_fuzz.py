"""No file crashes the importer with anything but FeedError, and no row is lost without a word."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.catalog.formats import read_feed
from assistant.catalog.listing import read_listing
from assistant.errors import FeedError
from tests.unit.catalog.conftest import NOW, Shop

MERCHANT = ["id", "title", "price", "item_group_id", "sale_price", "sale_price_effective_date", "availability",
            "description", "link", "image_link", "additional_image_link", "gender", "color", "size",
            "product_detail"]  # fmt: skip
SHOPIFY = ["Handle", "Title", "Variant Price", "Variant SKU", "Option1 Name", "Option1 Value", "Image Src",
           "Variant Compare At Price", "Variant Inventory Qty", "Status", "Body (HTML)"]  # fmt: skip
HOSTILE = [
    "", " ", "0", "-1 USD", "10.00 USD", "9 USD", "1e400", "NaN", "inf", "١٢", "9" * 400, '"', '""', '"open', "a\tb",
    "a\nb", "a\r", "\x00", "\ud7ff", "\u202egnp.exe", "=cmd()", "<script>x</script>", "<!" * 50, "&#x110000;", "&#0;",
    "javascript:alert(1)", "http://127.0.0.1/x.png", "http://[", "../../etc/passwd", "/etc/passwd", "C:\\x", "a:b:c,",
    "::,::", '":":', "0001-01-01/9999-12-31T23:59:59+23:59", "9999-99-99/", "in stock", "'; DROP TABLE variants; --",
    "x" * 6000, "Größe", "🧥", "e\u0301", "S", "Red", "1",
]  # fmt: skip

cells = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=20))


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A table written by the csv module."""
    known = draw(st.sampled_from([MERCHANT, SHOPIFY]))
    columns = draw(st.permutations(known))[: draw(st.integers(1, len(known)))]
    if draw(st.integers(0, 4)):  # mostly with the columns a feed must have
        columns = list(dict.fromkeys([*columns, *known[:3]]))
    rows = draw(st.lists(st.lists(cells, min_size=len(columns), max_size=len(columns)), max_size=8))
    written = io.StringIO()
    writer = csv.writer(written, delimiter=draw(st.sampled_from("\t,;|")), quoting=csv.QUOTE_ALL)
    writer.writerows([columns, *rows])
    return written.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))


def listed(data: bytes):
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed"
        feed.write_bytes(data)
        return read_listing(read_feed(feed), "USD", NOW, lambda step, done, total: None)


def imported(data: bytes):
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed"
        feed.write_bytes(data)
        shop = Shop(Path(folder) / "home")
        first, again = shop.take(feed), shop.take(feed)
        return first, again, shop.rows("SELECT count(*) FROM variants")[0][0]


@given(st.binary(max_size=400))
def test_random_bytes_are_refused_or_listed(data):
    try:
        listed(data)
    except FeedError:
        return


@given(st.binary(max_size=300), st.sampled_from([b"id\ttitle\tprice\n", b"id,title,price\n", b"<rss><channel><item>"]))
def test_random_bytes_behind_a_good_beginning_are_refused_or_listed(data, beginning):
    try:
        listed(beginning + data)
    except FeedError:
        return


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(tables())
def test_every_row_of_any_table_is_accounted_for(table):
    try:
        first, again, stored = imported(table)
    except FeedError:
        return
    assert first.added + len(first.rejections) == first.rows
    assert again.unchanged == first.added == stored
    assert len(again.rejections) == len(first.rejections)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["1", "2", "", "a,b"]), st.sampled_from(HOSTILE), st.sampled_from(["5", "x", ""])),
        min_size=1,
        max_size=10,
    )
)
def test_a_merchant_table_has_as_many_rows_as_were_written(rows):
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([["id", "title", "price"], ["ok", "Good", "1"], *rows])
    blank = sum(not any(map(str.strip, row)) for row in rows)
    assert listed(written.getvalue().encode()).rows == 1 + len(rows) - blank


@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
@given(
    lines=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=30), max_size=8
    )
)
def test_lines_without_quotes_are_never_swallowed_by_one_another(delimiter, lines):
    """However a shop misquotes: each line that is not blank is a row, or part of a cell that was properly quoted."""
    plain = [line.replace('"', "") for line in lines]
    header, good = delimiter.join(["id", "title", "price"]), delimiter.join(["ok", "Good", "1"])
    data = "\n".join([header, good, *plain]).encode()
    filled = sum(bool(line.replace(delimiter, "").strip()) for line in plain)
    assert listed(data).rows == 1 + filled
