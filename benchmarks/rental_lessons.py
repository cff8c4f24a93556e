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
class Content:
    """What rentals tell of each dress, on average: its content."""

    told: Vectors  # [rentals, columns], NaN: not known
    item: Integers  # [rentals]
    sums: Numbers  # [items, columns], with PRIOR rentals at the mean of all beside its own
    counts: Numbers  # [items, columns]

    @classmethod
    def of(cls, told: Vectors, item: Integers, items: int) -> "Content":
        """Add up what was told."""
        usual = np.nan_to_num(np.nanmean(told, axis=0, dtype=np.float64))
        sums, counts = np.tile(PRIOR * usual, (items, 1)), np.full((items, told.shape[1]), PRIOR)
        np.add.at(sums, item, np.nan_to_num(told))
        np.add.at(counts, item, ~np.isnan(told))
        return cls(told, item, sums, counts)

    def averages(self) -> Vectors:
        """Return [items, columns]."""
        return np.asarray(self.sums / self.counts, np.float32)

    def without(self, rentals: Integers) -> Vectors:
        """Return [items, columns] as it is without some rentals: what is learnt from must not tell its own answer."""
        sums, counts = self.sums.copy(), self.counts.copy()
        np.subtract.at(sums, self.item[rentals], np.nan_to_num(self.told[rentals]))
        np.subtract.at(counts, self.item[rentals], ~np.isnan(self.told[rentals]))
        return np.asarray(sums / counts, np.float32)


@dataclass(frozen=True, slots=True)
class Shop:
    """All of a training part that is the same for every shopper."""

    rentals: Rentals
    counts: Counts
    scenes: Vectors  # [occasions, dimensions] of their words
    dresses: Content
    content: Vectors  # [items, columns]: its averages
    facts: Vectors  # [rentals, columns]: of each as a part of a history, but for how long ago it was
    bodies: Vectors  # [rentals, columns], NaN: not known


def shop_of(rentals: Rentals, counts: Counts, scenes: Vectors) -> Shop:
    """Gather what a training part tells of its dresses and rentals."""
    bodies, size = _bodies(rentals), _spread(rentals.size)
    occasions = np.eye(len(rentals.names.occasions))[rentals.occasion]
    facts = np.column_stack([np.nan_to_num(rentals.rating / 10 - 0.9), rentals.fit, size, occasions])
    dresses = Content.of(_told(rentals, bodies, size), rentals.item, len(rentals.names.items))
    return Shop(rentals, counts, scenes, dresses, dresses.averages(), facts.astype(np.float32), bodies)


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
    """Lessons of all rentals, each batch with a sample of the dresses: those rented in it, and others by chance.

    What the dresses' rentals tell on average is told without those of the batch. With them, a dress rented a few times
    would tell the body and the occasion of whoever is asked for, and nothing else would be learnt.
    """

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
        candidates = Candidates(self._lessons.shop.dresses.without(rows)[items], items + 1, made)
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


def _told(rentals: Rentals, bodies: Vectors, size: Numbers) -> Vectors:
    """Return what each rental tells of its dress: for whom, for what, when, and of which category it is."""
    common = np.argsort(-np.bincount(rentals.category), kind="stable")[:COMMON]
    columns = [size, 5 * (rentals.rating / 10 - 0.9), 2 * rentals.fit, _spread(rentals.day.astype(np.float64))]
    occasions = 2 * np.eye(len(rentals.names.occasions))[rentals.occasion]
    categories = 2 * (rentals.category[:, None] == common)
    return np.column_stack([*columns, bodies, occasions, categories]).astype(np.float32)


def _spread(values: Numbers) -> Numbers:
    """Return columns with mean 0 and deviation 1; NaN stays."""
    return np.asarray((values - np.nanmean(values, axis=0)) / np.maximum(np.nanstd(values, axis=0), 1e-9))
