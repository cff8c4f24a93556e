"""Every turn is written down as it ends, and none fails because it could not be."""

from assistant.customers.events import EventKind, Outcome
from assistant.customers.witness import Recorder
from assistant.thread import Heard, SearchState, Thread, Turn
from assistant.types import Facet, Wish
from tests.fakes import HeldJournal
from tests.unit.customers.test_events import reply, state

ANN = Heard(text="a dress", customer="ann")


def saw(journal: HeldJournal, turn: Turn, before: Thread | None = None) -> Turn:
    return Recorder(journal, lambda: 7, lambda: "prior").saw("search", ANN, before or Thread(), turn)


def test_a_search_gets_a_name_by_which_later_turns_tell_of_it():
    journal = HeldJournal()
    turn = saw(journal, Turn(thread=Thread(search=state("a", name="")), reply=reply("a")))
    ((customer, search),) = journal.searches
    assert (customer, search.id, search.revision) == ("ann", turn.thread.search.id, 7)
    assert [(each.kind, each.search) for _, each in journal.events] == [(EventKind.SHOWN, search.id)]


def test_a_journal_that_cannot_be_written_changes_nothing_for_the_customer():
    journal = HeldJournal()
    journal.is_down = True
    assert saw(journal, Turn(thread=Thread(search=state("a", name="")), reply=reply("a"))).reply == reply("a")


def test_a_turn_that_forgets_its_customer_is_not_written_down():
    journal = HeldJournal()
    turn = Turn(thread=Thread(), reply=reply("a").model_copy(update={"forgets": True}))
    assert saw(journal, turn, Thread(search=state("a"))) == turn
    assert journal.events == []


def test_a_search_that_found_nothing_is_written_down_once_with_what_came_of_it():
    journal = HeldJournal()
    empty = SearchState(wish=Wish(words="tractor"))
    turn = saw(journal, Turn(thread=Thread(search=empty), reply=reply()))
    saw(journal, turn, turn.thread)
    ((_, search),) = journal.searches
    assert (search.outcome, search.id) == (Outcome.NOTHING, turn.thread.search.id)
    assert journal.events == []


def test_a_search_tells_what_was_given_up():
    journal = HeldJournal()
    nearest = reply("a").model_copy(update={"relaxed": (Facet.PRICE,)})
    saw(journal, Turn(thread=Thread(search=state("a", name="")), reply=nearest))
    ((_, search),) = journal.searches
    assert (search.outcome, search.relaxed) == (Outcome.RELAXED, (Facet.PRICE,))
