"""What is popular is counted in the journal, of all customers, and anew once the counts are old."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text
from structlog.testing import capture_logs

from assistant.catalog.customers import StoredCustomers
from assistant.catalog.journal import StoredJournal
from assistant.catalog.popularity import SECONDS, CountedPopularity, counted
from assistant.catalog.store import open_store
from assistant.customers.events import Event, EventKind, SearchMade
from assistant.settings import Settings
from assistant.types import Wish

pytestmark = pytest.mark.usefixtures("in_each_database")

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path) -> Engine:
    return open_store(Settings(home=tmp_path).database)


@pytest.fixture
def journal(engine) -> StoredJournal:
    return StoredJournal(engine, lambda: NOW)


def visit(journal, search, *chosen, customer="ann"):
    shown = [Event(EventKind.SHOWN, product, search, place) for place, product in enumerate("abc")]
    journal.write(customer, "prior", SearchMade(search, 1, Wish()), shown)
    journal.write(customer, "prior", None, [Event(kind, product, search) for kind, product in chosen])


def test_one_screen_counts_once_however_much_was_done_to_it(engine, journal):
    visit(journal, "s1", (EventKind.CLICKED, "a"))
    once = counted(engine).of(["a"])
    visit(journal, "s2", (EventKind.CLICKED, "b"), (EventKind.ADDED, "b"), (EventKind.BOUGHT, "b"))
    assert once > 0
    assert counted(engine).of(["a"])[0] < counted(engine).of(["b"])[0]  # chosen once as well, but lower


def test_what_was_shown_or_declined_only_is_not_chosen(engine, journal):
    visit(journal, "s1", (EventKind.DISLIKED, "a"), (EventKind.DWELL, "b"))
    assert counted(engine).of(["a", "b", "c"]).tolist() == [0, 0, 0]
    assert counted(engine).looks("a") == 1 > counted(engine).looks("b")


def test_who_is_forgotten_makes_nothing_popular(engine, journal):
    StoredCustomers(engine, lambda: NOW).agree("ann", agreed=True)
    visit(journal, "s1", (EventKind.CLICKED, "a"))
    journal.forget("ann")
    assert counted(engine).of(["a"]).tolist() == [0]


def test_it_is_counted_anew_when_the_counts_are_old(engine, journal):
    clock = [100.0]
    popularity = CountedPopularity(engine, lambda: clock[0], lambda job: job())
    visit(journal, "s1", (EventKind.CLICKED, "a"))
    clock[0] += SECONDS - 1
    assert popularity.now().of(["a"]) == 0
    clock[0] += 1
    popularity.now()
    assert popularity.now().of(["a"]) > 0


def test_nobody_waits_for_a_later_count(engine, journal):
    jobs, clock = [], [100.0]
    popularity = CountedPopularity(engine, lambda: clock[0], jobs.append)
    clock[0] += SECONDS
    popularity.now()
    popularity.now()
    assert len(jobs) == 1


def test_where_the_journal_cannot_be_read_the_last_counts_stay_and_a_line_tells(engine, journal):
    clock = [100.0]
    visit(journal, "s1", (EventKind.CLICKED, "a"))
    popularity = CountedPopularity(engine, lambda: clock[0], lambda job: job())
    before = popularity.now().of(["a"])
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE events RENAME TO gone"))
    clock[0] += SECONDS
    with capture_logs() as lines:
        assert popularity.now().of(["a"]) == before > 0
    assert [(line["event"], line["code"]) for line in lines] == [("popularity not counted", "journal_down")]
