"""How likely a place on the screen is looked at: what stands first is chosen more often also where it is no better.

The position-based model (Craswell et al., WSDM 2008): an item is chosen where it is looked at, which its place alone
decides, and is attractive, which the search and the item decide. Both are found by expectation maximization as in
Chuklin, Markov and de Rijke, "Click Models for Web Search", 2015, 4.1; what is seen seldom is drawn to the mean.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.ports import Mask, Vectors

ROUNDS = 50
#: So many looks of the mean are added to those at each item and each place.
PRIOR_LOOKS = 5.0


@dataclass(frozen=True, slots=True)
class Impressions:
    """What stood on screens, one row for each item of each."""

    places: Sequence[int]  # from 0
    shown: Sequence[Hashable]  # what for and which: rows with the same are equally attractive
    chosen: Sequence[bool]


def examination(impressions: Impressions, places: int) -> Vectors:
    """Return how likely each of the first `places` is looked at, in shares of the likeliest: [places], 0 to 1."""
    at = np.minimum(np.array(impressions.places, np.int64), places - 1)
    codes = {each: code for code, each in enumerate(dict.fromkeys(impressions.shown))}
    what = np.array([codes[each] for each in impressions.shown], np.int64)
    chosen = np.array(impressions.chosen, np.bool_)
    usual = float(chosen.mean())
    looks, attraction = np.full(places, 0.5), np.full(len(codes), max(usual, 1e-6))
    for _ in range(ROUNDS):
        seen, liked = _expected(looks[at], attraction[what], chosen)
        looks = _shares(seen, at, places, float(seen.mean()))
        attraction = _shares(liked, what, len(codes), float(liked.mean()))
    return np.asarray(looks / looks.max(), np.float32)


def _expected(looked: Vectors, attractive: Vectors, chosen: Mask) -> tuple[Vectors, Vectors]:
    """Return how likely each row was looked at, and attractive, by whether it was chosen."""
    neither = np.maximum(1 - looked * attractive, 1e-9)
    seen = np.where(chosen, 1.0, looked * (1 - attractive) / neither)
    liked = np.where(chosen, 1.0, attractive * (1 - looked) / neither)
    return seen, liked


def _shares(expected: Vectors, groups: "np.typing.NDArray[np.int64]", count: int, usual: float) -> Vectors:
    sums = np.bincount(groups, expected, count) + PRIOR_LOOKS * usual
    return np.asarray(sums / (np.bincount(groups, minlength=count) + PRIOR_LOOKS))
