"""What a customer wants completed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.outfits.activities import Activity
from assistant.types import MILLS, Choice, Constraint, Facet, Limit, Setting, Wish

#: What was asked of one thing binds what goes with it, too; its color or its kind do not.
BINDING = frozenset({Facet.GENDER, Facet.AGE_GROUP, Facet.AVAILABILITY, Facet.RATING, Facet.REVIEWS})

#: The smallest step between two prices.
FINEST = Decimal(1) / MILLS


@dataclass(frozen=True, slots=True)
class Completion:
    """A question for what goes with products, or what an activity takes."""

    products: tuple[str, ...] = ()  # item_group_ids of what there is: the product meant, or the cart's
    colors: tuple[str, ...] = ()  # in which each of them is, aligned; the feed's own words
    kinds: tuple[str, ...] = ()  # what is asked for by name: "what shoes would match"; empty for whatever fits
    activity: Activity | None = None
    constraints: tuple[Constraint, ...] = ()  # obeyed by all that is proposed
    owned: tuple[Choice, ...] = ()  # refusals of a second one of what the customer has
    left_out: tuple[str, ...] = ()  # item_group_ids of what is not proposed
    sizes: tuple[Choice, ...] = ()  # obeyed where things have such sizes
    refused: tuple[str, ...] = ()
    scene: tuple[Setting, ...] = ()
    budget: Decimal | None = None  # for all that is proposed as one outfit, else for each
    together: bool = False  # as one outfit, whose sum is within the budget


def binding(wish: Wish, said: Sequence[Constraint] = ()) -> tuple[Constraint, ...]:
    """Return what of a wish binds what goes with the thing wished for, and what was `said` of that itself.

    Whom it is for and what is refused bind; a price does not, which was said of that one thing.
    """
    kept = [each for each in wish.constraints if each.facet in BINDING or _is_refusal(each)]
    named = {each.facet for each in said if not _is_refusal(each)}
    apart = (Facet.CATEGORY, Facet.SIZE, Facet.PRICE)  # asked for as kinds, sizes and a budget
    own = [each for each in said if each.facet not in apart or _is_refusal(each)]
    return (*(each for each in kept if each.facet not in named or _is_refusal(each)), *own)


def sizes(constraints: Sequence[Constraint]) -> tuple[Choice, ...]:
    """Return the sizes that are wanted."""
    wanted = (each for each in constraints if isinstance(each, Choice) and not each.negated)
    return tuple(each for each in wanted if each.facet is Facet.SIZE)


def most(constraints: Sequence[Constraint]) -> Decimal | None:
    """Return what it may cost at most, less the finest part of money where less is said; None where nothing is."""
    limits = (each for each in constraints if isinstance(each, Limit) and each.facet is Facet.PRICE)
    bounds = (each.maximum - FINEST * each.exclusive for each in limits if each.maximum is not None)
    return next(bounds, None)


def least(constraints: Sequence[Constraint]) -> tuple[Limit, ...]:
    """Return what each thing has to cost at least."""
    limits = (each for each in constraints if isinstance(each, Limit) and each.facet is Facet.PRICE)
    return tuple(each.model_copy(update={"maximum": None}) for each in limits if each.minimum is not None)


def refusals(constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """Return what is refused."""
    return tuple(each for each in constraints if _is_refusal(each))


def _is_refusal(constraint: Constraint) -> bool:
    return isinstance(constraint, Choice) and constraint.negated
