"""Trains the shop's ranker on what its customers chose, and says whether it is better than the one in use.

earliest 70 %   learnt from
next 10 %       tell when to stop
last 20 %       examine: never learnt from, nor looked at before the end
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.customers.logged import LoggedSearch
from assistant.errors import TooLittleToLearn
from assistant.learning.ranker import SceneRanker
from assistant.learning.shop_lessons import Judge, Screen, ShopLessons, propensities, screens_of, weights_of
from assistant.learning.shop_ranker import ShopRanker, beginner
from assistant.learning.training import Recipe, examine, train
from assistant.ports import Progress, Vectors
from assistant.ranking.prior import Ranker

#: Searches that are learnt from, the latest; they are held in memory, up to 40 kB each.
MOST_SEARCHES = 20_000
#: Screens with a choice, below which nothing is learnt: chance would be.
FEWEST_SCREENS = 200
#: Of the prior's scores, as logarithms of likelihoods: one of these is fitted.
SHARPNESS = (0.03, 0.06, 0.12, 0.25, 0.5, 1.0)
EXAMINED, STOPPING = 0.2, 0.1
RECIPE = Recipe(epochs=40, patience=4, batch=128, rate=1e-3, decay=0.05)
DRAWS, CONFIDENCE = 1000, 0.95


@dataclass(frozen=True, slots=True)
class Gain:
    """How much more nDCG one ranker has than another on the same screens: the mean, and its 95 % interval."""

    mean: float
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        """Tell whether it is better beyond chance."""
        return self.low > 0


@dataclass(frozen=True, slots=True)
class Learnt:
    """A ranker, what it was made of and how it did."""

    ranker: SceneRanker
    screens: int  # with a choice, all parts together
    in_use: float  # nDCG of the ranker in use on the examined part, 0 to 1
    gain: Gain


def learn(searches: Iterable[LoggedSearch], judge: Judge, in_use: Ranker, progress: Progress) -> Learnt:
    """Train a ranker on searches, the oldest first, and examine it. Raises TooLittleToLearn."""
    progress("reading what customers did", 0, None)
    logged = list(searches)
    screens = screens_of(logged, judge)
    if len(screens) < FEWEST_SCREENS:
        raise TooLittleToLearn(
            f"{len(screens)} searches for a scene or of a known taste led to a choice, of {len(logged)} kept; at least"
            f" {FEWEST_SCREENS} are needed: the ranker in use stays. Try again when there are more."
        )
    learnt, stopping, examined = _parts(screens)
    looked_at = propensities([search for search in logged if search.at < examined[0].at])
    lessons = ShopLessons(learnt, looked_at)
    ranker = calibrated(screens[0].judged.content.shape[1], lessons)
    train(ranker, lessons, ShopLessons(stopping, looked_at), RECIPE, progress)
    before = marks(in_use, examined, looked_at)
    after = marks(ShopRanker(ranker, "new"), examined, looked_at)
    return Learnt(ranker, len(screens), float(before.mean()), gain_of(after - before))


def calibrated(dimensions: int, lessons: ShopLessons) -> SceneRanker:
    """Return a ranker that orders as the prior does, and is as sure of it as the choices of customers bear out.

    The prior's scores are no logarithms of likelihoods: taken as such they are far too sure, and what is learnt first
    would be to unsay them. So all are divided by one temperature (Guo et al., ICML 2017), which changes no order.
    """
    rankers = [beginner(dimensions, RECIPE.seed, sharpness) for sharpness in SHARPNESS]
    return min(rankers, key=lambda ranker: examine(ranker, lessons, RECIPE.batch))


def marks(ranker: Ranker, screens: Sequence[Screen], looked_at: Vectors) -> Vectors:
    """Return how well a ranker orders what was on each screen: nDCG of the worth, corrected for its place, 0 to 1.

    Without the correction the ranker would do best that ordered the screens (Joachims et al., WSDM 2017).
    """
    return np.array([_mark(ranker, screen, weights_of(screen, looked_at)) for screen in screens], np.float32)


def gain_of(differences: Vectors) -> Gain:
    """Return the mean of differences, one for each screen, and its interval: percentile bootstrap (Efron, 1979)."""
    chance = np.random.default_rng(RECIPE.seed)
    drawn = [float(chance.choice(differences, len(differences)).mean()) for _ in range(DRAWS)]
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Gain(float(differences.mean()), float(low), float(high))


def _parts(screens: Sequence[Screen]) -> tuple[Sequence[Screen], Sequence[Screen], Sequence[Screen]]:
    """Return the earliest, those after them, and the last."""
    stop, last = round(len(screens) * (1 - EXAMINED - STOPPING)), round(len(screens) * (1 - EXAMINED))
    return screens[:stop], screens[stop:last], screens[last:]


def _mark(ranker: Ranker, screen: Screen, gains: Vectors) -> float:
    scores = ranker.contributions(screen.judged).sum(axis=1)
    discounts = 1 / np.log2(np.arange(len(gains)) + 2)
    ordered, best = gains[np.argsort(-scores, kind="stable")], np.sort(gains)[::-1]
    return float((ordered @ discounts) / (best @ discounts))
