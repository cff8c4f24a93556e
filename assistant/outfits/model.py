"""The learned judge of outfits: trained on what was worn or bought together, asked by the names of things."""

from collections.abc import Sequence

from assistant.errors import OutfitsError
from assistant.outfits.compatibility import Judges, Vectors, weighed
from assistant.outfits.names import NameVectors
from assistant.outfits.outfit import Outfit, Reals, names_by_slot
from assistant.ports import Encoder

#: Outfits of two things or more that it takes to learn anything, and the most that are learned from.
FEWEST, MOST = 50, 50_000


class Compatibility:
    """Tells how well the things of an outfit go together. `fit` makes one."""

    def __init__(self, vectors: NameVectors, judges: Judges, weights: Reals) -> None:
        self.vectors = vectors
        self.judges = judges
        self.weights = weights

    @classmethod
    def fit(cls, outfits: Sequence[Outfit], encoder: Encoder) -> "Compatibility":
        """Learn from outfits by the names of their things, of MOST the last ones.

        Raises OutfitsError where there are fewer than FEWEST with two things or more.
        """
        told = [outfit for outfit in outfits if len(outfit) > 1][-MOST:]
        if len(told) < FEWEST:
            raise OutfitsError(f"There are {len(told)} outfits of two things or more; {FEWEST} are needed to learn.")
        names = [name for held in names_by_slot(told).values() for name in held]
        vectors = NameVectors.of(encoder, names)
        known = _by_name(vectors, told)
        return cls(vectors, Judges.of(told, known), weighed(told, known))

    def __call__(self, outfits: Sequence[Outfit]) -> Reals:
        """Return [outfits]: log-odds, up to a constant, that one is real and not made at random."""
        scores: Reals = self.judges(outfits, _by_name(self.vectors, outfits)) @ self.weights
        return scores


def _by_name(vectors: NameVectors, outfits: Sequence[Outfit]) -> Vectors:
    names = sorted({name for outfit in outfits for name in outfit.values()})
    return dict(zip(names, vectors(names), strict=True))
