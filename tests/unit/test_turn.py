"""Turns with a customer, from what they said to what they read. Real language, a small shelf."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.goals.table import assistant_of
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.thread import Heard, Instead, SearchState, Thread, Turn
from assistant.turn import Assistant, Beside
from assistant.types import Facet
from tests.fakes import HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

DOMAIN = Path(__file__).parents[2] / "domain.yml"
DRESSES = {"product_type": "Women > Dresses", "gender": "female"}
VARIANTS = [
    variant("d1", "Ada Dress", "60", color="Red", size="M", pattern="Solid", **DRESSES),
    variant("d1", "Ada Dress", "60", color="Navy", size="M", pattern="Solid", **DRESSES),
    variant("d2", "Bea Dress", "120", sale_price="75", color="Red", size="S", pattern="Striped", **DRESSES),
    variant("d3", "Cyd Dress", "95", color="Red", size="M", pattern="Solid", **DRESSES),
    variant("d4", "Dee Dress", "45", color="Sky Blue", size="M", pattern="Solid", **DRESSES),
    variant("t1", "Peak Tent", "200", color="Green", product_type="Sport > Tents", description="A waterproof tent."),
]


@pytest.fixture
def assistant() -> Assistant:
    shop = Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    return assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), cards=2)


@pytest.fixture
def rated() -> Assistant:
    shop = Shop(
        HeldShelf(shelf(VARIANTS, {"d1": (4.9, 5), "d3": (4.0, 20)})),
        HeldCatalog(dict(enumerate(VARIANTS))),
        LetterEncoder(),
    )
    return assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), cards=2)


def say(assistant: Assistant, goal: str, text: str, thread: Thread | None = None) -> Turn:
    return assistant.take(goal, Heard(text=text), thread or Thread())


def titles(turn: Turn) -> list[str]:
    return [card.title for card in turn.reply.cards]


def labels(turn: Turn) -> list[str]:
    return [chip.label for chip in turn.reply.chips]


@pytest.mark.parametrize(
    ("cut", "meant"),
    [
        ("I found two matches. The first: Bea Dress", "Bea Dress"),
        ("I found two matches. The first: Bea Dress, $75. Ada Dress", "Ada Dress"),
        ("I found two", None),
        ("", None),
    ],
)
def test_who_breaks_in_means_what_was_named_last(assistant: Assistant, cut: str, meant: str | None):
    shown = say(assistant, "search", "show me red dresses under $80")
    assert titles(shown) == ["Bea Dress", "Ada Dress"]
    told = assistant.take("details", Heard(text="tell me about that one", cut=cut), shown.thread)
    assert titles(told) == ([meant] if meant else [])


def test_what_is_looked_for_beside_is_on_sale_where_that_was_asked_for(assistant: Assistant):
    first = say(assistant, "search", "dresses on sale under $100")
    assert labels(say(assistant, "refine", "and tents", first.thread)) == ["tent", "on sale"]


def test_a_rehearsal_reaches_the_shop_and_is_told_to_no_witness(assistant: Assistant):
    texts: list[str] = []

    def search(heard: Heard, thread: Thread) -> Turn:
        texts.append(heard.text)
        return Turn(thread=thread, reply=None)

    nobody = Beside(companions=None, ears=None, witness=None)  # whoever is asked fails
    Assistant(assistant.shop, {"search": search}, {}, nobody).rehearse(Heard(text="red dresses"))
    assert texts == ["red dresses"]


def test_a_search_shows_what_obeys_it_and_says_what_was_understood(assistant: Assistant):
    turn = say(assistant, "search", "show me red dresses under $80")
    assert set(titles(turn)) == {"Ada Dress", "Bea Dress"}
    assert labels(turn) == ["dress", "red", "under $80"]
    assert turn.reply.text == "I found 2 matches for “red dress under $80”."


def test_a_refinement_keeps_the_rest(assistant: Assistant):
    first = say(assistant, "search", "show me red dresses under $80")
    blue = say(assistant, "refine", "in blue", first.thread)
    assert labels(blue) == ["dress", "blue", "under $80"]
    assert {card.color for card in blue.reply.cards} == {"Navy", "Sky Blue"}


def test_cheaper_shows_only_what_costs_less_than_all_on_the_screen(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    first_of = first.thread.search.shown[0].model_copy(update={"price": Decimal(60)})
    search = first.thread.search.model_copy(update={"shown": (first_of,)})
    dearest = first.thread.model_copy(update={"search": search})
    cheaper = say(assistant, "refine", "cheaper", dearest)
    assert titles(cheaper) == ["Dee Dress"]
    assert labels(cheaper) == ["dress", "under $60"]


def test_when_only_the_nearest_is_on_the_screen_nothing_is_called_the_cheapest_of_its_kind(assistant: Assistant):
    nearest = say(assistant, "search", "green dresses")
    assert nearest.reply.relaxed == (Facet.COLOR,)
    cheapest = say(assistant, "refine", "cheaper", nearest.thread)
    cheaper = say(assistant, "refine", "cheaper", cheapest.thread)
    assert "cheapest “green dress”" not in cheaper.reply.text
    assert cheaper.reply.relaxed == (Facet.COLOR,)


def test_when_nothing_is_cheaper_that_is_said_and_the_wish_stays(assistant: Assistant):
    first = say(assistant, "search", "blue dresses")
    turn = say(assistant, "refine", "cheaper", first.thread)
    assert "already seen the cheapest “blue dress”" in turn.reply.text
    assert labels(turn) == ["dress", "blue", "lowest price first"]
    assert titles(turn)[0] == "Dee Dress"


def test_not_striped_takes_the_striped_away(assistant: Assistant):
    first = say(assistant, "search", "red dresses under 80")
    turn = say(assistant, "refine", "not striped", first.thread)
    assert titles(turn) == ["Ada Dress"]


def test_when_nothing_fits_the_reply_names_what_was_let_go(assistant: Assistant):
    turn = say(assistant, "search", "red dresses under $20")
    assert turn.reply.relaxed == (Facet.PRICE,)
    assert "the price" in turn.reply.text
    assert titles(turn)[0] == "Ada Dress"


def test_another_thing_starts_another_wish(assistant: Assistant):
    first = say(assistant, "search", "red dresses under 80")
    assert labels(say(assistant, "search", "I need a tent", first.thread)) == ["tent"]


def test_a_search_that_names_no_thing_refines_what_is_looked_for(assistant: Assistant):
    first = say(assistant, "search", "red dresses")
    assert labels(say(assistant, "search", "show me blue ones", first.thread)) == ["dress", "blue"]


def test_more_goes_on_where_the_screen_ended_until_all_is_shown(assistant: Assistant):
    first = say(assistant, "search", "dresses")
    second = say(assistant, "show_more", "more", first.thread)
    assert set(titles(first)).isdisjoint(titles(second))
    last = say(assistant, "show_more", "more", second.thread)
    assert last.reply.cards == ()
    assert "all I have" in last.reply.text


def test_removing_a_chip_searches_again_without_it(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $50")
    turn = assistant.take("remove", Heard(chip="color:red"), first.thread)
    assert labels(turn) == ["dress", "under $50"]
    assert titles(turn) == ["Dee Dress"]


def test_the_second_one_is_the_second_on_the_screen(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80")
    turn = say(assistant, "details", "tell me about the second one", first.thread)
    assert titles(turn) == [first.reply.cards[1].title]


def test_a_tapped_card_is_told_about(assistant: Assistant):
    turn = assistant.take("details", Heard(product="t1"), Thread())
    assert titles(turn) == ["Peak Tent"]
    assert "A waterproof tent." in turn.reply.text


def test_a_product_is_told_about_in_the_color_that_is_on_the_screen(assistant: Assistant):
    blue = say(assistant, "search", "blue dresses")
    # As a photo shows it: the wish names no color.
    on_screen = Thread(search=SearchState(shown=blue.thread.search.shown))
    assert blue.reply.cards
    for card in blue.reply.cards:
        turn = assistant.take("details", Heard(product=card.item_group_id), on_screen)
        assert turn.reply.cards[0].variant_id == card.variant_id


def test_a_product_that_does_not_exist_is_asked_about_not_invented(assistant: Assistant):
    turn = assistant.take("details", Heard(product="nope"), Thread())
    assert turn.reply.cards == ()


def test_it_is_the_product_talked_about_last(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80")
    told = say(assistant, "details", "the first one", first.thread)
    again = say(assistant, "details", "what sizes does it come in", told.thread)
    assert titles(again) == titles(told)


def test_a_description_that_nothing_shown_fits_is_asked_about_not_guessed(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80")
    told = say(assistant, "details", "the first one", first.thread)
    turn = say(assistant, "details", "tell me about the green one", told.thread)
    assert turn.reply.cards == ()
    assert "not sure which" in turn.reply.text


def test_an_unclear_reference_is_asked_back(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80")
    turn = say(assistant, "details", "tell me about the red one", first.thread)
    assert {quick.label for quick in turn.reply.quick_replies} == {"Ada Dress for $60", "Bea Dress for $75"}


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        *(("Ada Dress for $60", "Ada Dress"), ("bea", "Bea Dress"), ("the cheaper one", "Ada Dress")),
        *(("the one for $75", "Bea Dress"), ("the more expensive one please", "Bea Dress")),
        ("not the cheaper one", "Bea Dress"),
    ],
)
@pytest.mark.parametrize("taken_for", ["details", "search", "fallback"])
def test_which_one_is_answered_in_any_form_whatever_it_was_taken_for(
    assistant: Assistant, answer: str, title: str, taken_for: str
):
    first = say(assistant, "search", "red dresses under $80")
    asked = say(assistant, "details", "tell me about the red one", first.thread)
    answered = say(assistant, taken_for, answer, asked.thread)
    assert titles(answered) == [title]
    assert answered.thread.asked is None


def test_a_question_is_dropped_by_another_wish_and_kept_by_small_talk(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80")
    asked = say(assistant, "details", "tell me about the red one", first.thread)
    thanked = assistant.take("small_talk", Heard(text="thanks", intent="thank"), asked.thread)
    assert thanked.thread.asked == asked.thread.asked
    assert say(assistant, "search", "tents", thanked.thread).thread.asked is None


def test_a_product_of_an_earlier_screen_can_still_be_asked_about(assistant: Assistant):
    tents = say(assistant, "search", "tents")
    dresses = say(assistant, "search", "red dresses", tents.thread)
    for text in ("the peak tent", "that tent from before"):
        assert titles(say(assistant, "details", text, dresses.thread)) == ["Peak Tent"]


def test_one_more_property_refines_instead_of_starting_anew(assistant: Assistant):
    first = say(assistant, "search", "tents under $300")
    assert labels(say(assistant, "search", "waterproof", first.thread)) == ["tent", "under $300", "waterproof"]
    assert labels(say(assistant, "search", "with long ropes", first.thread))[:2] == ["tent", "under $300"]


def test_what_about_another_kind_keeps_the_rest(assistant: Assistant):
    first = say(assistant, "search", "dresses under $300")
    assert labels(say(assistant, "search", "what about tents", first.thread)) == ["tent", "under $300"]


def test_starting_over_forgets_everything(assistant: Assistant):
    first = say(assistant, "search", "red dresses")
    assert say(assistant, "start_over", "start over", first.thread).thread == Thread()


def test_a_refinement_that_says_nothing_changes_nothing(assistant: Assistant):
    first = say(assistant, "search", "red dresses")
    turn = say(assistant, "refine", "hmm", first.thread)
    assert turn.thread.search == first.thread.search or labels(turn)[:2] == ["dress", "red"]


def test_the_first_words_that_mean_nothing_are_asked_back(assistant: Assistant):
    turn = say(assistant, "search", "show me something please")
    assert turn.reply.cards == ()
    assert "What are you looking for" in turn.reply.text


def test_speech_names_no_more_than_three_products_and_no_link(assistant: Assistant):
    turn = say(assistant, "search", "dresses")
    assert "http" not in turn.reply.speech
    assert turn.reply.speech.count("Dress,") <= 3


def test_speech_and_text_and_cards_tell_the_same_prices(assistant: Assistant):
    turn = say(assistant, "search", "red dresses under $80")
    assert turn.reply.cards
    for card in turn.reply.cards:
        assert f"{card.title}, {card.price}." in turn.reply.speech


def test_a_sale_shows_the_old_price_too(assistant: Assistant):
    turn = assistant.take("details", Heard(product="d2"), Thread())
    (card,) = turn.reply.cards
    assert (card.price, card.old_price) == ("$75", "$120")
    assert turn.thread.search.focus == "d2"


def test_the_state_survives_its_way_through_json(assistant: Assistant):
    state = say(assistant, "search", "red dresses under $80 with pockets").thread
    assert Thread.model_validate_json(state.model_dump_json()) == state
    assert all(isinstance(each.price, Decimal) for each in state.search.shown)


def test_words_that_mean_nothing_here_do_not_disturb_what_is_looked_for(assistant: Assistant):
    first = say(assistant, "search", "red dresses")
    turn = say(assistant, "refine", "asdf qwer", first.thread)
    assert turn.thread.search == first.thread.search
    assert turn.reply.cards == ()


def test_a_thing_the_shop_has_nothing_of_is_said_and_the_nearest_offered(assistant: Assistant):
    turn = say(assistant, "search", "show me zeppelins")
    assert turn.reply.relaxed == (Facet.CATEGORY,)
    assert "nothing called “zeppelins”" in turn.reply.text
    assert turn.reply.cards


def test_something_for_somebody_else_begins_anew(assistant: Assistant):
    first = say(assistant, "search", "red dresses under $80 for women")
    turn = say(assistant, "search", "waterproof thing for my son", first.thread)
    assert "dress" not in labels(turn)
    assert "red" not in labels(turn)


def test_how_many_reviews_there_should_be_is_obeyed_and_shown(rated: Assistant):
    many = say(rated, "search", "dresses with more than 5 reviews")
    assert titles(many) == ["Cyd Dress"]
    assert labels(many) == ["dress", "with more than 5 reviews"]
    none = say(rated, "refine", "at least 100 reviews", many.thread)
    assert none.reply.relaxed == (Facet.REVIEWS,)
    assert "the number of reviews" in none.reply.text
    assert labels(say(rated, "refine", "forget the reviews", none.thread)) == ["dress"]


@pytest.mark.parametrize("text", ["try again", "Again, please", "could you try that once more?", "retry"])
def test_after_a_turn_that_failed_trying_again_is_what_was_said_in_it(assistant: Assistant, text: str):
    thread = say(assistant, "search", "red dresses").thread.model_copy(update={"failed": "in navy"})
    turn = say(assistant, "fallback", text, thread)
    assert turn.reply is None
    assert turn.instead == Instead(text="in navy")
    assert turn.thread == thread.model_copy(update={"failed": ""})


def test_what_failed_is_forgotten_with_the_next_turn(assistant: Assistant):
    turn = say(assistant, "search", "red dresses", Thread(failed="tents"))
    assert titles(turn)
    assert turn.thread.failed == ""


def test_without_a_failure_trying_again_is_not_understood(assistant: Assistant):
    assert not say(assistant, "fallback", "try again").is_understood
