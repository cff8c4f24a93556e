from io import StringIO

import pytest

from assistant.catalog.records import Rejection
from assistant.catalog.tables import Record, header_of, normal_name, read_records
from assistant.errors import FeedError


def records(text):
    return list(read_records(StringIO(text, newline=""), "\t"))


@pytest.mark.parametrize(
    ("name", "normal"),
    [(" Image Link ", "image_link"), ("g:image_link", "image_link"), ("Body (HTML)", "body"),
     ("Google Shopping / Age Group", "google_shopping_age_group"), ("product_detail(a:b:c)", "product_detail")],
)  # fmt: skip
def test_column_names_have_one_normal_form(name, normal):
    assert normal_name(name) == normal


@pytest.mark.parametrize("delimiter", "\t,;|")
def test_the_delimiter_is_seen_in_the_header(delimiter):
    assert header_of(delimiter.join(["id", "title", "price"])) == (delimiter, ["id", "title", "price"])


def test_cells_keep_quotes_line_breaks_and_their_line_number():
    text = 'id\ttitle\n1\t"a ""b""\nc"\n\n2\t5" wide\n'
    assert records(text) == [
        Record(2, [("id", "1"), ("title", 'a "b"\nc')]),
        Record(5, [("id", "2"), ("title", '5" wide')]),
    ]


def test_quotes_of_a_shop_that_quotes_nothing_are_kept_as_they_stand():
    text = 'id\ttitle\n1\t"Best" hoodie\n2\t"Nice tee\n3\t"Other tee\n'
    assert [dict(record.cells)["title"] for record in records(text)] == ['"Best" hoodie', '"Nice tee', '"Other tee']


def test_a_quote_left_open_never_swallows_the_rows_after_it():
    rows = "".join(f"{number}\tfine\n" for number in range(3, 1000))
    found = records('id\ttitle\n1\tgood\n2\t"never\tclosed\n' + rows)
    assert [(type(record), record.line) for record in found if record.line < 5] == [
        (Record, 2),
        (Rejection, 3),
        (Record, 4),
    ]
    assert len(found) == 999


def test_a_quote_left_open_at_the_end_is_reported_and_the_rows_around_it_stay():
    found = records('id\ttitle\n1\tgood\n2\t"o\tpen\n3\tfine')
    assert [(type(record), record.line) for record in found] == [(Record, 2), (Rejection, 3), (Record, 4)]


def test_a_row_with_more_cells_than_the_header_is_reported():
    (rejection,) = records("id\ttitle\n7\ta\tb\n")
    assert (rejection.line, rejection.id) == (2, "7")
    assert "3 cells, the header 2" in rejection.reason


def test_empty_cells_beyond_the_header_do_no_harm():
    assert records("id\ttitle\n7\ta\t\t\n") == [Record(2, [("id", "7"), ("title", "a")])]


def test_a_line_without_end_is_refused():
    with pytest.raises(FeedError, match="Line 2 has more than 4 million characters"):
        records("id\ttitle\n" + "x" * 5_000_000)


def test_a_cell_beyond_the_bound_is_reported():
    (rejection, record) = records("id\ttitle\n1\t" + "x" * 200_000 + "\n2\tfine\n")
    assert (rejection.line, record.line) == (2, 3)
