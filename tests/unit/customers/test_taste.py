from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from assistant.customers.book import KnownEvent
from assistant.customers.taste import RememberedTastes, taste_of
from assistant.errors import JournalDown
from assistant.ports import Taste

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def done(kind, product):
    return KnownEvent(at=NOW, kind=kind, item_group_id=product)


def test_what_was_bought_says_more_than_what_was_looked_at():
    chosen = taste_of([done("clicked", "a"), done("bought", "b")]).chosen
    assert chosen["b"] > chosen["a"] > 0


def test_what_was_only_shown_says_nothing():
    assert taste_of([done("shown", "a"), done("dwell", "b")]) == Taste()


def test_what_was_turned_down_is_declined_though_it_was_looked_at():
    taste = taste_of([done("disliked", "a"), done("clicked", "a")])
    assert list(taste.declined) == ["a"]
    assert taste.chosen == {}


def test_what_was_done_lately_counts_more():
    latest = [done("clicked", "new"), *(done("clicked", "others") for _ in range(80)), done("clicked", "old")]
    chosen = taste_of(latest).chosen
    assert chosen["new"] > 2 * chosen["old"]


def test_where_the_journal_cannot_be_read_everybody_is_a_stranger():
    class Down:
        def latest(self, customer, most):
            raise JournalDown("Expected a journal.")

    with capture_logs() as logs:
        assert RememberedTastes(Down()).of("ann") == Taste()
    assert [(each["event"], each["code"]) for each in logs] == [("taste not read", "journal_down")]


@pytest.mark.parametrize("most", [200])
def test_a_bounded_number_of_events_is_read(most):
    asked = []

    class Long:
        def latest(self, customer, most):
            asked.append((customer, most))
            return []

    RememberedTastes(Long()).of("ann")
    assert asked == [("ann", most)]
