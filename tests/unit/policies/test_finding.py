"""What answers a question, and what is quoted of it."""

import numpy as np
import pytest

from assistant.policies.book import Book
from assistant.policies.finding import NEAR, SURE, contact, find
from assistant.policies.quoting import quote
from assistant.policies.section import Passage, Section
from tests.unit.policies.conftest import CONTACT, RETURNS, SHIPPING, WordEncoder, book_of


def names(question: str, book: Book, least: float = NEAR) -> list[str]:
    return [each.section.name for each in find(question, WordEncoder(), book, least).quotes]


def section(*passages: str) -> Section:
    return Section(file="f.md", document="F", headings=(), passages=tuple(Passage(text=each) for each in passages))


def heard(scores: list[float], *passages: str) -> str:
    return quote(section(*passages), np.array(scores, np.float32)).speech


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("within how many days can I return it", "Returns: How long"),
        ("can earrings be returned", "Returns: What cannot be returned"),
        ("what is the price of express", "Shipping"),
    ],
)
def test_the_section_that_answers_is_found(book: Book, question: str, name: str):
    assert names(question, book)[0] == name


def test_typos_are_mended_by_the_words_of_the_policies(book: Book):
    assert book.words.mended("can Earings be retunred?") == "can earrings be returned?"
    assert names("can earings be retunred", book)[0] == "Returns: What cannot be returned"


def test_what_the_policies_do_not_say_is_not_answered(book: Book):
    assert names("do you repair bicycles", book) == []


def test_words_that_nobody_wrote_make_an_answer_less_sure(book: Book):
    plain = find("express price", WordEncoder(), book, 0)
    other = find("express price for elephants", WordEncoder(), book, 0)
    assert plain.quotes == other.quotes
    assert other.confidence < plain.confidence


def test_nothing_answers_where_there_is_nothing():
    assert find("returns", WordEncoder(), Book((), np.zeros((0, 4096), np.float32)), NEAR).quotes == ()


def test_another_section_of_the_same_document_that_is_as_good_is_quoted_too():
    twins = book_of(
        ("a.md", "# A\nFirst.\n## One\nShips to Canada.\n## Two\nShips to Canada."), ("b.md", "# B\nOther.")
    )
    assert names("Canada", twins, 0) == ["A: One", "A: Two"]
    strangers = book_of(("a.md", "# A\nShips to Canada."), ("b.md", "# B\nShips to Canada."))
    assert len(names("Canada", strangers, 0)) == 1


def test_whom_to_ask_is_found_where_it_is_told(book: Book):
    assert contact(WordEncoder(), book).section.name == "Contact"
    assert contact(WordEncoder(), book_of(("shipping.md", SHIPPING))) is None
    privacy = "# Privacy\nTo have what we keep deleted, write to privacy@shop.example."
    assert contact(WordEncoder(), book_of(("privacy.md", privacy))) is None


def test_a_short_section_is_quoted_whole(book: Book):
    (found,) = find("what is the delivery time of express", WordEncoder(), book, SURE).quotes
    assert found.text == "Standard: Delivery time 3 to 5 days, Price $4.95. Express: Delivery time 1 day, Price $14.95."


def test_of_a_long_section_the_best_is_quoted_and_what_is_left_out_between_is_marked():
    passages = [f"Sentence {number} {'is long ' * 15}." for number in range(6)]
    quoted = quote(section(*passages), np.array([0.9, 0.1, 0.88, 0.1, 0.1, 0.1], np.float32))
    assert quoted.text == f"{passages[0]} … {passages[2]}"


def test_a_quote_holds_nothing_that_the_file_does_not_say(book: Book):
    files = " ".join((RETURNS, SHIPPING, CONTACT))
    for place, each in enumerate(book.sections):
        rows = [row for row, own in enumerate(book.section_of) if own == place]
        words = quote(each, np.ones(len(rows), np.float32)).text.replace(":", " ").replace(";", " ").split()
        assert [word for word in words if word.strip(".,") not in files] == []


def test_two_sentences_are_read_aloud_the_best_in_their_order():
    assert heard([0.2, 0.9, 0.1, 0.8], "One.", "Two.", "Three.", "Four.") == "Two. … Four."


def test_a_sentence_that_means_the_one_before_is_not_read_without_it():
    assert heard([0.1, 0.1, 0.9], "One.", "Earrings cannot be returned.", "They touch the skin.") == (
        "Earrings cannot be returned. They touch the skin."
    )


def test_of_an_address_only_whose_it_is_is_read_aloud():
    quoted = quote(section("See https://shop.example/help?a=b for more."), np.ones(1, np.float32))
    assert quoted.text == "See https://shop.example/help?a=b for more."
    assert quoted.speech == "See shop.example for more."
