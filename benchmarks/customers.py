"""Simulated customers: each knows what they want and what stands on the screen, and reacts to that alone."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from random import Random

from assistant.types import Card, Facet, Reply
from benchmarks.goals import Goal, opening, told_with
from benchmarks.goods import Goods
from benchmarks.habits import Habit, mistyped, spoken
from benchmarks.sentences import ASKED, ASKED_BARE, BACK, CHEAPER, DIGRESSED, MORE
from benchmarks.speaking import Tongue, amount
from benchmarks.wants import Want, broken, joined

MOST_TURNS = 24
MISTYPED_SHARE = 0.5  # of the sentences of who mistypes
TAP_SHARE = 0.15  # of the times when a product is meant


class Aim(StrEnum):
    """What a customer does with a message."""

    SEARCH = "search"
    REFINE = "refine"
    MORE = "more"
    ASK = "ask about a product"
    DIGRESS = "digress"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a customer means to do. `told` is all that is wanted once it is said."""

    aim: Aim
    text: str
    told: tuple[Want, ...]
    new: tuple[Want, ...] = ()  # what of it this step says
    about: str | None = None  # the product that is asked about
    tapped: bool = False  # its card is tapped instead of named
    typo: str = ""  # the text as it was meant, where it was mistyped
    ceiling: "Want | None" = None  # of "cheaper": what all that is shown must cost less than


@dataclass(slots=True)
class Screen:
    """What a customer sees."""

    cards: tuple[Card, ...] = ()  # the last list of products
    met: set[str] = field(default_factory=set)  # products seen so far
    before: Step | None = None  # what was said last
    quick: tuple[str, ...] = ()  # of the last answer


class Customer:
    """One customer. Ask for the `next_step`, and tell what was answered by `hear`."""

    def __init__(self, goal: Goal, goods: Goods, rng: Random) -> None:
        self.goal = goal
        self.reached = False
        self.turns = 0
        self._goods = goods
        self._rng = rng
        self._tongue = Tongue(rng, terse=Habit.TERSE in goal.habits)
        self._clear = Tongue(rng)
        self._screen = Screen()
        self._told: tuple[Want, ...] = ()
        self._annoyed = 0
        self._said_again: set[Want] = set()
        self._insisted = self._asked_others = False
        self._musts: deque[Step] = deque()  # done even if the product is seen already
        self._plan: deque[Step] = deque()  # done while it is not
        self._make_plan()

    def next_step(self) -> Step | None:
        """Return what is done next, None where the customer leaves: content, or having given up."""
        if self.reached or self.turns >= MOST_TURNS or self._annoyed >= self.goal.patience:
            return None
        step = self._decided()
        if step is None:
            return None
        self.turns += 1
        self._told = step.told
        self._screen.before = step
        return self._as_typed(step)
