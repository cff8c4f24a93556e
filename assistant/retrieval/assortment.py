"""All variants of the shop as columns in memory: hard constraints are answered here, exactly.

A column keeps its distinct cells once and a code for each variant, so that a constraint is decided once for each
distinct cell ("Cotton/Polyester") and then looked up for all variants at once.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.language.sizes import in_size_order
from assistant.language.vocabulary import Vocabulary
from assistant.ports import Integers, Mask, Vectors
from assistant.retrieval.fusion import Ranked
from assistant.types import MILLS, Availability, Choice, Constraint, Facet, Limit

#: Between the category terms of one product.
KINDS = "|"

EVERYWHERE = slice(None)
IN_STOCK = Choice(facet=Facet.AVAILABILITY, values=(Availability.IN_STOCK.value,))

#: What makes an offer (thousandths of the currency's unit) less welcome: the order is by the least.
Cost = Callable[[Integers], Integers]
#: How much each of these variants [variants] looks as wanted.
Looks = Callable[[Integers], Vectors]
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


@dataclass(frozen=True, slots=True)
class Spans:
    """The variants of some products, one product after the other."""

    variants: Integers  # positions of variants
    firsts: Integers  # [products], where in `variants` each product begins


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
    seen: dict[Facet, Column] = field(default_factory=dict)  # what pictures show where the feed says nothing, else ""
    told: dict[Facet, Column] = field(default_factory=dict)  # what titles and details tell beside the feed's columns
    _lookups: dict[tuple[Facet, str, int], Mask] = field(default_factory=dict)

    def mask(self, constraint: Constraint, where: slice = EVERYWHERE) -> Mask:
        """Return [variants], or those at `where`: which obey the constraint."""
        if isinstance(constraint, Limit):
            return self._within(constraint, where)
        chosen = self._chosen(constraint, self.columns[constraint.facet], where)
        for beside in (self.seen, self.told):
            if column := beside.get(constraint.facet):
                chosen |= self._chosen(constraint, column, where)
        return ~chosen if constraint.negated else chosen

    def exactly(self, constraints: Sequence[Constraint]) -> Mask:
        """Return [variants]: whose color is the very one asked for, not only of its family; all where none is."""
        colors = {
            value for each in constraints if isinstance(each, Choice) and _wants_color(each) for value in each.values
        }
        column = self.columns[Facet.COLOR]
        lookup = np.fromiter((not colors or cell.casefold() in colors for cell in column.cells), np.bool_)
        exact: Mask = lookup[column.codes]
        return exact

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

    def spans(self, products: Integers) -> "Spans":
        """Return the positions of all variants of these products, in their order."""
        first = np.searchsorted(self.product_of, products)
        counts = np.searchsorted(self.product_of, products, side="right") - first
        firsts = np.cumsum(counts) - counts
        return Spans(np.arange(counts.sum()) + np.repeat(first - firsts, counts), firsts)

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
        """Return the sizes in stock of the variant's product in the variant's color, from the smallest on."""
        color = self.cell(Facet.COLOR, variant)
        alike = [each for each in self._stocked(variant) if self.cell(Facet.COLOR, each) == color]
        return tuple(in_size_order(self._of_stock(Facet.SIZE, alike)))

    def colors(self, variant: int) -> tuple[str, ...]:
        """Return the colors in stock of the variant's product, as the feed orders them."""
        return self._of_stock(Facet.COLOR, self._stocked(variant))

    def places(self, item_group_ids: Collection[str]) -> list[int]:
        """Return the positions of those of these products that the catalogue has."""
        return [place for product in item_group_ids if (place := self.positions.get(product)) is not None]

    def every(self) -> Mask:
        """Return [variants]: all of them."""
        return np.ones(len(self.variant_keys), dtype=np.bool_)

    def _stocked(self, variant: int) -> list[int]:
        span = self.variants_of(int(self.product_of[variant]))
        return [span.start + int(place) for place in np.flatnonzero(self.mask(IN_STOCK, span))]

    def _of_stock(self, facet: Facet, variants: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cell for variant in variants if (cell := self.cell(facet, variant))))

    def _chosen(self, choice: Choice, column: Column, where: slice) -> Mask:
        """Return [variants], or those at `where`: whose cell of this column matches one of the values."""
        lookup = np.zeros(len(column.cells), dtype=np.bool_)
        for value in choice.values:
            lookup |= self._lookup(choice.facet, value, column)
        chosen: Mask = lookup[column.codes[where]]
        return chosen

    def _lookup(self, facet: Facet, value: str, column: Column) -> Mask:
        """Return [cells]: which of the column's cells match the value."""
        key = facet, value, id(column)  # the columns live as long as this does
        if key not in self._lookups:
            matching = (self._cell_matches(facet, value, cell) for cell in column.cells)
            self._lookups[key] = np.fromiter(matching, np.bool_, len(column.cells))
        return self._lookups[key]

    def _cell_matches(self, facet: Facet, value: str, cell: str) -> bool:
        if facet is Facet.CATEGORY:
            return value in cell.split(KINDS)
        if facet in (Facet.AVAILABILITY, Facet.SALE):
            return value == cell
        return self.matches(facet, value, cell)

    def _within(self, limit: Limit, where: slice) -> Mask:
        # A product without a rating obeys no bound on ratings: unknown is no promise.
        is_price = limit.facet is Facet.PRICE
        opinions = self.rating if limit.facet is Facet.RATING else self.rating_count
        numbers = self.offer_mills[where] if is_price else opinions[self.product_of[where]]
        unit = MILLS if is_price else 1
        mask = np.isfinite(numbers)
        if limit.minimum is not None:
            bound = float(limit.minimum * unit)
            mask &= numbers > bound if limit.exclusive else numbers >= bound
        if limit.maximum is not None:
            bound = float(limit.maximum * unit)
            mask &= numbers < bound if limit.exclusive else numbers <= bound
        return mask


def _wants_color(choice: Choice) -> bool:
    return choice.facet is Facet.COLOR and not choice.negated


class Fitting(Collection[str]):
    """The products of which at least one variant fits, as a collection of item_group_ids.

    Variants that also obey `rather` come first.
    """

    def __init__(
        self,
        assortment: Assortment,
        constraints: Sequence[Constraint],
        without: Collection[str] = (),
        rather: Sequence[Constraint] = (),
    ) -> None:
        self.assortment = assortment
        self.variants = assortment.all_of(constraints)  # [variants]
        self.products = self._having(self.variants)
        self.products[assortment.places(without)] = False
        self.exact = self.variants & assortment.exactly(constraints) & assortment.all_of(rather)  # [variants]
        self._count = int(self.products.sum())

    @cached_property
    def _exact_products(self) -> Mask:
        return self._having(self.exact)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, item_group_id: object) -> bool:
        position = self.assortment.positions.get(str(item_group_id))
        return position is not None and bool(self.products[position])

    def __iter__(self) -> Iterator[str]:
        ids = self.assortment.item_group_ids
        return (ids[position] for position in np.flatnonzero(self.products))

    def is_exact(self, item_group_id: str) -> bool:
        """Tell whether a product comes in the very color asked for, and not only in one like it."""
        return bool(self._exact_products[self.assortment.positions[item_group_id]])

    def exact_first(self, ranked: Ranked) -> Ranked:
        """Return products that come in the very color asked for before those that only have one like it."""
        return sorted(ranked, key=lambda pair: not self.is_exact(pair[0]))

    def best_variant(self, item_group_id: str, cost: Cost | None, looks: Looks | None = None) -> int:
        """Return the position of the product's fitting variant whose offer costs least, the first of equals.

        Without a cost, of the very color asked for where there is one, and then the one that looks most as wanted, or
        the cheapest.
        """
        span = self.assortment.variants_of(self.assortment.positions[item_group_id])
        exact = cost is None and bool(self.exact[span].any())
        fitting = span.start + np.flatnonzero((self.exact if exact else self.variants)[span])
        offers = self.assortment.offer_mills[fitting]
        unlike = -looks(fitting) if looks else np.zeros(len(fitting))
        order = np.lexsort((offers, unlike) if cost is None else (unlike, cost(offers)))
        return int(fitting[order[0]])

    def by_offer(self, cost: Cost, first: Collection[str], k: int) -> Ranked:
        """Return up to k (item_group_id, minus its cost), the products of `first` before the others.

        A product's cost is that of its least costly fitting offer.
        """
        places = np.flatnonzero(self.variants & self.products[self.assortment.product_of])
        costs = cost(self.assortment.offer_mills[places])
        products = self.assortment.product_of[places]
        order = np.lexsort((costs, ~self._these(first)[products]))
        firsts = np.sort(np.unique(products[order], return_index=True)[1])[:k]
        ids = self.assortment.item_group_ids
        return [(ids[products[order[each]]], -float(costs[order[each]])) for each in firsts]

    def by_rating(self, first: Collection[str], k: int) -> Ranked:
        """Return up to k (item_group_id, mean stars), the products of `first` before the others.

        Of equals the oftener rated comes first; without reviews it counts as 0 stars.
        """
        products = np.flatnonzero(self.products)
        stars, counts = np.nan_to_num(self.assortment.rating[products]), self.assortment.rating_count[products]
        order = np.lexsort((-counts, -stars, ~self._these(first)[products]))[:k]
        return [(self.assortment.item_group_ids[products[each]], float(stars[each])) for each in order]

    def _these(self, item_group_ids: Collection[str]) -> Mask:
        """Return [products]: which are among these."""
        these = np.zeros(len(self.products), dtype=np.bool_)
        these[self.assortment.places(item_group_ids)] = True
        return these

    def _having(self, variants: Mask) -> Mask:
        """Return [products]: which have one of these variants."""
        products = np.zeros(len(self.assortment.item_group_ids), dtype=np.bool_)
        products[self.assortment.product_of[variants]] = True
        return products
