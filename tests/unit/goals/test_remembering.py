"""A customer says something of themselves once for all, and is asked whether it may be kept."""

import pytest

from assistant.goals.preferring import acquainted
from assistant.thread import Heard, Thread, Turn
from tests.fakes import HeldCustomers
from tests.unit.goals.person import Person, another_conversation, met


@pytest.fixture
def ann() -> Person:
    return met()


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


def test_a_thing_in_a_size_is_looked_for_and_kept_as_no_preference(ann: Person):
    ann.says("prefer", "skirts under 100 size M")
    assert ann.thread.preferences == ()
    assert ann.chips == ["skirt", "size M", "under $100"]


def test_what_is_asked_to_be_kept_is_a_preference_though_it_names_a_thing(ann: Person):
    ann.says("prefer", "remember size M for skirts")
    assert [each.value for each in ann.thread.preferences] == ["M"]
