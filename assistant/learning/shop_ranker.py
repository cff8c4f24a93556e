"""The ranker of a shop that has learnt from its own customers: the prior's formula, and beside it what was learnt.

    score = sum_t w_t(s) x_t  +  s' A c + B s . e  +  h . e  +  b . c

x_t are the terms that candidates are judged by; their weights begin as they were weighed (`weighing`). All else begins
at zero: a ranker that has learnt nothing else scores by its terms. No product is known by itself, only by its terms and
the vector c of its text: one that came yesterday is ranked like any other.
"""

import numpy as np
import torch
from torch import nn

from assistant.learning.arrays import arrays_of
from assistant.learning.ranker import SceneRanker
from assistant.learning.training import untrained
from assistant.learning.values import Shape
from assistant.ports import Vectors
from assistant.ranking.terms import JUDGED, Judged

UNITS, HIDDEN, SCENE_UNITS = 16, 32, 16


def beginner(dimensions: int, seed: int, weights: Vectors) -> SceneRanker:
    """Return a ranker of text vectors [dimensions] that scores by the `weights` of its terms [JUDGED] alone."""
    shape = Shape(
        scene=dimensions,
        content=dimensions,
        facts=1,
        features=len(JUDGED),
        units=UNITS,
        hidden=HIDDEN,
        scene_units=SCENE_UNITS,
    )
    ranker = untrained(shape, seed)
    nn.init.zeros_(ranker.item.weight)
    nn.init.zeros_(ranker.item.bias)
    with torch.no_grad():
        ranker.weight.copy_(torch.from_numpy(weights))
    return ranker.eval()


class ShopRanker:
    """Scores candidates with a trained ranker."""

    def __init__(self, ranker: SceneRanker, name: str) -> None:
        self.name = name
        self._ranker = ranker

    def contributions(self, judged: Judged) -> Vectors:
        """Return [products, Term]: what each term adds to the score of each."""
        told = self._ranker.contributions(*arrays_of([judged]))
        taste = told.person[0] + told.history[0].sum(axis=0)
        learnt = np.stack([told.scene[0], taste, told.item[0]], axis=1)  # in the order of LEARNT
        return np.asarray(np.concatenate([told.features[0].T, learnt], axis=1), np.float32)
