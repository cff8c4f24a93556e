"""Which products fit, and the order a customer asked for."""

from collections.abc import Collection, Sequence
from functools import partial

import numpy as np

from assistant.constraints import is_wanted
from assistant.language.colors import families_of
from assistant.language.content import content_units
from assistant.ports import Integers
from assistant.ranking.audience import grown_first, is_for_children
from assistant.ranking.diversity import spread
from assistant.ranking.exploring import with_a_new_one
from assistant.ranking.relaxation import relaxations
from assistant.ranking.reranking import Asked
from assistant.retrieval.assortment import IN_STOCK, Assortment, Cost, Fitting
from assistant.retrieval.candidates import Candidates, refused
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.resemblance import Resemblance
from assistant.retrieval.shelf import Shelf
from assistant.types import MILLS, Choice, Constraint, Facet, Limit, Query, Sort, Wish


def fitting_products(assortment: Assortment, wish: Wish, without: Collection[str]) -> tuple[Fitting, tuple[Facet, ...]]:
    """Return the products that obey the wish, less `without`; where none does, the nearest and what was given up."""
    possible, impossible = _parted(assortment, stocked(wish))
    for relaxed, constraints in relaxations(possible):
        given_up = tuple(facet for facet in Facet if facet in (*impossible, *relaxed))
        fitting = Fitting(assortment, constraints, without, _alike(wish) if Facet.COLOR in given_up else ())
        if len(fitting) > 0:
            return fitting, given_up
    return fitting, ()


def obeying(shelf: Shelf, wish: Wish) -> Fitting:
    """Return the products that obey the wish to the letter and say all its words; none where none does."""
    constraints, asked = stocked(wish), content_units(wish.words)
    without = set(refused(shelf, wish))
    if asked:
        without |= set(Fitting(shelf.assortment, constraints)) - shelf.words.saying(asked)
    return Fitting(shelf.assortment, constraints, without)


def _parted(assortment: Assortment, asked: Sequence[Constraint]) -> tuple[list[Constraint], list[Facet]]:
    """Return the constraints that something in stock obeys, and the facets of those that nothing does.

    Only a wanted value can be impossible: a refusal that rules everything out stays.
    """
    wanted = [each for each in asked if isinstance(each, Choice) and not each.negated]
    stock = assortment.all_of([each for each in asked if each.facet is Facet.AVAILABILITY])
    may_go = [each for each in wanted if each.facet is not Facet.AVAILABILITY]
    impossible = [each for each in may_go if not (stock & assortment.mask(each)).any()]
    return [each for each in asked if each not in impossible], [each.facet for each in impossible]


def _alike(wish: Wish) -> list[Choice]:
    """Return the colors that are wanted as their families: a blue suit is nearer to a navy one than a beige."""
    wanted = [each for each in wish.constraints if is_wanted(each, Facet.COLOR)]
    families = sorted({family for each in wanted for value in each.values for family in families_of(value)})
    return [Choice(facet=Facet.COLOR, values=tuple(families))] if families else []


def nearest_of_one(assortment: Assortment, item_group_id: str, wish: Wish) -> Fitting:
    """Return products by the smallest sacrifice of the wish that lets this one among them, its stock given up last."""
    sacrifices: list[Sequence[Constraint]] = [left for _, left in relaxations(stocked(wish))]
    for constraints in [*sacrifices, [IN_STOCK]]:
        fitting = Fitting(assortment, constraints)
        if item_group_id in fitting:
            return fitting
    return Fitting(assortment, [])


def stocked(wish: Wish) -> tuple[Constraint, ...]:
    """Return the wish's constraints, and that it is in stock unless something else was said of that."""
    said = any(each.facet is Facet.AVAILABILITY for each in wish.constraints)
    return wish.constraints if said else (*wish.constraints, IN_STOCK)


def in_order(
    shelf: Shelf, found: Candidates, fitting: Fitting, query: Query, relaxed: Collection[Facet], asked: Asked
) -> Ranked:
    """Return as many products as asked for, with their scores, in the order asked for.

    A price that nothing fits is answered with the nearest prices first. Orders by price or rating run over all that
    fits; with free words or a likeness in the wish, those that are about it come before the others. A scene binds
    nothing, and so leaves such an order alone.
    """
    cost = cost_of(query.wish, relaxed)
    if cost is not None:
        return fitting.by_offer(cost, found.named, query.k)
    if query.wish.sort is Sort.RATING:
        return fitting.by_rating(found.named, query.k)
    if found.looks:
        return found.ranked[: query.k]
    grown = grown_first(shelf, fitting.exact_first(found.ranked), query.wish)
    ranked = spread(shelf, grown, query.k)
    if asked.is_plain:
        return ranked[: query.k]

    def standing(product: str) -> tuple[bool, bool, bool]:
        return product in found.about, fitting.is_exact(product), is_for_children(shelf, product)

    return with_a_new_one(ranked, query.k, asked.popularity, standing)[: query.k]


def is_as_ranked(wish: Wish, relaxed: Collection[Facet]) -> bool:
    """Tell whether the ranking decides the order, and not a price or a rating."""
    return cost_of(wish, relaxed) is None and wish.sort is Sort.RELEVANCE


def best_variants(
    ranked: Ranked, fitting: Fitting, wish: Wish, relaxed: Collection[Facet], looks: Resemblance | None
) -> list[int]:
    """Return the position of each product's variant that is shown: the cheapest, the nearest, or the likest."""
    cost, likeness = cost_of(wish, relaxed), looks.of_variants if looks else None
    return [fitting.best_variant(item_group_id, cost, likeness) for item_group_id, _ in ranked]


def cost_of(wish: Wish, relaxed: Collection[Facet]) -> Cost | None:
    """Return what makes an offer less welcome: distance to the price asked for, the price itself, or nothing."""
    limits = [each for each in wish.constraints if isinstance(each, Limit) and each.facet is Facet.PRICE]
    if Facet.PRICE in relaxed and limits:
        return partial(_distance, limits[0])
    return {Sort.PRICE_ASCENDING: np.positive, Sort.PRICE_DESCENDING: np.negative}.get(wish.sort)


def _distance(limit: Limit, offers: Integers) -> Integers:
    """Return how far offers lie outside the limit, 0 within, in thousandths."""
    over = offers - int(limit.maximum * MILLS) if limit.maximum is not None else np.zeros_like(offers)
    under = int(limit.minimum * MILLS) - offers if limit.minimum is not None else np.zeros_like(offers)
    return np.maximum(np.maximum(over, under), 0)
