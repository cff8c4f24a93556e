"""Which products fit, and the order a customer asked for."""

from collections.abc import Collection, Sequence
from functools import partial

import numpy as np

from assistant.ranking.relaxation import relaxations
from assistant.retrieval.assortment import IN_STOCK, Assortment, Cost, Fitting, Integers
from assistant.retrieval.candidates import Candidates
from assistant.retrieval.fusion import Ranked
from assistant.types import MILLS, Choice, Constraint, Facet, Limit, Sort, Wish

#: How many products an order by price or rating names: far beyond what a customer pages through.
DEPTH = 200


def fitting_products(assortment: Assortment, wish: Wish, seen: Collection[str]) -> tuple[Fitting, tuple[Facet, ...]]:
    """Return the products that obey the wish, less `seen`; where none does, the nearest and what was given up."""
    possible, impossible = _parted(assortment, stocked(wish))
    for relaxed, constraints in relaxations(possible):
        fitting = Fitting(assortment, assortment.all_of(constraints), seen)
        if len(fitting) > 0:
            return fitting, tuple(facet for facet in Facet if facet in (*impossible, *relaxed))
    return Fitting(assortment, ~assortment.every()), ()


def _parted(assortment: Assortment, asked: Sequence[Constraint]) -> tuple[list[Constraint], list[Facet]]:
    """Return the constraints that something in stock obeys, and the facets of those that nothing does.

    Only a wanted value can be impossible: a refusal that rules everything out stays.
    """
    wanted = [each for each in asked if isinstance(each, Choice) and not each.negated]
    stock = assortment.all_of([each for each in asked if each.facet is Facet.AVAILABILITY])
    may_go = [each for each in wanted if each.facet is not Facet.AVAILABILITY]
    impossible = [each for each in may_go if not (stock & assortment.mask(each)).any()]
    return [each for each in asked if each not in impossible], [each.facet for each in impossible]


def variants_of_one(assortment: Assortment, item_group_id: str, wish: Wish) -> Fitting:
    """Return the one product with its variants nearest to the wish; empty where there is no such product."""
    own = assortment.those_of(item_group_id)
    for _, constraints in relaxations(stocked(wish)):
        variants = own & assortment.all_of(constraints)
        if variants.any():
            return Fitting(assortment, variants)
    return Fitting(assortment, own)


def stocked(wish: Wish) -> tuple[Constraint, ...]:
    """Return the wish's constraints, and that it is in stock unless something else was said of that."""
    said = any(each.facet is Facet.AVAILABILITY for each in wish.constraints)
    return wish.constraints if said else (*wish.constraints, IN_STOCK)


def in_order(found: Candidates, wish: Wish, relaxed: Collection[Facet]) -> Ranked:
    """Return products with their scores in the order asked for.

    A price that nothing fits is answered with the nearest prices first. Orders by price or rating run over all that
    fits; with free words in the wish, over those that are about them.
    """
    if wish.sort is Sort.RELEVANCE and Facet.PRICE not in relaxed:
        return found.ranked
    if wish.sort is Sort.RATING:
        return found.about.by_rating(DEPTH)
    return found.about.by_offer(cost_of(wish, relaxed), DEPTH)


def cost_of(wish: Wish, relaxed: Collection[Facet]) -> Cost:
    """Return what makes an offer less welcome: distance to the price asked for, or the price itself."""
    limits = [each for each in wish.constraints if isinstance(each, Limit) and each.facet is Facet.PRICE]
    if Facet.PRICE in relaxed and limits:
        return partial(_distance, limits[0])
    return np.negative if wish.sort is Sort.PRICE_DESCENDING else np.positive


def _distance(limit: Limit, offers: Integers) -> Integers:
    """Return how far offers lie outside the limit, 0 within, in thousandths."""
    over = offers - int(limit.maximum * MILLS) if limit.maximum is not None else np.zeros_like(offers)
    under = int(limit.minimum * MILLS) - offers if limit.minimum is not None else np.zeros_like(offers)
    return np.maximum(np.maximum(over, under), 0)
