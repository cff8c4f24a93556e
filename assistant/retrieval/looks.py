"""What a product of the shop looks like, for those who want more like it."""

from collections.abc import Iterator

import numpy as np

from assistant.language.colors import canonical, parts_of
from assistant.language.kinds import closure, kinds_of
from assistant.language.matching import pieces_of
from assistant.ports import Catalog, Look
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.retrieval.shelf import Shelves
from assistant.types import Seen, Sight, Variant


class Pictures:
    """The pictures of what the shop sells."""

    def __init__(self, shelves: Shelves, catalog: Catalog) -> None:
        self._shelves = shelves
        self._catalog = catalog

    @property
    def exist(self) -> bool:
        """Tell whether there are pictures to compare a photo with."""
        return self._shelves.current().photos is not None

    def look_of(self, variant_id: str) -> Look | None:
        """Return what the pictures of a variant show; None where there is no such variant, or no picture of it."""
        photos, variant = self._shelves.current().photos, self._catalog.variant(variant_id)
        return look_of(variant, photos) if photos and variant else None


def look_of(variant: Variant, photos: PhotoShelf) -> Look | None:
    """Return the mean of a variant's pictures, with what the shop states of it; None where no picture is known."""
    vectors = photos.vectors_of(variant.images)
    if not len(vectors):
        return None
    mean = vectors.mean(axis=0)
    kinds = kinds_of(variant.product_type, variant.title) if variant.product_type else frozenset()
    seen = (*_stated(variant, kinds), *variant.seen)
    return Look((mean / np.linalg.norm(mean)).astype(np.float32), seen, dict.fromkeys(kinds, 1.0))


def _stated(variant: Variant, kinds: frozenset[str]) -> Iterator[Seen]:
    colors = [canonical(part) for part in parts_of(variant.color)]
    yield from (Seen(sight=Sight.COLOR, value=each, confidence=1, share=1 / len(colors)) for each in colors)
    yield from (Seen(sight=Sight.PATTERN, value=each, confidence=1) for each in pieces_of(variant.pattern))
    if kinds:
        exact = max(kinds, key=lambda kind: (len(closure(kind)), kind))
        yield Seen(sight=Sight.CATEGORY, value=exact, confidence=1)
