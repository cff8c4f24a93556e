"""`assistant train others` counts what others chose only where it tells something, and only of who is remembered."""

from random import Random

import pytest
from typer.testing import CliRunner

from assistant import learnt_models, others_training, wiring
from assistant.catalog.customers import StoredCustomers
from assistant.catalog.journal import BUSY_SECONDS, StoredJournal
from assistant.catalog.store import open_store
from assistant.catalog.together import choices
from assistant.cli import app
from assistant.customers.events import Event, EventKind
from assistant.errors import TooLittleToLearn
from assistant.learning.live import live
from assistant.ranking.others import NO_OTHERS
from assistant.settings import Settings
from tests.screens import DAY_ONE


def nothing(*step):
    return None


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    monkeypatch.setattr(wiring, "open_shop", lambda settings: None)
    return Settings(home=tmp_path)


def chose(settings: Settings, who: dict[str, list[str]]) -> None:
    engine = open_store(settings.database, BUSY_SECONDS)
    people, journal = StoredCustomers(engine, lambda: DAY_ONE), StoredJournal(engine, lambda: DAY_ONE)
    for customer, products in who.items():
        people.agree(customer, agreed=True)
        journal.write(customer, "prior-1", None, [Event(EventKind.ADDED, product) for product in products])


def tastes(count: int) -> dict[str, list[str]]:
    chance = Random(1)
    return {f"c{each}": chance.sample([f"t{each % 8}-{thing}" for thing in range(4)], 3) for each in range(count)}


def forget(settings: Settings, customer: str) -> None:
    StoredCustomers(open_store(settings.database, BUSY_SECONDS), lambda: DAY_ONE).agree(customer, agreed=False)


def test_what_tells_more_than_what_all_chose_counts_at_once(settings):
    in_use = learnt_models.others(settings)
    assert in_use.now() is NO_OTHERS
    chose(settings, tastes(200))
    told = CliRunner().invoke(app, ["train", "others"]).stdout
    assert "200 customers" in told
    assert "t3-1" in in_use.now().items


def test_of_who_was_forgotten_nothing_is_left_after_the_next_training(settings, tmp_path):
    chose(settings, tastes(200))
    others_training.train(settings, nothing)
    without = live(settings.others).read_bytes()
    chose(settings, {f"late{each}": ["t1-1", "secret", "t2-2"] for each in range(4)})
    others_training.train(settings, nothing)
    assert b"secret" in live(settings.others).read_bytes()
    for each in range(4):
        forget(settings, f"late{each}")
    others_training.train(settings, nothing)
    assert live(settings.others).read_bytes() == without
    assert [file for file in settings.others.iterdir() if b"secret" in file.read_bytes()] == []


def test_what_tells_nothing_more_does_not_count_and_what_did_before_neither(settings, monkeypatch):
    chose(settings, tastes(200))
    others_training.train(settings, nothing)
    chance, things = Random(2), [f"t{each}-0" for each in range(8)]
    chose(settings, {f"any{each}": chance.sample(things, 2) for each in range(600)})
    for each in range(200):
        forget(settings, f"c{each}")
    assert "counts nothing" in others_training.train(settings, nothing)
    assert not live(settings.others).exists()


def test_where_too_few_are_left_what_was_learnt_before_is_gone(settings):
    chose(settings, tastes(120))
    others_training.train(settings, nothing)
    for each in range(60):
        forget(settings, f"c{each}")
    with pytest.raises(TooLittleToLearn):
        others_training.train(settings, nothing)
    assert not live(settings.others).exists()


def test_choices_of_who_did_not_agree_are_not_read(settings):
    engine = open_store(settings.database, BUSY_SECONDS)
    journal = StoredJournal(engine, lambda: DAY_ONE)
    journal.write("ann", "prior-1", None, [Event(EventKind.BOUGHT, "a")])
    chose(settings, {"bob": ["b", "c"]})
    journal.write("bob", "prior-1", None, [Event(EventKind.CLICKED, "d"), Event(EventKind.DISLIKED, "e")])
    assert choices(engine, 10) == [("bob", "b"), ("bob", "c")]
    assert choices(engine, 1) == [("bob", "c")]
