"""What a product of the shop looks like, for those who want more like it."""

from collections.abc import Iterator

import numpy as np

from assistant.language.colors import canonical, parts_of
from assistant.language.kinds import closure, kinds_of
from assistant.language.matching import pieces_of
from assistant.ports import Look
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.types import Seen, Sight, Variant


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
