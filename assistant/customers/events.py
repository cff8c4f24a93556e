"""What customers do with what they are shown, read from a turn. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.customers.opinions import taken_back, told_anew
from assistant.customers.places import latest_place
from assistant.language.scene_names import listed_part
from assistant.screen import Judgment, Reply
from assistant.thread import Heard, InCart, Opinion, SearchState, Thread, Turn
from assistant.types import Facet, Wish

#: Goals whose cards are of what was asked about, rather than newly shown.
ABOUT = frozenset({"details", "compare"})


class EventKind(StrEnum):
    """What was done. Some are told by a page alone."""

    SHOWN = "shown"
    CLICKED = "clicked"
    ASKED = "asked"
    ADDED = "added"
    BOUGHT = "bought"  # the cart was handed over to the checkout
    DISLIKED = "disliked"
    LIKED = "liked"
    DWELL = "dwell"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing done to one product."""

    kind: EventKind
    item_group_id: str
    search: str = ""  # id of the search that showed it; "" where none is known
    position: int | None = None  # among all that this search has shown, from 0
    value: float | None = None  # of DWELL: seconds


class Outcome(StrEnum):
    """What came of a search."""

    FOUND = "found"
    RELAXED = "relaxed"  # nothing obeyed all that was asked: the nearest was shown
    NOTHING = "nothing"  # was shown


@dataclass(frozen=True, slots=True)
class SearchMade:
    """What was looked for, and what came of it."""

    id: str
    revision: int  # of the catalogue
    wish: Wish
    outcome: Outcome = Outcome.FOUND
    relaxed: tuple[Facet, ...] = ()  # what was given up


def outcome_of(before: SearchState, turn: Turn) -> Outcome | None:
    """Tell what came of the search of a turn; None where it was none, or is written down already."""
    after = turn.thread.search
    if shown_anew(before, after):
        return Outcome.RELAXED if turn.reply and turn.reply.relaxed else Outcome.FOUND
    is_anew = after.wish not in (Wish(), before.wish) and not after.id
    return Outcome.NOTHING if is_anew and not after.shown and turn.is_understood else None


def shown_anew(before: SearchState, after: SearchState) -> bool:
    """Tell whether a turn has put something else on the screen."""
    return bool(after.shown) and not after.id and (after.wish, after.shown) != (before.wish, before.shown)


def events_of(goal: str, heard: Heard, before: Thread, turn: Turn) -> list[Event]:
    """Return what a turn tells of products, where `turn` already knows under which id its search is written down."""
    after = turn.thread
    judged = (_judged(each, before) for each in told_anew(before.opinions, after.opinions))
    found = [*judged, *_dwelt(heard, before)]
    return [*found, *_done(goal, heard, before, turn.reply, after)] if turn.reply else found


def undone_by(before: Thread, after: Thread) -> list[Event]:
    """Return the events that a turn takes back: a product is no longer liked, or no longer disliked."""
    return [_judged(each, before) for each in taken_back(before.opinions, after.opinions)]


def anonymous(wish: Wish) -> Wish:
    """Return a wish in the shop's own terms alone: none of the customer's words, and nothing of a photo of theirs.

    Of a scene only listed names are left: any other is the customer's own words, and may name a person.
    """
    like = wish.like if wish.like and not wish.like.photo else None
    return wish.model_copy(
        update={
            "words": "",
            "refused": (),
            "like": like,
            "scene": tuple(each for part in wish.scene if (each := listed_part(part))),
        }
    )


def without_photo(wish: Wish) -> Wish:
    """Return a wish that names no upload."""
    like = wish.like.model_copy(update={"photo": ""}) if wish.like else None
    return wish.model_copy(update={"like": like})


def _shown(before: SearchState, after: SearchState) -> Iterator[Event]:
    if not after.id or after.id == before.id:
        return
    first = max(0, len(after.seen) - len(after.shown))
    for place, each in enumerate(after.shown, first):
        yield Event(EventKind.SHOWN, each.item_group_id, after.id, place)


def _done(goal: str, heard: Heard, before: Thread, reply: Reply, after: Thread) -> Iterator[Event]:
    shown = list(_shown(before.search, after.search))
    yield from shown
    if goal in ABOUT and not shown:
        yield from _asked(heard, before, reply)
    if isinstance(after.asked, InCart) and after.asked != before.asked:
        yield from _added(after.asked, before)
    if reply.basket and reply.basket.checkout:
        bought = [each.item_group_id for each in reply.basket.lines if each.is_available]
        yield from (_of(EventKind.BOUGHT, product, before) for product in dict.fromkeys(bought))


def _asked(heard: Heard, before: Thread, reply: Reply) -> Iterator[Event]:
    tapped = {heard.product, *heard.products}
    for card in reply.cards:
        kind = EventKind.CLICKED if card.item_group_id in tapped else EventKind.ASKED
        yield _of(kind, card.item_group_id, before)


def _added(cart: InCart, before: Thread) -> Iterator[Event]:
    """Yield what was not in the cart before: undoing would take it out."""
    for product in dict.fromkeys(line.item_group_id for line in cart.undo if line.quantity == 0):
        yield _of(EventKind.ADDED, product, before)


def _judged(opinion: Opinion, before: Thread) -> Event:
    """Return the event of an opinion, with the search that had shown the product when it was told."""
    kind = EventKind.LIKED if opinion.judgment is Judgment.LIKE else EventKind.DISLIKED
    return replace(_of(kind, opinion.item_group_id, before), search=opinion.search)


def _dwelt(heard: Heard, before: Thread) -> Iterator[Event]:
    """Yield how long products were looked at, of each screen once."""
    for product, seconds in zip(heard.products, heard.seconds, strict=False):
        place = latest_place(product, before)
        if place and product not in place.state.dwelt:
            yield replace(_of(EventKind.DWELL, product, before), value=float(seconds))


def _of(kind: EventKind, product: str, before: Thread) -> Event:
    """Return what is done to a product, with the latest search that showed it."""
    place = latest_place(product, before)
    return Event(kind, product, place.state.id, place.position) if place else Event(kind, product)
