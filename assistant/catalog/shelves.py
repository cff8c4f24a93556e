"""Loading the store's newest revision into memory, and noticing when there is a newer one."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, cast

import numpy as np
import structlog
from sqlalchemy import Engine, Row, Select, String, select
from sqlalchemy import cast as cast_to

from assistant.catalog.changes import GONE
from assistant.catalog.schema import products, variants
from assistant.catalog.store import Made, State, begun, read_state
from assistant.errors import CatalogError, ModelMismatch, StoreDown
from assistant.language.told import told_looks
from assistant.language.vocabulary import Vocabulary, kinds_of, matches
from assistant.ports import LexicalIndex, VectorIndex
from assistant.retrieval.assortment import KINDS, Assortment, Column
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.retrieval.shelf import Shelf, places_of
from assistant.retrieval.trait_shelf import TraitShelf
from assistant.types import ON_SALE, Facet

log = structlog.get_logger(__name__)

FACET_COLUMNS = {
    Facet.COLOR: variants.c.color,
    Facet.PATTERN: variants.c.pattern,
    Facet.MATERIAL: variants.c.material,
    Facet.BRAND: variants.c.brand,
    Facet.SIZE: variants.c.size,
    Facet.GENDER: variants.c.gender,
    Facet.AGE_GROUP: variants.c.age_group,
    Facet.AVAILABILITY: variants.c.availability,
}
TOLD = (Facet.MATERIAL, Facet.PATTERN)  # what titles and details tell of too
SEEN = (Facet.COLOR, Facet.PATTERN, Facet.CATEGORY)  # what is read from pictures where the feed says nothing


class NewestIndex:
    """The newest generation of one vector index, opened once. Its owner lets one thread at a time ask for it."""

    def __init__(self, folder: Path, check: Callable[[str], None], open_index: Callable[[Path], VectorIndex]) -> None:
        """Look below `folder`; `check` raises ModelMismatch for the name of a model whose vectors are not searched."""
        self._folder, self._check, self._open = folder, check, open_index
        self._opened: tuple[Made, VectorIndex] | None = None

    def of(self, made: Made) -> VectorIndex:
        """Return the index of a generation. Raises ModelMismatch, CatalogError where it is missing or damaged."""
        self._check(made.encoder)
        if self._opened is None or self._opened[0] != made:  # only prices or stock changed
            self._opened = made, self._open(self._folder / made.generation)
        return self._opened[1]


def only(encoder: str, mend: str) -> Callable[[str], None]:
    """Return a check that lets one model's vectors pass; `mend` tells what to do about others."""

    def check(made_by: str) -> None:
        if made_by != encoder:
            raise ModelMismatch(f"The vectors were made by {made_by}, but the model in use is {encoder}; {mend}.")

    return check


class StoreShelves:
    """Keeps the shelf of the store's present revision. Thread-safe."""

    def __init__(
        self,
        engine: Engine,
        vectors: NewestIndex,
        words: LexicalIndex,
        photos: NewestIndex | None = None,
        traits: NewestIndex | None = None,
    ) -> None:
        self._engine = engine
        self._vectors = vectors
        self._words = words
        self._photos = photos
        self._traits = traits
        self._shelf: Shelf | None = None
        self._retired: Shelf | None = None
        self._lock = Lock()

    def current(self) -> Shelf:
        """Return the shelf of the store's present revision. Raises CatalogError where there is no catalogue."""
        if self._is_stale():
            with self._lock:
                if self._is_stale():  # no other thread has loaded it while this one waited
                    self._replace(self._newest())
        return cast(Shelf, self._shelf)

    def _is_stale(self) -> bool:
        return self._shelf is None or self._shelf.revision != self._state().revision

    def _newest(self) -> Shelf:
        """Load the present revision; once more where an import replaced its vectors just before they were opened."""
        try:
            return self._load(self._state())
        except CatalogError:
            return self._load(self._state())

    def _replace(self, newer: Shelf) -> None:
        """Take the newer shelf. The one before may still be in use by another thread: it closes at the next change."""
        old, self._retired, self._shelf = self._retired, self._shelf, newer
        in_use = [*_indexes(self._retired), *_indexes(newer)]
        for index in _indexes(old):
            if index not in in_use:
                index.close()

    def _state(self) -> State:
        with begun(self._engine, StoreDown, "the catalogue") as connection:
            state = read_state(connection)
        if state == State():
            raise CatalogError("The shop has no catalogue yet; import one with `assistant catalog import FEED`.")
        return state

    def _load(self, state: State) -> Shelf:
        vectors = self._vectors.of(state.words)
        assortment = load_assortment(self._engine, state.currency)
        photos = self._photo_shelf(state.photos, assortment)
        log.info("catalogue loaded", revision=state.revision, products=len(assortment.item_group_ids))
        places = places_of(vectors.ids, assortment)
        traits = self._trait_shelf(state.traits)
        return Shelf(state.revision, assortment, vectors, places, self._words, photos, traits)

    def _trait_shelf(self, made: Made) -> TraitShelf | None:
        if self._traits is None:
            return None
        if not made.generation:
            log.warning("scenes are compared with no product: import the catalogue again")
            return None
        return TraitShelf(self._traits.of(made))

    def _photo_shelf(self, made: Made, assortment: Assortment) -> PhotoShelf | None:
        if self._photos is None or not made.generation:
            return None
        with self._engine.connect() as connection:
            rows = connection.execute(select(variants.c.key, variants.c.images))
            images = {row.key: row.images for row in rows}
        names = [images.get(key, ()) for key in assortment.variant_keys.tolist()]
        return PhotoShelf.of(self._photos.of(made), names, assortment, made.encoder)


def _indexes(shelf: Shelf | None) -> list[VectorIndex]:
    if shelf is None:
        return []
    beside = [each.index for each in (shelf.photos, shelf.traits) if each]
    return [shelf.vectors, *beside]


def load_assortment(engine: Engine, currency: str) -> Assortment:
    """Read all variants, in the order of products and, within a product, of the feed."""
    with engine.connect() as connection:
        rows = connection.execute(_columns()).all()
        groups = connection.execute(
            select(products.c.key, products.c.item_group_id, products.c.rating, products.c.rating_count).order_by(
                products.c.key
            )
        ).all()
        looks = {row.key: row.seen for row in connection.execute(_seen())}
    place = {group.key: position for position, group in enumerate(groups)}
    ids = tuple(group.item_group_id for group in groups)
    columns = {facet: Column.of([row._mapping[column.name] for row in rows]) for facet, column in FACET_COLUMNS.items()}
    columns[Facet.CATEGORY] = Column.of(_kinds(rows))
    columns[Facet.SALE] = Column.of([ON_SALE if row.sale_price_mills else "" for row in rows])
    seen = {facet: _seen_column(facet, rows, columns[facet], looks) for facet in SEEN} if looks else {}
    told = {facet: _told_column(facet, rows) for facet in TOLD if any(columns[facet].cells)}
    return Assortment(
        item_group_ids=ids,
        rating=np.array([np.nan if group.rating is None else group.rating for group in groups], np.float64),
        rating_count=np.array([group.rating_count for group in groups], np.int64),
        variant_keys=np.array([row.key for row in rows], np.int64),
        product_of=np.array([place[row.product_key] for row in rows], np.int64),
        offer_mills=np.array([row.sale_price_mills or row.price_mills for row in rows], np.int64),
        columns=columns,
        positions={item_group_id: position for position, item_group_id in enumerate(ids)},
        vocabulary=_vocabulary(rows, columns, (seen, told), currency),
        matches=matches,
        currency=currency,
        seen=seen,
        told=told,
    )


def _columns() -> Select[Any]:
    wanted = [variants.c.key, variants.c.product_key, variants.c.sale_price_mills, variants.c.price_mills]
    text = [variants.c.product_type, products.c.title, variants.c.details, *FACET_COLUMNS.values()]
    in_feed = (variants.c.row_hash != GONE).label("in_feed")
    joined = variants.join(products, products.c.key == variants.c.product_key)
    return select(*wanted, *text, in_feed).select_from(joined).order_by(variants.c.product_key, variants.c.key)


def _seen() -> Select[Any]:
    """Select what was read from pictures, of the few variants that lack something."""
    return select(variants.c.key, variants.c.seen).where(cast_to(variants.c.seen, String) != "{}")


def _seen_column(
    facet: Facet, rows: Sequence[Row[Any]], stated: Column, looks: Mapping[int, Mapping[str, Any]]
) -> Column:
    """Return what pictures show of a facet; empty wherever the feed states it."""
    cells: list[str] = []
    for row, code in zip(rows, stated.codes.tolist(), strict=True):
        look = looks.get(row.key, {}) if not stated.cells[code] else {}
        value = str(look[facet]["value"]) if facet in look else ""
        cells.append(KINDS.join(sorted(kinds_of(value, ""))) if value and facet is Facet.CATEGORY else value)
    return Column.of(cells)


def _told_column(facet: Facet, rows: Sequence[Row[Any]]) -> Column:
    """Return what titles and details tell of a facet; a product's variants mostly tell the same."""
    known: dict[tuple[str, ...], str] = {}
    cells: list[str] = []
    for row in rows:
        cell = row._mapping[FACET_COLUMNS[facet].name]
        key = (row.title, cell, row.color, str(row.details))
        if key not in known:
            known[key] = told_looks(facet, cell, row.color, row.title, row.details)
        cells.append(known[key])
    return Column.of(cells)


def _kinds(rows: Sequence[Row[Any]]) -> list[str]:
    """Return the category terms of every variant's product as one cell."""
    known: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row.product_type, row.title)
        if key not in known:
            known[key] = KINDS.join(sorted(kinds_of(row.product_type, row.title)))
    return [known[row.product_type, row.title] for row in rows]


def _vocabulary(
    rows: Sequence[Row[Any]],
    columns: dict[Facet, Column],
    beside: tuple[dict[Facet, Column], dict[Facet, Column]],
    currency: str,
) -> Vocabulary:
    """Build the vocabulary of the last feed, sold out or not; a value only of what left the feed would be a promise.

    `beside` is what pictures show, and what titles and details tell.
    """
    seen, told = beside
    in_feed = np.array([row.in_feed for row in rows], np.bool_)

    def held(column: Column) -> list[str]:
        return [column.cells[code] for code in np.unique(column.codes[in_feed])]

    def values(facet: Facet) -> list[str]:
        return [cell for each in (columns, seen, told) if facet in each for cell in held(each[facet])]

    kinds = (kind for cell in (held(seen[Facet.CATEGORY]) if seen else ()) for kind in cell.split(KINDS))
    return Vocabulary.build(
        categories=dict.fromkeys([*(row.product_type for row in rows if row.in_feed), *kinds]),
        titles=dict.fromkeys(row.title for row in rows if row.in_feed),
        brands=values(Facet.BRAND),
        colors=values(Facet.COLOR),
        materials=values(Facet.MATERIAL),
        patterns=values(Facet.PATTERN),
        sizes=values(Facet.SIZE),
        genders=values(Facet.GENDER),
        age_groups=values(Facet.AGE_GROUP),
        currency=currency,
    )
