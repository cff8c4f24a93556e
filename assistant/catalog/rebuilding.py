"""Making the indexes of vectors anew from the store, where their folder is lost or damaged. A running shop goes on."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import structlog
from sqlalchemy import Connection, Engine, select

from assistant.catalog import disk
from assistant.catalog.changes import group_variants
from assistant.catalog.gallery import files_of, gallery
from assistant.catalog.generations import Generations, kept_if_done, sweep
from assistant.catalog.importer import Workshop, alone
from assistant.catalog.pictures import used_pictures
from assistant.catalog.rows import variants_of
from assistant.catalog.schema import products
from assistant.catalog.store import Made, State, open_store, read_state
from assistant.catalog.text import text_of
from assistant.catalog.writing import write_state
from assistant.errors import CatalogError
from assistant.ports import Progress
from assistant.retrieval.traits import phrases_of
from assistant.types import Variant

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How much was indexed anew."""

    products: int
    pictures: int


def rebuild(workshop: Workshop, progress: Progress) -> Rebuilt:
    """Write new generations of all indexes, then let the shop use them from its next message on.

    Raises CatalogError where the store holds no catalogue or a picture is gone, SetupError where an import runs or the
    disk cannot be written; whatever fails, the shop is as it was.
    """
    with disk.told(workshop.settings.home), alone(workshop.settings.home), _opened(workshop) as engine:
        with engine.connect() as connection:
            before, stock, names = read_state(connection), _stock(connection), used_pictures(connection)
        if not before.revision:
            raise CatalogError("The shop has no catalogue yet; import one with `assistant catalog import FEED`.")
        pictures = names if before.photos.generation else set()
        folders = (workshop.settings.word_vectors, workshop.settings.photo_vectors, workshop.settings.trait_vectors)
        with kept_if_done(*folders):
            after = _made(workshop, before, stock, pictures, progress)
            with engine.begin() as connection:
                write_state(connection, before, after)
    for folder, made in zip(folders, (after.words, after.photos, after.traits), strict=True):
        sweep(folder, made.generation)
    log.info("indexes made anew", revision=after.revision, products=len(stock), pictures=len(pictures))
    return Rebuilt(len(stock), len(pictures))


@contextmanager
def _opened(workshop: Workshop) -> Iterator[Engine]:
    engine = open_store(workshop.settings.database)
    try:
        yield engine
    finally:
        engine.dispose()


def _stock(connection: Connection) -> Mapping[str, Sequence[Variant]]:
    """Return the variants of every product."""
    keys = connection.execute(select(products.c.key).order_by(products.c.key)).scalars().all()
    return group_variants(list(variants_of(connection, keys)))


def _made(
    workshop: Workshop, before: State, stock: Mapping[str, Sequence[Variant]], pictures: set[str], progress: Progress
) -> State:
    """Write the generations of the next revision; nothing of those before is looked at."""
    settings, encoder, writer = workshop.settings, workshop.encoder, workshop.vectors
    words = Generations(settings.word_vectors, encoder.name, encoder.embed, writer, "products")
    traits = Generations(settings.trait_vectors, encoder.name, encoder.embed, writer, "what products are")
    described = {product: text_of(found).described for product, found in stock.items()}
    revision, photos = before.revision + 1, Made()
    if pictures and workshop.photos:
        album = gallery(settings, workshop.photos(before.photos.encoder), writer)
        photos = album.update(Made(), revision, files_of(settings, pictures), progress)
    return replace(
        before,
        revision=revision,
        words=words.update(Made(), revision, described, progress),
        photos=photos,
        traits=traits.update(Made(), revision, phrases_of(stock.values()), progress),
    )
