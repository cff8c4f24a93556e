"""Things that are worn or used together, each in its slot."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

#: The names of the things of one outfit, by their slots: {"shoe": "suede loafers", "bag": "tote"}.
Outfit = Mapping[str, str]
#: Numbers, one a row or one a cell.
Reals = NDArray[np.float64]
#: Tells of each outfit how well its things go together: the more, the better.
Scorer = Callable[[Sequence[Outfit]], Reals]


def pairs(outfit: Outfit) -> Iterator[tuple[str, str]]:
    """Yield every two slots of an outfit."""
    return combinations(outfit, 2)


def names_by_slot(outfits: Sequence[Outfit]) -> dict[str, list[str]]:
    """Return what stands in each slot over all outfits, as often as it stands there."""
    found: dict[str, list[str]] = {}
    for outfit in outfits:
        for slot, name in outfit.items():
            found.setdefault(slot, []).append(name)
    return found


def shuffled(outfits: Sequence[Outfit], chance: np.random.Generator) -> list[Outfit]:
    """Return as many outfits, in which every thing stands where another one of its slot stood.

    The things of a slot change places in one ring, so that each occurs among the shuffled outfits exactly as often as
    among the real ones: how often something occurs tells the two apart in nothing. Where a slot occurs in one outfit
    only, its thing stays.
    """
    mixed: list[dict[str, str]] = [dict(outfit) for outfit in outfits]
    for slot in names_by_slot(outfits):
        ring = chance.permutation([place for place, outfit in enumerate(outfits) if slot in outfit])
        for place, other in zip(ring, np.roll(ring, -1), strict=True):
            mixed[place][slot] = outfits[other][slot]
    return list(mixed)
