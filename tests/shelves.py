"""Small shelves and catalogues built from a few variants."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

import numpy as np

from assistant.language.told import told_looks
from assistant.language.vocabulary import Vocabulary, kinds_of, matches
from assistant.ports import Look, Records
from assistant.retrieval.assortment import KINDS, Assortment, Column
from assistant.retrieval.shelf import Shelf, places_of
from assistant.shop import Shop
from assistant.types import ON_SALE, Facet, Found, Money, Query, Variant
from tests.fakes import ExactIndex, LetterEncoder, ListedWords


class WatchedShop(Shop):
    """Remembers the looks it was given."""

    def find(self, query: Query, look: Look | None = None) -> Found:
        self.looks = [*getattr(self, "looks", []), look]
        return super().find(query, look)


class HeldShelf:
    """Holds one shelf, until told to hold another."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def current(self) -> Shelf:
        return self.shelf


class HeldCatalog:
    """Holds variants by key."""

    def __init__(self, variants: dict[int, Variant]) -> None:
        self.held, self.revision = variants, 1

    def variants(self, keys: Sequence[int]) -> Records:
        found = tuple(self.held[key] for key in keys)
        return Records(self.revision, found, tuple(each.title for each in found))

    def named(self, variant_ids: Sequence[str]) -> Records:
        held = {each.id: each for each in self.held.values()}
        found = tuple(held[each] for each in variant_ids if each in held)
        return Records(self.revision, found, tuple(each.title for each in found))

    def variant(self, variant_id: str) -> Variant | None:
        return next((each for each in self.held.values() if each.id == variant_id), None)


class HeldPictures:
    """Holds the looks of some variants, by their id."""

    exist = True

    def __init__(self, looks: Mapping[str, Look] | None = None) -> None:
        self._looks = looks or {}

    def look_of(self, variant_id: str) -> Look | None:
        return self._looks.get(variant_id)


def variant(item_group_id: str, title: str, price: str, **rest: object) -> Variant:
    """Write a variant shortly; its id is made of the group, color and size."""
    ident = "-".join([item_group_id, str(rest.get("color", "")), str(rest.get("size", ""))])
    sale = rest.pop("sale_price", None)
    return Variant(
        ident,
        item_group_id,
        title,
        Money(Decimal(price), "USD"),
        sale_price=Money(Decimal(str(sale)), "USD") if sale is not None else None,
        **rest,  # type: ignore[arg-type]
    )


def assortment(
    variants: Sequence[Variant], ratings: dict[str, tuple[float, int]] | None = None, words: Vocabulary | None = None
) -> Assortment:
    """Build the columns of these variants, which must stand grouped by product; `words` saves building their own."""
    groups = list(dict.fromkeys(each.item_group_id for each in variants))
    rated = ratings or {}
    columns = {
        facet: Column.of([str(getattr(each, facet.value)) for each in variants])
        for facet in Facet
        if facet not in (Facet.CATEGORY, Facet.PRICE, Facet.SALE, Facet.RATING, Facet.REVIEWS, Facet.BODY)
    }
    columns[Facet.CATEGORY] = Column.of(
        [KINDS.join(sorted(kinds_of(each.product_type, each.title))) for each in variants]
    )
    columns[Facet.SALE] = Column.of([ON_SALE if each.sale_price else "" for each in variants])
    told = {
        facet: Column.of([_told(facet, each) for each in variants])
        for facet in (Facet.MATERIAL, Facet.PATTERN)
        if any(columns[facet].cells)
    }
    return Assortment(
        item_group_ids=tuple(groups),
        rating=np.array([rated.get(group, (np.nan, 0))[0] for group in groups]),
        rating_count=np.array([rated.get(group, (np.nan, 0))[1] for group in groups]),
        variant_keys=np.arange(len(variants)),
        product_of=np.array([groups.index(each.item_group_id) for each in variants]),
        offer_mills=np.array([int(each.offer.amount * 1000) for each in variants]),
        columns=columns,
        positions={group: place for place, group in enumerate(groups)},
        vocabulary=words or vocabulary(variants),
        matches=matches,
        currency="USD",
        told=told,
    )


def _told(facet: Facet, each: Variant) -> str:
    details = [(detail.section, detail.name, detail.value) for detail in each.details]
    return told_looks(facet, getattr(each, facet.value), each.color, each.title, details)


def vocabulary(variants: Sequence[Variant]) -> Vocabulary:
    """Build the vocabulary of these variants."""
    return Vocabulary.build(
        categories=[each.product_type for each in variants],
        titles=[each.title for each in variants],
        brands=[each.brand for each in variants],
        colors=[each.color for each in variants],
        materials=[each.material for each in variants],
        patterns=[each.pattern for each in variants],
        sizes=[each.size for each in variants],
        genders=[each.gender for each in variants],
        age_groups=[each.age_group for each in variants],
        currency="USD",
    )


def shelf(variants: Sequence[Variant], ratings: dict[str, tuple[float, int]] | None = None) -> Shelf:
    """Put these variants on a shelf that is searched by letters and listed words. Equal shelves are built once."""
    return _shelf(tuple(variants), tuple((ratings or {}).items()))


@cache
def _shelf(variants: tuple[Variant, ...], ratings: tuple[tuple[str, tuple[float, int]], ...]) -> Shelf:
    stocked = assortment(variants, dict(ratings))
    texts = {each.item_group_id: f"{each.title} {each.description}" for each in variants}
    vectors = ExactIndex(list(texts), LetterEncoder().embed(list(texts.values())))
    return Shelf(1, stocked, vectors, places_of(vectors.ids, stocked), ListedWords(texts))
