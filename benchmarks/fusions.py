"""Plain ways to join what a photo and words are like: the rivals of what is learnt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from assistant.ports import Integers, Mask, Vectors
from assistant.retrieval.assortment import Fitting
from assistant.retrieval.fusion import DAMPING
from assistant.retrieval.photo_shelf import PhotoShelf

PHOTO = 0.7  # of the weighted sum of scores; words have the rest

#: Scores [variants] of the likeness to a photo and to words [variants each], -inf without a picture.
Join = Callable[["Likenesses"], Vectors]


@dataclass(frozen=True, slots=True)
class Likenesses:
    """How like a photo, words, and the sum of both vectors the variants of a shop are, each by its likest picture."""

    photo: Vectors  # [variants]
    words: Vectors
    both: Vectors


def _late(likenesses: Likenesses) -> Vectors:
    return np.asarray(PHOTO * likenesses.photo + (1 - PHOTO) * likenesses.words)


def _by_rank(likenesses: Likenesses) -> Vectors:
    ranks = [np.argsort(np.argsort(-each, kind="stable")) + 1 for each in (likenesses.photo, likenesses.words)]
    fused = sum(1 / (DAMPING + rank) for rank in ranks)
    return np.where(np.isfinite(likenesses.photo), fused, -np.inf)


JOINS: Mapping[str, Join] = {
    "early fusion": lambda likenesses: likenesses.both,
    "late fusion": _late,
    "reciprocal rank fusion": _by_rank,
    "photo only": lambda likenesses: likenesses.photo,
    "words only": lambda likenesses: likenesses.words,
}


class Rival:
    """Ranks the variants of a shop by one of these, each product once, behind the same constraints."""

    def __init__(self, photos: PhotoShelf, join: Join) -> None:
        self._photos = photos
        self._join = join
        self._vectors = photos.index.of(np.arange(len(photos.index.ids)))

    def search(self, photo: Vectors, words: Vectors, fitting: Fitting, k: int) -> list[int]:
        """Return the positions of up to k variants, best first."""
        scores = self._join(Likenesses(*(self._likeness(each) for each in (photo, words, _normal(photo + words)))))
        scores = np.where(self._shown(fitting), scores, -np.inf)
        found: dict[int, int] = {}  # variant by product
        for variant in np.argsort(-scores, kind="stable"):
            if len(found) == k or not np.isfinite(scores[variant]):
                break
            found.setdefault(int(self._photos.assortment.product_of[variant]), int(variant))
        return list(found.values())

    def _likeness(self, vector: Vectors) -> Vectors:
        likeness: Vectors = np.full(len(self._photos.assortment.variant_keys), -np.inf, np.float32)
        np.maximum.at(likeness, self._photos.variants, (self._vectors @ vector)[self._photos.rows])
        return likeness

    def _shown(self, fitting: Fitting) -> Mask:
        products: Integers = self._photos.assortment.product_of
        return np.asarray(fitting.variants & fitting.products[products])


def _normal(vector: Vectors) -> Vectors:
    normal: Vectors = vector / np.linalg.norm(vector)
    return normal
