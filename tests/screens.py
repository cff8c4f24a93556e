"""A small shop of two styles, and what its customers chose there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np

from assistant.catalog.journal import StoredJournal
from assistant.customers.events import Event, EventKind, SearchMade
from assistant.learning.shop_lessons import Screen
from assistant.ranking.terms import JUDGED, Judged, Term
from assistant.types import SceneKind, Setting, Wish

DIMENSIONS = 8
DAY_ONE = datetime(2026, 11, 1, tzinfo=UTC)
PARTY = Wish(scene=(Setting(kind=SceneKind.OCCASION, name="party"),))


def judged(seed=0, products=5, chosen=2) -> Judged:
    """Return a judgement of chance."""
    chance = np.random.default_rng(seed)
    worth = chance.random(chosen).astype(np.float32)
    return Judged(
        tuple(f"p{each}" for each in range(products)),
        chance.normal(size=(products, len(JUDGED))).astype(np.float32),
        chance.normal(size=(products, DIMENSIONS)).astype(np.float32),
        chance.normal(size=DIMENSIONS).astype(np.float32),
        chance.normal(size=(chosen, DIMENSIONS)).astype(np.float32),
        worth / max(float(worth.sum()), 1e-9),
    )


def screens(count, *, told=True, seed=1) -> list[Screen]:
    """Return screens of two scenes, each of which wants one half of the products, where `told`, or any."""
    chance, found = np.random.default_rng(seed), []
    for number in range(count):
        scene, kinds = number % 2, chance.integers(0, 2, 6)
        kinds[:2] = 0, 1
        wanted = np.flatnonzero(kinds == scene) if told else np.arange(6)
        content = np.eye(DIMENSIONS, dtype=np.float32)[kinds] + chance.normal(0, 0.05, (6, DIMENSIONS))
        terms = np.zeros((6, len(JUDGED)), np.float32)
        terms[:, JUDGED.index(Term.RELEVANCE)] = np.linspace(1, 0.5, 6)
        worth = np.zeros(6, np.float32)
        worth[chance.choice(wanted)] = 1
        made = replace(
            judged(products=6, chosen=0),
            terms=terms,
            content=content.astype(np.float32),
            scene=np.eye(DIMENSIONS, dtype=np.float32)[2 + scene],
        )
        found.append(Screen(DAY_ONE + timedelta(hours=number), made, np.arange(6), worth))
    return found


def shopped(journal: StoredJournal, now: list[datetime], products, customers, *, times: int, seed=3) -> None:
    """Let customers search for a party again and again; each chooses one of what is shown. `now` is the clock."""
    chance = Random(seed)
    for number in range(times):
        now[0] += timedelta(hours=1)
        customer, search = customers[number % len(customers)], SearchMade(f"{number:032x}", 1, PARTY)
        shown = chance.sample(products, len(products))
        events = [Event(EventKind.SHOWN, product, search.id, place) for place, product in enumerate(shown)]
        journal.write(customer, "prior-1", search, events)
        place = chance.randrange(len(shown))
        now[0] += timedelta(minutes=1)
        journal.write(customer, "prior-1", None, [Event(EventKind.CLICKED, shown[place], search.id, place)])
