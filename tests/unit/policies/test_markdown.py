"""What is read of a Markdown file, and that no markup is."""

import string

from hypothesis import given
from hypothesis import strategies as some

from assistant.policies.markdown import MOST_CHARACTERS, MOST_HEADING_CHARACTERS, Document, read
from tests.unit.policies.conftest import RETURNS, SHIPPING


def told(text: str, file: str = "file.md") -> dict[str, list[str]]:
    return {section.name: [passage.text for passage in section.passages] for section in read(text, file).sections}


def leads(text: str) -> list[tuple[str, str]]:
    return [(passage.lead, passage.text) for section in read(text, "file.md").sections for passage in section.passages]


def test_a_file_becomes_its_sections_by_title_and_heading():
    assert told(RETURNS) == {
        "Returns: How long": ["You can return anything within 30 days.", "It must be unworn."],
        "Returns: What cannot be returned": ["For reasons of hygiene, these cannot be returned: earrings; swimwear."],
        "Returns: How to return something": [
            "Ask for a label at our help page or help@shop.example. Put it on the parcel."
        ],
    }


def test_headings_below_headings_name_the_whole_path():
    text = "# Delivery\nAll.\n## Abroad\n### Canada\nFive days.\n## At home\nTwo days."
    assert list(told(text)) == ["Delivery", "Delivery: Abroad: Canada", "Delivery: At home"]


def test_a_row_of_a_table_tells_its_columns():
    assert told(SHIPPING) == {
        "Shipping": ["Standard: Delivery time 3 to 5 days, Price $4.95", "Express: Delivery time 1 day, Price $14.95"]
    }


def test_a_title_is_the_front_matters_or_the_one_highest_headings_or_the_files_name():
    assert read("---\ntitle: 'Questions & answers'\n---\n# One\nText.", "f.md").title == "Questions & answers"
    assert read("Text.\n\n# Returns\nMore.", "f.md").title == "Returns"
    assert read("# One\nText.\n# Two\nText.", "sub/returns-and_refunds.md").title == "Returns and refunds"
    assert list(told("# One\nText.\n# Two\nText.", "all.md")) == ["All: One", "All: Two"]


def test_a_line_in_bold_without_an_end_is_a_heading_and_a_sentence_in_bold_is_none():
    text = "**Do you ship abroad?**\n\nTo Canada.\n\n**No refunds on sale items.**\n\nNone."
    assert told(text) == {"File: Do you ship abroad?": ["To Canada.", "No refunds on sale items.", "None."]}


def test_a_question_leads_to_its_answer_until_the_next():
    text = "Q: How much is it?\nA: Five dollars. No more.\n\nQ: How long?\n\nA: Two days."
    assert leads(text) == [
        ("How much is it?", "Five dollars."),
        ("How much is it?", "No more."),
        ("How long?", "Two days."),
    ]


def test_what_a_colon_leads_to_is_the_next_block_alone():
    long = "\n".join(f"- {'thing ' * 20}{number}" for number in range(5))
    passages = leads(f"These stay:\n\n{long}\n\nThat is all.")
    assert [lead for lead, _ in passages] == ["These stay:"] * 5 + [""]


def test_html_is_left_out_and_told_and_comments_are_no_loss():
    document = read("Free <b>returns</b><br>here.\n\n<div>Lost</div>\n\n<!-- note -->\n", "f.md")
    assert [passage.text for passage in document.sections[0].passages] == ["Free returns here."]
    assert document.notes == ("1 block of HTML left out: write it as Markdown",)


def test_no_address_of_a_link_or_a_picture_is_kept():
    text = "See [the page](javascript:alert(1)), ![a van](http://x.example/van.png) and <https://shop.example/a>."
    assert told(text) == {"File": ["See the page, a van and https://shop.example/a."]}


def test_control_characters_and_those_that_turn_the_line_are_left_out():
    assert told("Free\x07 ret\u202eurns\u200b \x1b[31mhere.") == {"File": ["Free returns [31mhere."]}


def test_abbreviations_and_hours_end_no_sentence():
    text = "We open at 9 a.m. Eastern Time, e.g. Monday. Call Mr. Smith at No. 5. Done!"
    assert told(text) == {"File": ["We open at 9 a.m. Eastern Time, e.g. Monday.", "Call Mr. Smith at No. 5.", "Done!"]}


def test_a_file_that_says_nothing_is_told():
    assert read("# Title\n", "f.md") == Document("Title", (), ("it says nothing",))


def test_what_has_no_end_is_cut():
    (passages,) = told("word " * 1000).values()
    assert max(map(len, passages)) <= MOST_CHARACTERS
    assert len(read(f"# {'x' * 1000}\nText.", "f.md").title) == MOST_HEADING_CHARACTERS


@given(some.text(alphabet=string.printable + "é“”…", max_size=400))
def test_any_text_is_read_without_markup_that_works(text: str):
    for section in read(text, "file.md").sections:
        for passage in section.passages:
            assert passage.text.strip() == passage.text != ""
            assert len(passage.text) <= MOST_CHARACTERS
            assert passage.text.isprintable()
