"""How good rankings are: measures of one ranking, their means, and how far those are to be trusted."""

from collections.abc import Collection, Mapping, Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import Row

#: Measures of one query by name, 0 to 1; one that cannot be asked of it is left out.
Marks = Mapping[str, float]

CONFIDENCE = 0.95
DRAWS = 1000
SEED = 7


def found_within(k: int, wanted: str, ranking: Sequence[str]) -> float:
    """Tell whether what is wanted is among the first k: its mean over queries is recall at k."""
    return float(wanted in ranking[:k])


def reciprocal_rank(wanted: str, ranking: Sequence[str]) -> float:
    """Return 1 / its place, counted from 1, and 0 where it is not there."""
    return 1 / (1 + ranking.index(wanted)) if wanted in ranking else 0.0


def precision(k: int, relevant: Collection[str], ranking: Sequence[str]) -> float:
    """Return the part of the first k that is relevant, of k also where fewer were found."""
    return sum(each in relevant for each in ranking[:k]) / k


def ndcg(k: int, relevant: Collection[str], ranking: Sequence[str]) -> float:
    """Return the discounted gain of the first k by the best there could be (Järvelin and Kekäläinen, TOIS 2002)."""
    gain = sum(1 / log2(place + 1) for place, each in enumerate(ranking[:k], 1) if each in relevant)
    best = sum(1 / log2(place + 1) for place in range(1, min(k, len(relevant)) + 1))
    return gain / best


def means(marks: Sequence[Marks]) -> Row:
    """Return the mean of each measure over the queries that have it, and its 95 % interval.

    The interval is the percentile bootstrap over queries (Efron, "Bootstrap methods", Annals of Statistics 1979).
    """
    row: dict[str, str | float | int] = {}
    for name in dict.fromkeys(name for each in marks for name in each):
        values = np.array([each[name] for each in marks if name in each])
        row[name] = round(float(values.mean()), 4)
        row[f"{name} 95%"] = _interval(values)
    return row


def _interval(values: NDArray[np.float64]) -> str:
    chance = np.random.default_rng(SEED)
    drawn = [chance.choice(values, len(values)).mean() for _ in range(DRAWS)]
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return f"{low:.2f}-{high:.2f}"
