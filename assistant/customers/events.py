"""What customers do with what they are shown, read from a turn. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.language.scene_names import listed_part
from assistant.screen import Reply
from assistant.thread import Heard, InCart, SearchState, Thread, Turn
from assistant.types import Wish

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


@dataclass(frozen=True, slots=True)
class SearchMade:
    """What was looked for when something was shown."""

    id: str
    revision: int  # of the catalogue
    wish: Wish


def shown_anew(before: SearchState, after: SearchState) -> bool:
    """Tell whether a turn has put something else on the screen."""
    return bool(after.shown) and not after.id and (after.wish, after.shown) != (before.wish, before.shown)


def events_of(goal: str, heard: Heard, before: Thread, turn: Turn) -> list[Event]:
    """Return what a turn tells of products, where `turn` already knows under which id its search is written down."""
    reply, after = turn.reply, turn.thread
    if reply is None:
        return []
    found = list(_shown(before.search, after.search))
    if goal in ABOUT and not found:
        found += _asked(heard, before, reply)
    if isinstance(after.asked, InCart) and after.asked != before.asked:
        found += _added(after.asked, before)
    if reply.basket and reply.basket.checkout:
        bought = [each.item_group_id for each in reply.basket.lines if each.is_available]
        found += [_of(EventKind.BOUGHT, product, before) for product in dict.fromkeys(bought)]
    return found


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


def _asked(heard: Heard, before: Thread, reply: Reply) -> Iterator[Event]:
    tapped = {heard.product, *heard.products}
    for card in reply.cards:
        kind = EventKind.CLICKED if card.item_group_id in tapped else EventKind.ASKED
        yield _of(kind, card.item_group_id, before)


def _added(cart: InCart, before: Thread) -> Iterator[Event]:
    """Yield what was not in the cart before: undoing would take it out."""
    for product in dict.fromkeys(line.item_group_id for line in cart.undo if line.quantity == 0):
        yield _of(EventKind.ADDED, product, before)


def _of(kind: EventKind, product: str, before: Thread) -> Event:
    """Return what is done to a product, with the latest search that showed it."""
    for state in (before.search, *before.past):
        if (place := _place(state, product)) is not None:
            return Event(kind, product, state.id, place)
    return Event(kind, product)


def _place(state: SearchState, product: str) -> int | None:
    ids: Sequence[str] = [each.item_group_id for each in state.shown]
    first = max(0, len(state.seen) - len(ids))
    return first + ids.index(product) if product in ids else None
