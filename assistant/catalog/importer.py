"""Bringing a feed into the shop. A running shop goes on reading meanwhile, and an import cut off changes nothing.

feed file → rows → variants and rejections → pictures → what differs from the store
          → the photo model tuned → vectors of new and changed texts and pictures, in new generations of the indexes
          → what the feed leaves out, read from pictures
          → one transaction
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import perf_counter

import structlog
from filelock import FileLock, Timeout
from sqlalchemy import Engine

from assistant.catalog import disk
from assistant.catalog.album import Album
from assistant.catalog.changes import Changes, Stock, compare, group_variants, read_stock
from assistant.catalog.downloads import Downloader
from assistant.catalog.formats import read_feed
from assistant.catalog.gallery import files_of, gallery, read_picture
from assistant.catalog.generations import Generations, kept_if_done, sweep
from assistant.catalog.lessons import lessons
from assistant.catalog.listing import Listing, read_listing
from assistant.catalog.pictures import PictureDesk, forget_pictures, pictures_but, used_pictures
from assistant.catalog.records import Note
from assistant.catalog.report import ImportReport
from assistant.catalog.reviews import Opinions, read_reviews, replace_reviews
from assistant.catalog.rows import variants_of
from assistant.catalog.store import Made, State, open_store, read_state
from assistant.catalog.text import ProductText, text_of
from assistant.catalog.writing import Plan, carry_out
from assistant.errors import SetupError
from assistant.ports import Encoder, PhotoEncoder, Progress, Tuner, VectorIndex, VectorWriter
from assistant.retrieval.traits import phrases_of
from assistant.settings import Settings
from assistant.types import Seen, Variant
from assistant.vision.choice import EMBEDDED, forget_tuned
from assistant.vision.composer import Composer
from assistant.vision.filling import Filling

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where an import works, and with what."""

    settings: Settings
    encoder: Encoder
    vectors: VectorWriter
    #: The photo model in use and what tunes it, by the name of the model that made the index of pictures. Without the
    #: first no picture is looked at, without the second the model is taken as it is.
    photos: Callable[[str], PhotoEncoder] | None = None
    tuner: Callable[[str], Tuner] | None = None
    composer: Composer | None = None  # learns what words change in a photo
    #: Opens what `vectors` wrote. Without it nothing is read from pictures that the feed leaves out.
    index: Callable[[Path], VectorIndex] | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator chooses."""

    reviews: Path | None = None
    currency: str = "USD"  # ISO 4217, of prices that name none
    images: bool = True


def no_progress(_step: str, _done: int, _total: int | None) -> None:
    """Show nothing."""


def import_feed(
    feed: Path,
    workshop: Workshop,
    *,
    now: datetime,
    options: Options = Options(),
    progress: Progress = no_progress,
) -> ImportReport:
    """Import a feed; `now` (with a zone) decides which dated sales are on.

    Raises FeedError where the file is no feed, SetupError where another import runs or the disk
    cannot be written; the shop is then as it was.
    """
    started = perf_counter()
    log.info("importing a feed", feed=str(feed), currency_of_bare_prices=options.currency)
    with disk.told(workshop.settings.home), alone(workshop.settings.home):
        engine = open_store(workshop.settings.database)
        try:
            report = _Import(engine, workshop, options, progress).run(feed, now)
        finally:
            engine.dispose()
    return replace(report, seconds=perf_counter() - started)


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Hold the lock of a shop's imports. Raises SetupError where another has it."""
    home.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home / "import.lock", timeout=0):
            yield
    except Timeout as error:
        raise SetupError("Another import into this shop is running: wait until it has ended.") from error


@dataclass(frozen=True, slots=True)
class _Written:
    """What went into the store, and what was there."""

    reviews: int
    unknown_products: int  # named by reviews, but not in the shop
    pictures_before: set[str]  # names of those that variants had


class _Import:
    """One import, step by step."""

    def __init__(self, engine: Engine, workshop: Workshop, options: Options, progress: Progress) -> None:
        self._engine = engine
        self._workshop, self._settings = workshop, workshop.settings
        encoder = workshop.encoder
        self._words = Generations(
            self._settings.word_vectors, encoder.name, encoder.embed, workshop.vectors, "products"
        )
        self._traits = Generations(
            self._settings.trait_vectors, encoder.name, encoder.embed, workshop.vectors, "what products are"
        )
        self._album = Album(workshop.settings.media)
        self._options = options
        self._progress = progress

    def run(self, feed: Path, now: datetime) -> ImportReport:
        listing = read_listing(read_feed(feed), self._options.currency, now, self._progress)
        opinions = read_reviews(self._options.reviews) if self._options.reviews else Opinions()
        variants = self._with_pictures(listing, feed.parent)
        with self._engine.connect() as connection:
            before, stock = read_state(connection), read_stock(connection)
        same_currency = before.currency in ("", listing.currency)
        changes = compare(variants, stock, same_currency=same_currency)
        texts, embedded = self._texts(variants, before, stock, changes)
        revision = before.revision + 1
        with kept_if_done(self._settings.word_vectors, self._settings.photo_vectors, self._settings.trait_vectors):
            words = self._words.write(before.words, revision, embedded, changes.emptied, self._progress)
            photos = self._photos(before.photos, revision, variants, changes)
            everything = self._everything(variants, stock, changes).values()
            traits = self._traits.update(before.traits, revision, phrases_of(everything), self._progress)
            after = State(revision, words, listing.currency, photos, traits)
            seen = self._seen(before.photos, photos, variants, changes)
            plan = Plan(before, after, stock, changes, texts, seen)
            written = self._write(plan, opinions)
        if written:
            self._tidy(plan, written, now)
        return _report(listing, plan, len(embedded), opinions, written)

    def _with_pictures(self, listing: Listing, folder: Path) -> list[Variant]:
        """Return the variants with the names of their pictures; what cannot be had is noted."""
        if not self._options.images:
            return [replace(variant, images=()) for variant in listing.variants]
        references = (reference for variant in listing.variants for reference in variant.images)
        desk = PictureDesk(self._engine, self._album, Downloader(), folder)
        names, faults = desk.gather(references, self._progress)
        for line, variant in zip(listing.lines, listing.variants, strict=True):
            listing.notes += [
                Note(line, variant.id, f'picture "{image[:200]}" left out: {faults[image]}')
                for image in variant.images
                if image in faults
            ]
        return [_renamed(variant, names) for variant in listing.variants]

    def _texts(
        self, variants: Sequence[Variant], before: State, stock: Stock, changes: Changes
    ) -> tuple[dict[str, ProductText], dict[str, str]]:
        """Return the texts of touched products, and of those the ones to embed: all of them for another encoder."""
        if self._words.current(before.words):
            texts = {product: text_of(found) for product, found in changes.touched.items()}
            stored = {product: stock.products[product].text_hash for product in texts if product in stock.products}
            changed = {
                product: text.described for product, text in texts.items() if stored.get(product) != text.text_hash
            }
            return texts, changed
        texts = {product: text_of(found) for product, found in self._everything(variants, stock, changes).items()}
        return texts, {product: text.described for product, text in texts.items()}

    def _everything(self, variants: Sequence[Variant], stock: Stock, changes: Changes) -> dict[str, list[Variant]]:
        """Return the variants of all products, those that only the store still has included."""
        products = group_variants(variants)
        others = stock.products.keys() - products.keys() - set(changes.emptied)
        keys = sorted(stock.products[product].key for product in others)
        with self._engine.connect() as connection:
            return products | group_variants(variants_of(connection, keys))

    def _photos(self, before: Made, revision: int, variants: Sequence[Variant], changes: Changes) -> Made:
        """Index the pictures of all variants that there will be, those that only the store still has included."""
        with self._engine.connect() as connection:
            names = pictures_but(connection, {variant.id for variant in variants}, changes.deleted)
        names.update(name for variant in variants for name in variant.images)
        encoder = self._photo_model(before.encoder, variants) if names else None
        if encoder is None:
            return Made()
        pictures = gallery(self._settings, encoder, self._workshop.vectors)
        photos = pictures.update(before, revision, files_of(self._settings, names), self._progress)
        composer = self._workshop.composer
        if composer and (photos != before or not composer.knows(encoder.name)):
            composer.teach(variants, encoder, pictures.folder / photos.generation, self._progress)
        return photos

    def _photo_model(self, made_by: str, variants: Sequence[Variant]) -> PhotoEncoder | None:
        """Return the photo model in use, tuned to these variants where that is wanted."""
        photos, tuner = self._workshop.photos, self._workshop.tuner
        told = lessons(group_variants(variants).values(), self._settings.media) if tuner else []
        if tuner and told:
            return tuner(made_by).tune(told, self._progress)
        return photos(made_by) if photos else None

    def _seen(
        self, before: Made, photos: Made, variants: Sequence[Variant], changes: Changes
    ) -> dict[str, tuple[Seen, ...]]:
        """Read from pictures what the feed leaves out of new and changed variants; of all for another photo model."""
        news = [variant for variant, _ in changes.added] + [variant for _, variant, _ in changes.changed]
        wanted = [each for each in (news if photos.encoder == before.encoder else variants) if each.images]
        open_index = self._workshop.index
        if open_index is None or not photos.generation or not wanted:
            return {}
        with closing(open_index(self._settings.photo_vectors / photos.generation)) as index:
            filling = Filling(variants, index, lambda name: read_picture(self._settings.media / name))
            found = filling.fill(wanted, self._progress)
        return {variant.id: found.get(variant.id, ()) for variant in wanted}

    def _write(self, plan: Plan, opinions: Opinions) -> _Written | None:
        """Carry the plan out, or return None where there is nothing in it."""
        self._progress("writing the catalogue", 0, None)
        if plan.is_empty and not opinions.by_product:
            return None
        with self._engine.begin() as connection:
            pictures = used_pictures(connection)
            carry_out(connection, plan)
            reviews, unknown_products = replace_reviews(connection, opinions)
        log.info("catalogue imported", revision=plan.after.revision, generation=plan.after.words.generation)
        return _Written(reviews, unknown_products, pictures)

    def _tidy(self, plan: Plan, written: _Written, now: datetime) -> None:
        """Delete older generations, their models and long unused pictures; those unused from now on stay for cards."""
        sweep(self._settings.word_vectors, plan.after.words.generation, plan.before.words.generation)
        sweep(self._settings.photo_vectors, plan.after.photos.generation, plan.before.photos.generation)
        sweep(self._settings.trait_vectors, plan.after.traits.generation, plan.before.traits.generation)
        if plan.after.photos.encoder.startswith(EMBEDDED):
            forget_tuned(self._settings.models, plan.after.photos.encoder, plan.before.photos.encoder)
        if composer := self._workshop.composer:
            composer.compositions.keep_only(plan.after.photos.encoder, plan.before.photos.encoder)
        with self._engine.begin() as connection:
            used = used_pictures(connection)
            self._album.retire(written.pictures_before - used, now)
            forget_pictures(connection, self._album.sweep(used, now))


def _renamed(variant: Variant, names: Mapping[str, str]) -> Variant:
    found = dict.fromkeys(names[image] for image in variant.images if image in names)
    return replace(variant, images=tuple(found)) if variant.images else variant


def _report(listing: Listing, plan: Plan, embedded: int, opinions: Opinions, written: _Written | None) -> ImportReport:
    changes = plan.changes
    return ImportReport(
        rows=listing.rows,
        added=len(changes.added),
        changed=len(changes.changed),
        unchanged=changes.unchanged,
        vanished=len(changes.vanished) + len(changes.deleted),
        embedded=embedded,
        products=len({variant.item_group_id for variant in listing.variants}),
        seconds=0.0,
        rejections=listing.rejections,
        notes=listing.notes,
        seen=sum(map(len, plan.seen.values())),
        reviews=written.reviews if written else 0,
        unknown_products=written.unknown_products if written else 0,
        rejected_reviews=opinions.rejections,
    )
