"""Changing the photo model of a shop: all its pictures are looked at anew, then index and choice change together."""

from dataclasses import replace

import structlog
from sqlalchemy import Engine

from assistant.catalog import disk
from assistant.catalog.gallery import files_of, gallery
from assistant.catalog.generations import kept_if_done, sweep
from assistant.catalog.importer import alone
from assistant.catalog.pictures import used_pictures
from assistant.catalog.store import open_store, read_state
from assistant.catalog.writing import write_state
from assistant.ports import PhotoEncoder, Progress, VectorWriter
from assistant.settings import Settings
from assistant.vision.choice import FullModel, choosing

log = structlog.get_logger(__name__)


def use_photo_model(
    choice: FullModel | None, encoder: PhotoEncoder, settings: Settings, writer: VectorWriter, progress: Progress
) -> int:
    """Choose a full model, or None for the embedded one, and return how many pictures are indexed by it.

    `encoder` is that model. Raises SetupError where an import runs or the disk cannot be written; whatever fails, the
    shop is as it was.
    """
    with disk.told(settings.home), alone(settings.home):
        engine = open_store(settings.database)
        try:
            return _switch(choice, encoder, settings, writer, engine, progress)
        finally:
            engine.dispose()


def _switch(
    choice: FullModel | None,
    encoder: PhotoEncoder,
    settings: Settings,
    writer: VectorWriter,
    engine: Engine,
    progress: Progress,
) -> int:
    with engine.connect() as connection:
        before, names = read_state(connection), used_pictures(connection)
    pictures, revision = gallery(settings, encoder, writer), before.revision + 1
    with kept_if_done(settings.photo_vectors):
        photos = pictures.update(before.photos, revision, files_of(settings, names), progress)
        # Whoever sees the new index sees the new choice: a running shop takes both up with the next message.
        with choosing(settings.models, choice):
            if photos != before.photos:
                with engine.begin() as connection:
                    write_state(connection, before, replace(before, revision=revision, photos=photos))
    sweep(settings.photo_vectors, photos.generation, before.photos.generation)
    log.info("photo model chosen", model=encoder.name, pictures=len(names))
    return len(names)
