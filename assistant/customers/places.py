"""Where a product was shown: for which search, and at which place. Pure."""

from typing import NamedTuple

from assistant.thread import SearchState, Thread


class Place(NamedTuple):
    """A place among all that a search has shown, from 0."""

    state: SearchState
    position: int


def latest_place(product: str, thread: Thread) -> Place | None:
    """Return where the latest search that showed a product did so; None where none is known to have."""
    places = (_place(state, product) for state in (thread.search, *thread.past))
    return next((each for each in places if each is not None), None)


def _place(state: SearchState, product: str) -> Place | None:
    ids = [each.item_group_id for each in state.shown]
    first = max(0, len(state.seen) - len(ids))
    return Place(state, first + ids.index(product)) if product in ids else None
