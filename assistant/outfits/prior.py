"""What speaks for an outfit where nothing was learned: likeness of style and harmony of colors."""

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.language.colors import names as color_names
from assistant.outfits.compatibility import likeness
from assistant.outfits.harmony import NEUTRAL, harmony
from assistant.outfits.names import words
from assistant.outfits.outfit import Outfit, Reals, pairs
from assistant.ports import Encoder

#: What the harmony of colors counts beside a cosine.
HARMONY = 0.2


class Prior:
    """Judges outfits by the meaning and the colors of names, without any outfit known.

    `catalog` are the names that a shop has for each slot: what they share says nothing of style.
    """

    def __init__(self, encoder: Encoder, catalog: Mapping[str, Sequence[str]]) -> None:
        self._encoder = encoder
        self._means: dict[str, Reals] = {
            slot: encoder.embed(list(names)).mean(axis=0).astype(np.float64) for slot, names in catalog.items()
        }

    def __call__(self, outfits: Sequence[Outfit]) -> Reals:
        """Return [outfits]: mean cosine over pairs, and HARMONY times how far their colors go together."""
        names = sorted({name for outfit in outfits for name in outfit.values()})
        vectors = dict(zip(names, self._encoder.embed(names).astype(np.float64), strict=True))
        return likeness(outfits, vectors, self._means) + HARMONY * harmonies_of_names(outfits)


def harmonies_of_names(outfits: Sequence[Outfit]) -> Reals:
    """Return [outfits]: mean harmony of the colors in names, over pairs; one that is not said counts as neutral."""
    return np.array([_mean_harmony(outfit) for outfit in outfits])


def _mean_harmony(outfit: Outfit) -> float:
    colors = {slot: "/".join(word for word in words(name) if word in color_names()) for slot, name in outfit.items()}
    found = [harmony(colors[one], colors[other]) for one, other in pairs(outfit)]
    return float(np.mean([NEUTRAL if each is None else each for each in found])) if found else NEUTRAL
