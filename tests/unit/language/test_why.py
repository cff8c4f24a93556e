import pytest

from assistant.language.why import asks_why, taken_out


@pytest.mark.parametrize(
    "text",
    [
        "Why?",
        "why this one?",
        "Why that one",
        "why the second one?",
        "Why do you recommend the first one?",
        "why did you show me these",
        "How come you picked it?",
        "ok, but why number 3",
        "What makes you suggest the blue one?",
        "tell me why you chose this",
    ],
)
def test_it_is_heard_that_a_customer_asks_why(text):
    assert asks_why(text)


@pytest.mark.parametrize(
    "text",
    [
        "why can't you understand me",
        "why is it so expensive?",
        "why don't you have any in red",
        "why not",
        "this one",
        "show me why-not brand socks",
        "why is my order late",
        "why does it cost that much",
    ],
)
def test_another_question_is_not_taken_for_it(text):
    assert not asks_why(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Not because of the wedding", "wedding"),
        ("but not because of my budget", "budget"),
        ("not just because it's waterproof", "waterproof"),
        ("because of the wedding", ""),
        ("not the wedding", ""),
    ],
)
def test_what_shall_be_no_reason_is_heard(text, reason):
    assert taken_out(text) == reason
