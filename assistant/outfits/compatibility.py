"""How well the things of an outfit go together, learned from outfits by the names of their things.

Of two names in one outfit each is a vector, less the mean of its slot, so that what all shoes share tells nothing. In
whitened axes the covariance of such pairs, C, says which traits come together; x' C y is what a pair gains by it. That
is canonical correlation analysis between an outfit's things (Hotelling, "Relations between two sets of variates",
Biometrika 1936) with a ridge (Vinod 1976) and one map for all pairs of slots.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.outfits.association import Association
from assistant.outfits.names import words
from assistant.outfits.outfit import Outfit, Reals, names_by_slot, pairs, shuffled

#: Axes kept of the names' vectors, and what is added to their variances before whitening.
AXES, RIDGE = 300, 0.1
#: Parts of the outfits of which each is judged by what was learned of the others, to weigh the parts of the score.
FOLDS = 5
#: Of the weights of the score: keeps them small where little is known (L2).
SHRINK = 1.0
STEPS = 25
SEED = 20060401

Vectors = Mapping[str, Reals]  # by name


@dataclass(frozen=True, slots=True)
class Correlation:
    """What comes together in outfits."""

    means: Mapping[str, Reals]  # by slot
    whitening: Reals  # [dimensions, axes]
    together: Reals  # [axes, axes], symmetric

    @classmethod
    def of(cls, outfits: Sequence[Outfit], vectors: Vectors) -> "Correlation":
        """Learn from outfits."""
        held = {slot: np.array([vectors[name] for name in names]) for slot, names in names_by_slot(outfits).items()}
        means: dict[str, Reals] = {slot: rows.mean(axis=0) for slot, rows in held.items()}
        whitening = _whitening(np.vstack([rows - means[slot] for slot, rows in held.items()]))
        sums, count = np.zeros((whitening.shape[1],) * 2), 0
        for outfit in outfits:
            rows = np.array([(vectors[name] - means[slot]) @ whitening for slot, name in outfit.items()])
            total = rows.sum(axis=0)
            sums += np.outer(total, total) - rows.T @ rows  # of every two things, both ways
            count += len(rows) * (len(rows) - 1)
        return cls(means, whitening, sums / max(count, 1))

    def __call__(self, outfits: Sequence[Outfit], vectors: Vectors) -> Reals:
        """Return [outfits]: the gain of all pairs by the number of things. A slot that was never seen gains nothing."""
        return np.array([self._gain(outfit, vectors) for outfit in outfits])

    def _gain(self, outfit: Outfit, vectors: Vectors) -> float:
        known = [(slot, name) for slot, name in outfit.items() if slot in self.means]
        if not known:
            return 0.0
        rows = np.array([(vectors[name] - self.means[slot]) @ self.whitening for slot, name in known])
        gains = rows @ self.together @ rows.T
        return float((gains.sum() - np.trace(gains)) / 2 / len(outfit))


def _whitening(rows: Reals) -> Reals:
    variances, axes = np.linalg.eigh(rows.T @ rows / len(rows))
    variances, axes = variances[::-1][:AXES], axes[:, ::-1][:, :AXES]
    white: Reals = axes / np.sqrt(variances + RIDGE)
    return white


@dataclass(frozen=True, slots=True)
class Repetition:
    """Words that several things of an outfit say: a brand, a color, a line. Rare ones count more."""

    rarity: Mapping[str, float]
    rarest: float

    @classmethod
    def of(cls, outfits: Sequence[Outfit]) -> "Repetition":
        """Learn how rare words are."""
        names = [name for outfit in outfits for name in outfit.values()]
        spread = Counter(word for name in names for word in set(words(name)))
        rarity = {word: float(np.log(len(names) / (1 + count))) for word, count in spread.items()}
        return cls(rarity, float(np.log(max(len(names), 1))))

    def __call__(self, outfits: Sequence[Outfit]) -> Reals:
        """Return [outfits]: the rarity of the words that two things share, over all pairs, by the number of things."""
        return np.array([self._shared(outfit) for outfit in outfits])

    def _shared(self, outfit: Outfit) -> float:
        said = {slot: set(words(name)) for slot, name in outfit.items()}
        shared = (word for one, other in pairs(outfit) for word in said[one] & said[other])
        return sum(self.rarity.get(word, self.rarest) for word in shared) / max(len(outfit), 1)


def likeness(outfits: Sequence[Outfit], vectors: Vectors, means: Mapping[str, Reals]) -> Reals:
    """Return [outfits]: how alike its things are, mean cosine over pairs of what sets each apart within its slot."""

    def alike(outfit: Outfit) -> float:
        rows = np.array([vectors[name] - means[slot] for slot, name in outfit.items() if slot in means])
        if len(rows) < 2:  # noqa: PLR2004 - a pair
            return 0.0
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        cosines = rows @ rows.T
        return float((cosines.sum() - np.trace(cosines)) / (len(rows) * (len(rows) - 1)))

    return np.array([alike(outfit) for outfit in outfits])


@dataclass(frozen=True, slots=True)
class Judges:
    """What each speaks for an outfit by itself."""

    correlation: Correlation
    repetition: Repetition
    association: Association

    @classmethod
    def of(cls, outfits: Sequence[Outfit], vectors: Vectors) -> "Judges":
        """Learn from outfits."""
        return cls(Correlation.of(outfits, vectors), Repetition.of(outfits), Association.of(outfits))

    def __call__(self, outfits: Sequence[Outfit], vectors: Vectors) -> Reals:
        """Return [outfits, judges]."""
        alike = likeness(outfits, vectors, self.correlation.means)
        own = self.correlation(outfits, vectors), self.repetition(outfits), alike, self.association(outfits)
        return np.stack(own, axis=1)


def weighed(outfits: Sequence[Outfit], vectors: Vectors) -> Reals:
    """Return [judges]: what each counts, so that real outfits are told best from shuffled ones.

    Each fifth is judged by what the others taught (stacking: Wolpert, Neural Networks 1992); the weights are those of
    a logistic regression of the differences between an outfit and a shuffled one.
    """
    chance = np.random.default_rng(SEED)
    order = chance.permutation(len(outfits))
    differences = []
    for fold in range(FOLDS):
        apart = [outfits[place] for place in order[fold::FOLDS]]
        rest = [outfits[place] for at, place in enumerate(order) if at % FOLDS != fold]
        judges = Judges.of(rest, vectors)
        differences.append(judges(apart, vectors) - judges(shuffled(apart, chance), vectors))
    return _logistic(np.vstack(differences))


def _logistic(differences: Reals) -> Reals:
    """Return the weights under which differences are likeliest positive, by Newton's method."""
    scale = np.maximum(differences.std(axis=0), 1e-9)
    rows = differences / scale
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        wrong = 1 / (1 + np.exp(rows @ weights))
        slope = rows.T @ wrong - SHRINK * weights
        curve = (rows * (wrong * (1 - wrong))[:, None]).T @ rows + SHRINK * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    unscaled: Reals = weights / scale
    return unscaled
