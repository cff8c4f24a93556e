"""Which season things are for, as the shop states it: shorts with a winter coat are no outfit."""

from functools import cache

import numpy as np

from assistant.language.opposites import rules_out
from assistant.language.scene_names import months
from assistant.outfits.outfit import Reals
from assistant.retrieval.shelf import Shelf
from assistant.types import Facet

#: The season that the others are told by: those that it rules out are warm.
COLDEST = "winter"


def leanings(shelf: Shelf) -> Reals:
    """Return [products]: 1 of what is stated to be for spring or summer, -1 for autumn or winter, 0 for both.

    Of what is stated to be for none, how far its kind leans: the mean over all products of that kind.
    """
    assortment = shelf.assortment
    stated = np.zeros(len(assortment.item_group_ids))
    for season, side in _sides().items():
        stated[assortment.places(shelf.words.saying([season]))] += side
    stated = np.sign(stated)
    firsts = np.searchsorted(assortment.product_of, np.arange(len(stated)))
    kinds = assortment.columns[Facet.CATEGORY].codes[firsts]
    means = np.bincount(kinds, weights=stated) / np.maximum(np.bincount(kinds), 1)
    leaning: Reals = np.where(stated == 0, means[kinds], stated)
    return leaning


def leaning_of(text: str) -> float:
    """Return the season that a scene is in: 1 for "summer", -1 for "winter", 0 where it names none."""
    return float(np.sign(sum(side for season, side in _sides().items() if season in text.split())))


@cache
def _sides() -> dict[str, float]:
    return {season: 1.0 if rules_out(season, COLDEST) else -1.0 for season in sorted(set(months().values()))}
