"""Loading the store's newest revision into memory, and noticing when there is a newer one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, cast

import numpy as np
import structlog
from sqlalchemy import Engine, Row, Select, select

from assistant.catalog.changes import GONE
from assistant.catalog.schema import products, variants
from assistant.catalog.store import State, read_state
from assistant.errors import CatalogError, ModelMismatch
from assistant.language.vocabulary import Vocabulary, kinds_of, matches
from assistant.ports import LexicalIndex, VectorIndex
from assistant.retrieval.assortment import KINDS, Assortment, Column
from assistant.retrieval.shelf import Shelf
from assistant.types import Facet

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


class StoreShelves:
    """Keeps the shelf of the store's present revision. Thread-safe."""

    def __init__(
        self,
        engine: Engine,
        generations: Path,
        encoder_name: str,
        open_vectors: Callable[[Path], VectorIndex],
        words: LexicalIndex,
    ) -> None:
        self._engine = engine
        self._generations = generations
        self._encoder_name = encoder_name
        self._open_vectors = open_vectors
        self._words = words
        self._shelf: Shelf | None = None
        self._retired: Shelf | None = None
        self._generation = ""
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
        if old is not None and old.vectors not in (self._retired.vectors if self._retired else None, newer.vectors):
            old.vectors.close()

    def _state(self) -> State:
        with self._engine.connect() as connection:
            state = read_state(connection)
        if state == State():
            raise CatalogError("The shop has no catalogue yet; import one with `assistant catalog import FEED`.")
        return state

    def _load(self, state: State) -> Shelf:
        if state.encoder != self._encoder_name:
            raise ModelMismatch(
                f"The vectors were made by {state.encoder}, but the model in use is {self._encoder_name};"
                " import the catalogue again to make them anew."
            )
        assortment = load_assortment(self._engine, state.currency)
        vectors = self._vectors(state.generation)
        log.info("catalogue loaded", revision=state.revision, products=len(assortment.item_group_ids))
        return Shelf(state.revision, assortment, vectors, self._words)

    def _vectors(self, generation: str) -> VectorIndex:
        """Return the index of a generation: the one already open where only prices or stock changed."""
        if self._shelf is None or generation != self._generation:
            vectors = self._open_vectors(self._generations / generation)
            self._generation = generation
            return vectors
        return self._shelf.vectors


def load_assortment(engine: Engine, currency: str) -> Assortment:
    """Read all variants, in the order of products and, within a product, of the feed."""
    with engine.connect() as connection:
        rows = connection.execute(_columns()).all()
        groups = connection.execute(
            select(products.c.key, products.c.item_group_id, products.c.rating, products.c.rating_count).order_by(
                products.c.key
            )
        ).all()
    place = {group.key: position for position, group in enumerate(groups)}
    ids = tuple(group.item_group_id for group in groups)
    columns = {facet: Column.of([row._mapping[column.name] for row in rows]) for facet, column in FACET_COLUMNS.items()}
    columns[Facet.CATEGORY] = Column.of(_kinds(rows))
    return Assortment(
        item_group_ids=ids,
        rating=np.array([np.nan if group.rating is None else group.rating for group in groups], np.float64),
        rating_count=np.array([group.rating_count for group in groups], np.int64),
        variant_keys=np.array([row.key for row in rows], np.int64),
        product_of=np.array([place[row.product_key] for row in rows], np.int64),
        offer_mills=np.array([row.sale_price_mills or row.price_mills for row in rows], np.int64),
        columns=columns,
        positions={item_group_id: position for position, item_group_id in enumerate(ids)},
        vocabulary=_vocabulary(rows, columns, currency),
        matches=matches,
        currency=currency,
    )


def _columns() -> Select[Any]:
    wanted = [variants.c.key, variants.c.product_key, variants.c.sale_price_mills, variants.c.price_mills]
    text = [variants.c.product_type, products.c.title, *FACET_COLUMNS.values()]
    in_feed = (variants.c.row_hash != GONE).label("in_feed")
    joined = variants.join(products, products.c.key == variants.c.product_key)
    return select(*wanted, *text, in_feed).select_from(joined).order_by(variants.c.product_key, variants.c.key)


def _kinds(rows: Sequence[Row[Any]]) -> list[str]:
    """Return the category terms of every variant's product as one cell."""
    known: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row.product_type, row.title)
        if key not in known:
            known[key] = KINDS.join(sorted(kinds_of(row.product_type, row.title)))
    return [known[row.product_type, row.title] for row in rows]


def _vocabulary(rows: Sequence[Row[Any]], columns: dict[Facet, Column], currency: str) -> Vocabulary:
    """Build the vocabulary of the last feed, sold out or not; a value only of what left the feed would be a promise."""
    in_feed = np.array([row.in_feed for row in rows], np.bool_)

    def values(facet: Facet) -> list[str]:
        return [columns[facet].cells[code] for code in np.unique(columns[facet].codes[in_feed])]

    return Vocabulary.build(
        categories=dict.fromkeys(row.product_type for row in rows if row.in_feed),
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
