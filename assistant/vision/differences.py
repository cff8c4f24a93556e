"""What customers might say who show one picture of a shop and want another: triples to learn from.

A triple is a picture, words that tell how another differs, and for every picture of the shop how well it answers both:
one that the words are true of, and that is otherwise as much as possible like the picture shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

import numpy as np

from assistant.ports import Integers, Mask, Vectors
from assistant.types import Facet
from assistant.vision.traits import Trait

#: What two pictures share counts so much; every other aspect of a product counts REST.
PRODUCT, REST = 4.0, 0.3
SHARED: Mapping[str, float] = {Facet.CATEGORY: 3.0, Facet.GENDER: 2.0, Facet.COLOR: 1.5, Facet.PATTERN: 1.5}
#: In this order a customer's constraints are written as words; free words come last.
ORDER = (Facet.CATEGORY, Facet.COLOR, Facet.PATTERN, Facet.MATERIAL, Facet.GENDER)
#: How often the other picture is of the same product, and how often one much like it; else it is any.
SAME_PRODUCT, LIKE_IT = 0.35, 0.45
NEAR = 40  # pictures that count as much alike
#: How often something is said that both pictures have, that a second thing is said, that more than its value is named.
SAID_ANYWAY, SAID_TOO, NAMED = 0.15, 0.25, 0.5


@dataclass(frozen=True)
class Gallery:
    """Pictures of a shop and what is said of them, aligned."""

    names: Sequence[str]  # [pictures], files of the media folder
    groups: Sequence[str]  # [pictures], item_group_ids
    said: Sequence[frozenset[Trait]]  # [pictures]
    vectors: Vectors  # [pictures, dimensions], of length 1

    @cached_property
    def products(self) -> Integers:
        """[pictures]: the number of each one's product."""
        return np.unique(self.groups, return_inverse=True)[1]

    @cached_property
    def traits(self) -> Sequence[Trait]:
        """All that is said of any."""
        return sorted(frozenset().union(*self.said))

    @cached_property
    def has(self) -> Mask:
        """[pictures, traits]: what is said of which."""
        place = {trait: number for number, trait in enumerate(self.traits)}
        has = np.zeros((len(self.said), len(place)), np.bool_, order="F")
        for picture, said in enumerate(self.said):
            has[picture, [place[trait] for trait in said]] = True
        return has

    @cached_property
    def _telling(self) -> Mapping[str, Integers]:
        """[traits]: which tell something of an aspect."""
        aspects = np.array([aspect for aspect, _ in self.traits])
        return {aspect: np.flatnonzero(aspects == aspect) for aspect in dict.fromkeys(aspects.tolist())}

    @cached_property
    def _counts(self) -> Mapping[str, Integers]:
        """[pictures]: how much is said of an aspect."""
        return {aspect: self.has[:, telling].sum(axis=1) for aspect, telling in self._telling.items()}

    def agreement(self, picture: int, but: frozenset[str]) -> Vectors:
        """Return [pictures]: how much each has in common with this one, `but` for these aspects.

        It is the weighted sum over aspects of the part of what is said of either that is said of both (Jaccard).
        """
        agreed: Vectors = PRODUCT * (self.products == self.products[picture]).astype(np.float32)
        for aspect in sorted({aspect for aspect, _ in self.said[picture]} - but):
            telling, counts = self._telling[aspect], self._counts[aspect]
            both = self.has[:, telling[self.has[picture, telling]]].sum(axis=1)
            either = counts + counts[picture] - both
            agreed += SHARED.get(aspect, REST) * (both / either).astype(np.float32)
        return agreed


@dataclass(frozen=True, slots=True)
class Triple:
    """A picture shown, what is said, and what answers it."""

    picture: int
    words: str
    obeying: Mask  # [pictures]: what the words are true of
    agreement: Vectors  # [pictures]: with the picture shown, in what the words leave open


@dataclass(frozen=True)
class Exercises:
    """Triples of a shop's pictures, with the vectors of their words [triples, dimensions]."""

    gallery: Gallery
    triples: Sequence[Triple]
    words: Vectors

    @cached_property
    def best(self) -> Mask:
        """[triples, pictures]: the best answers, which nothing has more in common with than what is said."""
        worth = np.stack([np.where(each.obeying, each.agreement, -1) for each in self.triples])
        return np.asarray(worth >= worth.max(axis=1, keepdims=True) - 1e-4)

    @cached_property
    def deviation(self) -> float:
        """Standard deviation of the likeness of pictures of different products."""
        products = self.gallery.products
        likeness = (self.gallery.vectors @ self.gallery.vectors.T)[products[:, None] != products]
        return float(likeness.std()) if likeness.size else 1.0


def triples(gallery: Gallery, shown: Sequence[int], count: int, chance: Random) -> list[Triple]:
    """Return so many triples with these pictures shown; fewer, or none, where little is said of them."""
    place = {trait: number for number, trait in enumerate(gallery.traits)}
    found = []
    for _ in range(count if shown else 0):
        picture = chance.choice(shown)
        said = _said(gallery, picture, _other(gallery, picture, chance), chance)
        if said:
            aspects = frozenset(aspect for aspect, _ in said)
            obeying: Mask = np.logical_and.reduce([gallery.has[:, place[trait]] for trait in said])
            words = " ".join(_phrase(trait, chance) for trait in said)
            found.append(Triple(picture, words, obeying, gallery.agreement(picture, aspects)))
    return found


def _other(gallery: Gallery, picture: int, chance: Random) -> int:
    """Choose another picture that could be wanted."""
    lot = chance.random()
    is_same = gallery.products == gallery.products[picture]
    if lot < SAME_PRODUCT:
        others = np.flatnonzero(is_same)
    elif lot < SAME_PRODUCT + LIKE_IT:
        others = np.argsort(-np.where(is_same, -1, gallery.agreement(picture, frozenset())), kind="stable")[:NEAR]
    else:
        others = np.arange(len(gallery.names))
    return int(chance.choice(others.tolist()))


def _said(gallery: Gallery, picture: int, other: int, chance: Random) -> list[Trait]:
    """Return a few traits of the other picture, mostly such as the one shown has not; in the order of saying."""
    own, wanted = gallery.said[picture], gallery.said[other]
    new, both = sorted(wanted - own), sorted(wanted & own)
    facets = [trait for trait in new if trait[0] in ORDER]
    said = [chance.choice(facets or new)] if new else []
    if both and (not said or chance.random() < SAID_ANYWAY):
        said.append(chance.choice(both))
    if new and chance.random() < SAID_TOO:
        said.append(chance.choice(new))
    return sorted(set(said), key=lambda trait: (_place(trait), trait))


def _place(trait: Trait) -> int:
    return ORDER.index(Facet(trait[0])) if trait[0] in ORDER else len(ORDER)


def _phrase(trait: Trait, chance: Random) -> str:
    """Write a trait as a customer says it: "red", "v-neck" or "v-neck neckline"."""
    aspect, value = trait
    return value if aspect in ORDER or aspect in value or chance.random() < NAMED else f"{value} {aspect}"
