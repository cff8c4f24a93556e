"""Counting over the whole catalogue: how many there are, of what, and at which prices."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from assistant.ports import Integers
from assistant.retrieval.assortment import KINDS, Fitting
from assistant.types import MILLS, Facet

#: Facets whose values can be listed.
LISTED = (Facet.CATEGORY, Facet.BRAND, Facet.COLOR, Facet.SIZE, Facet.MATERIAL, Facet.PATTERN)


@dataclass(frozen=True, slots=True)
class Prices:
    """What the products cost, each by its cheapest offer that fits, in the currency's major unit."""

    lowest: Decimal
    median: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Survey:
    """What the shop has of something."""

    products: int
    prices: Prices | None  # None for no product
    values: Mapping[Facet, tuple[tuple[str, int], ...]]  # as the shop writes them, with their products, most first


def survey_of(fitting: Fitting) -> Survey:
    """Count what fits."""
    offers = offers_of(fitting)
    values = {facet: tuple(_values(fitting, facet)) for facet in LISTED}
    return Survey(len(fitting), _prices(offers) if offers.size else None, values)


def offers_of(fitting: Fitting) -> Integers:
    """Return [products that fit], ascending: the cheapest fitting offer of each, in thousandths."""
    assortment = fitting.assortment
    places = np.flatnonzero(fitting.variants & fitting.products[assortment.product_of])
    cheapest = np.full(len(assortment.item_group_ids), np.iinfo(np.int64).max)
    np.minimum.at(cheapest, assortment.product_of[places], assortment.offer_mills[places])
    return np.sort(cheapest[fitting.products])


def _prices(offers: Integers) -> Prices:
    lowest, median, highest = (Decimal(int(offers[place])) / MILLS for place in (0, (len(offers) - 1) // 2, -1))
    return Prices(lowest, median, highest)


def _values(fitting: Fitting, facet: Facet) -> Iterator[tuple[str, int]]:
    """Yield the values of a facet with how many products have them."""
    assortment, column = fitting.assortment, fitting.assortment.columns[facet]
    places = np.flatnonzero(fitting.variants & fitting.products[assortment.product_of])
    pairs = np.unique(np.column_stack([assortment.product_of[places], column.codes[places]]), axis=0)
    counted: Counter[str] = Counter()
    for product_cells in _by_product(pairs, column.cells):
        counted.update({part for cell in product_cells for part in _parts(facet, cell)})
    yield from sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _by_product(pairs: Integers, cells: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the distinct cells of each product; `pairs` are (product, code), in the order of products."""
    if not len(pairs):
        return
    starts = np.flatnonzero(np.diff(pairs[:, 0]))
    for codes in np.split(pairs[:, 1], starts + 1):
        yield [cells[code] for code in codes.tolist()]


def _parts(facet: Facet, cell: str) -> list[str]:
    """Return the values in one cell: "Cotton/Polyester" is two."""
    return [part.strip() for part in cell.split(KINDS if facet is Facet.CATEGORY else "/") if part.strip()]
