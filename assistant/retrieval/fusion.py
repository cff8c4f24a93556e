"""Joining ranked lists."""

from collections import defaultdict
from collections.abc import Sequence

#: How slowly a place's worth falls (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion, SIGIR 2009).
DAMPING = 60

#: (item_group_id, score), best first.
Ranked = list[tuple[str, float]]


def fuse(rankings: Sequence[Sequence[str]], weights: Sequence[float] = ()) -> Ranked:
    """Return (id, score), best first, where score(d) = Σ weight / (DAMPING + place of d), places counted from 1.

    Without weights all rankings count 1. Equal scores keep the order of first appearance, so the first ranking decides
    ties.
    """
    scores: dict[str, float] = defaultdict(float)
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        for place, item in enumerate(ranking, start=1):
            scores[item] += weight / (DAMPING + place)
    return sorted(scores.items(), key=lambda pair: -pair[1])
