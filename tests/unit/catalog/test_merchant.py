import pytest

from assistant.catalog.merchant import merchant_row, split_details, split_links
from assistant.catalog.tables import Record
from assistant.types import Detail


@pytest.mark.parametrize(
    ("cell", "details"),
    [
        ("General:Climate:Cool/Windy", [("General", "Climate", "Cool/Windy")]),
        ("A:b:c,D:e:f", [("A", "b", "c"), ("D", "e", "f")]),
        ("Specs:Colors:red, blue,Specs:Size:5", [("Specs", "Colors", "red, blue"), ("Specs", "Size", "5")]),
        ('A:b:"x, y:z",D:e:f', [("A", "b", "x, y:z"), ("D", "e", "f")]),
        ('"General: all":"b":"say ""hi"""', [("General: all", "b", 'say "hi"')]),
        ('Specs:Screen:5" wide,Specs:Ratio:16:9', [("Specs", "Screen", '5" wide'), ("Specs", "Ratio", "16:9")]),
        (":Fit:Loose", [("", "Fit", "Loose")]),
        ("no colons here", []),
        ("A:b:", []),
        ("", []),
    ],
)
def test_product_details_are_read(cell, details):
    assert split_details(cell) == tuple(Detail(*each) for each in details)


def test_lists_of_links_are_split_at_commas_but_not_inside_an_http_link():
    assert split_links("images/a.jpg, images/b.jpg,") == ["images/a.jpg", "images/b.jpg"]
    assert split_links("https://x.example/w_300,h_300/a.jpg,https://x.example/b.jpg") == [
        "https://x.example/w_300,h_300/a.jpg",
        "https://x.example/b.jpg",
    ]


def test_repeated_columns_add_pictures_and_details_and_otherwise_the_first_counts():
    row = merchant_row(
        Record(
            2,
            [
                ("additional_image_link", "b.jpg"),
                ("additional_image_link", "c.jpg"),
                ("image_link", "a.jpg"),
                ("title", "First"),
                ("title", "Second"),
                ("product_detail", "A:b:c"),
                ("product_detail", "A:d:e"),
            ],
        )
    )
    assert row.images == ("a.jpg", "b.jpg", "c.jpg")
    assert row.cells == {"title": "First"}
    assert [detail.name for detail in row.details] == ["b", "d"]


@pytest.mark.parametrize("part", ["a", '"', '"a', "a:", "a,", 'a:b:"', '",', 'a:b:"x,', ':",'])
def test_details_that_are_made_to_break_a_parser_are_read_at_once(part):
    assert all(detail.value for detail in split_details(part * 5000))
