"""What a shop's own system is told of carts, as JSON. Pure; docs/buying.md describes it field by field."""

from datetime import datetime
from typing import Any, Literal

from assistant.buying.standing import Standing, Tally
from assistant.money import plain_amount

Kind = Literal["cart.changed", "cart.checkout"]


def event(kind: Kind, customer: str, tally: Tally, at: datetime, checkout: str | None = None) -> dict[str, Any]:
    """Return what happened to whose cart; `checkout` is the id in the link that it was handed over by."""
    told = {
        "event": kind,
        "at": at.isoformat(timespec="milliseconds"),
        "customer": customer,
        "lines": [_line(each) for each in tally.lines],
        "total": plain_amount(tally.total),
        "currency": tally.currency,
    }
    return told if checkout is None else {**told, "checkout": checkout}


def _line(standing: Standing) -> dict[str, Any]:
    line = standing.line
    return {
        "id": line.variant_id,
        "item_group_id": line.item_group_id,
        "title": line.title,
        "options": {option.facet.value: option.value for option in line.options},
        "quantity": line.quantity,
        "price": plain_amount(standing.price),
        "available": standing.is_available,
    }
