"""What customers of the shop chose among what they were shown, made into lessons.

What stands low on the screen is chosen seldom because it is seldom looked at, so a choice there counts more: by one
over how likely its place is looked at (inverse propensity weights: Joachims, Swaminathan and Schnabel, WSDM 2017), at
most MOST_WEIGHT times. As a weight of a softmax over the screen: Ai et al., SIGIR 2018.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from assistant.customers.logged import Before, LoggedSearch, with_before
from assistant.learning.arrays import arrays_of
from assistant.learning.examination import Impressions, examination
from assistant.learning.training import Lesson
from assistant.popularity import Popularity
from assistant.ports import Integers, Taste, Vectors
from assistant.ranking.liking import NO_TASTE
from assistant.ranking.terms import Judged
from assistant.types import Wish

#: Places on a screen that are told apart.
PLACES = 12
MOST_WEIGHT = 5.0
#: Fewer products of a screen leave no choice.
FEWEST_SHOWN = 2

#: Judges what was shown for a wish, by a customer's taste and what was popular; None where the shop has none of it.
Judge = Callable[[Wish, Taste, Popularity, Sequence[str]], Judged | None]


@dataclass(frozen=True, slots=True)
class Screen:
    """What was shown once, and what was chosen of it."""

    at: datetime
    judged: Judged
    places: Integers  # [products], from 0
    worth: Vectors  # [products], of the choices; 0 of the others


def screens_of(searches: Iterable[LoggedSearch], judge: Judge) -> list[Screen]:
    """Return the screens that were ordered by a scene or a taste and where something was chosen, the oldest first."""
    found = (_screen(search, before, judge) for search, before in with_before(searches))
    return [each for each in found if each is not None]


def _screen(search: LoggedSearch, before: Before, judge: Judge) -> Screen | None:
    worth = search.worth()
    if not worth or (not search.wish.scene and before.taste == NO_TASTE):
        return None
    judged = judge(search.wish, before.taste, before.popularity, search.shown)
    if judged is None or len(judged.products) < FEWEST_SHOWN or not worth.keys() & set(judged.products):
        return None
    places = np.array([search.shown.index(product) for product in judged.products], np.int64)
    chosen = np.array([worth.get(product, 0.0) for product in judged.products], np.float32)
    return Screen(search.at, judged, places, chosen)


def propensities(searches: Iterable[LoggedSearch]) -> Vectors:
    """Return how likely each place on a screen is looked at, as the searches tell: [PLACES]."""
    rows = [
        (place, (search.wish.model_dump_json(include={"constraints", "scene"}), product), product in worth)
        for search in searches
        for worth in [search.worth()]
        for place, product in enumerate(search.shown)
    ]
    places, shown, chosen = zip(*rows, strict=True)
    return examination(Impressions(places, shown, chosen), PLACES)


def weights_of(screen: Screen, looked_at: Vectors) -> Vectors:
    """Return how much each product of a screen was worth, corrected for its place: [products]."""
    correction = np.minimum(1 / looked_at[np.minimum(screen.places, PLACES - 1)], MOST_WEIGHT)
    return np.asarray(screen.worth * correction, np.float32)


class ShopLessons:
    """One lesson for each choice on these screens."""

    def __init__(self, screens: Sequence[Screen], looked_at: Vectors) -> None:
        weighed = [weights_of(screen, looked_at) for screen in screens]
        self._screens = screens
        self._choices = [(row, int(place)) for row, own in enumerate(weighed) for place in np.flatnonzero(own)]
        self._weights = np.array([weighed[row][place] for row, place in self._choices], np.float32)

    def __len__(self) -> int:
        """Return how many choices there are."""
        return len(self._choices)

    @property
    def dimensions(self) -> int:
        """The width of the vectors of texts."""
        return int(self._screens[0].judged.content.shape[1])

    def take(self, rows: Integers) -> Lesson:
        """Return some of them."""
        taken = [self._choices[row] for row in rows.tolist()]
        requests, candidates = arrays_of([self._screens[screen].judged for screen, _ in taken])
        chosen = np.array([place for _, place in taken], np.int64)
        return Lesson(requests, candidates, chosen, weights=self._weights[rows])
