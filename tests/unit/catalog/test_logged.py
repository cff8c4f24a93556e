"""What is learnt from is read in order, in parts, and never holds who was forgotten."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from assistant.catalog import logged
from assistant.catalog.customers import StoredCustomers
from assistant.catalog.journal import BUSY_SECONDS, StoredJournal
from assistant.catalog.logged import logged_searches
from assistant.catalog.schema import searches
from assistant.catalog.store import open_store
from assistant.settings import Settings
from tests.screens import DAY_ONE, PARTY, shopped

pytestmark = pytest.mark.usefixtures("in_each_database")

PRODUCTS = ["a", "b", "c"]


@pytest.fixture
def now() -> list[datetime]:
    return [DAY_ONE]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_store(Settings(home=tmp_path).database, BUSY_SECONDS)


@pytest.fixture
def journal(engine: Engine, now: list[datetime]) -> StoredJournal:
    StoredCustomers(engine, lambda: now[0]).agree("ann", agreed=True)
    made = StoredJournal(engine, lambda: now[0])
    shopped(made, now, PRODUCTS, ["ann", "bob"], times=10)
    return made


@pytest.mark.parametrize("part", [1, 3, 5, 10, 500])
def test_all_are_read_the_oldest_first_whatever_the_size_of_a_part(journal, engine, monkeypatch, part):
    monkeypatch.setattr(logged, "PART", part)
    found = list(logged_searches(engine, 100))
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert len(found) == 10
    assert {each.customer for each in found} == {"ann", None}


def test_a_search_comes_with_its_screen_and_what_was_done(journal, engine):
    first = next(logged_searches(engine, 100))
    assert sorted(first.shown) == PRODUCTS
    assert (first.wish, first.model) == (PARTY, "prior-1")
    assert [(each.kind, each.item_group_id in first.shown) for each in first.done] == [("clicked", True)]


def test_of_many_the_latest_are_read(journal, engine):
    everything = list(logged_searches(engine, 100))
    assert [each.at for each in logged_searches(engine, 4)] == [each.at for each in everything[-4:]]


def test_who_is_forgotten_is_not_learnt_from(journal, engine):
    journal.forget("ann")
    assert [each.customer for each in logged_searches(engine, 100)] == [None] * 5


def test_who_is_forgotten_meanwhile_is_in_no_later_part(journal, engine, monkeypatch):
    monkeypatch.setattr(logged, "PART", 2)
    reading = logged_searches(engine, 100)
    first = next(reading)
    journal.forget("ann")
    assert first.customer == "ann"
    assert [each.customer for each in reading] == [None] * 5


def test_what_an_older_version_wrote_and_nobody_understands_is_left_out(journal, engine):
    with engine.begin() as connection:
        connection.execute(update(searches).where(searches.c.id == f"{3:032x}").values(wish={"scene": 7}))
    assert len(list(logged_searches(engine, 100))) == 9


def test_an_empty_journal_yields_nothing(engine):
    assert list(logged_searches(engine, 100)) == []
