"""Rentals as what a ranker reads: the shopper's past, their body, the occasion's words and every dress of the shop."""

from dataclasses import dataclass

import numpy as np

from assistant.learning.training import Lesson
from assistant.learning.values import Candidates, History, Requests
from assistant.ports import Integers, Mask, Vectors
from benchmarks.rental_counts import Counts, Moment, features
from benchmarks.rentals import Numbers, Rentals

LONGEST = 20  # rentals of a shopper that are read, the latest
YEAR = 365.0
NEVER = -1
COMMON = 40  # categories that have a column of their own
PRIOR = 3.0  # rentals at the shop's mean that each dress is given beside its own


@dataclass(frozen=True, slots=True)
class Asks:
    """What is to be predicted, [n] each: of the rows begin..end of the rentals, and no other, a shopper is known."""

    begin: Integers
    end: Integers
    since: Integers  # the day of the latest rental known
    occasion: Integers
    wanted: Integers  # the item
    day: Integers  # of the rental to be predicted where it is itself among the rentals; else NEVER

    def __len__(self) -> int:
        """Return n."""
        return len(self.wanted)


def asks_of_all(rentals: Rentals, seed: int) -> Asks:
    """Ask for every rental by the earlier ones of its shopper.

    Of a shopper's first rental no earlier day is known. One is drawn: as long before as others' rentals lie apart.
    """
    row = np.arange(len(rentals))
    begin = np.searchsorted(rentals.shopper, rentals.shopper)
    is_first = begin == row
    apart = rentals.day[1:][~is_first[1:]] - rentals.day[:-1][~is_first[1:]]
    drawn = rentals.day - np.random.default_rng(seed).choice(apart, len(row))
    since = np.where(is_first, drawn, rentals.day[np.maximum(row - 1, 0)])
    return Asks(begin, row, since, rentals.occasion, rentals.item, rentals.day)


def asks_of_held_out(rentals: Rentals, held_out: Rentals) -> Asks:
    """Ask for rentals that are held out, by all that are not. Of what is held out, the occasion alone is told."""
    begin = np.searchsorted(rentals.shopper, held_out.shopper)
    end = np.searchsorted(rentals.shopper, held_out.shopper, side="right")
    since = np.where(end > begin, rentals.day[np.maximum(end - 1, 0)], rentals.day.max())
    return Asks(begin, end, since, held_out.occasion, held_out.item, np.full(len(held_out), NEVER))


@dataclass(frozen=True, slots=True)
class Shop:
    """All of a training part that is the same for every shopper."""

    rentals: Rentals
    counts: Counts
    scenes: Vectors  # [occasions, dimensions] of their words
    content: Vectors  # [items, columns]
    facts: Vectors  # [rentals, columns]: of each as a part of a history, but for how long ago it was
    bodies: Vectors  # [rentals, columns], NaN: not known


def shop_of(rentals: Rentals, counts: Counts, scenes: Vectors) -> Shop:
    """Gather what a training part tells of its dresses and rentals."""
    bodies, size = _bodies(rentals), _spread(rentals.size)
    occasions = np.eye(len(rentals.names.occasions))[rentals.occasion]
    facts = np.column_stack([np.nan_to_num(rentals.rating / 10 - 0.9), rentals.fit, size, occasions])
    return Shop(rentals, counts, scenes, _content(rentals, bodies, size), facts.astype(np.float32), bodies)


@dataclass(frozen=True, slots=True)
class RentalLessons:
    """What is asked, as arrays for a ranker; candidates are all dresses of the shop."""

    shop: Shop
    asks: Asks

    def __len__(self) -> int:
        """Return how many rentals are asked for."""
        return len(self.asks)

    def take(self, rows: Integers) -> Lesson:
        """Return some of what is asked."""
        return Lesson(self.requests(rows), self.candidates(rows), self.asks.wanted[rows])

    def requests(self, rows: Integers) -> Requests:
        """Return who asks, and for which occasion."""
        shop, asks = self.shop, self.asks
        places, present = _latest(asks.begin[rows], asks.end[rows])
        items = np.where(present, shop.rentals.item[places], 0)
        years = (asks.since[rows, None] - shop.rentals.day[places]) / YEAR
        facts = np.concatenate([years[..., None], shop.facts[places]], axis=2) * present[..., None]
        ids = np.where(present, items + 1, 0)
        history = History(shop.content[items], present, facts.astype(np.float32), ids)
        return Requests(shop.scenes[asks.occasion[rows]], self._persons(rows, facts, present), history)

    def candidates(self, rows: Integers) -> Candidates:
        """Return all dresses, with their counts around the latest rental of each who asks."""
        made = features(self.shop.counts, self.moment(rows, self.asks.wanted[rows]))
        return Candidates(self.shop.content, np.arange(1, len(self.shop.content) + 1), made)

    def moment(self, rows: Integers, own: Integers) -> Moment:
        """Return when some of what is asked is asked; `own` are the places of what was rented."""
        asks = self.asks
        return Moment(asks.since[rows], asks.occasion[rows], own, asks.day[rows])

    def _persons(self, rows: Integers, facts: Numbers, present: Mask) -> Vectors:
        """Return bodies as last told, and the mean of how sizes and fits were; of a first rental what it tells itself.

        A body is the shopper's, not the rental's: who asks for the first time would be asked for it.
        """
        last = np.where(self.asks.end[rows] > self.asks.begin[rows], self.asks.end[rows] - 1, self.asks.end[rows])
        known = np.where(present.any(axis=1), present.sum(axis=1), np.nan)
        usual = facts[:, :, 2:4].sum(axis=1) / known[:, None]
        return np.concatenate([self.shop.bodies[last], usual, np.log(known)[:, None]], axis=1).astype(np.float32)


class SampledLessons:
    """The same lessons, each batch with a sample of the dresses: those rented in it, and others by chance."""

    def __init__(self, lessons: RentalLessons, sample: int, seed: int) -> None:
        self._lessons, self._sample = lessons, sample
        self._items = len(lessons.shop.content)
        self._share = np.bincount(lessons.asks.wanted, minlength=self._items) / len(lessons)
        self._chance = np.random.default_rng(seed)

    def __len__(self) -> int:
        """Return how many rentals are asked for."""
        return len(self._lessons)

    def take(self, rows: Integers) -> Lesson:
        """Return some of what is asked."""
        wanted = self._lessons.asks.wanted[rows]
        others = self._chance.choice(self._items, min(self._sample, self._items), replace=False)
        items = np.union1d(others, wanted)
        own = np.searchsorted(items, wanted)
        made = features(self._lessons.shop.counts, self._lessons.moment(rows, own), items)
        candidates = Candidates(self._lessons.shop.content[items], items + 1, made)
        missed = (1 - len(others) / self._items) * (1 - self._share[items]) ** len(rows)
        return Lesson(self._lessons.requests(rows), candidates, own, (1 - missed).astype(np.float32))


def _latest(begin: Integers, end: Integers) -> tuple[Integers, Mask]:
    """Return the rows [n, LONGEST] of the latest rentals, the last one first, and which of them are there."""
    places = end[:, None] - 1 - np.arange(LONGEST)
    present = places >= begin[:, None]
    return np.where(present, places, 0), present


def _bodies(rentals: Rentals) -> Vectors:
    shapes = np.eye(len(rentals.names.shapes))[rentals.shape]
    shapes[rentals.shape < 0] = np.nan
    return np.column_stack([_spread(rentals.body), shapes]).astype(np.float32)


def _content(rentals: Rentals, bodies: Vectors, size: Numbers) -> Vectors:
    """Return what each dress's rentals say of it: for whom, for what, when, and of which category it is."""
    taken = np.bincount(rentals.item, minlength=len(rentals.names.items))

    def mean(values: Numbers, prior: float = PRIOR) -> Numbers:
        known = ~np.isnan(values)
        usual = values[known].mean() if known.any() else 0.0
        sums = np.bincount(rentals.item[known], values[known], minlength=len(taken))
        counted = np.bincount(rentals.item[known], minlength=len(taken))
        return np.asarray((sums + prior * usual) / np.maximum(counted + prior, 1e-9))

    common = np.argsort(-np.bincount(rentals.category), kind="stable")[:COMMON]
    day = _spread(rentals.day.astype(np.float64))
    columns = [
        mean(size),
        5 * mean(rentals.rating / 10 - 0.9),
        2 * mean(rentals.fit),
        np.log(taken + 1) / 2 - 1,
        mean(day),
    ]
    columns += [mean(column) for column in bodies.astype(np.float64).T]
    columns += [2 * mean((rentals.occasion == each) * 1.0) for each in range(len(rentals.names.occasions))]
    columns += [mean((rentals.category == each) * 1.0, prior=0.0) for each in common]
    return np.stack([*columns, np.log(taken + 1) / 2 - 1, *_ends(rentals.item, day, len(taken))], axis=1).astype(
        np.float32
    )


def _ends(item: Integers, day: Numbers, items: int) -> tuple[Numbers, Numbers]:
    """Return the first and the last day of each item; the middle of all where it was never rented."""
    first, last = np.full(items, np.inf), np.full(items, -np.inf)
    np.minimum.at(first, item, day)
    np.maximum.at(last, item, day)
    return np.where(np.isinf(first), 0.0, first), np.where(np.isinf(last), 0.0, last)


def _spread(values: Numbers) -> Numbers:
    """Return columns with mean 0 and deviation 1; NaN stays."""
    return np.asarray((values - np.nanmean(values, axis=0)) / np.maximum(np.nanstd(values, axis=0), 1e-9))
