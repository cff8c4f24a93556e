"""What a candidate is judged by: a few numbers of which each can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from assistant.language.content import content_units
from assistant.popularity import Popularity
from assistant.ports import Taste, Vectors
from assistant.ranking.liking import liking, there, vectors_of
from assistant.ranking.others import Votes
from assistant.retrieval.assortment import Assortment
from assistant.retrieval.candidates import LEXICAL_DEPTH, Candidates
from assistant.retrieval.shelf import Shelf
from assistant.retrieval.trait_shelf import Affinity
from assistant.types import Facet, SceneKind, Setting

#: Reviews that weigh as much as what is usual in the shop (a Bayesian mean).
USUAL_REVIEWS = 10
#: Where in the prices of its kind a thing should lie, by what is to be spent: 0 the cheapest, 1 the dearest.
SPENDING_LEVELS = {"daily needs": 0.2, "value": 0.1, "premium": 0.75, "luxury": 1.0}

#: How much parts of a scene count: where and in which weather is said of an occasion, which it must not outweigh.
SHARES = {SceneKind.WEATHER: 0.6, SceneKind.PLACE: 0.6}

#: By item_group_id: the parts of a scene, and how well the product fits each.
Fits = Mapping[str, Sequence[tuple[Setting, Affinity]]]


#: Of what a customer chose, so many are read one by one: those that say most.
MOST_CHOSEN = 20


class Term(StrEnum):
    """What a score is the sum of: first the columns of a judgement, then what a ranker has learnt beside them."""

    RELEVANCE = "relevance"  # to the words and pictures of the wish, 0 to 1: its fused score in shares of the best's
    ABOUT = "about"  # 1 where it says the wish's free words or looks as wanted, else 0
    SCENE = "scene"  # affinity to occasion, activity, weather and place, summed by their SHARES
    SAID = "said"  # how well its words match a part's, by BM25 in shares of the best match, summed by their SHARES
    RECIPIENT = "recipient"  # affinity to whom it is a gift for
    SPENDING = "spending"  # minus the distance to the price level wanted, 0 to -1; 0 where none is
    RATING = "rating"  # Bayesian mean of its stars, less the shop's
    REVIEWS = "reviews"  # log of 1 + their number
    ALIKE = "alike"  # likeness to what the customer chose, less that to what they declined
    BRAND = "brand"  # share of what the customer chose that is of its brand
    COLOR = "color"  # share of what the customer chose that comes in its color
    MATERIAL = "material"  # share of what the customer chose that is of its material
    PATTERN = "pattern"  # share of what the customer chose that has its pattern
    LEVEL = "level"  # minus the distance to the price level that the customer chose
    POPULARITY = "popularity"  # how much more often than is usual it is chosen by who looks at it, as a logarithm
    OTHERS = "others"  # what others chose who chose the same, from 0; 0 where that was not learnt
    LEARNT_SCENE = "learnt scene"  # what customers chose in such a scene
    LEARNT_TASTE = "learnt taste"  # what was chosen by customers who had chosen such things before
    LEARNT_ITEM = "learnt item"  # what was chosen by everybody


LEARNT = (Term.LEARNT_SCENE, Term.LEARNT_TASTE, Term.LEARNT_ITEM)
JUDGED = tuple(term for term in Term if term not in LEARNT)


@dataclass(frozen=True, slots=True)
class Judged:
    """Candidates and what they are judged by."""

    products: tuple[str, ...]  # item_group_ids
    terms: Vectors  # [products, JUDGED]
    content: Vectors  # [products, dimensions]: the vectors of their texts
    scene: Vectors  # [dimensions]: the mean vector of the parts of the scene; zeros without one
    history: Vectors  # [chosen, dimensions]: what the customer chose, at most MOST_CHOSEN
    worth: Vectors  # [chosen]: how much each says of their taste, in shares of all


@dataclass(frozen=True, slots=True)
class Purpose:
    """What candidates are judged for."""

    fits: Fits
    scene: Sequence[Vectors]  # the vectors of the parts of the scene
    taste: Taste
    popularity: Popularity
    others: Votes = field(default_factory=dict)


def judged(shelf: Shelf, found: Candidates, products: Sequence[str], purpose: Purpose) -> Judged:
    """Judge candidates by what was found of them, how well each fits the parts of the scene, and whose taste it is."""
    places = np.array([shelf.assortment.positions[product] for product in products], np.int64)
    content = vectors_of(shelf, places)
    nothing = np.zeros(content.shape[1], np.float32)
    chosen = sorted(there(shelf, purpose.taste.chosen).items(), key=lambda each: -each[1])[:MOST_CHOSEN]
    worth = np.array([weight for _, weight in chosen], np.float32)
    return Judged(
        tuple(products),
        _terms(shelf, found, products, purpose),
        content,
        np.mean(purpose.scene, axis=0, dtype=np.float32) if len(purpose.scene) else nothing,
        vectors_of(shelf, np.array([place for place, _ in chosen], np.int64)),
        worth / max(float(worth.sum()), 1e-9),
    )


def _terms(shelf: Shelf, found: Candidates, products: Sequence[str], purpose: Purpose) -> Vectors:
    fits, taste = purpose.fits, purpose.taste
    places = np.array([shelf.assortment.positions[product] for product in products], np.int64)
    scores, best = dict(found.ranked), max((score for _, score in found.ranked), default=0.0) or 1.0
    scene, own = [setting for setting, _ in fits.get(products[0], ())], liking(shelf, places, taste)
    columns = {
        Term.RELEVANCE: [scores[product] / best for product in products],
        Term.ABOUT: [float(product in found.about) for product in products],
        Term.SCENE: [_summed(fits.get(product, ()), is_recipient=False) for product in products],
        Term.SAID: _said(shelf, products, scene),
        Term.RECIPIENT: [_summed(fits.get(product, ()), is_recipient=True) for product in products],
        Term.SPENDING: _spending(scene, shelf.price_levels[places]),
        Term.RATING: _rating(shelf.assortment)[places],
        Term.REVIEWS: np.log1p(shelf.assortment.rating_count[places]),
        Term.ALIKE: own.alike,
        Term.BRAND: own.shares[Facet.BRAND],
        Term.COLOR: own.shares[Facet.COLOR],
        Term.MATERIAL: own.shares[Facet.MATERIAL],
        Term.PATTERN: own.shares[Facet.PATTERN],
        Term.LEVEL: own.level,
        Term.POPULARITY: purpose.popularity.of(products),
        Term.OTHERS: [purpose.others[product].value if product in purpose.others else 0.0 for product in products],
    }
    terms: Vectors = np.stack([np.asarray(columns[term], np.float32) for term in JUDGED], axis=1)
    return terms


def is_compared(setting: Setting) -> bool:
    """Tell whether a part of a scene is compared with what products are stated to be."""
    return setting.kind is not SceneKind.SPENDING


def _summed(fits: Sequence[tuple[Setting, Affinity]], *, is_recipient: bool) -> float:
    return sum(
        SHARES.get(setting.kind, 1.0) * affinity.value
        for setting, affinity in fits
        if (setting.kind is SceneKind.RECIPIENT) is is_recipient
    )


def _said(shelf: Shelf, products: Sequence[str], scene: Sequence[Setting]) -> Vectors:
    total = np.zeros(len(products), np.float32)
    for setting in scene:
        units = content_units(setting.name) if is_compared(setting) else []
        matches = dict(shelf.words.search(units, LEXICAL_DEPTH)) if units else {}
        worth = SHARES.get(setting.kind, 1.0) / max(matches.values(), default=1.0)
        total += worth * np.array([matches.get(product, 0.0) for product in products], np.float32)
    return total


def _spending(scene: Sequence[Setting], levels: Vectors) -> Vectors:
    wanted = [SPENDING_LEVELS[each.name] for each in scene if each.name in SPENDING_LEVELS]
    distance: Vectors = -np.abs(levels - np.float32(wanted[0])) if wanted else np.zeros_like(levels)
    return distance


def _rating(assortment: Assortment) -> Vectors:
    """Return [products]: (stars x reviews + mean x USUAL_REVIEWS) / (reviews + USUAL_REVIEWS), less the mean."""
    counts, stars = assortment.rating_count, np.nan_to_num(assortment.rating)
    mean = float((stars * counts).sum() / counts.sum()) if counts.sum() else 0.0
    shrunk: Vectors = ((stars - mean) * counts / (counts + USUAL_REVIEWS)).astype(np.float32)
    return shrunk
