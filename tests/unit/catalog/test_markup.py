import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalog.markup import plain_line, plain_name, plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Warm &amp; soft.</p><ul><li>Wool</li><li>Lined</li></ul>", "Warm & soft.\n- Wool\n- Lined"),
        ("One<br/>two", "One\ntwo"),
        ("<script>alert(1)</script>Safe<style>p{}</style>", "Safe"),
        ("<b>bold</b> word", "bold word"),
        ("Fits &lt; 5 kg", "Fits < 5 kg"),
    ],
)
def test_html_becomes_lines_of_text(html, text):
    assert plain_text(html) == text


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 2", "R&D", "a <3 b", "1 & 2", "Größe: 5\" x 3'"])
def test_text_that_only_resembles_html_is_kept(text):
    assert plain_text(text) == text


def test_control_characters_and_reading_direction_overrides_are_stripped():
    assert plain_line("a\x00b\x1b[31m\u202ec\tc \n d") == "ab[31mc c d"


def test_entities_that_shops_leave_in_titles_are_resolved():
    assert plain_name("HeatTec&reg; Tee &#38; Short") == "HeatTec® Tee & Short"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Copper Kettle <b>Deluxe</b>", "Copper Kettle Deluxe"),
        ("Copper Kettle &lt;b&gt;Deluxe&lt;/b&gt;", "Copper Kettle Deluxe"),
        ("Copper<br/>Kettle", "Copper Kettle"),
        ("Kettle<script>alert(1)</script>", "Kettle"),
        ("Kettle <3 L", "Kettle <3 L"),
        ("For rooms &lt; 20 m² and &gt; 5 m²", "For rooms < 20 m² and > 5 m²"),
    ],
)
def test_a_name_is_one_line_without_tags(html, text):
    assert plain_name(html) == text


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_none_keeps_control_characters(text):
    assert not set(plain_text(text)) & {chr(code) for code in range(32) if chr(code) != "\n"}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Warm<![<!", "Warm<![<!"),
        ("<p>&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
        ("<p>soft" + "<a " * 16_000, "soft" + ("<a " * 16_000).rstrip()),
        ("<p>soft" + "<!--" * 12_000, "soft"),
        ("<p>soft" + "<a b='" * 8_000, "soft" + "<a b='" * 8_000),
        ("<p>soft" + "<script>" * 6_000, "soft"),
        ('<a title="5 > 3" href=\'x>y\'>link</a>', "link"),
        ('<a title="open>link</a>', "link"),
        ("<STYLE>p{}</STYLE >S<!DOCTYPE x>afe", "Safe"),
    ],
    ids=["marked section", "long number", "open tags", "open comments", "open quotes", "open scripts", "quoted marks",
         "open quote", "letters of any case"],
)  # fmt: skip
def test_markup_that_is_made_to_break_a_parser_is_read_at_once(html, text):
    assert plain_text(html) == text
