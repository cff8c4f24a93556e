from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from assistant.catalog.customers import StoredCustomers
from assistant.catalog.journal import StoredJournal
from assistant.catalog.schema import metadata
from assistant.catalog.store import open_store
from assistant.catalog.together import TakenTogether
from assistant.customers.events import Event, EventKind
from assistant.settings import Settings

pytestmark = pytest.mark.usefixtures("in_each_database")

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path):
    return open_store(Settings(home=tmp_path).database)


@pytest.fixture
def take(engine):
    journal, customers = StoredJournal(engine, lambda: NOW), StoredCustomers(engine, lambda: NOW)

    def taking(customer, *products, kind=EventKind.ADDED, agreed=True):
        customers.agree(customer, agreed=agreed)
        journal.write(customer, "prior", None, [Event(kind, product) for product in products])

    return taking


def test_customers_are_counted_and_not_what_each_did(engine, take):
    take("ann", "tent", "mat", "mat")
    take("bea", "tent", "mat", "lamp")
    take("cat", "lamp")
    assert TakenTogether(engine).with_products(["tent"]) == {"mat": 2, "lamp": 1}


def test_what_was_only_looked_at_does_not_count(engine, take):
    take("ann", "tent", "mat")
    take("bea", "tent", "lamp", kind=EventKind.CLICKED)
    assert TakenTogether(engine).with_products(["tent"]) == {"mat": 1}


def test_who_did_not_agree_or_was_forgotten_does_not_count(engine, take):
    take("ann", "tent", "mat", agreed=False)
    take("bea", "tent", "mat")
    StoredJournal(engine, lambda: NOW).forget("bea")
    assert TakenTogether(engine).with_products(["tent"]) == {}


def test_none_of_those_that_are_asked_for_is_told(engine, take):
    take("ann", "tent", "mat", "lamp")
    assert TakenTogether(engine).with_products(["tent", "mat"]) == {"lamp": 1}


def test_where_the_store_cannot_be_read_nothing_is_known(engine):
    metadata.tables["events"].drop(engine)
    with capture_logs() as logs:
        assert TakenTogether(engine).with_products(["tent"]) == {}
    assert [each["code"] for each in logs] == ["journal_down"]
