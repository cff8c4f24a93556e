"""LambdaMART (Burges, 2010) on the same candidates' features: what one would try first where there is no neural ranker.

It learns from the latest rental of each of some shoppers, ranked among dresses that are popular for the occasion around
that time; EASE is fit without those rentals, so that its score does not know the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass

import lightgbm
import numpy as np

from assistant.ports import Integers, Vectors
from assistant.ranking.collaborative import Ease, Rows
from benchmarks.rental_lessons import RentalLessons

QUERIES = 12_000
SHOWN = 60  # dresses that one of them ranks: the one rented and others by chance
POPULAR = 300  # dresses of which these are, and which are ranked at the end; the others come after them
RECENT = 5  # the feature by which they are the most popular: the occasion's window of the nearest months
ROUNDS, LEAVES, RATE = 150, 31, 0.1
SEED = 5
UNRANKED = -1e9


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees over features of a shopper and a dress."""

    booster: lightgbm.Booster

    def scores(self, lessons: RentalLessons, rows: Integers, ease: Vectors) -> Vectors:
        """Return [rows, items]; UNRANKED where a dress is not among the popular ones."""
        counts = lessons.candidates(rows).features
        popular = np.argpartition(-counts[:, min(RECENT, counts.shape[1] - 1)], POPULAR, axis=1)[:, :POPULAR]
        read = _read(lessons, rows, counts, ease, popular)
        scores = np.full(ease.shape, UNRANKED, np.float32)
        predicted = np.asarray(self.booster.predict(read.reshape(-1, read.shape[2])))
        np.put_along_axis(scores, popular, predicted.reshape(popular.shape).astype(np.float32), axis=1)
        return scores


def trees(lessons: RentalLessons, baskets: Callable[[Integers], tuple[Rows, Rows]]) -> Trees:
    """Learn from lessons; `baskets` parts all baskets into those before some rentals, and those of who made them."""
    chance = np.random.default_rng(SEED)
    asks = lessons.asks
    last = np.flatnonzero(np.append(asks.begin[1:] != asks.begin[:-1], True) & (asks.end > asks.begin))
    rows = np.sort(chance.choice(last, min(QUERIES, len(last)), replace=False))
    before, asking = baskets(rows)
    ease = Ease.fit(before)
    parts = [_lesson(lessons, rows[at], ease.scores(asking[at]), chance) for at in _blocks(len(rows))]
    labels = np.tile(np.arange(SHOWN) == 0, len(rows)).astype(np.float32)
    data = lightgbm.Dataset(np.concatenate(parts), labels, group=np.full(len(rows), SHOWN))
    shape = {"objective": "lambdarank", "num_leaves": LEAVES, "learning_rate": RATE, "verbose": -1, "seed": SEED}
    return Trees(lightgbm.train({**shape, "num_threads": 2, "lambdarank_truncation_level": 10}, data, ROUNDS))


def _lesson(lessons: RentalLessons, rows: Integers, ease: Vectors, chance: np.random.Generator) -> Vectors:
    counts = lessons.candidates(rows).features
    popular = np.argpartition(-counts[:, min(RECENT, counts.shape[1] - 1)], POPULAR, axis=1)[:, :POPULAR]
    others = chance.permuted(popular, axis=1)[:, :SHOWN]
    wanted = lessons.asks.wanted[rows]
    others[(others == wanted[:, None]), ...] = popular[0, 0]
    others[:, 0] = wanted
    read = _read(lessons, rows, counts, ease, others)
    return read.reshape(-1, read.shape[2])


def _read(lessons: RentalLessons, rows: Integers, counts: Vectors, ease: Vectors, items: Integers) -> Vectors:
    """Return [rows, items, columns]: counts, EASE, what is known of the dress and of the shopper, and the occasion."""
    requests, content = lessons.requests(rows), lessons.shop.content[items]
    person = np.repeat(requests.person[:, None], items.shape[1], axis=1)
    occasion = np.broadcast_to(lessons.asks.occasion[rows, None, None], (*items.shape, 1))
    counted = np.stack([np.take_along_axis(each, items, axis=1) for each in counts.transpose(1, 0, 2)], axis=2)
    own = np.take_along_axis(ease, items, axis=1)[..., None]
    return np.concatenate([counted, own, content, person, occasion], axis=2).astype(np.float32)


def _blocks(count: int, size: int = 512) -> list[slice]:
    return [slice(begin, begin + size) for begin in range(0, count, size)]
