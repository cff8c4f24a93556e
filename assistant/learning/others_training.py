"""Learns what customers chose who chose the same, and says whether that adds to what everybody chose."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.errors import TooLittleToLearn
from assistant.learning.gains import Gain, gain_of
from assistant.ports import Integers, Progress, Vectors
from assistant.ranking.collaborative import Popularity, Rows, triples
from assistant.ranking.others import Expected, Others

#: Choices that are learnt from, the latest, and customers whose last one is asked for.
MOST_CHOICES, MOST_ASKED = 500_000, 5_000
#: Customers who chose two things or more, below which nothing is learnt: chance would be.
FEWEST_CUSTOMERS = 100
DEPTH = 10  # places that count
BLOCK = 500  # customers scored at once
SEED = 20261126


@dataclass(frozen=True, slots=True)
class LearntOthers:
    """What was learnt of all choices, and how well the same does that did not see the last one of each customer."""

    others: Others
    customers: int  # who chose two things or more
    popular: float  # nDCG of what everybody chose
    gain: Gain


@dataclass(frozen=True, slots=True)
class Choices:
    """Who chose what, each pair once, in the order of its last time."""

    customers: Integers
    items: Integers
    names: tuple[str, ...]  # item_group_ids

    @classmethod
    def of(cls, told: Sequence[tuple[str, str]]) -> "Choices":
        """Give numbers to (customer, item_group_id), the oldest first."""
        pairs = list(dict.fromkeys(reversed(told)))[::-1]
        who = {customer: place for place, customer in enumerate(dict.fromkeys(customer for customer, _ in pairs))}
        names = {item: place for place, item in enumerate(dict.fromkeys(item for _, item in pairs))}
        customers = np.array([who[customer] for customer, _ in pairs], np.int64)
        return cls(customers, np.array([names[item] for _, item in pairs], np.int64), tuple(names))

    def baskets(self, without: Integers) -> Rows:
        """Return [customers, items], ones, less the pairs in these places."""
        kept = np.setdiff1d(np.arange(len(self.items)), without)
        ones: Vectors = np.ones(len(kept), np.float32)
        shape = (int(self.customers.max()) + 1, len(self.names))
        return triples(self.customers[kept], self.items[kept], ones, shape)

    def last_of_several(self) -> Integers:
        """Return the place of the last pair of each customer who has two or more."""
        last = np.full(int(self.customers.max()) + 1, -1)
        last[self.customers] = np.arange(len(self.customers))
        return np.asarray(last[np.bincount(self.customers) > 1])


def learn(told: Sequence[tuple[str, str]], progress: Progress) -> LearntOthers:
    """Learn from (customer, item_group_id), the oldest first, and examine. Raises TooLittleToLearn."""
    progress("reading what customers chose", 0, None)
    choices = Choices.of(told)
    last = choices.last_of_several() if told else np.zeros(0, np.int64)
    if len(last) < FEWEST_CUSTOMERS:
        raise TooLittleToLearn(
            f"{len(last)} customers who may be known chose two things or more; at least {FEWEST_CUSTOMERS} are needed."
        )
    asked = np.random.default_rng(SEED).permutation(last)[:MOST_ASKED]
    progress("examining", 0, None)
    popular, personal = _marks(choices, asked)
    progress("learning from all", 0, None)
    others = Others.fit(choices.names, choices.baskets(without=np.zeros(0, np.int64)))
    return LearntOthers(others, len(last), float(popular.mean()), gain_of(personal - popular))


def _marks(choices: Choices, asked: Integers) -> tuple[Vectors, Vectors]:
    """Return nDCG of the choices in these places, of popularity alone and with the others, which did not see them."""
    held = choices.baskets(without=asked)
    popularity, expected = Popularity.fit(held), Expected.fit(choices.names, held)
    found: list[tuple[Vectors, Vectors]] = []
    for begin in range(0, len(asked), BLOCK):
        block = asked[begin : begin + BLOCK]
        mine, wanted = held[choices.customers[block]], choices.items[block]
        found.append(
            (_ndcg(popularity.scores(mine), mine, wanted), _ndcg(expected.scores(mine), mine, wanted)),
        )
    popular, personal = zip(*found, strict=True)
    return np.concatenate(popular), np.concatenate(personal)


def _ndcg(scores: Vectors, baskets: Rows, wanted: Integers) -> Vectors:
    """Return [customers]: 1 / log2(1 + place) of what is wanted among what is not in the basket, 0 behind DEPTH.

    Of equal scores half stand before it.
    """
    open_to = np.where(baskets.toarray() > 0, -np.inf, scores)
    own = scores[np.arange(len(wanted)), wanted][:, None]
    place = (open_to > own).sum(axis=1) + (((open_to == own).sum(axis=1)) - 1) / 2
    return np.where(place < DEPTH, 1 / np.log2(place + 2), 0.0)
