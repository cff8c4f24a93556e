"""All variants of the shop as columns in memory: hard constraints are answered here, exactly.

A column keeps its distinct cells once and a code for each variant, so that a constraint is decided once for each
distinct cell ("Cotton/Polyester") and then looked up for all variants at once.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from assistant.language.vocabulary import Vocabulary
from assistant.types import MILLS, Availability, Choice, Constraint, Facet, Limit

#: Between the category terms of one product.
KINDS = "|"

EVERYWHERE = slice(None)
IN_STOCK = Choice(facet=Facet.AVAILABILITY, values=(Availability.IN_STOCK.value,))

Mask = NDArray[np.bool_]
Integers = NDArray[np.int64]

#: What makes an offer (thousandths of the currency's unit) less welcome: the order is by the least.
Cost = Callable[[Integers], Integers]
#: Whether a canonical value matches a catalogue's cell.
Matcher = Callable[[Facet, str, str], bool]


@dataclass(frozen=True)
class Column:
    """One text facet of all variants."""

    cells: tuple[str, ...]  # distinct values
    codes: Integers  # [variants], position in `cells`

    @classmethod
    def of(cls, values: Sequence[str]) -> "Column":
        """Build from one value a variant."""
        places: dict[str, int] = {}
        codes = np.fromiter((places.setdefault(value, len(places)) for value in values), np.int64, len(values))
        return cls(tuple(places), codes)


@dataclass(frozen=True)
class Assortment:
    """One revision of the catalogue. Arrays are aligned: [variants] or [products]."""

    item_group_ids: tuple[str, ...]  # [products]
    rating: NDArray[np.float64]  # [products], mean stars, NaN without reviews
    rating_count: Integers  # [products]
    variant_keys: Integers  # [variants], keys of the store
    product_of: Integers  # [variants], ascending positions of products
    offer_mills: Integers  # [variants], thousandths of the currency's unit, what a customer pays
    columns: dict[Facet, Column]  # text facets; a cell of CATEGORY is the product's terms joined by KINDS
    positions: dict[str, int]  # of item_group_ids in [products]
    vocabulary: Vocabulary
    matches: Matcher
    currency: str
    _lookups: dict[tuple[Facet, str], Mask] = field(default_factory=dict)

    def mask(self, constraint: Constraint, where: slice = EVERYWHERE) -> Mask:
        """Return [variants], or those at `where`: which obey the constraint."""
        if isinstance(constraint, Limit):
            return self._within(constraint, where)
        column = self.columns[constraint.facet]
        lookup = np.zeros(len(column.cells), dtype=np.bool_)
        for value in constraint.values:
            lookup |= self._lookup(constraint.facet, value)
        chosen: Mask = lookup[column.codes[where]]
        return ~chosen if constraint.negated else chosen

    def all_of(self, constraints: Sequence[Constraint]) -> Mask:
        """Return [variants]: which obey every constraint."""
        mask = self.every()
        for constraint in constraints:
            mask &= self.mask(constraint)
        return mask

    def cell(self, facet: Facet, variant: int) -> str:
        """Return the catalogue's own text of a facet of the variant at this position."""
        column = self.columns[facet]
        cell: str = column.cells[column.codes[variant]]
        return cell

    def variants_of(self, product: int) -> slice:
        """Return the positions of a product's variants."""
        first, last = np.searchsorted(self.product_of, [product, product + 1])
        return slice(int(first), int(last))

    def offer(self, variant: int) -> Decimal:
        """Return what a customer pays for the variant at this position, in the currency's unit."""
        return Decimal(int(self.offer_mills[variant])) / MILLS

    def obeys(self, variant: int, constraint: Constraint) -> bool:
        """Tell whether the variant at this position obeys the constraint."""
        return bool(self.mask(constraint, slice(variant, variant + 1))[0])

    def opinion(self, variant: int) -> tuple[float | None, int]:
        """Return mean stars (None without reviews) and how many reviews, of the variant's product."""
        product = self.product_of[variant]
        count = int(self.rating_count[product])
        return (float(self.rating[product]) if count else None), count

    def sizes(self, variant: int) -> tuple[str, ...]:
        """Return the sizes in stock of the variant's product in the variant's color, as the feed orders them."""
        color = self.cell(Facet.COLOR, variant)
        return self._of_stock(
            Facet.SIZE, [each for each in self._stocked(variant) if self.cell(Facet.COLOR, each) == color]
        )

    def colors(self, variant: int) -> tuple[str, ...]:
        """Return the colors in stock of the variant's product, as the feed orders them."""
        return self._of_stock(Facet.COLOR, self._stocked(variant))

    def places(self, item_group_ids: Collection[str]) -> list[int]:
        """Return the positions of those of these products that the catalogue has."""
        return [place for product in item_group_ids if (place := self.positions.get(product)) is not None]

    def every(self) -> Mask:
        """Return [variants]: all of them."""
        return np.ones(len(self.variant_keys), dtype=np.bool_)

    def those_of(self, item_group_id: str) -> Mask:
        """Return [variants]: those of one product; none where there is no such product."""
        mask = ~self.every()
        if item_group_id in self.positions:
            mask[self.variants_of(self.positions[item_group_id])] = True
        return mask

    def _stocked(self, variant: int) -> list[int]:
        span = self.variants_of(int(self.product_of[variant]))
        return [span.start + int(place) for place in np.flatnonzero(self.mask(IN_STOCK, span))]

    def _of_stock(self, facet: Facet, variants: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cell for variant in variants if (cell := self.cell(facet, variant))))

    def _lookup(self, facet: Facet, value: str) -> Mask:
        """Return [cells]: which of the column's cells match the value."""
        known = self._lookups.get((facet, value))
        if known is None:
            cells = self.columns[facet].cells
            known = np.fromiter((self._cell_matches(facet, value, cell) for cell in cells), np.bool_, len(cells))
            self._lookups[facet, value] = known
        return known

    def _cell_matches(self, facet: Facet, value: str, cell: str) -> bool:
        if facet is Facet.CATEGORY:
            return value in cell.split(KINDS)
        if facet is Facet.AVAILABILITY:
            return value == cell
        return self.matches(facet, value, cell)

    def _within(self, limit: Limit, where: slice) -> Mask:
        # A product without a rating obeys no bound on ratings: unknown is no promise.
        is_price = limit.facet is Facet.PRICE
        numbers = self.offer_mills[where] if is_price else self.rating[self.product_of[where]]
        unit = MILLS if is_price else 1
        mask = np.isfinite(numbers)
        if limit.minimum is not None:
            bound = float(limit.minimum * unit)
            mask &= numbers > bound if limit.exclusive else numbers >= bound
        if limit.maximum is not None:
            bound = float(limit.maximum * unit)
            mask &= numbers < bound if limit.exclusive else numbers <= bound
        return mask


class Fitting(Collection[str]):
    """The products of which at least one variant fits, as a collection of item_group_ids."""

    def __init__(self, assortment: Assortment, variants: Mask, without: Collection[str] = ()) -> None:
        self.assortment = assortment
        self.variants = variants  # [variants]
        self.products = np.zeros(len(assortment.item_group_ids), dtype=np.bool_)
        self.products[assortment.product_of[variants]] = True
        self.products[assortment.places(without)] = False
        self._count = int(self.products.sum())

    def __len__(self) -> int:
        return self._count

    def __contains__(self, item_group_id: object) -> bool:
        position = self.assortment.positions.get(str(item_group_id))
        return position is not None and bool(self.products[position])

    def __iter__(self) -> Iterator[str]:
        ids = self.assortment.item_group_ids
        return (ids[position] for position in np.flatnonzero(self.products))

    def among(self, item_group_ids: Collection[str]) -> "Fitting":
        """Return those of these products that fit."""
        chosen = np.zeros_like(self.products)
        chosen[self.assortment.places(item_group_ids)] = True
        return Fitting(self.assortment, self.variants & (chosen & self.products)[self.assortment.product_of])

    def best_variant(self, item_group_id: str, cost: Cost) -> int:
        """Return the position of the product's fitting variant whose offer costs least, the first of equals."""
        span = self.assortment.variants_of(self.assortment.positions[item_group_id])
        fitting = span.start + np.flatnonzero(self.variants[span])
        return int(fitting[np.argmin(cost(self.assortment.offer_mills[fitting]))])

    def by_offer(self, cost: Cost, k: int) -> list[tuple[str, float]]:
        """Return up to k (item_group_id, minus its cost), by the least costly fitting offer of each product."""
        places = np.flatnonzero(self.variants & self.products[self.assortment.product_of])
        costs = cost(self.assortment.offer_mills[places])
        order = np.argsort(costs, kind="stable")
        products = self.assortment.product_of[places[order]]
        firsts = np.sort(np.unique(products, return_index=True)[1])[:k]
        ids = self.assortment.item_group_ids
        return [(ids[products[first]], -float(costs[order[first]])) for first in firsts]

    def by_rating(self, k: int) -> list[tuple[str, float]]:
        """Return up to k rated products as (item_group_id, mean stars), best first, of equals the oftener rated."""
        rated = np.flatnonzero(self.products & np.isfinite(self.assortment.rating))
        stars, counts = self.assortment.rating[rated], self.assortment.rating_count[rated]
        ordered = rated[np.lexsort((-counts, -stars))][:k]
        return [(self.assortment.item_group_ids[place], float(self.assortment.rating[place])) for place in ordered]
