"""Questions about one product are answered from what is known, with the source shown."""

from pathlib import Path

import pytest

from assistant.goals.table import Services, assistant_of
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Availability, Detail, Mention, Review
from tests.fakes import HeldLooks, HeldReviews, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant
from tests.unit.goals.conftest import Customer

DOMAIN = Path(__file__).parents[3] / "domain.yml"
GONE = Availability.OUT_OF_STOCK
COAT = {
    "product_type": "Women > Coats",
    "gender": "female",
    "brand": "Norrby",
    "material": "Wool/Cashmere",
    "description": "A warm coat for cold days. It is water-resistant, but not waterproof. Two deep pockets. "
    "Machine wash 30°. The hood is sold separately.",
    "details": (
        Detail("Features", "Lined", "Yes"),
        Detail("Features", "Belt", "No"),
        Detail("Fit", "Shape", "Loose fit"),
    ),
}
BAG = {"product_type": "Bags", "description": 'A canvas bag. Dimensions: 18" x 10" x 4". The handles are of leather.'}
VARIANTS = [
    variant("coat", "Ada Coat", "120", color="Red", size="M", **COAT),
    variant("coat", "Ada Coat", "120", color="Red", size="L", availability=GONE, **COAT),
    variant("coat", "Ada Coat", "140", color="Navy", size="M", availability=GONE, **COAT),
    variant("coat", "Ada Coat", "140", color="Navy", size="L", **COAT),
    variant("coat", "Ada Coat", "120", color="Green", size="L", availability=Availability.PREORDER, **COAT),
    variant("plain", "Bea Coat", "90", color="Black", size="S", product_type="Women > Coats"),
    variant("bag", "Cyd Tote", "30", material="Canvas", **BAG),
]
TENT = {"product_type": "Sport > Tents", "details": (Detail("Capacity", "Persons", "2"),)}
VARIANTS += [variant("tent", "Dee Tent", "200", description="A light tent. It sleeps two.", **TENT)]
REVIEWS = [
    Review("coat", 5, "", "The zip runs smoothly and it is wonderfully warm.", "Ann"),
    Review("coat", 4, "", "The zipper feels solid. True to size.", "Ben"),
    Review("coat", 2, "", "The zip broke after a week. It runs small.", "Cleo"),
    Review("coat", 5, "", "I love it.", ""),
]


@pytest.fixture
def customer() -> Customer:
    shelves = HeldShelf(shelf(VARIANTS, {"coat": (4.0, 4)}))
    shop = Shop(shelves, HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    replies = Replies(Phrases.load(DOMAIN), shop.currency)
    return Customer(assistant_of(shop, HeldLooks(), replies, 3, Services(reviews=HeldReviews(REVIEWS))))


@pytest.fixture
def coat(customer: Customer) -> Customer:
    customer.say("search", "coats")
    customer.say("details", "tell me about the ada coat")
    assert customer.titles == ["Ada Coat"]
    return customer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("is it waterproof", "No, the description says “It is water-resistant, but not waterproof”."),
        ("is it water resistant", "Yes, the description says “It is water-resistant, but not waterproof”."),
        ("does it have pockets", "Yes, the description says “Two deep pockets”."),
        ("does it have a hood", "The description says “The hood is sold separately”."),
        ("is it lined", "Yes, the product data says “Lined: Yes”."),
        ("does it have a belt", "No, the product data says “Belt: No”."),
        ("is it machine washable", "Yes, the description says “Machine wash 30°”."),
        ("what is it made of", "It is made of wool and cashmere."),
        ("is it wool", "In part: it is made of wool and cashmere."),
        ("is it silk", "No: it is made of wool and cashmere."),
        ("is it for women", "Yes: it is meant for women."),
        ("who makes it", "It is made by Norrby."),
        ("how much is it", "Ada Coat costs $120. Other colors and sizes of it cost from $120 to $140."),
        ("how is it rated", "Customers give it 4.0 out of 5 (4 reviews)."),
    ],
)
def test_what_is_known_is_said_with_its_source(coat: Customer, question: str, answer: str):
    reply = coat.say("details", question)
    assert reply.text == reply.speech == answer
    assert reply.sources
    assert coat.titles == ["Ada Coat"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("is it dimmable", "The shop does not say whether it is dimmable."),
        ("does it have buttons", "The shop does not say whether it has buttons."),
        ("how heavy is it", "The shop does not say what it weighs."),
        ("what are the dimensions", "The shop does not give its measures."),
        ("is it striped", "The shop does not say whether it is striped."),
    ],
)
def test_what_is_not_known_is_said_to_be_unknown(coat: Customer, question: str, answer: str):
    reply = coat.say("details", question)
    assert reply.text == answer
    assert reply.sources == ()


def test_where_the_shop_is_silent_reviews_are_asked(coat: Customer):
    reply = coat.say("details", "does the zip run smoothly")
    assert reply.text.startswith("The shop says nothing about")
    assert "“The zip runs smoothly and it is wonderfully warm”" in reply.text
    assert [source.name for source in reply.sources] == ["Ann, 5 stars"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("do you have it in m", "Yes, in stock: M in Red."),
        ("do you have it in l", "Yes, in stock: L in Navy."),
        ("does it come in blue", "Yes, in stock: Navy in L."),
        ("does it come in blue in m", "No, Navy in M is sold out. In stock instead: Red in M."),
        ("does it come in green", "Not yet: Green is on preorder. In stock instead: Red and Navy."),
        ("does it come in purple", "No, it does not come in purple. In stock instead: Red and Navy."),
        ("is there an xxl", "No, it does not come in size XXL. In stock instead: Red in M; Navy in L."),
        ("is it in stock", "Yes, in stock: Red in M; Navy in L."),
        ("what sizes does it come in", "In stock: Red in M; Navy in L."),
        ("what colors does it come in", "It is in stock in Red and Navy. Green is sold out."),
        ("is the red one in stock in l", "No, L is sold out. In stock instead: Navy in L."),
        ("is the navy one in stock", "Yes, in stock: Navy in L."),
    ],
)
def test_stock_is_told_by_color_and_size_at_once(coat: Customer, question: str, answer: str):
    assert coat.say("details", question).text == answer


def test_the_card_is_of_the_color_that_was_asked_for(coat: Customer):
    assert coat.say("details", "does it come in blue").cards[0].color == "Navy"
    assert coat.say("details", "does it come in purple").cards[0].color == "Red"


def test_the_sentences_that_mention_a_thing_are_told_with_how_many_agree(coat: Customer):
    reply = coat.say("details", "what do people say about the zip")
    assert reply.text.startswith("2 of 3 reviews that mention “zip” speak well of it.")
    assert "Ann, 5 stars: “" in reply.text
    assert "Cleo, 2 stars: “The zip broke after a week”" in reply.text
    assert len(reply.sources) == 3


def test_on_the_whole_the_stars_and_both_sides_are_told(coat: Customer):
    reply = coat.say("details", "what do people say about it")
    assert reply.text.startswith("Customers give it 4.0 out of 5 (4 reviews).")
    assert "2 stars: “" in reply.text


def test_bad_reviews_are_counted(coat: Customer):
    reply = coat.say("details", "any bad reviews?")
    assert reply.text == "1 of 4 reviews gives 2 stars or fewer. Cleo, 2 stars: “The zip broke after a week”."


def test_how_the_size_turns_out_is_told_from_both(coat: Customer):
    reply = coat.say("details", "does it run small")
    assert "Fit, shape: Loose fit" in reply.text
    assert "Of 2 reviews that tell how the size turns out, 1 finds it small and 1 finds it right." in reply.text


def test_at_most_two_sentences_of_reviews_are_read_out(coat: Customer):
    for question in ("what do people say", "what do people say about the zip", "any bad reviews", "does it run small"):
        assert coat.say("details", question).speech.count("stars: “") <= 2


@pytest.mark.parametrize(
    "question", ["how many people fit in it", "nice, but how many does it sleep", "does it sleep four"]
)
def test_how_many_people_there_is_room_for_is_quoted_and_no_answer_on_the_fit(customer: Customer, question: str):
    customer.say("search", "tents")
    text = customer.say("details", question).text
    assert "2" in text or "sleeps two" in text
    assert "review" not in text
    assert "Yes" not in text


def test_nothing_is_made_up_of_a_product_that_says_nothing(customer: Customer):
    customer.say("search", "coats")
    customer.say("details", "the bea coat")
    assert customer.say("details", "what is it made of").text == "The shop does not say what it is made of."
    assert customer.say("details", "what do people say").text == "Nobody has reviewed it yet."
    assert customer.say("details", "does it run small").text == "Nobody has reviewed it yet."
    assert customer.say("details", "who makes it").text == "The shop does not say who makes it."
    assert customer.say("details", "how do i wash it").text == "The shop does not say how to care for it."


def test_a_thing_without_sizes_and_colors_has_none_to_choose(customer: Customer):
    customer.say("details", product="bag")
    assert customer.say("details", "do you have it in l").text == "There are no sizes of it to choose from."
    assert customer.say("details", "does it come in red").text == "The shop does not say what color it is."
    assert customer.say("details", "is it in stock").text == "Yes, it is in stock."
    assert customer.say("details", "how big is it").text == 'The description says “Dimensions: 18" x 10" x 4"”.'


def test_a_material_of_a_part_is_told_beside_that_of_the_whole(customer: Customer):
    customer.say("details", product="bag")
    assert customer.say("details", "is it leather").text == (
        "The shop says that it is made of canvas. The description says “The handles are of leather”."
    )


def test_it_is_the_product_asked_about_last(customer: Customer):
    customer.say("search", "coats")
    customer.say("details", "is the bea coat warm")
    customer.say("details", "is it in stock")
    assert customer.titles == ["Bea Coat"]
    assert customer.search.focus == "plain"


def test_the_question_waits_for_the_product(customer: Customer):
    customer.say("search", "coats")
    asked = customer.say("details", "is it waterproof")
    assert asked.cards == ()
    answered = customer.say("details", "the ada coat")
    assert answered.text.startswith("No, the description says")


def test_without_a_product_on_the_screen_one_is_asked_for(customer: Customer):
    assert customer.say("details", "is it waterproof").text.startswith("What are you looking for?")


def test_more_about_it_is_the_overview(coat: Customer):
    reply = coat.say("details", "tell me more")
    assert reply.text.startswith("Ada Coat costs $120. It is made by Norrby.")


def test_the_green_one_may_be_a_color_of_what_is_talked_about_and_is_asked_about_where_it_is_none(coat: Customer):
    told = coat.say("details", "tell me about the navy one")
    assert told.cards[0].color == "Navy"
    assert coat.say("details", "tell me about the purple one").cards == ()


def test_a_product_that_is_named_need_not_be_on_the_screen(customer: Customer):
    named = (Mention(label="product_name", text="cyd tote"),)
    assert customer.say("details", "is the cyd tote leather", mentions=named).cards[0].title == "Cyd Tote"
    unknown = (Mention(label="product_name", text="olivia tank"),)
    assert Customer(customer.assistant).say("details", "is the olivia tank leather", mentions=unknown).cards == ()
