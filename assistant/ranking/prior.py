"""The ranker of a shop that has learnt nothing yet: the same weights for every shop, and no training."""

from typing import Protocol

import numpy as np

from assistant.ports import Vectors
from assistant.ranking.terms import JUDGED, LEARNT, Judged, Term

#: Chosen on the demo shop, by `python -m benchmarks.scene_search --hide "Suited to"`; no other shop was looked at.
WEIGHTS = {
    Term.RELEVANCE: 2.0,
    Term.ABOUT: 2.0,
    Term.SCENE: 1.0,
    Term.SAID: 2.0,
    Term.RECIPIENT: 0.3,
    Term.SPENDING: 4.0,
    Term.RATING: 0.3,
    Term.REVIEWS: 0.05,
    Term.ALIKE: 2.0,
    Term.BRAND: 0.5,
    Term.COLOR: 0.5,
    Term.MATERIAL: 0.5,
    Term.PATTERN: 0.5,
    Term.LEVEL: 0.5,
    Term.POPULARITY: 0.0,  # a shop that has learnt nothing does not know what it is worth
    Term.OTHERS: 2.0,  # not tuned: as much as ALIKE
}


def weights() -> Vectors:
    """Return the prior's weights in the order of the columns of a judgement: [JUDGED]."""
    return np.array([WEIGHTS[term] for term in JUDGED], np.float32)


class Ranker(Protocol):
    """Scores candidates. The score of one never depends on the others."""

    @property
    def name(self) -> str:
        """Names the model and its version: events are logged with it."""

    def contributions(self, judged: Judged) -> Vectors:
        """Return [products, Term]: what each term adds to the score of each."""


class Prior:
    """Weighs the terms."""

    name = "prior-2"

    def contributions(self, judged: Judged) -> Vectors:
        """Return [products, Term]: weight x term."""
        added: Vectors = np.pad(judged.terms * weights(), ((0, 0), (0, len(LEARNT))))
        return added


PRIOR = Prior()
