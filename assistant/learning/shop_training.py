"""Trains the shop's ranker on what its customers chose, and says whether it is better than the one in use.

earliest 70 %   learnt from
next 10 %       tell when to stop, and whether more than the terms is worth keeping
last 20 %       examine: never learnt from, nor looked at before the end
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.customers.logged import LoggedSearch
from assistant.errors import TooLittleToLearn
from assistant.learning.gains import Gain, gain_of
from assistant.learning.ranker import SceneRanker
from assistant.learning.shop_lessons import Judge, Screen, ShopLessons, propensities, screens_of, weights_of
from assistant.learning.shop_ranker import ShopRanker, beginner
from assistant.learning.training import Recipe, examine, train
from assistant.learning.weighing import weighed
from assistant.ports import Progress, Vectors
from assistant.ranking import prior
from assistant.ranking.prior import Ranker

#: Searches that are learnt from, the latest; they are held in memory, up to 40 kB each.
MOST_SEARCHES = 20_000
#: Screens with a choice, below which nothing is learnt: chance would be.
FEWEST_SCREENS = 200
#: What a ranker's scores are multiplied by to be logarithms of likelihoods: one of these is fitted.
SHARPNESS = (0.03, 0.06, 0.12, 0.25, 0.5, 0.7, 1.0, 1.4)
EXAMINED, STOPPING = 0.2, 0.1
RECIPE = Recipe(epochs=40, patience=4, batch=128, rate=1e-3, decay=0.05)


@dataclass(frozen=True, slots=True)
class Learnt:
    """A ranker, what it was made of and how it did."""

    ranker: SceneRanker
    screens: int  # with a choice, all parts together
    gain: Gain  # over the ranker in use, on the examined part: of the log-likelihood of a choice


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
    ranker = _taught(learnt, stopping, looked_at, progress)
    before, after = (_examined(own, stopping, examined, looked_at) for own in (in_use, ShopRanker(ranker, "new")))
    return Learnt(ranker, len(screens), gain_of(before - after, _worth(examined, looked_at)))


def _taught(
    learnt: Sequence[Screen], stopping: Sequence[Screen], looked_at: Vectors, progress: Progress
) -> SceneRanker:
    """Return a ranker whose terms are weighed anew, and with what else was learnt where that is surely better.

    What is learnt beside the terms has thousands of numbers, and a few hundred choices are soon known by heart.
    """
    lessons = ShopLessons(learnt, looked_at)
    plain, deep = weighed_anew(lessons), weighed_anew(lessons)
    train(deep, lessons, ShopLessons(stopping, looked_at), RECIPE, progress)
    before, after = (losses(ShopRanker(own, "new"), 1.0, stopping, looked_at) for own in (plain, deep))
    return deep if gain_of(before - after, _worth(stopping, looked_at)).is_sure else plain


def _examined(ranker: Ranker, stopping: Sequence[Screen], examined: Sequence[Screen], looked_at: Vectors) -> Vectors:
    """Return a ranker's losses, once it is as sure of itself as it may be."""
    return losses(ranker, sharpness(ranker, stopping, looked_at), examined, looked_at)


def _worth(screens: Sequence[Screen], looked_at: Vectors) -> Vectors:
    return np.array([weights_of(screen, looked_at).sum() for screen in screens], np.float32)


def weighed_anew(lessons: ShopLessons) -> SceneRanker:
    """Return a ranker that weighs the terms as these choices bear out, and has learnt nothing else.

    It starts from the prior's weights. The prior's scores are no logarithms of likelihoods: taken as such they are far
    too sure. So all are divided by one temperature first (Guo et al., ICML 2017), which changes no order.
    """
    dimensions = lessons.dimensions
    starts = [prior.weights() * np.float32(sharp) for sharp in SHARPNESS]
    start = min(starts, key=lambda own: examine(beginner(dimensions, RECIPE.seed, own), lessons, RECIPE.batch))
    return beginner(dimensions, RECIPE.seed, weighed(lessons, start))


def sharpness(ranker: Ranker, screens: Sequence[Screen], looked_at: Vectors) -> float:
    """Return what a ranker's scores are best multiplied by, to be logarithms of likelihoods."""
    return min(SHARPNESS, key=lambda sharp: float(losses(ranker, sharp, screens, looked_at).sum()))


def losses(ranker: Ranker, sharp: float, screens: Sequence[Screen], looked_at: Vectors) -> Vectors:
    """Return the cross-entropy of each screen's choices, each weighed as in training: [screens].

    Weighed, because without it the ranker would do best that ordered the screens (Joachims et al., WSDM 2017). A mean
    of nDCG would not do: it divides each screen by its own best, and with that the weight of a single choice falls out.
    """
    return np.array([_loss(ranker, sharp, screen, weights_of(screen, looked_at)) for screen in screens], np.float32)


def _parts(screens: Sequence[Screen]) -> tuple[Sequence[Screen], Sequence[Screen], Sequence[Screen]]:
    """Return the earliest, those after them, and the last."""
    stop, last = round(len(screens) * (1 - EXAMINED - STOPPING)), round(len(screens) * (1 - EXAMINED))
    return screens[:stop], screens[stop:last], screens[last:]


def _loss(ranker: Ranker, sharp: float, screen: Screen, weights: Vectors) -> float:
    scores = sharp * ranker.contributions(screen.judged).sum(axis=1)
    highest = float(scores.max())
    whole = highest + float(np.log(np.exp(scores - highest).sum()))
    return float(((whole - scores) * weights).sum())
