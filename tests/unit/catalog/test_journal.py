"""What customers did is written down with whose it was only where they agreed, and stays only as long as it may."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from assistant.catalog.customers import StoredCustomers
from assistant.catalog.journal import BUSY_SECONDS, StoredJournal
from assistant.catalog.schema import events, searches
from assistant.catalog.store import open_store, writing
from assistant.customers.events import Event, EventKind, SearchMade
from assistant.errors import JournalDown
from assistant.settings import Settings
from assistant.types import Choice, Facet, Likeness, SceneKind, Setting, Wish

pytestmark = pytest.mark.usefixtures("in_each_database")

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
WISH = Wish(
    words="for my sister",
    constraints=(Choice(facet=Facet.CATEGORY, values=("dress",)),),
    like=Likeness(photo="5e" * 16),
    scene=(Setting(kind=SceneKind.OCCASION, name="garden wedding"),),
)
SEARCH = SearchMade("s1", 3, WISH)
SHOWN = [Event(EventKind.SHOWN, "a", "s1", 0), Event(EventKind.DWELL, "a", "s1", 0, 2.5)]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return Settings(home=tmp_path).database


@pytest.fixture
def engine(url: str) -> Engine:
    return open_store(url, BUSY_SECONDS)


@pytest.fixture
def journal(engine: Engine) -> StoredJournal:
    return StoredJournal(engine, lambda: NOW)


def rows(engine: Engine, table) -> list:
    with engine.connect() as connection:
        return list(connection.execute(select(table)).mappings())


def test_of_who_did_not_agree_nothing_tells_whose_it_was(journal: StoredJournal, engine: Engine):
    journal.write("ann", "prior", SEARCH, SHOWN)
    (search,) = rows(engine, searches)
    assert search["customer"] is None
    assert (search["wish"]["words"], search["wish"]["like"]) == ("", None)
    assert {each["customer"] for each in rows(engine, events)} == {None}
    assert journal.counts("ann") == {}


def test_of_who_agreed_all_is_kept_but_the_photo(journal: StoredJournal, engine: Engine):
    StoredCustomers(engine, lambda: NOW).agree("ann", agreed=True)
    journal.write("ann", "prior", SEARCH, SHOWN)
    (search,) = rows(engine, searches)
    assert (search["customer"], search["scene"], search["revision"]) == ("ann", "garden wedding", 3)
    assert (search["wish"]["words"], search["wish"]["like"]["photo"]) == ("for my sister", "")
    assert journal.counts("ann") == {"shown": 1, "dwell": 1}
    assert journal.searches("ann") == 1
    assert [each.kind for each in journal.latest("ann", 1)] == ["dwell"]
    assert rows(engine, events)[1]["value"] == 2.5


def test_a_wish_comes_back_as_it_was(journal: StoredJournal, engine: Engine):
    StoredCustomers(engine, lambda: NOW).agree("ann", agreed=True)
    journal.write("ann", "prior", SEARCH, [])
    assert Wish.model_validate(rows(engine, searches)[0]["wish"]).constraints == WISH.constraints


def test_who_is_forgotten_is_in_no_row(journal: StoredJournal, engine: Engine):
    book = StoredCustomers(engine, lambda: NOW)
    for customer in ("ann", "bob"):
        book.agree(customer, agreed=True)
        journal.write(customer, "prior", SearchMade(customer, 3, WISH), SHOWN)
    journal.forget("ann")
    assert {each["customer"] for table in (events, searches) for each in rows(engine, table)} == {"bob"}


def test_a_write_that_comes_late_is_nobodys(journal: StoredJournal, engine: Engine):
    book = StoredCustomers(engine, lambda: NOW)
    book.agree("ann", agreed=True)
    book.forget("ann", ())
    journal.write("ann", "prior", SEARCH, SHOWN)
    assert {each["customer"] for each in rows(engine, events)} == {None}


def test_what_is_older_than_it_may_be_goes(engine: Engine):
    time = [NOW]
    journal = StoredJournal(engine, lambda: time[0])
    journal.write("ann", "prior", SEARCH, SHOWN)
    time[0] += timedelta(days=30)
    journal.write("ann", "prior", SearchMade("s2", 3, WISH), [])
    journal.sweep(timedelta(days=30))
    assert len(rows(engine, searches)) == 2
    time[0] += timedelta(seconds=1)
    journal.sweep(timedelta(days=30))
    assert [each["id"] for each in rows(engine, searches)] == ["s2"]
    assert rows(engine, events) == []


def test_a_store_that_somebody_else_writes_to_is_not_waited_for_long(journal: StoredJournal, url: str):
    other = writing(open_store(url))
    with other.begin(), pytest.raises(JournalDown):
        journal.write("ann", "prior", SEARCH, SHOWN)


def test_what_is_taken_back_is_deleted_of_its_search_alone(journal: StoredJournal, engine: Engine):
    liked = [Event(EventKind.LIKED, "a", "s1", 0), Event(EventKind.LIKED, "a", "s2", 0)]
    journal.write("ann", "prior", SEARCH, [*SHOWN, *liked])
    journal.take_back("ann", liked[:1])
    assert [(row["kind"], row["search"]) for row in rows(engine, events)] == [
        ("shown", "s1"),
        ("dwell", "s1"),
        ("liked", "s2"),
    ]


def test_what_no_search_showed_is_taken_back_of_its_customer_alone(journal: StoredJournal, engine: Engine):
    customers = StoredCustomers(engine, lambda: NOW)
    liked = Event(EventKind.LIKED, "a")
    for customer in ("ann", "bob"):
        customers.agree(customer, agreed=True)
        journal.write(customer, "prior", None, [liked])
    journal.take_back("ann", [liked])
    assert [row["customer"] for row in rows(engine, events)] == ["bob"]
