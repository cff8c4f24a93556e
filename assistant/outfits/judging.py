"""How well each candidate goes with what there is. Everything is counted from 0 to 1 before it is weighed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.outfits.candidates import Candidate
from assistant.outfits.evidence import Together
from assistant.outfits.harmony import NEUTRAL, harmony
from assistant.outfits.outfit import Reals
from assistant.outfits.request import Completion
from assistant.outfits.seasons import leaning_of, leanings
from assistant.ports import Encoder, Integers
from assistant.retrieval.assortment import Assortment
from assistant.retrieval.shelf import Shelf
from assistant.scene import scene_text
from assistant.types import Facet

#: What each counts. What customers did speaks loudest; without purchases that is 0 for all.
TOGETHER, STYLE, SCENE, COLORS, LEVEL, RATING = 1.0, 0.6, 0.8, 0.5, 0.5, 0.2
#: What is for the opposite season is taken off so much of.
SEASON = 0.8
#: A price so many times what is usual for its kind, relative to how that is of what there is, has no level in common.
SPAN = 4.0
#: Half of it is reached at so many customers.
HALF_TOGETHER = 5
STARS = 5
#: So many of a role are looked at in every color.
MOST_OF_ROLE = 200


@dataclass(frozen=True, slots=True)
class Fit:
    """A candidate as the variant that goes best with what there is."""

    candidate: Candidate
    variant: int  # position
    score: float
    harmony: float | None  # 0 to 1 with what there is; None where a color is not known
    customers: int  # who bought it together with what there is
    season: float = 0.0  # how far it leans to summer (1) or winter (-1)


class Judging:
    """Judges the candidates of one question."""

    def __init__(self, shelf: Shelf, asked: Completion, encoder: Encoder, together: Together) -> None:
        self._shelf = shelf
        self._asked = asked
        self._encoder = encoder
        self._customers = together.with_products(asked.products)
        self._there = _places(shelf.assortment, asked)
        self._leanings = leanings(shelf)
        self._season = self._season_there()
        self._harmonies: dict[str, float | None] = {}

    def __call__(self, candidates: Sequence[Candidate]) -> list[Fit]:
        """Return them judged, best first; of each role the likeliest MOST_OF_ROLE."""
        if not candidates:
            return []
        products = np.array([each.product for each in candidates])
        base = STYLE * self._style(candidates) + SCENE * self._scene(products)
        base += LEVEL * self._level(candidates) + RATING * self._rated(products) + TOGETHER * self._bought(products)
        base += SEASON * np.minimum(self._leanings[products] * self._season, 0)
        likeliest = _first_of_roles(candidates, np.argsort(-base, kind="stable"))
        return sorted(
            (self._fit(candidates[each], float(base[each])) for each in likeliest), key=lambda fit: -fit.score
        )

    def _fit(self, candidate: Candidate, base: float) -> Fit:
        assortment = self._shelf.assortment
        cells = [assortment.cell(Facet.COLOR, int(place)) for place in candidate.variants]
        harmonies = np.array([self._harmony(cell) for cell in cells], dtype=np.float64)  # NaN where it is not known
        known = np.nan_to_num(harmonies, nan=NEUTRAL)
        best = int(np.lexsort((assortment.offer_mills[candidate.variants], -known))[0])
        told = None if np.isnan(harmonies[best]) else float(harmonies[best])
        return Fit(
            candidate,
            int(candidate.variants[best]),
            base + COLORS * known[best],
            told,
            self._customers_of(candidate.product),
            float(self._leanings[candidate.product]),
        )

    def _season_there(self) -> float:
        """Return how far what there is leans to a season, and the scene; -1 to 1."""
        own = [float(self._leanings[self._shelf.assortment.product_of[place]]) for place in self._there]
        scene = leaning_of(scene_text(self._asked.scene))
        known = [*own, *([scene] if scene else [])]
        return sum(known) / len(known) if known else 0.0

    def _customers_of(self, product: int) -> int:
        return self._customers.get(self._shelf.assortment.item_group_ids[product], 0)

    def _bought(self, products: Integers) -> Reals:
        """Return [products]: 0 where nobody bought it with what there is, towards 1 the more did."""
        counts = np.array([self._customers_of(int(each)) for each in products])
        return np.asarray(counts / (counts + HALF_TOGETHER), dtype=np.float64)

    def _harmony(self, cell: str) -> float | None:
        """Return the mean harmony with the colors that are there."""
        if cell not in self._harmonies:
            self._harmonies[cell] = self._mean_harmony(cell)
        return self._harmonies[cell]

    def _mean_harmony(self, cell: str) -> float | None:
        found = [harmony(cell, self._shelf.assortment.cell(Facet.COLOR, place)) for place in self._there]
        known = [each for each in found if each is not None]
        return sum(known) / len(known) if known else None

    def _style(self, candidates: Sequence[Candidate]) -> Reals:
        """Return [candidates]: cosine of texts with what there is, less what all of the same role share."""
        if not self._there:
            return np.zeros(len(candidates))
        vectors = self._vectors(np.array([each.product for each in candidates]))
        for role in {each.role.name for each in candidates}:
            rows = [place for place, each in enumerate(candidates) if each.role.name == role]
            vectors[rows] -= vectors[rows].mean(axis=0)
        there = self._vectors(self._shelf.assortment.product_of[np.array(self._there)])
        alike: Reals = _unit(vectors) @ _unit(there.mean(axis=0, keepdims=True))[0]
        return alike

    def _scene(self, products: Integers) -> Reals:
        text = scene_text(self._asked.scene) or (self._asked.activity.name if self._asked.activity else "")
        if not text:
            return np.zeros(len(products))
        asked: Reals = self._encoder.embed([text])[0].astype(np.float64)
        affinity: Reals = self._vectors(products) @ asked
        return affinity

    def _level(self, candidates: Sequence[Candidate]) -> Reals:
        """Return [candidates]: 1 where it is as dear in its role as what is there in its kind, 0 from SPAN times on.

        Where nothing is there, as in the kit of an activity, what costs as much as is usual of its role counts 1.
        """
        offers = self._shelf.assortment.offer_mills
        there = [_dearness(offers[place], offers[self._akin(place)]) for place in self._there]
        least = np.array([offers[each.variants].min() for each in candidates])
        names = np.array([each.role.name for each in candidates])
        levels = [_dearness(price, least[names == name]) for name, price in zip(names, least, strict=True)]
        apart = np.abs(np.array(levels) - (float(np.mean(there)) if there else 0.0))
        level: Reals = 1 - np.minimum(apart / np.log(SPAN), 1)
        return level

    def _akin(self, variant: int) -> Integers:
        column = self._shelf.assortment.columns[Facet.CATEGORY]
        akin: Integers = np.flatnonzero(column.codes == column.codes[variant])
        return akin

    def _rated(self, products: Integers) -> Reals:
        rated: Reals = np.nan_to_num(self._shelf.assortment.rating[products]) / STARS
        return rated

    def _vectors(self, products: Integers) -> Reals:
        """Return [products, dimensions]: of the texts; zeros where the index has none."""
        row_of = np.full(len(self._shelf.assortment.item_group_ids), -1, dtype=np.int64)
        placed = np.flatnonzero(self._shelf.places >= 0)
        row_of[self._shelf.places[placed]] = placed
        rows = row_of[products]
        vectors = self._shelf.vectors.of(np.maximum(rows, 0)).astype(np.float64)
        vectors[rows < 0] = 0
        return vectors


def _first_of_roles(candidates: Sequence[Candidate], order: Integers) -> list[int]:
    """Return the first MOST_OF_ROLE of each role in this order."""
    found: dict[str, list[int]] = {}
    for each in map(int, order):
        found.setdefault(candidates[each].role.name, []).append(each)
    return [each for of_role in found.values() for each in of_role[:MOST_OF_ROLE]]


def _places(assortment: Assortment, asked: Completion) -> list[int]:
    """Return the variants that are there: of each product the first in the color it was shown in."""
    found = []
    for product, color in zip(asked.products, asked.colors, strict=True):
        if product in assortment.positions:
            span = assortment.variants_of(assortment.positions[product])
            alike = (place for place in range(span.start, span.stop) if assortment.cell(Facet.COLOR, place) == color)
            found.append(next(alike, span.start))
    return found


def _dearness(price: int, usual: Integers) -> float:
    """Return the logarithm of how many times the median of its like a price is."""
    return float(np.log(max(price, 1) / max(float(np.median(usual)), 1.0)))


def _unit(rows: Reals) -> Reals:
    unit: Reals = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
