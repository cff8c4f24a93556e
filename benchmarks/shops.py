"""Shops to measure: each made from a feed in a home of its own, as an operator makes one."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from assistant import photo_models, wiring
from assistant.catalog.commands import progress_bar
from assistant.catalog.importer import Workshop, import_feed
from assistant.catalog.source import open_bytes
from assistant.catalog.store import open_store, read_state
from assistant.catalog.switching import use_photo_model
from assistant.ports import Lesson, PhotoEncoder, Progress, Tuner
from assistant.settings import Settings
from assistant.shop import Shop
from assistant.types import Variant
from assistant.vision.pretrained import full_model, tried
from assistant.vision.published import find_weights


@dataclass(slots=True)
class Clocked:
    """A tuner whose seconds are counted."""

    tuner: Tuner
    seconds: list[float]

    def tune(self, lessons: Sequence[Lesson], progress: Progress) -> PhotoEncoder:
        """Return the model to use from now on."""
        started = perf_counter()
        tuned = self.tuner.tune(lessons, progress)
        self.seconds.append(perf_counter() - started)
        return tuned


def stock(feed: Path, settings: Settings, *, tune: bool) -> float:
    """Import a feed with its pictures; return how many seconds its photo model was tuned, 0 where it was not.

    Open no shop before the last one is stocked: an open shop keeps models to one thread, for the whole process.
    """
    seconds: list[float] = []

    def tuner(made_by: str) -> Tuner:
        return Clocked(photo_models.photo_tuner(settings, wiring.encoder(), made_by), seconds)

    photos = partial(photo_models.photo_encoder, settings)
    workshop = replace(_workshop(settings), photos=photos)
    _import(feed, replace(workshop, tuner=tuner, composer=photo_models.composer(settings)) if tune else workshop)
    return sum(seconds)


def stock_with(feed: Path, settings: Settings, architecture: str, checkpoint: Path) -> None:
    """Import a feed and index its pictures by a full model. Raises SetupError where that cannot be loaded."""
    weights = find_weights(architecture, checkpoint, None)
    encoder = full_model(architecture, weights.checkpoint, weights.tag)
    choice = tried(weights, encoder)
    stock_words(feed, settings)
    with progress_bar() as progress:
        use_photo_model(choice, encoder, settings, wiring.vector_writer(), progress)


def stock_words(feed: Path, settings: Settings) -> None:
    """Import a feed without its pictures."""
    _import(feed, _workshop(settings))


@contextmanager
def kept_in(home: Path | None, feed: Path, variation: str = "") -> Iterator[Path]:
    """Yield a folder for shops made from a feed: one below this one, which stays, or without one a folder that goes.

    It is named by the feed's content and how that is varied: what one shop has learnt, another must not know.
    """
    with ExitStack() as kept:
        homes = home or Path(kept.enter_context(TemporaryDirectory(prefix="shops-")))
        folder = homes / f"{_digest(feed)}{variation}"
        folder.mkdir(parents=True, exist_ok=True)
        yield folder


@contextmanager
def worded_shop(home: Path | None, feed: Path) -> Iterator[Shop]:
    """Yield the shop that a feed makes without its pictures; `home` keeps it between runs."""
    with kept_in(home, feed, "-words") as folder:
        settings = Settings(home=folder)
        stock_words(feed, settings)
        yield wiring.open_shop(settings)


def stocked(shop: Shop) -> tuple[Variant, ...]:
    """Return all variants of a shop, with the names of their pictures in its media folder."""
    keys = shop.shelves.current().assortment.variant_keys
    return shop.catalog.variants(keys.tolist()).variants


def photo_model_of(settings: Settings) -> str:
    """Return the name of the model that a shop's pictures are indexed by, "" where they are not."""
    engine = open_store(settings.database)
    try:
        with engine.connect() as connection:
            return read_state(connection).photos.encoder
    finally:
        engine.dispose()


def _digest(feed: Path) -> str:
    with open_bytes(feed) as unpacked:
        return hashlib.sha256(unpacked.read()).hexdigest()[:12]


def _workshop(settings: Settings) -> Workshop:
    return Workshop(settings, wiring.encoder(), wiring.vector_writer())


def _import(feed: Path, workshop: Workshop) -> None:
    with progress_bar() as progress:
        import_feed(feed, workshop, now=datetime.now(UTC), progress=progress)
