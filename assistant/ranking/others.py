"""What those chose who chose the same: EASE, kept to what can be told of it.

The weights of `Ease` from a thing that was chosen to another. Of each thing the strongest are kept, all above 0, and
only between two things that enough customers chose both: so each can be told as a reason, and none tells of one.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from assistant.ports import Integers, Taste, Vectors
from assistant.ranking.collaborative import NEIGHBORS, Ease, Popularity, Rows

#: Things that take part, those that most chose: EASE inverts a square of them.
MOST_ITEMS = 5_000
#: Told of fewer customers than these, a weight could tell of one of them.
FEWEST_CUSTOMERS = 3
#: Of what a customer chose, so many things speak, those that say most.
MOST_CHOSEN = 20


@dataclass(frozen=True, slots=True)
class Vote:
    """What speaks for one thing, and most of it."""

    value: float  # the sum of the weights, above 0
    through: str  # item_group_id of what was chosen that adds most


Votes = Mapping[str, Vote]


@dataclass(frozen=True, slots=True)
class Others:
    """Weights from things that were chosen to things that others chose with them."""

    items: tuple[str, ...]  # item_group_ids
    weights: Rows  # [items, items], sparse: from what was chosen to what it speaks for
    _places: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find items by id."""
        object.__setattr__(self, "_places", {item: place for place, item in enumerate(self.items)})

    @classmethod
    def fit(cls, items: tuple[str, ...], baskets: Rows) -> "Others":
        """Learn from baskets [customers, items] of ones: who chose what."""
        ease = Ease.fit(baskets, most=MOST_ITEMS)
        taking = baskets[:, ease.items]
        both = (taking.T @ taking).tocsr()
        both.data = (both.data >= FEWEST_CUSTOMERS).astype(np.float32)
        told = both.multiply(np.maximum(ease.weights, 0)).tocsr()
        return cls(tuple(items[place] for place in ease.items), strongest(told, NEIGHBORS))

    def of(self, taste: Taste, there: Container[str]) -> Votes:
        """Return by item_group_id what speaks for things, by what this customer chose of what is still `there`."""
        known = (item for item in taste.chosen if item in self._places and item in there)
        chosen = sorted(known, key=lambda item: (-taste.chosen[item], item))[:MOST_CHOSEN]
        sums: dict[str, float] = {}
        most: dict[str, tuple[float, str]] = {}
        for item in chosen:
            row = self.weights[self._places[item]]
            for place, weight in zip(row.indices.tolist(), row.data.tolist(), strict=True):
                other = self.items[place]
                sums[other] = sums.get(other, 0.0) + weight
                most[other] = max(most.get(other, (0.0, "")), (weight, item))
        return {other: Vote(total, most[other][1]) for other, total in sums.items()}

    def scores(self, baskets: Rows) -> Vectors:
        """Return [customers, items] from baskets of these items: as `of` adds up, but of all that was chosen."""
        return np.asarray((baskets @ self.weights).toarray(), np.float32)


@dataclass(frozen=True, slots=True)
class Expected:
    """How likely each thing is chosen: the share of all customers who chose it, and what others add to that.

    A weight of EASE tells by how much a thing is expected more where another was chosen, so both have one unit.
    """

    shares: Vectors  # [items]
    others: Others
    places: Integers  # of the others' items among all

    @classmethod
    def fit(cls, items: tuple[str, ...], baskets: Rows) -> "Expected":
        """Learn from baskets [customers, items] of ones."""
        others, places = Others.fit(items, baskets), {item: place for place, item in enumerate(items)}
        shares = Popularity.fit(baskets).taken / baskets.shape[0]
        return cls(shares, others, np.array([places[item] for item in others.items], np.int64))

    def scores(self, baskets: Rows) -> Vectors:
        """Return [customers, items]."""
        scores = np.tile(self.shares, (baskets.shape[0], 1))
        scores[:, self.places] += self.others.scores(baskets[:, self.places])
        return scores


def strongest(matrix: Rows, count: int) -> Rows:
    """Return a sparse matrix with all but the `count` largest of each row left out."""
    kept = []
    for row in range(matrix.shape[0]):
        span = slice(matrix.indptr[row], matrix.indptr[row + 1])
        values, columns = matrix.data[span], matrix.indices[span]
        order = np.argsort(-values, kind="stable")[:count]
        order = order[values[order] > 0]
        kept.append(sparse.csr_matrix((values[order], ([0] * len(order), columns[order])), (1, matrix.shape[1])))
    return sparse.vstack(kept, format="csr", dtype=np.float32)


NO_OTHERS = Others((), sparse.csr_matrix((0, 0), dtype=np.float32))
