"""How often a product was chosen by those who looked at it, against what is usual in the shop. Pure.

A place on the screen is taken to be looked at with a likelihood of 1 / log2(1 + place), counted from 1: the discount of
nDCG (Järvelin and Kekäläinen, TOIS 2002), so that what stood low is not taken for disliked. With C choices in L looks,
and the shop's mean rate m, the popularity is

    log((C + m K) / (L + K) / m),   K = USUAL_LOOKS

which is 0 of what nobody looked at yet, and drawn to 0 by what few did (a Bayesian mean). It says the same of a new
product as of a usual one: what is shown often gains nothing by that.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import log, log2

import numpy as np

from assistant.ports import Vectors

#: Looks of the shop's mean rate that are added to each product's own.
USUAL_LOOKS = 10.0


class Popularity:
    """Counts looks and choices. Not shared between threads while it counts."""

    def __init__(self) -> None:
        self._looks: defaultdict[str, float] = defaultdict(float)
        self._choices: defaultdict[str, float] = defaultdict(float)
        self.all_looks = self._all_choices = 0.0  # looks at all products

    def shown(self, item_group_id: str, place: int, times: int = 1) -> None:
        """Count a product that stood at a place, counted from 0."""
        looks = times / log2(place + 2)
        self._looks[item_group_id] += looks
        self.all_looks += looks

    def chosen(self, item_group_id: str, times: int = 1) -> None:
        """Count a product that was chosen on so many screens."""
        self._choices[item_group_id] += times
        self._all_choices += times

    def looks(self, item_group_id: str) -> float:
        """Return how often a product was looked at."""
        return self._looks.get(item_group_id, 0.0)

    def of(self, products: Sequence[str]) -> Vectors:
        """Return the popularity of each product: [products]."""
        if not self._all_choices:
            return np.zeros(len(products), np.float32)
        usual = self._all_choices / self.all_looks
        return np.array([self._of(product, usual) for product in products], np.float32)

    def _of(self, product: str, usual: float) -> float:
        rate = (self._choices.get(product, 0.0) + usual * USUAL_LOOKS) / (self.looks(product) + USUAL_LOOKS)
        return log(rate / usual)


#: Of a shop that nobody has looked at yet.
NO_POPULARITY = Popularity()
