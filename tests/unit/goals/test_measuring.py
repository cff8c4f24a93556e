"""A customer tells their measures, which are kept as they agree, and is told which size to take."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from assistant.goals.table import Services, assistant_of
from assistant.language.body import Measure
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.tailoring.chart import Chart, Span
from assistant.thread import Thread
from assistant.types import Facet, Mention, Review
from tests.fakes import HeldCustomers, HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf
from tests.unit.goals.conftest import DOMAIN, RATINGS, VARIANTS, Customer

SPANS = [
    Span("*", "dress", "female", size, measure, Decimal(low), Decimal(high))
    for measure, ends in ((Measure.CHEST, (82, 88, 94, 102)), (Measure.WAIST, (62, 68, 74, 82)))
    for size, low, high in zip(("S", "M", "L"), ends, ends[1:], strict=False)
]


@dataclass(frozen=True)
class Held:
    """A size chart, and reviews of one product."""

    small: int = 0  # reviews that find it small

    def current(self) -> Chart:
        return Chart(tuple(SPANS))

    def of(self, item_group_id: str, most: int) -> Sequence[Review]:
        return [Review(item_group_id, 4, "", "It runs small.", "Ana")] * self.small if item_group_id == "d1" else []


@dataclass
class Person(Customer):
    """A customer of a shop that can remember."""

    book: HeldCustomers = field(default_factory=HeldCustomers)

    def body(self) -> dict[str, str]:
        told = [each for each in self.thread.preferences if each.facet is Facet.BODY]
        return {each.kinds[0]: each.value.split()[1] for each in told}


def person(small: int = 0) -> Person:
    shop = Shop(HeldShelf(shelf(VARIANTS, RATINGS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    book, held = HeldCustomers(), Held(small)
    services = Services(customers=book, charts=held, reviews=held)
    assistant = assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), 3, services)
    return Person(assistant, book=book)


@pytest.fixture
def ann() -> Person:
    return person()


def test_measures_hold_for_the_conversation_until_it_is_agreed_to_remember_them(ann: Person):
    told = ann.say("refine", "I'm 178 cm and 70 kg")
    assert "a height of 178 cm and a weight of 70 kg" in told.text
    assert [each.text for each in told.quick_replies] == ["Yes, remember it", "No, only for now"]
    assert ann.body() == {"height": "178", "weight": "70"}
    assert ann.book.preferences("ann") == ()
    ann.say("small_talk", "Yes, remember it", intent="affirm")
    assert [each.value for each in ann.book.preferences("ann")] == ["height 178", "weight 70"]


def test_a_measure_takes_the_place_of_what_was_told_before(ann: Person):
    ann.say("prefer", "my waist is 70 cm")
    ann.say("prefer", "my waist is 32 inches and my chest is 90 cm")
    assert ann.body() == {"waist": "81.3", "chest": "90"}


def test_the_size_is_told_of_what_is_asked_about_with_where_it_stands(ann: Person):
    ann.say("search", "dresses")
    ann.say("details", "which size should I take in the Ada Dress?")
    assert "goes by chest or waist" in ann.reply.text
    told = ann.say("fallback", "my chest is 90 cm")
    assert "a chest of 90 cm takes M. M is in stock." in told.text
    assert [each.quote for each in told.sources] == ["M: chest 88 cm to 94 cm"]
    assert ann.titles == ["Ada Dress"]


def test_a_question_with_the_measures_in_it_is_answered_at_once(ann: Person):
    ann.say("search", "dresses")
    told = ann.say("details", "My chest is 90 cm and my waist is 78 cm, which size of the Ada Dress should I take?")
    assert "take L, the larger one" in told.text


@pytest.mark.parametrize("goal", ["add_to_cart", "search", "policy"])
def test_which_size_to_take_is_advice_whatever_it_is_taken_for(ann: Person, goal: str):
    ann.say("search", "dresses")
    assert "goes by chest or waist" in ann.say(goal, "which size should I take in the Ada Dress?").text


@pytest.mark.parametrize("goal", ["fallback", "search", "details", "small_talk", "known", "add_to_cart"])
@pytest.mark.parametrize("text", ["which size fits me", "What size fits me?", "which size should I take?"])
def test_which_size_to_take_of_no_product_is_asked_of_which(ann: Person, goal: str, text: str):
    reply = ann.say(goal, text)
    assert "depends on the product" in reply.text
    assert not reply.cards


def test_what_the_shop_says_of_sizes_is_asked_of_no_product(ann: Person):
    reply = ann.say("policy", "which size should I take between two", intent="policy")
    assert "depends on the product" not in reply.text


def test_who_asks_for_what_is_known_of_their_size_is_told_that(ann: Person):
    assert "depends on the product" not in ann.say("known", "what is my size", intent="known").text


def test_a_size_of_a_kind_of_thing_is_looked_for(ann: Person):
    ann.say("search", "what size dress do I need")
    assert "Ada Dress" in ann.titles


def test_measures_that_are_remembered_are_used_in_the_next_conversation(ann: Person):
    ann.book.agree("ann", agreed=True)
    ann.say("prefer", "my chest is 90 cm")
    ann.thread = Thread()
    ann.say("search", "green dresses")
    assert "takes M" in ann.say("details", "which size should I take?").text


def test_reviews_that_find_it_small_speak_for_a_size_up():
    ann = person(small=4)
    ann.say("search", "dresses")
    ann.say("details", "tell me about the Ada Dress")
    ann.say("prefer", "my chest is 90 cm")
    assert "takes M" in ann.reply.text
    assert "L may suit you better" in ann.reply.text
    assert "Of 4 reviews that tell how the size turns out, 4 find it small. Better take one size up." in ann.reply.text


def test_few_reviews_are_no_reason_for_another_size():
    ann = person(small=2)
    ann.say("search", "dresses")
    assert "size up" not in ann.say("details", "does the Ada Dress run small?").text


def test_beyond_the_chart_and_without_one_it_is_said(ann: Person):
    ann.say("search", "dresses")
    ann.say("details", "tell me about the Ada Dress")
    assert "its largest, L, goes up to 102 cm" in ann.say("prefer", "my chest is 130 cm").text
    ann.say("search", "tents")
    assert "no sizes" in ann.say("details", "which size of the Peak Tent should I take?").text


@pytest.mark.parametrize("text", ["I'm 900 cm tall", "my waist is 2 cm", "i weigh 7000 kg", "I weigh -70 kg"])
def test_what_nobody_measures_is_asked_again_and_kept_nowhere(ann: Person, text: str):
    assert "can't use" in ann.say("prefer", text).text
    assert ann.thread.preferences == ()


def test_a_search_with_a_measure_goes_on_and_keeps_it(ann: Person):
    ann.say("search", "show me dresses, my chest is 90 cm")
    assert len(ann.titles) == 3
    assert ann.body() == {"chest": "90"}


def test_one_measure_is_forgotten_and_the_others_stay(ann: Person):
    ann.say("prefer", "my chest is 90 cm and my waist is 70 cm")
    assert "a waist of 70 cm" in ann.say("forget", "forget my waist", intent="forget_that").text
    assert ann.body() == {"chest": "90"}
    ann.say("forget", "forget that", intent="forget_that")
    assert ann.body() == {}


def test_a_measure_that_is_taken_for_a_medical_matter_is_kept(ann: Person):
    assert "a chest of 96 cm" in ann.say("care", "my chest is 96 cm", intent="advice").text
    assert ann.body() == {"chest": "96"}


@pytest.mark.parametrize(("text", "intent"), [("my chest hurts", "advice"), ("I'm 178 cm and want to die", "distress")])
def test_what_hurts_is_a_matter_of_care(ann: Person, text: str, intent: str):
    told = ann.say("care", text, intent=intent)
    assert "kept" not in told.text
    assert ann.body() == {}


def test_a_search_gets_no_word_of_a_measure_said_beside_it(ann: Person):
    ann.say("search", "I'm 178 cm, show me dresses", mentions=(Mention(label="attribute", text="178 cm"),))
    assert ann.search.wish.words == ""
    assert len(ann.titles) == 3
    assert ann.body() == {"height": "178"}


@pytest.mark.parametrize("goal", ["search", "refine", "details", "prefer", "fallback"])
@pytest.mark.parametrize(
    "text",
    ["my wife is 165 cm, which size for her?", "she is 160 cm", "my husband is 190 cm", "my wife's waist is 80 cm"],
)
def test_what_somebody_else_measures_is_not_kept_and_not_searched_for(ann: Person, goal: str, text: str):
    ann.say("search", "dresses")
    wish = ann.search.wish
    assert "only your own measures" in ann.say(goal, text).text
    assert ann.search.wish == wish
    assert ann.body() == {}


def test_a_search_for_somebody_else_goes_on_without_their_measures(ann: Person):
    ann.say("search", "dresses for my wife, she is 165 cm")
    assert len(ann.titles) == 3
    assert "165" not in ann.search.wish.words
    assert "cm" not in ann.search.wish.words.split()
    assert ann.body() == {}


def test_one_impossible_measure_drops_no_possible_one(ann: Person):
    told = ann.say("prefer", "I'm 178 cm and 900 kg").text
    assert "a height of 178 cm" in told
    assert "can't use a weight of 900 kg" in told
    assert ann.body() == {"height": "178"}


def test_an_age_and_a_height_are_no_size(ann: Person):
    ann.say("prefer", "I'm 30 years old and 1,80 m")
    assert [each.facet for each in ann.thread.preferences] == [Facet.BODY]


def test_a_size_that_nothing_has_is_not_kept_as_the_one_looked_for(ann: Person):
    ann.say("search", "dresses in size M")
    ann.say("prefer", "my dress size is 420")
    assert ann.thread.preferences == ()
