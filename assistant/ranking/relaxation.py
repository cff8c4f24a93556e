"""What to give up when nothing obeys everything that was asked."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.types import Choice, Constraint, Facet

#: What is given up first. What is asked *not* to be and the stock are never given up, the kind of thing only where the
#: shop has none of it at all.
GIVEN_UP = (
    Facet.SALE,
    Facet.REVIEWS,
    Facet.PRICE,
    Facet.SIZE,
    Facet.RATING,
    Facet.BRAND,
    Facet.PATTERN,
    Facet.MATERIAL,
    Facet.COLOR,
    Facet.AGE_GROUP,
    Facet.GENDER,
)


def relaxations(constraints: Sequence[Constraint]) -> Iterator[tuple[tuple[Facet, ...], list[Constraint]]]:
    """Yield (facets given up, constraints left), the smallest sacrifice first; nothing given up at the very first."""
    asked = {constraint.facet for constraint in constraints if _may_go(constraint)}
    order = [facet for facet in GIVEN_UP if facet in asked]
    for count in range(len(order) + 1):
        for gone in combinations(order, count):
            yield gone, [each for each in constraints if each.facet not in gone or not _may_go(each)]


def _may_go(constraint: Constraint) -> bool:
    is_negated = isinstance(constraint, Choice) and constraint.negated
    return constraint.facet in GIVEN_UP and not is_negated
