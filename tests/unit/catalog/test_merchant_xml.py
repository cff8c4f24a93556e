from io import BytesIO

import pytest

from assistant.catalog.merchant_xml import read_merchant_xml
from assistant.errors import FeedError
from assistant.types import Detail

NAMESPACE = "xmlns:g='http://base.google.com/ns/1.0'"


def rows(xml):
    return list(read_merchant_xml(BytesIO(xml.encode())))


def rss(items, head=""):
    return f"{head}<rss {NAMESPACE}><channel><title>Shop</title>\n{items}</channel></rss>"


def test_items_come_with_the_line_they_begin_on():
    found = rows(rss("<item><g:id>1</g:id></item>\n\n<item>\n<g:id>2</g:id></item>"))
    assert [(row.line, row.cells["id"]) for row in found] == [(2, "1"), (4, "2")]


def test_googles_elements_outrank_plain_ones():
    (row,) = rows(rss("<item><title>plain</title><g:title>google</g:title><link>https://x.example</link></item>"))
    assert row.cells == {"title": "google", "link": "https://x.example"}


def test_the_pictures_come_main_one_first_and_details_are_nested():
    (row,) = rows(
        rss(
            "<item><g:additional_image_link>b.jpg</g:additional_image_link><g:image_link>a.jpg</g:image_link>"
            "<g:additional_image_link>c.jpg</g:additional_image_link>"
            "<g:product_detail><g:section_name>S</g:section_name><g:attribute_name>N</g:attribute_name>"
            "<g:attribute_value>V, w</g:attribute_value></g:product_detail></item>"
        )
    )
    assert row.images == ("a.jpg", "b.jpg", "c.jpg")
    assert row.details == (Detail("S", "N", "V, w"),)


def test_an_atom_entry_has_its_link_in_an_attribute_and_its_summary_as_description():
    xml = f"<feed {NAMESPACE}><entry><link href='https://x.example/1'/><summary>Soft</summary></entry></feed>"
    (row,) = rows(xml)
    assert row.cells == {"link": "https://x.example/1", "description": "Soft"}


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>",
        "<!DOCTYPE r [<!ENTITY file SYSTEM 'file:///etc/passwd'>]>",
    ],
    ids=["entity bomb", "file"],
)
def test_entities_are_refused(head):
    with pytest.raises(FeedError, match="entities"):
        rows(rss("<item><g:id>1</g:id></item>", head))


@pytest.mark.parametrize(
    "xml", ["<rss><item></rss>", "<rss>", "<rss>&nbsp;</rss>", "<html></html>", "<?xml encoding='x'?><rss/>"]
)
def test_damaged_or_foreign_xml_is_refused(xml):
    with pytest.raises(FeedError):
        rows(xml)


def test_an_item_without_end_is_refused():
    with pytest.raises(FeedError, match="4 million"):
        rows(rss(f"<item><g:id>{'x' * 5_000_000}</g:id></item>"))
