"""How good a ranking of a whole shop is where one item is wanted: marks of scores, not of lists."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from assistant.ports import Integers, Vectors
from benchmarks.measures import CONFIDENCE, DRAWS, SEED
from benchmarks.report import Row

DEPTH = 10
BATCH = 512

#: Returns scores [rows, items] of some of the rows that are asked.
Scores = Callable[[Integers], Vectors]


def places(scores: Scores, wanted: Integers, past: Callable[[int], Integers]) -> Integers:
    """Return the place of each wanted item, counted from 0, among all items but the past ones of its row.

    Of items with the same score the wanted one comes last, so that a system gains nothing by not telling them apart.
    """
    found = [_places(scores(rows), wanted[rows], [past(int(row)) for row in rows]) for rows in _batches(len(wanted))]
    return np.concatenate(found)


def _places(scores: Vectors, wanted: Integers, past: list[Integers]) -> Integers:
    rows = np.arange(len(scores))
    own = scores[rows, wanted].copy()
    scores = scores.copy()
    for row, items in enumerate(past):
        scores[row, items] = -np.inf
    scores[rows, wanted] = own
    return np.asarray((scores >= own[:, None]).sum(axis=1) - 1, np.int64)


def _batches(count: int) -> Iterator[Integers]:
    for begin in range(0, count, BATCH):
        yield np.arange(begin, min(begin + BATCH, count))


def marks(places: Integers) -> Row:
    """Return HR@10 and nDCG@10, each with the 95 % interval of a percentile bootstrap over rows (Efron, 1979)."""
    hit = places < DEPTH
    gains = {"HR@10": hit * 1.0, "nDCG@10": np.where(hit, 1 / np.log2(places + 2.0), 0.0)}
    row: dict[str, str | float | int] = {}
    for name, values in gains.items():
        row[name] = round(float(values.mean()), 4)
        row[f"{name} 95%"] = _interval(values)
    return row


def _interval(values: NDArray[np.float64]) -> str:
    chance = np.random.default_rng(SEED)
    drawn = [values[chance.integers(0, len(values), len(values))].mean() for _ in range(DRAWS)]
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return f"{low:.4f}-{high:.4f}"
