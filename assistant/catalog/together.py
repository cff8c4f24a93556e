"""What the shop's customers took together, counted over those who agreed to be remembered."""

from collections.abc import Sequence

import structlog
from sqlalchemy import Engine, distinct, func, select
from sqlalchemy.exc import SQLAlchemyError

from assistant.catalog.journal import held
from assistant.catalog.schema import events
from assistant.customers.events import EventKind
from assistant.errors import JournalDown

#: What tells that something is wanted, and not only looked at.
TAKEN = (EventKind.ADDED, EventKind.BOUGHT)
#: What tells that something was chosen.
CHOSEN = (*TAKEN, EventKind.LIKED)
#: Products that are counted with: a cart holds no more that anybody sees.
MOST_ASKED = 50
#: Products that are told, those taken by most.
MOST_TOLD = 500

log = structlog.get_logger("customers")


class TakenTogether:
    """Counts in one store. Where it cannot be read, nothing is known."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def with_products(self, item_group_ids: Sequence[str]) -> dict[str, int]:
        """Return, by item_group_id, how many customers took it who took one of these too."""
        these = list(item_group_ids)[:MOST_ASKED]
        takers = select(events.c.customer).where(
            events.c.item_group_id.in_(these), events.c.kind.in_(TAKEN), events.c.customer.is_not(None)
        )
        count = func.count(distinct(events.c.customer))
        statement = (
            select(events.c.item_group_id, count)
            .where(events.c.customer.in_(takers), events.c.kind.in_(TAKEN), events.c.item_group_id.not_in(these))
            .group_by(events.c.item_group_id)
            .order_by(count.desc(), events.c.item_group_id)
            .limit(MOST_TOLD)
        )
        try:
            with self._engine.connect() as connection:
                return {row[0]: int(row[1]) for row in connection.execute(statement)}
        except SQLAlchemyError as error:
            log.error("what is taken together not read", code=JournalDown.code, reason=type(error).__name__)
            return {}


def choices(engine: Engine, most: int) -> list[tuple[str, str]]:
    """Return (customer, item_group_id) of the latest `most` choices of customers who may be known, the oldest first.

    Raises JournalDown.
    """
    latest = (
        select(events.c.customer, events.c.item_group_id)
        .where(events.c.kind.in_(CHOSEN), events.c.customer.is_not(None))
        .order_by(events.c.key.desc())
        .limit(most)
    )
    with held(engine) as connection:
        return [(row[0], row[1]) for row in connection.execute(latest)][::-1]
