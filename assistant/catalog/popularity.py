"""What is popular in the shop by its journal, of all customers alike: counted anew from time to time."""

from collections.abc import Callable
from threading import Thread

import structlog
from sqlalchemy import Engine, func, select

from assistant.catalog.journal import held
from assistant.catalog.schema import events
from assistant.customers.events import EventKind
from assistant.customers.taste import WORTH
from assistant.errors import JournalDown
from assistant.popularity import Popularity

#: The latest events are counted: of about 7,000 screens. Older ones say little of now.
MOST_EVENTS = 50_000
#: How old the counts may be.
SECONDS = 600.0
CHOSEN = tuple(kind for kind, worth in WORTH.items() if worth > 0)

log = structlog.get_logger("ranking")

Run = Callable[[Callable[[], None]], None]


def in_background(job: Callable[[], None]) -> None:
    """Do a job while customers are answered."""
    Thread(target=job, name="popularity", daemon=True).start()


class CountedPopularity:
    """Counts the journal of one store, the first time at once.

    `now` returns seconds of a clock that only goes forward; `run` runs a later count, which takes up to a second.
    """

    def __init__(self, engine: Engine, now: Callable[[], float], run: Run = in_background) -> None:
        self._engine, self._now, self._run = engine, now, run
        self._counted, self._until = Popularity(), now() + SECONDS
        self._count()

    def now(self) -> Popularity:
        """Return what is popular. Where the journal cannot be read, what was popular when it last could."""
        if self._now() >= self._until:
            self._until = self._now() + SECONDS
            self._run(self._count)
        return self._counted

    def _count(self) -> None:
        try:
            self._counted = counted(self._engine)
        except JournalDown as error:
            log.error("popularity not counted", code=error.code, reason=str(error))


def counted(engine: Engine) -> Popularity:
    """Count the latest looks and choices of a journal. Raises JournalDown."""
    latest = select(events).where(events.c.search.is_not(None)).order_by(events.c.key.desc()).limit(MOST_EVENTS)
    of = latest.subquery().c
    shown = select(of.item_group_id, of.position, func.count()).where(of.kind == EventKind.SHOWN)
    chosen = select(of.item_group_id, func.count(of.search.distinct())).where(of.kind.in_(CHOSEN))
    popularity = Popularity()
    with held(engine) as connection:
        for product, place, times in connection.execute(shown.group_by(of.item_group_id, of.position)):
            popularity.shown(product, place or 0, times)
        for product, times in connection.execute(chosen.group_by(of.item_group_id)):
            popularity.chosen(product, times)
    return popularity
