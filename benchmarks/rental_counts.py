"""How much each dress is rented around a week, by everybody and for an occasion: the features of a candidate.

A dress comes into the shop and wears out, so how often it was ever rented says less than how often it was rented in
the weeks around the shopper's latest rental. All counts are of the training part.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.ports import Integers, Vectors
from benchmarks.rentals import Rentals

WEEK = 7  # days
EVER = (10_000, 10_000)
#: Weeks before and after that of the shopper's latest rental.
WINDOWS = ((1, 2), (8, 26), (26, 104), EVER)
WINDOWS_OF_OCCASION = ((1, 4), (8, 26), EVER)
#: Added to every count, so that a dress never rented has a logarithm as well.
SMOOTHING, SMOOTHING_OF_OCCASION = 0.3, 0.15


@dataclass(frozen=True, slots=True)
class Window:
    """Logarithms of smoothed counts within some weeks, less that of the mean count: 0 is what is usual."""

    before: int
    after: int
    smoothing: float
    usual: float  # logarithm of the mean smoothed count
    logs: Vectors  # [weeks, groups, items]

    def of(self, weeks: Integers, groups: Integers, items: Integers | None) -> Vectors:
        """Return [n, items] for weeks [n] and groups [n], of some items or of all."""
        return self.logs[weeks, groups] if items is None else self.logs[weeks[:, None], groups[:, None], items]

    def without(self, logs: Vectors, weeks: Integers, own: Integers) -> Vectors:
        """Return logs [n] of items as they were without one rental in the week `own`."""
        counted = (weeks - self.before <= own) & (own <= weeks + self.after)
        counts = np.exp(logs + self.usual) - self.smoothing - counted
        return np.asarray(np.log(np.maximum(counts, 0) + self.smoothing) - self.usual, np.float32)


@dataclass(frozen=True, slots=True)
class Counts:
    """The windows of a training part."""

    first_day: int
    weeks: int
    windows: tuple[Window, ...]
    by_occasion: tuple[Window, ...]

    def __len__(self) -> int:
        """Return how many features there are."""
        return len(self.windows) + len(self.by_occasion)

    def week_of(self, days: Integers) -> Integers:
        """Return the weeks of days, the first or the last where they lie outside the training part."""
        return np.clip((days - self.first_day) // WEEK, 0, self.weeks - 1)


def counts(rentals: Rentals, *, with_occasions: bool) -> Counts:
    """Count the rentals of a training part."""
    first = int(rentals.day.min())
    weeks = int(rentals.day.max() - first) // WEEK + 1
    items, occasions = len(rentals.names.items), len(rentals.names.occasions)
    week = (rentals.day - first) // WEEK
    rented = np.zeros((weeks, occasions, items), np.float32)
    np.add.at(rented, (week, rentals.occasion, rentals.item), 1)
    of_all = rented.sum(axis=1, keepdims=True)
    windows = tuple(_window(of_all, before, after, SMOOTHING) for before, after in WINDOWS)
    if not with_occasions:
        return Counts(first, weeks, windows, ())
    by_occasion = tuple(_window(rented, *span, SMOOTHING_OF_OCCASION) for span in WINDOWS_OF_OCCASION)
    return Counts(first, weeks, windows, by_occasion)


@dataclass(frozen=True, slots=True)
class Moment:
    """When and for what somebody asks, [n] each, and the rental that must not count itself."""

    since: Integers  # the day of the latest rental known
    occasion: Integers
    own: Integers  # place of the rental's item among those looked at
    day: Integers  # of that rental; below 0: it is not among what was counted


def features(counts: Counts, moment: Moment, items: Integers | None = None) -> Vectors:
    """Return [n, features, items], of some items or of all."""
    weeks, everybody = counts.week_of(moment.since), np.zeros_like(moment.occasion)
    counted = np.flatnonzero(moment.day >= 0)
    own, own_weeks = moment.own[counted], counts.week_of(moment.day[counted])
    pairs = [*((each, everybody) for each in counts.windows), *((each, moment.occasion) for each in counts.by_occasion)]
    width = counts.windows[0].logs.shape[2] if items is None else len(items)
    made = np.empty((len(weeks), len(counts), width), np.float32)
    for place, (window, groups) in enumerate(pairs):
        made[:, place] = window.of(weeks, groups, items)
        made[counted, place, own] = window.without(made[counted, place, own], weeks[counted], own_weeks)
    return made


def _window(rented: NDArray[np.float32], before: int, after: int, smoothing: float) -> Window:
    weeks = len(rented)
    sums = np.concatenate([np.zeros_like(rented[:1]), np.cumsum(rented, axis=0, dtype=np.float32)])
    week = np.arange(weeks)
    within = sums[np.minimum(week + after + 1, weeks)] - sums[np.maximum(week - before, 0)] + np.float32(smoothing)
    usual = float(np.log(within.mean()))
    return Window(before, after, smoothing, usual, np.log(within) - np.float32(usual))
