"""Giving what few have looked at a place on the page, so that what is popular does not swallow what is new. Pure.

A shop that learns from what is chosen learns nothing of what is never shown. The last place of a page goes to the best
of the next products that hardly anybody has looked at, until enough have: one place of six costs little, and each
product has its turn (a deterministic relative of epsilon-greedy exploration: Sutton and Barto, 2018, 2.2).
"""

from collections.abc import Callable

from assistant.popularity import Popularity
from assistant.retrieval.fusion import Ranked

#: Looks below which a product is new.
FEW_LOOKS = 5.0
#: Looks at all products together below which everything is new, and nothing needs a place of its own.
ENOUGH_LOOKS = 1000.0
#: A smaller page has no place to spare.
SMALLEST_PAGE = 4
#: How many pages are looked through.
PAGES = 3


def with_a_new_one(ranked: Ranked, page: int, popularity: Popularity, standing: Callable[[str], object]) -> Ranked:
    """Return the ranking with a new product in the last place of the page, where none is on it.

    It comes from the better half of what was found, and has the `standing` of what it takes the place of: what
    says the customer's words is not displaced by what does not.
    """
    if page < SMALLEST_PAGE or len(ranked) <= page or popularity.all_looks < ENOUGH_LOOKS:
        return ranked
    if any(popularity.looks(product) < FEW_LOOKS for product, _ in ranked[:page]):
        return ranked
    least = standing(ranked[page - 1][0])
    for place in range(page, min(page * PAGES, len(ranked) // 2)):
        product = ranked[place][0]
        if popularity.looks(product) < FEW_LOOKS and standing(product) == least:
            return [*ranked[: page - 1], ranked[place], *ranked[page - 1 : place], *ranked[place + 1 :]]
    return ranked
