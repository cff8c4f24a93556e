"""What is heard of a reply: the same facts as on the screen, as a clerk tells them."""

from pathlib import Path

import pytest

from assistant.goals.table import assistant_of
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.telling import SPOKEN_WORDS
from assistant.thread import Heard, Shown, Thread
from assistant.turn import Assistant
from assistant.types import Wish
from tests.fakes import HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

PHRASES = Phrases.load(Path(__file__).parents[2] / "domain.yml")
BANK = "Electronics > Power Banks"
NAMES = ("Hawk", "Robin", "Finch", "Heron", "Swift", "Raven", "Eagle", "Crane")
VARIANTS = [
    variant(
        name,
        f"{name} Power Bank, 20,000 mAh, Fast Charging, USB-C with Two Cables",
        f"{20 + place}.90",
        color=color,
        product_type=BANK,
        link="https://shop.example/p",
        description="See https://shop.example/p for more.",
    )
    for place, name in enumerate(NAMES)
    for color in ("Black", "White", "Red", "Blue", "Green", "Pink", "Gold")
]


@pytest.fixture
def replies() -> Replies:
    return Replies(PHRASES, lambda: "USD")


@pytest.fixture
def assistant() -> Assistant:
    shop = Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    return assistant_of(shop, HeldLooks(), Replies(PHRASES, shop.currency), cards=6)


def said(assistant: Assistant, goal: str, text: str, thread: Thread | None = None) -> tuple[Reply, Thread]:
    turn = assistant.take(goal, Heard(text=text), thread or Thread())
    return turn.reply, turn.thread


def test_three_products_are_named_shortly_with_their_prices_and_what_can_be_said_next(assistant):
    reply, _ = said(assistant, "search", "power banks")
    assert len(reply.cards) == 6
    first = [f"{card.title.partition(',')[0]}, {card.price}." for card in reply.cards[:3]]
    assert reply.speech.endswith(
        f"The first three: {' '.join(first)} Say more to hear others, or which one to hear about."
    )
    assert not any(card.title.partition(",")[0] in reply.speech for card in reply.cards[3:])


def test_a_list_can_be_followed_by_ear(assistant):
    for text in ("power banks", "black power banks under $25", "purple power banks", "power banks under 5 dollars"):
        reply, _ = said(assistant, "search", text)
        assert len(reply.speech.split()) <= SPOKEN_WORDS, reply.speech
        assert "http" not in reply.speech


def test_as_few_as_are_named_are_not_called_the_first(assistant):
    reply, _ = said(assistant, "search", "power banks under 21.50")
    assert len(reply.cards) == 1
    assert reply.speech == f"{reply.text} Hawk Power Bank, $20.90. Say tell me about it to hear more."


def test_where_nothing_is_found_nothing_is_offered(assistant):
    reply, _ = said(assistant, "search", "power banks that are not electronics under 1 dollar")
    assert ("Say" in reply.speech) is bool(reply.cards)


def test_of_many_colors_some_are_named_and_the_rest_counted(assistant):
    _, thread = said(assistant, "search", "power banks")
    reply, _ = said(assistant, "details", "tell me about the first one", thread)
    assert "and 2 more." in reply.speech
    assert "and 2 more." not in reply.text
    assert "http" not in reply.speech
    assert len(reply.speech.split()) <= SPOKEN_WORDS


def test_which_of_many_is_asked_with_three_of_them(replies):
    products = [
        Shown(item_group_id=name, title=f"{name} Dress", variant_id=name, color="", price="1") for name in NAMES
    ]
    reply = replies.which(Wish(), products)
    assert reply.speech == "Do you mean Hawk Dress, Robin Dress, Finch Dress, or another one?"
    assert all(f"{name} Dress" in reply.text for name in NAMES)


def test_which_of_two_is_asked_as_it_is_written(replies):
    products = [
        Shown(item_group_id=name, title=f"{name} Dress", variant_id=name, color="", price="1") for name in NAMES[:2]
    ]
    assert replies.which(Wish(), products).speech == replies.which(Wish(), products).text


@pytest.mark.parametrize("response", ["utter_help", "utter_ask_which"])
def test_what_is_written_for_the_eye_has_a_form_for_the_ear(replies, response):
    reply = replies.plain(response, Wish())
    assert reply.text == PHRASES.say(response)
    assert reply.speech == PHRASES.say(f"{response}_heard") != reply.text
    assert not {"screen", "“"} & set(reply.speech.split())


def test_what_has_no_form_of_its_own_is_heard_as_it_is_written(replies):
    reply = replies.plain("utter_greet", Wish())
    assert reply.speech == reply.text == PHRASES.say("utter_greet")


@pytest.mark.parametrize(
    ("text", "first"),
    [("power banks", ["Black"]), ("blue power banks", ["Blue"]), ("red or gold power banks", ["Red", "Gold"])],
)
def test_a_card_lists_first_the_color_it_shows_and_then_what_else_was_asked_for(assistant, text, first):
    reply, _ = said(assistant, "search", text)
    assert reply.cards
    for card in reply.cards:
        assert card.colors[: len(first)] == tuple(first)
        assert len(card.colors) == 7
