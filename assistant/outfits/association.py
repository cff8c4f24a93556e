"""Which things that names say come together in outfits more often than by chance.

Of two things said, such as "dress" and "clutch", the gain is their pointwise mutual information (Church and Hanks,
Computational Linguistics 1990): the logarithm of how often two things of an outfit say them, over how often they would
by chance. What is seen seldom is drawn to 0 by FAITH cases as expected, added to both.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from assistant.outfits.outfit import Outfit, Reals, names_by_slot
from assistant.outfits.sayings import said

#: Names that must say a thing for it to count, and how many things do, those that are said most.
FEWEST, MOST = 3, 3_000
FAITH = 2.0


@dataclass(frozen=True, slots=True)
class Association:
    """What two things said gain by standing in one outfit."""

    places: Mapping[str, int]  # of things said
    gains: Reals  # [things, things], symmetric

    @classmethod
    def of(cls, outfits: Sequence[Outfit]) -> "Association":
        """Learn from outfits."""
        spread = Counter(each for outfit in outfits for name in outfit.values() for each in said(name))
        often = sorted((each for each, count in spread.items() if count >= FEWEST), key=lambda one: (-spread[one], one))
        places = {each: place for place, each in enumerate(often[:MOST])}
        return cls(places, np.log((_together(outfits, places) + FAITH) / (_by_chance(outfits, places) + FAITH)))

    def __call__(self, outfits: Sequence[Outfit]) -> Reals:
        """Return [outfits]: the gains of all pairs by the number of things. What was never said gains nothing."""
        return np.array([self._gain(outfit) for outfit in outfits])

    def _gain(self, outfit: Outfit) -> float:
        own = [_places(name, self.places) for name in outfit.values()]
        all_of_it = [place for places in own for place in places]
        gain = self._sum(all_of_it) - sum(map(self._sum, own))
        return gain / 2 / max(len(outfit), 1)

    def _sum(self, places: Sequence[int]) -> float:
        return float(self.gains[np.ix_(places, places)].sum())


def _places(name: str, places: Mapping[str, int]) -> list[int]:
    return [places[each] for each in said(name) if each in places]


def _counted(rows: Sequence[Sequence[str]], places: Mapping[str, int]) -> csr_matrix:
    """Return [rows, things said]: how many of a row's names say each."""
    found = [(row, place) for row, names in enumerate(rows) for name in names for place in _places(name, places)]
    ones = np.ones(len(found))
    index = np.array(found, np.int64).reshape(-1, 2).T
    return csr_matrix((ones, (index[0], index[1])), shape=(len(rows), len(places)))


def _together(outfits: Sequence[Outfit], places: Mapping[str, int]) -> Reals:
    """Return [things, things]: how often two things of one outfit say them."""
    whole = _counted([list(outfit.values()) for outfit in outfits], places)
    single = _counted([[name] for outfit in outfits for name in outfit.values()], places)
    both: Reals = (whole.T @ whole - single.T @ single).toarray()
    return both


def _by_chance(outfits: Sequence[Outfit], places: Mapping[str, int]) -> Reals:
    """Return [things, things]: how often they would, were an outfit's things drawn slot by slot."""
    held = names_by_slot(outfits)
    shares = _counted(list(held.values()), places).toarray() / [[len(names)] for names in held.values()]
    slots = {slot: place for place, slot in enumerate(held)}
    there = np.zeros((len(outfits), len(slots)))
    for row, outfit in enumerate(outfits):
        there[row, [slots[slot] for slot in outfit]] = 1
    pairs = there.T @ there
    np.fill_diagonal(pairs, 0)
    expected: Reals = shares.T @ pairs @ shares
    return expected
