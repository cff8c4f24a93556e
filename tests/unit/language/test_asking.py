"""What goes on with a question that was answered, and what asks for a service."""

import pytest

from assistant.language.asking import asks_service, follows_up


@pytest.mark.parametrize("text", ["and to Canada?", "what about express", "ok, and on sundays", "or by bank transfer?"])
def test_what_goes_on_is_heard(text: str):
    assert follows_up(text)


@pytest.mark.parametrize("text", ["how much is shipping", "thanks", "and", "show me what you have", ""])
def test_what_begins_anew_is_not(text: str):
    assert not follows_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "do you gift wrap things",
        "can you tailor trousers?",
        "Hi, do you also repair leather bags",
        "does your store rent tents",
        "will you sharpen knives",
    ],
)
def test_what_the_shop_is_to_do_with_things_is_a_service(text: str):
    assert asks_service(text)


@pytest.mark.parametrize(
    "text",
    [
        "do you have trousers",
        "can you show me red dresses",
        "could you help me choose a lamp",
        "do you sell gift wrap",
        "can you recommend a tent",
        "what would you wear to a wedding",
        "trousers that I can tailor",
        "which bags do you stock",
    ],
)
def test_what_a_clerk_shows_is_none(text: str):
    assert not asks_service(text)
