"""Handing a cart over to the shop: a signed link. Pure; docs/buying.md tells a shop how to verify one."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.buying.standing import Tally
from assistant.money import plain_amount
from assistant.signing import signature


@dataclass(frozen=True, slots=True)
class Handover:
    """Makes links to the shop's checkout. `now` returns the time with its zone."""

    template: str  # http(s), with {items} and {signature}
    secret: str
    life: timedelta
    now: Callable[[], datetime]

    def link(self, tally: Tally, checkout: str) -> str:
        """Return the link that hands over what can be bought, good until its life is over; `checkout` is its id."""
        items = packed(tally, checkout, self.now() + self.life)
        return self.template.replace("{items}", items).replace("{signature}", signature(items.encode(), self.secret))


def packed(tally: Tally, checkout: str, expires: datetime) -> str:
    """Return what can be bought as one word of a URL: JSON in base64url, without padding."""
    told = {
        "id": checkout,
        "items": [[each.line.variant_id, each.line.quantity, plain_amount(each.price)] for each in tally.available],
        "total": plain_amount(tally.total),
        "currency": tally.currency,
        "expires": int(expires.timestamp()),
    }
    raw = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
