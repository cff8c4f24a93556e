"""A home filled by a few scripted conversations."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert

from assistant.catalog.journal import BUSY_SECONDS, StoredJournal
from assistant.catalog.schema import products
from assistant.catalog.store import open_store
from assistant.customers.events import Event, EventKind, Outcome, SearchMade
from assistant.gateway.history import History
from assistant.gateway.sessions import Sessions
from assistant.gateway.tables import open_database
from assistant.handoff.ledger import Ledger
from assistant.people import Cause, Request
from assistant.screen import Reply
from assistant.settings import Settings
from assistant.types import Choice, Constraint, Facet, Limit, SceneKind, Setting, Wish

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
TITLES = {"d1": "Poppy <b>dress</b>", "d2": "Ruby dress, $59", "s1": "Trail shoes"}
WEDDING = Setting(kind=SceneKind.OCCASION, name="wedding")


def of(kind: str, *more: Constraint, words: str = "", scene: tuple[Setting, ...] = ()) -> Wish:
    constraints = (Choice(facet=Facet.CATEGORY, values=(kind,)), *more)
    return Wish(words=words, constraints=constraints, scene=scene)


RED = Choice(facet=Facet.COLOR, values=("red",))
CHEAP = Limit(facet=Facet.PRICE, maximum=Decimal(20))
FOUND = of("dress", RED, scene=(WEDDING,))
UNMET = of("shoes", RED, CHEAP, words="for my aunt Ottilie")


class Scripted:
    """Writes conversations down as the running shop does."""

    def __init__(self, settings: Settings) -> None:
        self.now = NOW
        self.shop: Engine = open_store(settings.database, BUSY_SECONDS)
        self.gateway: Engine = open_database(settings.gateway_database)
        self.journal = StoredJournal(self.shop, lambda: self.now)
        self.history = History(self.gateway, lambda: self.now)
        self.sessions = Sessions(self.gateway, "secret", lambda: self.now)
        self.ledger = Ledger(self.shop, "file")
        self.made = 0
        with self.shop.begin() as connection:
            rows = [{"item_group_id": key, "title": title, "text_hash": key} for key, title in TITLES.items()]
            connection.execute(insert(products), rows)

    def search(
        self, wish: Wish, outcome: Outcome, *done: tuple[EventKind, str], relaxed: tuple[Facet, ...] = ()
    ) -> None:
        self.made += 1
        name = f"{self.made:032x}"
        events = [Event(kind, product, name, place) for place, (kind, product) in enumerate(done)]
        self.journal.write("ann", "prior", SearchMade(name, 1, wish, outcome, relaxed), events)

    def talk(self, *turns: tuple[str, dict[str, object]]) -> list[str]:
        """Hold a conversation of texts and what is known of their answers; return the turns' ids."""
        session = self.sessions.create().id
        ids = []
        for text, told in turns:
            self.made += 1
            turn = f"{self.made:032x}"
            held = bool(told.pop("held", False))
            self.history.say(session, turn, None, text)
            self.history.answer(session, turn, Reply(text="Yes.", speech="Yes.", is_held=held), **told)
            ids.append(turn)
        return ids


@pytest.fixture
def settings(tmp_path: Path, in_each_database: str) -> Settings:
    return Settings(home=tmp_path)


@pytest.fixture
def scripted(settings: Settings) -> Scripted:
    """Of the last days: two dresses found, shoes twice not, tents never; five sentences that went wrong."""
    shop = Scripted(settings)
    shown = [(EventKind.SHOWN, "d1"), (EventKind.SHOWN, "d2")]
    shop.search(FOUND, Outcome.FOUND, *shown, (EventKind.CLICKED, "d1"), (EventKind.ADDED, "d1"))
    for _ in range(2):
        shop.search(UNMET, Outcome.RELAXED, (EventKind.SHOWN, "s1"), relaxed=(Facet.PRICE,))
    shop.now = NOW - timedelta(days=2)
    shop.search(FOUND, Outcome.FOUND, *shown)
    shop.search(of("tent"), Outcome.NOTHING)
    shop.now = NOW - timedelta(days=40)
    shop.search(of("sofa"), Outcome.NOTHING)  # long ago
    shop.now = NOW - timedelta(hours=1)
    wrong = {"is_understood": False}
    shop.talk(
        ("write to ann@example.com or +49 170 1234567", {**wrong}),
        ("blorp <script>alert(1)</script>", {**wrong}),
        ("a person please", {"held": True, "is_understood": True}),
    )
    shop.talk(("shoe for running", {"is_understood": True}), ("no, I said boots", {"is_understood": True}))
    shop.talk(("hello", {"problem": "dialogue_late"}))
    shop.ledger.open(Request(conversation="c1", cause=Cause.MISUNDERSTOOD, said="help"), shop.now)
    return shop
