"""What a ranker reads and says, as plain arrays: nothing here knows how it is computed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import Field

from assistant.ports import Integers, Mask, Vectors
from assistant.types import Value

#: How the scene reaches the score: see `assistant.learning.conditioning`.
Conditioned = Literal["none", "early", "late", "film", "gate", "multi-task"]


class Shape(Value):
    """How wide everything is that a ranker reads; two rankers of one shape hold the same numbers."""

    scene: int = Field(ge=1, le=4096)  # of a scene's text embedding
    content: int = Field(ge=1, le=4096)  # of an item's content
    person: int = Field(default=0, ge=0, le=4096)  # of what is known of a customer
    facts: int = Field(default=0, ge=0, le=4096)  # of what is known of an item's place in a history
    features: int = Field(default=0, ge=0, le=1024)  # of a candidate
    ids: int = Field(default=0, ge=0, le=1_000_000)  # items known by themselves; 0: by content alone
    units: int = Field(default=64, ge=1, le=1024)  # of the common space of customers and items
    hidden: int = Field(default=128, ge=1, le=4096)
    scene_units: int = Field(default=32, ge=1, le=1024)
    tasks: int = Field(default=0, ge=0, le=1024)  # heads of "multi-task": known scenes
    conditioning: Conditioned = "film"


@dataclass(frozen=True, slots=True)
class History:
    """Items that customers liked, rented or bought; rows shorter than k are masked."""

    content: Vectors  # [n, k, content]
    present: Mask  # [n, k]
    facts: Vectors  # [n, k, facts], such as how long ago and in which scene; 0 says nothing
    ids: Integers  # [n, k], counted from 1; 0: an item not known by itself


@dataclass(frozen=True, slots=True)
class Requests:
    """Who asks, and for which scene."""

    scene: Vectors  # [n, scene]; a row of zeros: no scene
    person: Vectors  # [n, person]; NaN: not known
    history: History

    @property
    def count(self) -> int:
        """Return n."""
        return len(self.scene)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Items to be scored, the same for all requests or each request's own."""

    content: Vectors  # [m, content], or [n, m, content]
    ids: Integers  # [m], or [n, m], counted from 1; 0: an item not known by itself
    features: Vectors  # [n, features, m]; 0 says nothing, so a feature is a difference from what is usual
    present: Mask | None = None  # [n, m]: False where a request's own list is shorter; None: all are there


@dataclass(frozen=True, slots=True)
class Contributions:
    """What a score is the sum of, for reasons. Each is [n, m] where nothing else is said."""

    person: Vectors  # who the customer is
    history: Vectors  # [n, k, m]: each item of the history
    scene: Vectors  # what the scene asks of everybody
    item: Vectors  # what the item has for everybody
    features: Vectors  # [n, features, m]: each feature

    def total(self) -> Vectors:
        """Return the scores [n, m]."""
        parts = self.person + self.scene + self.item + self.history.sum(axis=1) + self.features.sum(axis=1)
        return np.asarray(parts, np.float32)


def stranger(count: int, shape: Shape, scene: Vectors | None = None) -> Requests:
    """Return requests of customers of whom nothing is known, with these scenes [count, scene] or none."""
    none = np.zeros((count, 0, shape.content), np.float32)
    history = History(
        content=none,
        present=np.zeros((count, 0), np.bool_),
        facts=np.zeros((count, 0, shape.facts), np.float32),
        ids=np.zeros((count, 0), np.int64),
    )
    blank = np.zeros((count, shape.scene), np.float32)
    return Requests(blank if scene is None else scene, np.full((count, shape.person), np.nan, np.float32), history)


def histories(items: Sequence[Sequence[int]], longest: int) -> tuple[Integers, Mask]:
    """Return places [n, longest] of the last items of each sequence and which of them are there; others are 0."""
    places = np.zeros((len(items), longest), np.int64)
    present = np.zeros((len(items), longest), np.bool_)
    for row, each in enumerate(items):
        last = each[-longest:]
        places[row, : len(last)] = last
        present[row, : len(last)] = True
    return places, present
