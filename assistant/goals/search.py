"""Goals that look for products, and how the thread goes on after them."""

from collections.abc import Callable

from assistant.language.exchange import exchange
from assistant.searching import Searching
from assistant.shop import Shop
from assistant.thread import Heard, Searched, SearchState, Thread, Turn
from assistant.types import Wish

#: Screens that can be gone back to.
MOST_PAST = 8

Search = Callable[[Heard, SearchState], Searched]


def search_goals(searching: Searching) -> dict[str, Callable[[Heard, Thread], Turn]]:
    """Return the goals that one search answers."""
    searches: dict[str, Search] = {
        "search": exchanging(searching.search, searching.shop),
        "refine": exchanging(searching.refine, searching.shop),
        "remove": searching.remove,
        "show_more": searching.show_more,
        "show_photo": searching.show_photo,
    }
    return {name: in_thread(search) for name, search in searches.items()}


def exchanging(search: Search, shop: Shop) -> Search:
    """Let a search hear of what is exchanged only what takes its place: "swap red for green" is "green"."""

    def exchanged(heard: Heard, state: SearchState) -> Searched:
        said = exchange(heard.text)
        if said is None or not shop.read(said.wanted).constraints:
            return search(heard, state)
        mentions = tuple(each for each in heard.mentions if each.text.casefold() in said.wanted.casefold())
        return search(heard.model_copy(update={"text": said.wanted, "mentions": mentions}), state)

    return exchanged


def in_thread(search: Search) -> Callable[[Heard, Thread], Turn]:
    """Let a search take turns in a thread."""

    def goal(heard: Heard, thread: Thread) -> Turn:
        return found(search(heard, thread.search), thread)

    return goal


def found(searched: Searched, thread: Thread) -> Turn:
    """Go on with what a search led to; the screen before is kept to be gone back to."""
    old, new = thread.search, searched.state
    is_new_screen = (new.wish, new.shown) != (old.wish, old.shown)
    past = (old, *thread.past)[:MOST_PAST] if is_new_screen and old.wish != Wish() else thread.past
    kept = thread.model_copy(update={"search": new, "past": past})
    return Turn(thread=kept, reply=searched.reply, is_understood=searched.is_understood)
