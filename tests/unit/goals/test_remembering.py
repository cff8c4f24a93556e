"""A customer says something of themselves once for all, is asked whether it may be kept, and has it forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from assistant.buying.cart import adding
from assistant.goals.preferring import acquainted
from assistant.goals.table import Services, assistant_of
from assistant.goals.till import Sales
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.shop import Shop
from assistant.thread import Heard, Thread, Turn
from tests.contracts.test_carts import line
from tests.fakes import HeldCarts, HeldCustomers, HeldJournal, HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant
from tests.unit.goals.conftest import DOMAIN, RATINGS, VARIANTS, Customer

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SKIRTS = {"product_type": "Women > Skirts", "gender": "female"}
MORE = [
    variant("s1", "Eve Skirt", "50", color="Red", size="M", material="Wool", **SKIRTS),
    variant("s2", "Fay Skirt", "55", color="Blue", size="L", material="Linen", **SKIRTS),
    variant("s3", "Gia Skirt", "65", color="Yellow", size="M", material="Linen", **SKIRTS),
]


@dataclass
class Forgotten:
    """Notes who is to be forgotten."""

    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        self.asked.append((customer, tuple(conversations)))


@dataclass
class Person(Customer):
    """A customer of a shop that can remember."""

    book: HeldCustomers = field(default_factory=HeldCustomers)
    journal: HeldJournal = field(default_factory=HeldJournal)
    carts: HeldCarts = field(default_factory=HeldCarts)
    forgotten: Forgotten = field(default_factory=Forgotten)

    def says(self, intent: str, text: str = "", **rest: object) -> Reply:
        goals = {"personalise": "consent", "stop_personalising": "consent", "forget_me": "forget"}
        goal = {**goals, "forget_that": "forget", "affirm": "small_talk", "deny": "small_talk"}.get(intent, intent)
        return self.say(goal, text, intent=intent, **rest)

    @property
    def chips(self) -> list[str]:
        return [chip.label for chip in self.reply.chips]

    @property
    def suggested(self) -> list[str]:
        return [each.text for each in self.reply.quick_replies]


@pytest.fixture
def ann() -> Person:
    variants = [*VARIANTS, *MORE]
    shop = Shop(HeldShelf(shelf(variants, RATINGS)), HeldCatalog(dict(enumerate(variants))), LetterEncoder())
    time = iter(NOW + timedelta(seconds=number) for number in range(1000))
    book, journal, carts, forgotten = HeldCustomers(), HeldJournal(), HeldCarts(), Forgotten()
    services = Services(
        customers=book,
        journal=journal,
        forgets=forgotten,
        sales=Sales(carts, None, None, lambda: NOW),
        now=lambda: next(time),
    )
    assistant = assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), 3, services)
    return Person(assistant, book=book, journal=journal, carts=carts, forgotten=forgotten)


def another_conversation(ann: Person) -> None:
    ann.thread = Thread()


def test_what_is_never_worn_is_kept_for_the_conversation_and_asked_about_once(ann: Person):
    told = ann.says("prefer", "I never wear wool")
    assert "not wool" in told.text
    assert ann.suggested == ["Yes, remember it", "No, only for now"]
    ann.says("search", "show me skirts")
    assert set(ann.titles) == {"Fay Skirt", "Gia Skirt"}
    assert "not wool" in ann.chips
    again = ann.says("prefer", "I never wear linen")
    assert again.quick_replies == ()


def test_a_brand_that_is_never_bought_from_is_refused(ann: Person):
    assert "not Norrby" in ann.says("prefer", "I never buy from Norrby").text
    ann.says("search", "dresses")
    assert ann.titles == ["Cyd Dress"]


def test_a_chip_lets_wool_in_this_once(ann: Person):
    ann.says("prefer", "I never wear wool")
    ann.says("search", "show me skirts")
    ann.say("remove", chip="material:!wool")
    assert "Eve Skirt" in ann.titles
    ann.says("search", "show me dresses")
    assert "not wool" in ann.chips


def test_without_a_yes_the_next_conversation_knows_nothing(ann: Person):
    ann.says("prefer", "I never wear wool")
    ann.says("deny", "No, only for now")
    assert "this conversation only" in ann.reply.text
    another_conversation(ann)
    ann.says("search", "show me skirts")
    assert "not wool" not in ann.chips
    ann.says("prefer", "I never wear wool")
    assert "Yes, remember it" not in ann.suggested  # who said no is not asked again


@pytest.mark.parametrize("yes", ["Yes, remember it", "yes please", "sure"])
def test_with_a_yes_the_next_conversation_knows_it(ann: Person, yes: str):
    ann.says("prefer", "I never wear wool")
    ann.says("affirm", yes)
    another_conversation(ann)
    ann.says("search", "show me skirts")
    assert "not wool" in ann.chips


def test_who_agreed_before_is_told_that_it_is_remembered(ann: Person):
    ann.says("personalise", "you may personalise")
    told = ann.says("prefer", "my size is M")
    assert "remember" in told.text
    assert "size M" in told.text
    another_conversation(ann)
    ann.says("search", "show me skirts")
    assert ann.chips == ["skirt", "size M"]
    ann.says("search", "show me tents")
    assert ann.chips == ["tent"]  # which come in no sizes


def test_what_was_said_before_agreeing_is_remembered_too(ann: Person):
    ann.says("prefer", "I never wear wool")
    ann.says("personalise", "remember me")
    assert [each.value for each in ann.book.preferences("ann")] == ["wool"]


def test_a_refusal_goes_from_the_screen_at_once(ann: Person):
    ann.says("search", "show me skirts")
    told = ann.says("prefer", "I never wear wool")
    assert set(ann.titles) == {"Fay Skirt", "Gia Skirt"}
    assert told.text.startswith("I'll keep that in mind: not wool.")
    assert told.speech.startswith("I'll keep that in mind: not wool.")


@pytest.mark.parametrize(
    ("said", "chips", "titles"),
    [
        ("my favorite color is red", ["dress", "red"], {"Ada Dress", "Bea Dress"}),
        ("I always buy Quillby", ["dress", "Quillby"], {"Cyd Dress"}),
        ("my size is L", ["dress", "size L"], {"Ada Dress"}),
        ("I only wear green or navy", ["dress", "green", "navy"], {"Ada Dress", "Cyd Dress"}),
        ("I'm vegan and I hate red", None, {"Ada Dress", "Cyd Dress"}),
    ],
)
def test_what_is_said_once_for_all_holds_for_what_is_looked_for(
    ann: Person, said: str, chips: list[str] | None, titles: set[str]
):
    ann.says("search", "show me dresses")
    told = ann.says("prefer", said)
    assert told.text.startswith("I'll keep that in mind: ")
    assert "Yes, remember it" in ann.suggested
    assert set(ann.titles) == titles
    assert chips in (None, ann.chips)
    assert ann.thread.preferences != ()


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("tents", "my size is M"),  # which come in no sizes
        ("dresses", "my skirt size is L"),
        ("red dresses", "my favorite color is red"),  # which they are already
        ("dresses", "I always buy Peakmont tents"),
    ],
)
def test_what_says_nothing_of_what_is_looked_for_is_only_kept(ann: Person, search: str, said: str):
    ann.says("search", search)
    before = ann.search.wish
    ann.says("prefer", said)
    assert ann.search.wish == before
    assert ann.titles == []
    assert ann.thread.preferences != ()


def test_what_is_hated_in_a_search_is_kept_without_a_word(ann: Person):
    ann.says("search", "show me skirts")
    ann.says("refine", "I hate yellow")
    assert "Gia Skirt" not in ann.titles
    ann.says("search", "show me dresses")
    assert "not yellow" in ann.chips


def test_what_is_not_liked_on_the_screen_is_no_preference(ann: Person):
    ann.says("search", "show me skirts")
    ann.says("refine", "I don't like these in red")
    assert ann.thread.preferences == ()


def test_the_size_of_the_search_can_be_remembered(ann: Person):
    ann.says("search", "show me skirts in size M")
    ann.says("prefer", "remember my size")
    assert [(each.value, each.kinds) for each in ann.thread.preferences] == [("M", ("skirt",))]


def test_who_names_nothing_is_told_how(ann: Person):
    assert "never wear wool" in ann.says("prefer", "remember my size").text
    assert ann.thread.misunderstood == 1


def test_what_names_a_thing_and_no_preference_is_a_search(ann: Person):
    ann.says("prefer", "I always need tents")
    assert set(ann.titles) <= {"Peak Tent", "Ridge Tent", "Trail Tent"}
    assert ann.titles


def test_a_vegan_is_shown_no_wool(ann: Person):
    ann.says("prefer", "I'm vegan")
    ann.says("search", "show me skirts")
    assert "Eve Skirt" not in ann.titles


def test_a_search_that_begins_with_a_color_alone_obeys_too(ann: Person):
    ann.says("prefer", "I never wear wool")
    ann.says("refine", "in red")
    assert "not wool" in ann.chips


def test_starting_over_keeps_what_holds_for_good(ann: Person):
    ann.says("prefer", "I never wear wool")
    ann.say("start_over", "start over")
    ann.says("search", "show me skirts")
    assert "not wool" in ann.chips


def test_starting_over_tells_what_stays_and_how_to_drop_it(ann: Person):
    ann.says("prefer", "I never wear wool")
    told = ann.say("start_over", "forget everything").text
    assert "not wool" in told
    assert "forget my preferences" in told
    ann.says("forget_that", "forget my preferences")
    assert "stays" not in ann.say("start_over", "forget everything").text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I never wear nickel", "“nickel”"),
        ("I'm allergic to nickel", "“nickel”"),
        ("my size is 420", "size 420"),
        ("I never wear size 420", "size 420"),
    ],
)
def test_what_cannot_be_kept_is_named_as_it_was_understood(ann: Person, text: str, said: str):
    told = ann.says("prefer", text)
    assert said in told.text
    assert "cannot keep it" in told.text
    assert ann.thread.preferences == ()
    assert ann.thread.misunderstood == 0


def test_a_sentence_that_names_nothing_is_asked_about(ann: Person):
    assert "I never wear wool" in ann.says("prefer", "I never ever").text
    assert ann.thread.misunderstood == 1


def test_a_customer_is_told_what_is_known(ann: Person):
    assert "not agreed" in ann.says("known", "what do you know about me").text
    ann.says("personalise", "remember me")
    ann.says("prefer", "I never wear wool")
    ann.carts.change("ann", adding(line()))
    ann.says("search", "show me skirts")
    told = ann.says("known", "what do you know about me").text
    assert "You have agreed" in told
    assert "not wool" in told
    assert "noted 2 things" in told
    assert "one thing in your cart" in told
    assert ann.suggested == ["Forget me"]


def test_a_customer_is_told_what_they_said_they_like_and_what_is_not_for_them(ann: Person):
    ann.says("search", "show me skirts")
    liked = ann.titles[1]
    ann.says("details", "I like the second one")
    ann.says("refine", "I don't like the first one")
    told = ann.says("known", "what do you know about me").text
    assert f"you liked: {liked}." in told
    assert "What is not for you:" in told


def test_a_journal_that_is_down_leaves_the_rest_to_be_told(ann: Person):
    ann.journal.is_down = True
    assert "not agreed" in ann.says("known", "what do you know about me").text


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("forget my size", ["wool", "green"]),
        ("forget that", ["wool", "M"]),  # the latest
        ("forget that I never wear wool", ["M", "green"]),
    ],
)
def test_what_is_meant_is_forgotten_and_the_rest_stays(ann: Person, said: str, left: list[str]):
    ann.says("personalise", "remember me")
    for text in ("I never wear wool", "my size is M", "my favorite color is green"):
        ann.says("prefer", text)
    assert ann.says("forget_that", said).text.startswith("Forgotten")
    assert [each.value for each in ann.thread.preferences] == left
    assert [each.value for each in ann.book.preferences("ann")] == left


@pytest.mark.parametrize("said", ["forget that I'm vegan", "I'm no longer vegan", "forget that I\u2019m vegan please"])
@pytest.mark.parametrize(
    "told", [["I'm vegan", "my size is M", "I only wear navy"], ["I'm vegan and my size is M", "I only wear navy"]]
)
def test_a_way_of_life_is_forgotten_and_nothing_beside(ann: Person, told: list[str], said: str):
    for text in told:
        ann.says("prefer", text)
    ann.says("forget_that", said)
    assert [each.value for each in ann.thread.preferences] == ["M", "navy"]


@pytest.mark.parametrize("said", ["forget what I said", "the last thing I told you, forget it", "take that back"])
def test_what_is_only_pointed_to_is_what_was_told_last(ann: Person, said: str):
    ann.says("prefer", "I never wear linen")
    ann.says("prefer", "my size is M")
    ann.says("forget_that", said)
    assert [each.value for each in ann.thread.preferences] == ["linen"]


def test_all_preferences_are_forgotten_together(ann: Person):
    ann.says("prefer", "I never wear linen")
    ann.says("prefer", "my size is M")
    ann.says("forget_that", "forget my preferences")
    assert ann.thread.preferences == ()


@pytest.mark.parametrize(
    "said", ["forget about wool", "forget that my size is L", "forget that I never wear kryptonite"]
)
def test_what_is_named_and_was_never_told_takes_nothing_else(ann: Person, said: str):
    ann.says("prefer", "I never wear linen")
    ann.says("prefer", "my size is M")
    assert "nothing to forget" in ann.says("forget_that", said).text
    assert [each.value for each in ann.thread.preferences] == ["linen", "M"]


def test_a_size_is_forgotten_of_the_kind_that_is_named(ann: Person):
    ann.says("prefer", "my dress size is M")
    ann.says("prefer", "my skirt size is L")
    ann.says("forget_that", "forget my dress size")
    assert [each.value for each in ann.thread.preferences] == ["L"]


@pytest.mark.parametrize("goal", ["search", "refine", "prefer", "fallback"])
def test_what_is_taken_back_is_forgotten_whatever_the_dialogue_takes_it_for(ann: Person, goal: str):
    ann.says("prefer", "I never wear linen")
    ann.says("affirm", "yes")
    assert ann.says(goal, "forget what I said about linen").text == "Forgotten: not linen."
    assert ann.book.preferences("ann") == ()


@pytest.mark.parametrize("said", ["my shoe size is 420", "my size is XXXL"])
def test_a_size_that_nothing_here_has_is_not_kept(ann: Person, said: str):
    ann.says("prefer", said)
    assert ann.thread.preferences == ()


def test_what_was_never_told_cannot_be_forgotten(ann: Person):
    assert "nothing to forget" in ann.says("forget_that", "forget that").text
    ann.says("search", "show me red skirts")
    assert "nothing to forget" in ann.says("forget_that", "forget my size").text


def test_who_needs_something_before_they_forget_forgets_nothing(ann: Person):
    ann.says("prefer", "I never wear linen")
    ann.says("forget_that", "before I forget, I also need tents")
    assert "Peak Tent" in ann.titles
    assert [each.value for each in ann.thread.preferences] == ["linen"]


def test_the_color_of_a_search_is_dropped_where_none_is_known(ann: Person):
    ann.says("search", "show me red skirts")
    ann.says("forget_that", "forget the color")
    assert ann.chips == ["skirt"]


def test_who_wants_to_be_anonymous_is_no_longer_remembered(ann: Person):
    ann.says("personalise", "remember me")
    ann.says("prefer", "I never wear wool")
    ann.says("stop_personalising", "stop personalising")
    assert ann.book.preferences("ann") == ()
    assert not ann.book.consent("ann").agreed


def test_before_all_is_forgotten_it_is_asked(ann: Person):
    ann.says("forget_me", "forget me")
    assert ann.suggested == ["Yes, delete it all", "No, keep everything"]
    assert not ann.reply.forgets
    assert "nothing is deleted" in ann.says("deny", "No, keep everything").text
    assert ann.forgotten.asked == []


@pytest.mark.parametrize(
    ("intent", "yes"), [("affirm", "Yes, delete it all"), ("affirm", "yes"), ("forget_me", "forget me")]
)
def test_who_confirms_is_forgotten_and_told_what_was_deleted(ann: Person, intent: str, yes: str):
    ann.says("personalise", "remember me")
    ann.says("prefer", "I never wear wool")
    ann.says("search", "show me skirts")
    ann.says("forget_me", "forget me")
    told = ann.says(intent, yes, confidence=1.0)
    assert told.forgets
    assert "one thing you told me" in told.text
    assert "2 notes" in told.text
    assert ann.thread == Thread()
    assert ann.forgotten.asked == [("ann", ("c",))]


def test_at_the_gateway_the_gateway_forgets(ann: Person):
    ann.says("forget_me", "forget me", is_pushed=True)
    assert ann.says("affirm", "yes", is_pushed=True).forgets
    assert ann.forgotten.asked == []


def test_only_who_agreed_is_known_to_a_goal():
    book, seen = HeldCustomers(), []
    goal = acquainted(book, lambda heard, thread: seen.append(heard.known_as) or Turn(thread=thread, reply=None))
    for agreed in (None, True, False):
        if agreed is not None:
            book.agree("ann", agreed=agreed)
        goal(Heard(customer="ann"), Thread())
    assert seen == [None, "ann", None]


def test_every_turn_is_written_down_as_it_ends(ann: Person):
    ann.says("search", "show me skirts")
    ann.say("details", "tell me about the first one")
    ann.say("add_to_cart", "add it in M")
    ann.thread = Thread(search=ann.thread.search)
    shown, *done = [(each.kind.value, each.position) for _, each in ann.journal.events][2:]
    assert shown == ("shown", 2)
    assert done == [("asked", 0), ("added", 0)]
    assert {each.search for _, each in ann.journal.events} == {ann.search.id}


def test_what_somebody_else_never_wears_is_no_preference(ann: Person):
    ann.says("search", "show me skirts")
    ann.says("prefer", "my sister never wears wool")
    assert "not wool" in ann.chips
    assert ann.thread.preferences == ()


def test_who_is_remembered_is_told_that_what_they_chose_before_counts(ann: Person):
    ann.says("personalise", "remember me")
    ann.says("search", "a red dress for a garden wedding in summer")
    assert ann.says("details", "why the first one?").text.endswith("What you chose here before counts too.")
