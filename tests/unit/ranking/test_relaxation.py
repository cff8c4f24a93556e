"""What is given up, and in which order."""

from assistant.ranking.relaxation import relaxations
from assistant.types import Choice, Constraint, Facet, Limit

DRESS = Choice(facet=Facet.CATEGORY, values=("dress",))
RED = Choice(facet=Facet.COLOR, values=("red",))
NOT_STRIPED = Choice(facet=Facet.PATTERN, values=("striped",), negated=True)
UNDER_80 = Limit(facet=Facet.PRICE, maximum=80)
IN_STOCK = Choice(facet=Facet.AVAILABILITY, values=("in_stock",))


def given_up(*constraints: Constraint) -> list[tuple[Facet, ...]]:
    return [facets for facets, _ in relaxations(constraints)]


def test_nothing_is_given_up_first_then_one_facet_then_two():
    assert given_up(DRESS, RED, UNDER_80) == [(), (Facet.PRICE,), (Facet.COLOR,), (Facet.PRICE, Facet.COLOR)]


def test_category_stock_and_refusals_are_never_given_up():
    assert given_up(DRESS, IN_STOCK, NOT_STRIPED) == [()]


def test_what_is_left_keeps_every_other_constraint():
    left = dict(relaxations([DRESS, RED, UNDER_80]))
    assert left[(Facet.PRICE,)] == [DRESS, RED]


def test_a_refusal_stays_when_the_same_facet_is_given_up():
    not_blue = Choice(facet=Facet.COLOR, values=("blue",), negated=True)
    assert dict(relaxations([RED, not_blue]))[(Facet.COLOR,)] == [not_blue]
