"""The photo model of a running shop: whichever made the newest index of its pictures."""

from collections.abc import Callable, Sequence

import numpy as np

from assistant.errors import CatalogError, ModelMismatch
from assistant.ports import PhotoEncoder, Pixels, Vectors
from assistant.retrieval.shelf import Shelves

FIRST_PHOTO = np.zeros((32, 32, 3), np.uint8)


class ModelInUse:
    """A photo encoder that becomes another one when the index does.

    `find` returns the model now chosen, given the name of the one that made the index.
    """

    def __init__(self, find: Callable[[str], PhotoEncoder]) -> None:
        self._find = find
        self._encoder: PhotoEncoder | None = None
        self._look_for_news: Callable[[], object] = lambda: None

    def follow(self, shelves: Shelves) -> None:
        """Before anything is looked at, see whether these shelves have a newer index, which takes its model up."""
        self._look_for_news = shelves.current

    def take_up(self, made_by: str) -> None:
        """Use the model of this name from now on. Raises ModelMismatch where another one is chosen."""
        if self._encoder is not None and self._encoder.name == made_by:
            return
        found = self._find(made_by)
        if found.name != made_by:
            raise ModelMismatch(
                f"The pictures are indexed by {made_by}, but the photo model chosen is {found.name}: index them anew"
                " with `assistant models use photo=…`, or import the catalogue again."
            )
        found.photos([FIRST_PHOTO])  # the first customer need not wait for the model
        self._encoder = found

    @property
    def name(self) -> str:
        """Name the model whose vectors these are."""
        return self._now.name

    def photos(self, photos: Sequence[Pixels]) -> Vectors:
        """Return shape (len(photos), dimensions), rows of length 1."""
        return self._now.photos(photos)

    def texts(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dimensions), rows of length 1."""
        return self._now.texts(texts)

    @property
    def _now(self) -> PhotoEncoder:
        self._look_for_news()
        if self._encoder is None:
            raise CatalogError("The shop has no index of pictures: import a feed that names some.")
        return self._encoder
