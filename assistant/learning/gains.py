"""How much better one model is than another on the same examples, and whether that may be chance."""

from dataclasses import dataclass

import numpy as np

from assistant.ports import Vectors

DRAWS, CONFIDENCE = 1000, 0.95
SEED = 0


@dataclass(frozen=True, slots=True)
class Gain:
    """By how much one model is better: the mean, and its 95 % interval."""

    mean: float
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        """Tell whether it is better beyond chance."""
        return self.low > 0


def gain_of(differences: Vectors, worth: Vectors | None = None) -> Gain:
    """Return the mean of differences, one an example, by unit of their `worth` (1 each where none is given).

    The interval is that of a percentile bootstrap over examples (Efron, 1979).
    """
    chance, count = np.random.default_rng(SEED), len(differences)
    weights = np.ones(count, np.float32) if worth is None else worth
    drawn = [chance.integers(count, size=count) for _ in range(DRAWS)]
    gains = [float(differences[rows].sum() / weights[rows].sum()) for rows in drawn]
    low, high = np.quantile(gains, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Gain(float(differences.sum() / weights.sum()), float(low), float(high))
