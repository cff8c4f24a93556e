"""Feeds read, and copies of them changed for a measurement, with the pictures that they name."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.catalog.demo.feed import write
from assistant.catalog.formats import read_feed
from assistant.catalog.importer import no_progress
from assistant.catalog.listing import read_listing
from assistant.types import Variant

Pictures = dict[str, Path]  # files by the names that a feed has for them


def variants_of(feed: Path) -> list[Variant]:
    """Return what an importer takes in of a feed. Raises FeedError."""
    return read_listing(read_feed(feed), "USD", datetime.now(UTC), no_progress).variants


def pictures_beside(feed: Path, variants: Sequence[Variant]) -> Pictures:
    """Return the pictures of these variants that are files in the feed's folder, in the feed's order."""
    folder = feed.parent.resolve()
    files = {name: (folder / name).resolve() for variant in variants for name in variant.images if "://" not in name}
    return {name: file for name, file in files.items() if file.is_relative_to(folder) and file.is_file()}


def copied(variants: Sequence[Variant], pictures: Pictures, folder: Path) -> Path:
    """Write a feed of these variants, and those of the pictures that it names, into the folder; return the feed."""
    named = {name for variant in variants for name in variant.images}
    for name, file in pictures.items():
        if name in named:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    folder.mkdir(parents=True, exist_ok=True)
    write(variants, folder / "feed.tsv")
    return folder / "feed.tsv"


def additional(variants: Sequence[Variant]) -> Iterator[tuple[str, Variant]]:
    """Yield each additional picture that is the main one of nothing, with the first variant that has it."""
    met = {variant.images[0] for variant in variants if variant.images}
    for variant in variants:
        for name in variant.images[1:]:
            if name not in met:
                met.add(name)
                yield name, variant


def products_by_id(variants: Sequence[Variant]) -> dict[str, str]:
    """Return the product that an id stands for, which may be its own or that of a variant."""
    products = {variant.item_group_id: variant.item_group_id for variant in variants}
    return {variant.id: variant.item_group_id for variant in variants} | products
