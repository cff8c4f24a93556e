"""What a text takes of what was seen: "the same color" of a navy hoodie is navy."""

from collections.abc import Callable, Collection, Iterable, Mapping

from assistant.types import Choice, Constraint, Facet, Likeness, Reading, Sight

#: The parts of a look that a shop can be asked for; the others are words.
FACETS: Mapping[Sight, Facet] = {
    Sight.COLOR: Facet.COLOR,
    Sight.PATTERN: Facet.PATTERN,
    Sight.CATEGORY: Facet.CATEGORY,
}


def lent(
    reading: Reading, like: Likeness | None, read: Callable[[str], Reading], wished: Collection[Constraint] = ()
) -> Reading:
    """Return the reading with what it takes of a likeness, as `read` links that to the shop.

    What was not seen stays in `lent` and `unlike`, and then nothing is taken alone. Without a likeness such words mean
    nothing. "Another color" is another than the one wished for, and only without one another than the one seen.
    """
    if like is None:
        return reading.model_copy(update={"lent": (), "unlike": (), "alone": False})
    values = {each.sight: each.value for each in reversed(like.seen)}  # the first of a sight: the main color
    told = [sight for sight in reading.lent if not _is_named(sight, reading)]
    taken = [read(f"in {values[sight]}") for sight in told if sight in values]
    present = values | {sight: named for sight, facet in FACETS.items() if (named := _named(facet, wished))}
    avoided = [read(f"not in {present[sight]}") for sight in reading.unlike if sight in present]
    unseen = tuple(sight for sight in told if sight not in values)
    kept = {
        "lent": unseen,
        "unlike": tuple(sight for sight in reading.unlike if sight not in present),
        "alone": reading.alone and not unseen,
    }
    return _together([reading.model_copy(update=kept), *taken, *avoided])


def _is_named(sight: Sight, reading: Reading) -> bool:
    """Tell whether a text says itself which: "only the color navy"."""
    return any(each.facet is FACETS.get(sight) for each in reading.constraints)


def _named(facet: Facet, wished: Collection[Constraint]) -> str:
    """Write what is wished for of a facet: "black or navy"."""
    choices = (each for each in wished if isinstance(each, Choice) and each.facet is facet and not each.negated)
    return " or ".join(value for each in choices for value in each.values)


def _together(readings: list[Reading]) -> Reading:
    order = list(Facet)
    constraints: Iterable[Constraint] = (each for reading in readings for each in reading.constraints)
    return readings[0].model_copy(
        update={
            "words": " ".join(dict.fromkeys(word for each in readings for word in each.words.split())),
            "refused": tuple(dict.fromkeys(word for each in readings for word in each.refused)),
            "constraints": tuple(sorted(constraints, key=lambda each: order.index(each.facet))),
        }
    )
