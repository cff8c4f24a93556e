"""Photos to search a shop with, and the feed that the shop is made from."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from assistant.errors import FeedError, SetupError
from benchmarks.feeds import Pictures, additional, copied, pictures_beside, products_by_id, variants_of

DIGITS = 16  # hexadecimal, of a number that stands for chance


class Query(BaseModel):
    """A photo and what it is of."""

    image: Path
    item_group_id: str
    color: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A feed to make a shop from, and the photos to search it with."""

    feed: Path
    queries: Sequence[Query]
    title: str


def read(feed: Path, file: Path) -> Task:
    """Read queries from a JSON file. Raises SetupError where it holds none, or a photo is missing."""
    try:
        read = TypeAdapter(list[Query]).validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise SetupError(f"{file} must hold a JSON list of objects with image, item_group_id and color.") from error
    variants = variants_of(feed)
    products = products_by_id(variants)
    queries = [
        Query(image=file.parent / each.image, item_group_id=products.get(each.item_group_id, ""), color=each.color)
        for each in read
    ]
    strangers = sum(not query.item_group_id for query in queries)
    seen = len(_copies(queries, pictures_beside(feed, variants)))
    title = f"{len(queries)} photos of {file.name}; {seen} of them are pictures of {feed.name}"
    return Task(feed, queries, f"{title}, {strangers} of products that it has not" if strangers else title)


def hold_out(feed: Path, share: float, folder: Path) -> Task:
    """Copy a feed into the folder without a share of its additional pictures, which are the queries.

    They are chosen by a hash of their names. A picture that is there under another name too is not chosen.
    Raises FeedError where there is none to choose.
    """
    variants = variants_of(feed)
    pictures = pictures_beside(feed, variants)
    copies = Counter(map(_digest, pictures.values()))
    candidates = {
        name: variant
        for name, variant in additional(variants)
        if name in pictures and copies[_digest(pictures[name])] == 1
    }
    chosen = {name: variant for name, variant in candidates.items() if _chance(name) < share}
    if not chosen:
        raise FeedError(f"{feed.name} has no additional pictures to hold out: name photos with --queries.")
    queries = [
        Query(image=pictures[name], item_group_id=variant.item_group_id, color=variant.color)
        for name, variant in chosen.items()
    ]
    left = [replace(each, images=tuple(name for name in each.images if name not in chosen)) for each in variants]
    title = f"{len(chosen)} of {len(candidates)} additional pictures of {feed.name}: never indexed, never learnt from"
    return Task(copied(left, pictures, folder), queries, title)


def _copies(queries: Sequence[Query], pictures: Pictures) -> list[Query]:
    """Return the queries whose photo is a picture of the catalogue, byte for byte. Raises SetupError for no file."""
    known = set(map(_digest, pictures.values()))
    return [query for query in queries if _digest(query.image) in known]


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise SetupError(f"{file} cannot be read ({error.strerror}): give the path of a photo.") from error


def _chance(name: str) -> float:
    """Return a number from 0 to 1 that is always the same for a name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:DIGITS], 16) / float(16**DIGITS)
