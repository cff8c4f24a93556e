"""What is said of orders and returns, in the words of domain.yml. An e-mail address is never among it."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from assistant.phrases import LOCALE, joined
from assistant.purchases import Order, OrderLine, OrderStatus, Verdict
from assistant.replies import Replies
from assistant.screen import QuickReply, Reply, Source
from assistant.telling import SPOKEN_PRODUCTS
from assistant.types import Wish

#: More things than this of one order are counted, not named.
MOST_NAMED = 6
_SHIPPED = frozenset({OrderStatus.SHIPPED, OrderStatus.PARTLY_SHIPPED, OrderStatus.DELIVERED})
PERSON = "utter_quick_talk_to_person"


class OrderReplies:
    """Writes replies about orders; `replies` knows the words and the chips of the search beside them."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._phrases = replies.phrases

    def say(self, response: str, wish: Wish, quick: Sequence[str] = (), **values: object) -> Reply:
        """Say one response, with the named suggestions of what to say next."""
        return self._written([self._phrases.say(response, **values)], wish, quick)

    def ask(self, wish: Wish, *, number: bool, address: bool) -> Reply:
        """Ask for what is missing of an order's number and its e-mail address."""
        what = "both" if number and address else "number" if number else "address"
        return self.say(f"utter_order_ask_{what}", wish)

    def status(self, order: Order, returning: Sequence[OrderLine], wish: Wish, *, can_return: bool) -> Reply:
        """Tell how far an order is, what it holds, and what of it goes back."""
        told = self._standing(order, returning, MOST_NAMED)
        reply = self._written(told, wish, ["utter_quick_return" if can_return else PERSON])
        reply = reply.model_copy(update={"speech": " ".join(self._standing(order, returning, SPOKEN_PRODUCTS))})
        return self._tracked(reply, order) if order.tracking_url and order.status in _SHIPPED else reply

    def closed(self, order: Order, verdict: Verdict, last: date | None, wish: Wish) -> Reply:
        """Say why nothing of an order can be sent back here."""
        values = {"number": order.number, "day": day(last) if last else ""}
        return self.say(f"utter_return_{verdict.value}", wish, [PERSON], **values)

    def which(self, order: Order, lines: Sequence[OrderLine], last: date | None, wish: Wish) -> Reply:
        """Ask what of an order is to be sent back."""
        asked = self._phrases.say("utter_return_which", items=joined([each.title for each in lines], "or"))
        reply = self._written([*self._until(order, last), asked], wish, [])
        titles = (*(each.title for each in lines), self._phrases.say("utter_quick_return_all"))
        return reply.model_copy(update={"quick_replies": _quick(titles)})

    def confirm(self, order: Order, lines: Sequence[OrderLine], last: date | None, wish: Wish) -> Reply:
        """Ask whether the return of these is to be started."""
        asked = self._phrases.say("utter_return_confirm", items=self._named(lines))
        return self._written(
            [*self._until(order, last), asked], wish, ["utter_quick_return_yes", "utter_quick_return_no"]
        )

    def started(self, order: Order, lines: Sequence[OrderLine], wish: Wish) -> Reply:
        """Say that a return is noted, and what happens next."""
        return self.say("utter_return_started", wish, items=self._named(lines), number=order.number)

    def _standing(self, order: Order, returning: Sequence[OrderLine], most: int) -> list[str]:
        number = {"number": order.number, "day": day(order.ordered_on)}
        told = [self._phrases.say(f"utter_order_{order.status.value}", **number), *self._way(order)]
        told.append(self._phrases.say("utter_order_holds", items=self._named(order.lines, most)))
        if returning:
            told.append(self._phrases.say("utter_order_returning", items=self._named(returning, most)))
        return told

    def _way(self, order: Order) -> list[str]:
        """Return a sentence for each thing known of an order's way."""
        told = []
        if order.shipped_on and order.status in _SHIPPED:
            shipped = {"day": day(order.shipped_on), "carrier": order.carrier}
            told.append(self._phrases.say(f"utter_order_shipped_{'with' if order.carrier else 'on'}", **shipped))
        if order.delivered_on and order.status is OrderStatus.DELIVERED:
            told.append(self._phrases.say("utter_order_delivered_on", day=day(order.delivered_on)))
        if order.status in (OrderStatus.SHIPPED, OrderStatus.PARTLY_SHIPPED):
            told.append(self._phrases.say("utter_order_arrival_unknown"))
        return told

    def _tracked(self, reply: Reply, order: Order) -> Reply:
        """Add where the parcel can be followed: to be read and tapped, not to be heard."""
        name = self._phrases.say("utter_order_tracking")
        speech = f"{reply.speech} {self._phrases.say('utter_order_tracking_shown')}"
        return reply.model_copy(update={"speech": speech, "sources": (Source(name=name, quote=order.tracking_url),)})

    def _until(self, order: Order, last: date | None) -> list[str]:
        return [self._phrases.say("utter_return_open", number=order.number, day=day(last))] if last else []

    def _named(self, lines: Sequence[OrderLine], most: int = MOST_NAMED) -> str:
        names = [self._phrases.count("utter_order_line", each.quantity, title=each.title) for each in lines]
        rest = len(names) - most
        return joined([*names[:most], self._phrases.say("utter_order_more", count=rest)] if rest > 0 else names)

    def _written(self, sentences: Sequence[str], wish: Wish, quick: Sequence[str]) -> Reply:
        text = " ".join(sentences)
        texts = [self._phrases.say(each) for each in quick]
        return Reply(text=text, speech=text, chips=self._replies.chips(wish), quick_replies=_quick(texts))


def day(value: date) -> str:
    """Write a day as people say it: "November 2, 2025"."""
    text: str = format_date(value, "long", locale=LOCALE)
    return text


def _quick(texts: Sequence[str]) -> tuple[QuickReply, ...]:
    return tuple(QuickReply(label=each, text=each) for each in texts)
