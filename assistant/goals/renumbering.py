"""A number said anew takes the place of the last one of its kind: "dresses under 60" and then "sorry, 80"."""

from decimal import Decimal

from assistant.goals.search import found
from assistant.language.prices import AROUND
from assistant.language.renumbering import renumbered
from assistant.searching import Searching
from assistant.thread import Heard, Thread, Turn
from assistant.turn import Goal
from assistant.types import Choice, Constraint, Facet, Limit, Wish

#: A number that is more times another one is none said wrongly: "make it two", after "under 60".
MOST_TIMES = 10


class Renumbering:
    """Replaces a price or a size by the number that is told alone."""

    def __init__(self, searching: Searching) -> None:
        self._searching = searching

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that does so, and does `otherwise` with what says more, or where no number was said."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            number = renumbered(heard.text) if heard.chip is None else None
            meant = None if number is None else _meant(number, thread)
            if number is None or meant is None:
                return otherwise(heard, thread)
            return found(self._searching.instead((_with(meant, number),), heard, thread.search), thread)

        return goal


def _meant(number: Decimal, thread: Thread) -> Constraint | None:
    """Return the constraint whose number is said anew: of those that were said last the nearest."""
    before = thread.past[0].wish if thread.past else Wish()
    held = [each for each in thread.search.wish.constraints if _numbers(each)]
    new = [each for each in held if each not in before.constraints]
    likely = [each for each in new or held if _times(each, number) <= MOST_TIMES]
    return min(likely, key=lambda each: _times(each, number), default=None)


def _with(constraint: Constraint, number: Decimal) -> Constraint:
    if isinstance(constraint, Choice):
        return constraint.model_copy(update={"values": (f"{number.normalize():f}",)})
    low, high = constraint.minimum, constraint.maximum
    if low is None or high is None:
        return constraint.model_copy(update={"minimum" if high is None else "maximum": number})
    if low == high:
        return constraint.model_copy(update={"minimum": number, "maximum": number})
    if low * (1 + AROUND) == high * (1 - AROUND):
        return constraint.model_copy(update={"minimum": number * (1 - AROUND), "maximum": number * (1 + AROUND)})
    end = "minimum" if abs(number - low) < abs(number - high) else "maximum"
    return constraint.model_copy(update={end: number})


def _numbers(constraint: Constraint) -> list[Decimal]:
    """Return the numbers of a price or of a size; none of anything else."""
    if isinstance(constraint, Limit):
        ends = (constraint.minimum, constraint.maximum) if constraint.facet is Facet.PRICE else ()
        return [end for end in ends if end is not None]
    is_size = constraint.facet is Facet.SIZE and not constraint.negated
    return [Decimal(value) for value in constraint.values if value.isdecimal()] if is_size else []


def _times(constraint: Constraint, number: Decimal) -> Decimal:
    """Return how many times the nearest number of a constraint is more or less."""
    least, one = Decimal("0.01"), max(number, Decimal("0.01"))
    return min(max(one / max(each, least), max(each, least) / one) for each in _numbers(constraint))
