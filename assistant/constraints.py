"""What a customer constrains, and how one constraint joins, narrows or takes back another. Pure."""

from collections.abc import Iterable, Sequence
from typing import TypeGuard

from assistant.types import Choice, Constraint, Facet, Limit


def chip_key(choice: Choice, value: str) -> str:
    """Return the key of one value: "color:red", or "pattern:!striped" for one not wanted."""
    return f"{choice.facet.value}:{'!' if choice.negated else ''}{value}"


def is_choice(each: Constraint) -> TypeGuard[Choice]:
    """Tell whether values are wanted."""
    return isinstance(each, Choice) and not each.negated


def is_wanted(each: Constraint, facet: Facet) -> TypeGuard[Choice]:
    """Tell whether something of a facet is wanted."""
    return is_choice(each) and each.facet is facet


def is_refusal(each: Constraint, facet: Facet) -> TypeGuard[Choice]:
    """Tell whether something of a facet is not wanted."""
    return isinstance(each, Choice) and each.facet is facet and each.negated


def is_refused(constraints: Iterable[Constraint], new: Constraint) -> bool:
    """Tell whether values that are said to be welcome were refused before."""
    if not is_wanted(new, new.facet):
        return False
    refused = {value for each in constraints if is_refusal(each, new.facet) for value in each.values}
    return not refused.isdisjoint(new.values)


def joined(constraints: Sequence[Constraint], new: Constraint, *, adds: bool) -> list[Constraint]:
    """Return the constraints with `new`: it replaces its like, or with `adds` widens it."""
    if isinstance(new, Limit):
        old = next((each for each in constraints if isinstance(each, Limit) and each.facet is new.facet), None)
        return [*(each for each in constraints if each.facet is not new.facet), _narrowed(old, new)]
    others: list[Constraint] = []
    for each in constraints:
        if not isinstance(each, Choice) or each.facet is not new.facet:
            others.append(each)
        elif each.negated is new.negated:
            # What is not wanted adds up; what is wanted is replaced, unless said "also".
            joins = adds or new.negated
            values = dict.fromkeys((*each.values, *new.values)) if joins else new.values
            new = new.model_copy(update={"values": tuple(values)})
        elif (left := _less_values(each, new.values)) is not None:
            others.append(left)
    return [*others, new]


def less(constraint: Constraint, key: str) -> Constraint | None:
    """Return a constraint without what the chip of this key stands for, None where nothing is left of it."""
    if isinstance(constraint, Limit):
        return None if key == constraint.facet.value else constraint
    gone = [value for value in constraint.values if chip_key(constraint, value) == key]
    return _less_values(constraint, gone) if gone else constraint


def _narrowed(old: Limit | None, new: Limit) -> Limit:
    """Return `new` with the other end of `old`, where the two leave anything between them."""
    if old is None or _ends(old) + _ends(new) != 2:  # noqa: PLR2004 - one end each; a range said anew stands alone
        return new
    minimum = old.minimum if new.minimum is None else new.minimum
    maximum = old.maximum if new.maximum is None else new.maximum
    if minimum is None or maximum is None or minimum >= maximum:
        return new
    # One bound for both ends: strictly within may leave out an end that was allowed, never let in one that was not.
    strictly = new.exclusive or old.exclusive
    ends = {"minimum": minimum, "maximum": maximum, "in_words": (*old.in_words, *new.in_words)}
    return new.model_copy(update={**ends, "exclusive": strictly})


def _ends(limit: Limit) -> int:
    return (limit.minimum is not None) + (limit.maximum is not None)


def _less_values(choice: Choice, gone: Sequence[str]) -> Choice | None:
    values = tuple(value for value in choice.values if value not in gone)
    return choice.model_copy(update={"values": values}) if values else None
