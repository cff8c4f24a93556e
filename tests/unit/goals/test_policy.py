"""Questions about the shop, in the midst of other things. Real words and rules, small policies."""

from pathlib import Path

import pytest

from assistant.goals.policy import Policy
from assistant.people import Cause, Nobody
from assistant.phrases import Phrases
from assistant.policies.book import NO_POLICIES, Book, Policies
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.thread import Heard, OfferedPerson, SearchState, Thread, Turn
from assistant.types import Choice, Facet, Wish
from tests.unit.policies.conftest import CONTACT, RETURNS, SHIPPING, WordEncoder, book_of

DOMAIN = Path(__file__).parents[3] / "domain.yml"
SEARCH = SearchState(wish=Wish(constraints=(Choice(facet=Facet.COLOR, values=("red",)),)))
THREAD = Thread(search=SEARCH)
ALL = book_of(("returns.md", RETURNS), ("shipping.md", SHIPPING), ("contact.md", CONTACT))


class Held:
    """Holds a book."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def current(self) -> Book:
        return self.book


class Staffed(Nobody):
    """People who are there."""

    is_staffed = True


def policy(policies: Policies, people: Nobody | None = None) -> Policy:
    return Policy(policies, WordEncoder(), people or Nobody(), Replies(Phrases.load(DOMAIN), lambda: "USD"))


def ask(question: str, book: Book = ALL) -> Turn:
    return policy(Held(book))(Heard(text=question), THREAD)


def otherwise(heard: Heard, thread: Thread) -> Turn:
    return Turn(thread=thread, reply=Reply(text="Otherwise.", speech="Otherwise."))


def test_an_answer_is_in_the_shops_own_words_and_names_where_they_stand():
    reply = ask("within how many days can I return anything").reply
    quote = "You can return anything within 30 days. It must be unworn."
    assert reply.text == f"The shop says: “{quote}” (Returns: How long)"
    assert [(source.name, source.quote) for source in reply.sources] == [("Returns: How long", quote)]
    assert reply.speech == quote


def test_the_search_stays_as_it_is_and_its_chips_are_shown():
    turn = ask("what is the delivery time of express")
    assert turn.thread.search == SEARCH
    assert [chip.label for chip in turn.reply.chips] == ["red"]
    assert turn.is_understood


def test_what_the_policies_do_not_say_is_said_to_be_unknown_with_whom_to_ask():
    turn = ask("do you repair bicycles")
    assert "so I don't know" in turn.reply.text
    assert "+1 555 0134" in turn.reply.text
    assert "+1 555 0134" in turn.reply.speech
    assert [source.name for source in turn.reply.sources] == ["Contact"]
    assert not turn.is_understood


def test_what_is_only_near_is_shown_as_that():
    turn = ask("express delivery for elephants")
    assert turn.reply.text.startswith("I'm not sure that this answers you.")
    assert turn.reply.sources[0].name == "Shipping"
    assert turn.is_understood


def test_nobody_to_ask_is_named_where_the_policies_name_nobody():
    reply = ask("do you repair bicycles", book_of(("shipping.md", SHIPPING))).reply
    assert reply.sources == ()
    assert reply.text == "What the shop has told me of itself does not answer that, so I don't know."


@pytest.mark.parametrize(("people", "offered"), [(Nobody(), []), (Staffed(), ["Talk to a person"])])
def test_a_person_is_offered_where_there_is_one(people: Nobody, offered: list[str]):
    reply = policy(Held(ALL), people)(Heard(text="do you repair bicycles"), THREAD).reply
    assert [quick.text for quick in reply.quick_replies] == offered


def test_a_shop_that_has_told_nothing_says_so():
    turn = policy(NO_POLICIES)(Heard(text="how much is shipping"), THREAD)
    assert "has told me nothing of its delivery" in turn.reply.text
    assert turn.reply.sources == ()


@pytest.mark.parametrize("policies", [Held(ALL), NO_POLICIES])
def test_what_was_taken_for_another_goal_is_answered_only_where_the_policies_surely_do(policies: Policies):
    goal = policy(policies).before(otherwise)
    answered = goal(Heard(text="within how many days can I return anything"), THREAD)
    assert answered.reply.text.startswith("The shop says") is isinstance(policies, Held)
    for text in ("do you repair bicycles", "what is the delivery time of express", ""):
        assert goal(Heard(text=text), THREAD).reply.text == "Otherwise."


def follow(question: str, then: str) -> Turn | None:
    goal = policy(Held(ALL))
    return goal.follow_up(Heard(text=then), goal(Heard(text=question), THREAD).thread)


@pytest.mark.parametrize("then", ["and for express?", "what about express", "ok and how much is that with express"])
def test_what_goes_on_with_a_question_is_read_with_it(then: str):
    turn = follow("what is the delivery time of standard", then)
    assert turn is not None
    assert "Shipping" in turn.reply.sources[0].name


def test_what_asks_for_something_else_is_answered_by_itself():
    turn = follow("what is the delivery time of express", "and within how many days can I return anything?")
    assert turn is not None
    assert [source.name for source in turn.reply.sources] == ["Returns: How long"]


@pytest.mark.parametrize("then", ["show me dresses", "thanks", "and do you repair bicycles"])
def test_what_does_not_go_on_with_it_is_left_to_its_goal(then: str):
    assert follow("what is the delivery time of express", then) is None


def test_an_open_question_is_not_lost_to_what_may_follow_a_policy():
    asked = THREAD.model_copy(update={"asked": OfferedPerson(cause=Cause.ASKED)})
    assert policy(Held(ALL))(Heard(text="what is the delivery time of express"), asked).thread == asked
