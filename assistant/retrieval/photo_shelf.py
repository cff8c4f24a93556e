"""The shop's pictures by what they show, and the products and variants they are of.

A picture may be of many variants (the sizes of one color) and of several products; a variant may have several.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from assistant.ports import Integers, Mask, VectorIndex, Vectors
from assistant.retrieval.assortment import Assortment, Fitting

SAMPLED = 500  # pictures that stand for all when they are compared with each other


@dataclass(frozen=True, slots=True)
class Pictured:
    """A product found by one of its pictures."""

    item_group_id: str
    picture: str  # file in the media folder
    score: float  # cosine


@dataclass(frozen=True)
class PhotoShelf:
    """The index of pictures, joined with an assortment.

    `rows` and `variants` are aligned: each pair says that the picture of this row is one of the variant at this
    position. They are ascending by row, and each row's variants in the assortment's order.
    """

    assortment: Assortment
    index: VectorIndex
    rows: Integers  # [pairs]
    variants: Integers  # [pairs]
    row_of: Mapping[str, int]  # of pictures in the index
    made_by: str = ""  # name of the photo model

    @classmethod
    def of(
        cls, index: VectorIndex, images: Sequence[Sequence[str]], assortment: Assortment, made_by: str = ""
    ) -> "PhotoShelf":
        """Join an index with the names of each variant's pictures [variants]; those without a vector are left out."""
        row_of = {name: row for row, name in enumerate(index.ids)}
        known = [[row_of[name] for name in names if name in row_of] for names in images]
        variants = np.repeat(np.arange(len(known)), [len(rows) for rows in known])
        rows = np.fromiter(chain.from_iterable(known), np.int64, len(variants))
        order = np.argsort(rows, kind="stable")
        return cls(assortment, index, rows[order], variants[order], row_of, made_by)

    def allowed(self, fitting: Fitting) -> Mask:
        """Return [rows]: the pictures of fitting products, also those of their variants that do not fit.

        A hoodie that is wanted in black is recognised by the picture of its blue variant too.
        """
        return self._rows_where(fitting.products[self.assortment.product_of[self.variants]])

    def showing(self, variants: Mask) -> Mask:
        """Return [rows]: the pictures of these variants [variants]."""
        return self._rows_where(variants[self.variants])

    def best(self, hits: Sequence[tuple[str, float]], fitting: Fitting) -> list[Pictured]:
        """Return each fitting product of these (picture, score) once, by the first of its pictures, in their order."""
        found: dict[str, Pictured] = {}
        for picture, score in hits:
            for product in self._products_of(picture, fitting):
                found.setdefault(product, Pictured(product, picture, score))
        return list(found.values())

    def variants_of(self, picture: str) -> Integers:
        """Return the positions of the variants that a picture of the index is of."""
        first, last = np.searchsorted(self.rows, [self.row_of[picture], self.row_of[picture] + 1])
        return self.variants[first:last]

    def products_in(self, rows: Integers) -> Integers:
        """Return the positions of the products that the pictures of these rows are of, ascending."""
        pairs = _ranges(np.searchsorted(self.rows, rows), np.searchsorted(self.rows, rows + 1))
        return np.unique(self.assortment.product_of[self.variants[pairs]])

    def pictures_of(self, products: Integers) -> tuple[Integers, Integers]:
        """Return (rows, variants), aligned: all pictures of the products at these positions, ascending by variant."""
        rows, variants, owners = self._by_variant
        pairs = _ranges(np.searchsorted(owners, products), np.searchsorted(owners, products + 1))
        return rows[pairs], variants[pairs]

    @cached_property
    def typical(self) -> float:
        """The cosine that one in a hundred pairs of pictures of different products exceeds, of some by chance."""
        chance = np.random.default_rng(len(self.rows))
        pairs = chance.choice(len(self.rows), min(len(self.rows), SAMPLED), replace=False)
        products, vectors = self.assortment.product_of[self.variants[pairs]], self.index.of(self.rows[pairs])
        likeness = (vectors @ vectors.T)[products[:, np.newaxis] != products]
        return float(np.quantile(likeness, 0.99)) if likeness.size else 1.0

    def vectors_of(self, images: Sequence[str]) -> Vectors:
        """Return the vectors of those of these pictures that are in the index, in their order."""
        rows = [self.row_of[name] for name in images if name in self.row_of]
        return self.index.of(np.array(rows, np.int64))

    @cached_property
    def _by_variant(self) -> tuple[Integers, Integers, Integers]:
        """[pairs] each: rows, variants and their products, ascending by variant."""
        order = np.argsort(self.variants, kind="stable")
        variants = self.variants[order]
        return self.rows[order], variants, self.assortment.product_of[variants]

    def _products_of(self, picture: str, fitting: Fitting) -> Iterator[str]:
        products = dict.fromkeys(self.assortment.product_of[self.variants_of(picture)].tolist())
        return (self.assortment.item_group_ids[product] for product in products if fitting.products[product])

    def _rows_where(self, pairs: Mask) -> Mask:
        rows = np.zeros(len(self.index.ids), np.bool_)
        rows[self.rows[pairs]] = True
        return rows


def _ranges(first: Integers, last: Integers) -> Integers:
    """Return all numbers from each first to before its last, one range after the other."""
    lengths = last - first
    skipped = first - (np.cumsum(lengths) - lengths)
    return np.repeat(skipped, lengths) + np.arange(int(lengths.sum()))
