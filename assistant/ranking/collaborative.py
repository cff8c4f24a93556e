"""Collaborative filtering: what customers with similar baskets took, scored for one customer's set of items.

All four models are fit from (customer, item, weight) triples and give every item a score for every basket. Scores of
different models have different units; only their order means something. A basket is a row of weights over items, so
a customer who never was in the triples can be asked about as well.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy import sparse

from assistant.ports import Integers, Vectors

#: A scipy matrix in compressed rows; scipy gives its matrices no types of their shape.
Rows = Any

#: An EASE model is a dense square of numbers: 10,000 items are 400 MB, and 800 MB more while it is fit. Of a larger
#: shop only so many of the most taken items take part, and the others score 0.
MOST_ITEMS = 10_000
MOST_CELLS = 20_000_000  # of a product of sparse matrices that are dense at once: 80 MB
NEIGHBORS = 100  # kept of each item, or asked of each customer


class Collaborative(Protocol):
    """Scores items by who took what."""

    def scores(self, baskets: Rows) -> Vectors:
        """Return [customers, items], larger is better, from baskets [customers, items]; owned items are scored too."""


def triples(customers: Integers, items: Integers, weights: Vectors, shape: tuple[int, int]) -> Rows:
    """Return baskets [customers, items] from three columns of one length; weights of one pair are added."""
    return sparse.csr_matrix((weights, (customers, items)), shape=shape, dtype=np.float32)


def basket(items: Integers, count: int) -> Rows:
    """Return the basket [1, count] of one customer who took these items once each."""
    return triples(np.zeros_like(items), items, np.ones(len(items), np.float32), (1, count))


@dataclass(frozen=True, slots=True)
class Popularity:
    """Scores an item by how much of it was taken, the same for everybody."""

    taken: Vectors  # [items]

    @classmethod
    def fit(cls, baskets: Rows) -> "Popularity":
        """Add up the baskets."""
        return cls(np.asarray(baskets.sum(axis=0), np.float32).ravel())

    def scores(self, baskets: Rows) -> Vectors:
        """Return [customers, items]: the same row for each customer."""
        return np.tile(self.taken, (baskets.shape[0], 1))


@dataclass(frozen=True, slots=True)
class ItemNeighbors:
    """Item-based filtering: the sum of an item's cosines to those of the basket (Sarwar et al., WWW 2001)."""

    cosines: Rows  # [items, items], the nearest of each row; an item is no neighbor of itself

    @classmethod
    def fit(cls, baskets: Rows, neighbors: int = NEIGHBORS) -> "ItemNeighbors":
        """Keep the `neighbors` nearest of each item."""
        columns = _unit_rows(baskets.T.tocsr())
        cosines = _nearest(columns, columns, neighbors + 1)  # one more: each is nearest to itself
        cosines.setdiag(0)
        cosines.eliminate_zeros()
        return cls(cosines)

    def scores(self, baskets: Rows) -> Vectors:
        """Return [customers, items]: sums of cosines, 0 where no neighbor was taken."""
        return np.asarray((baskets @ self.cosines.T).toarray(), np.float32)


@dataclass(frozen=True, slots=True)
class CustomerNeighbors:
    """User-based filtering: what the most similar customers took, by their cosine (Resnick et al., CSCW 1994)."""

    baskets: Rows  # [customers, items]
    units: Rows  # the same, rows of length 1
    neighbors: int = NEIGHBORS

    @classmethod
    def fit(cls, baskets: Rows, neighbors: int = NEIGHBORS) -> "CustomerNeighbors":
        """Keep all baskets: they are the model."""
        return cls(baskets, _unit_rows(baskets), neighbors)

    def scores(self, baskets: Rows) -> Vectors:
        """Return [customers, items]: weights of the neighbors' baskets by their cosine to this one.

        Somebody with the very same basket says nothing of what comes next, and costs only the place of a neighbor.
        """
        near = _nearest(_unit_rows(baskets), self.units, self.neighbors)
        return np.asarray((near @ self.baskets).toarray(), np.float32)


@dataclass(frozen=True, slots=True)
class Ease:
    """The shallow autoencoder without hidden units, fit in closed form (Steck, WWW 2019).

    With the items' co-occurrence G = X'X and P = (G + strength * I)^-1 the weight of item i for item j is
    -P_ij / P_jj, and 0 for i = j.
    """

    items: Integers  # places of the items that take part
    weights: Vectors  # [these, these]: from item of the basket to item scored
    count: int  # of all items

    @classmethod
    def fit(cls, baskets: Rows, strength: float = 100.0, most: int = MOST_ITEMS) -> "Ease":
        """Fit the weights; `strength` is the L2 penalty, larger where baskets are many."""
        taken = Popularity.fit(baskets).taken
        items = np.sort(np.argsort(-taken, kind="stable")[:most])
        few = baskets[:, items]
        gram = np.asarray((few.T @ few).toarray(), np.float32)
        gram[np.diag_indices_from(gram)] += strength
        inverse = np.linalg.inv(gram)
        weights = (-inverse / np.diag(inverse)).astype(np.float32)
        weights[np.diag_indices_from(weights)] = 0
        return cls(items, weights, baskets.shape[1])

    def scores(self, baskets: Rows) -> Vectors:
        """Return [customers, items]: sums of weights; 0 for items that do not take part."""
        scores = np.zeros((baskets.shape[0], self.count), np.float32)
        scores[:, self.items] = np.asarray(baskets[:, self.items] @ self.weights)
        return scores


def _unit_rows(matrix: Rows) -> Rows:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    return sparse.diags(1 / np.maximum(lengths, 1e-12)).dot(matrix).astype(np.float32).tocsr()


def _nearest(left: Rows, right: Rows, count: int) -> Rows:
    """Return cosines of unit rows [left, right], sparse: of each row of `left` the `count` largest above 0."""
    height = max(1, MOST_CELLS // right.shape[0])
    transposed = right.T.tocsr()
    blocks = [
        sparse.csr_matrix(_largest((left[begin : begin + height] @ transposed).toarray(), count))
        for begin in range(0, left.shape[0], height)
    ]
    return sparse.vstack(blocks, format="csr")


def _largest(rows: Vectors, count: int) -> Vectors:
    """Return the rows with all but their `count` largest numbers set to 0; those equal to the last of them stay."""
    if count >= rows.shape[1]:
        return rows
    least = np.partition(rows, -count, axis=1)[:, -count, None]
    return np.where(rows >= least, rows, np.float32(0))
