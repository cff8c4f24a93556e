"""What was ordered together, as outfits: the titles of an order's things, each in its slot."""

from collections.abc import Iterable
from itertools import groupby

from sqlalchemy import Engine, select

from assistant.catalog.schema import order_lines, orders
from assistant.language.vocabulary import kinds_of
from assistant.outfits.outfit import Outfit
from assistant.outfits.slots import slot_of

#: Lines of orders that are read, for each outfit wanted.
LINES = 10


def ordered_outfits(engine: Engine, most: int) -> list[Outfit]:
    """Return the latest outfits of orders, at most so many: orders with things of two slots or more.

    Nothing of whose an order is, is read. Of two things in a slot the first counts.
    """
    latest = (
        select(order_lines.c.order_key, order_lines.c.title)
        .join(orders, orders.c.key == order_lines.c.order_key)
        .order_by(orders.c.ordered_on.desc(), order_lines.c.order_key.desc(), order_lines.c.place)
        .limit(most * LINES)
    )
    with engine.connect() as connection:
        lines = connection.execute(latest).all()
    outfits = (_outfit(title for _, title in own) for _, own in groupby(lines, key=lambda line: line[0]))
    return [outfit for outfit in outfits if len(outfit) > 1][:most][::-1]


def _outfit(titles: Iterable[str]) -> Outfit:
    found: dict[str, str] = {}
    for title in titles:
        slot = slot_of(kinds_of("", title))
        if slot is not None:
            found.setdefault(slot.value, title)
    return found
