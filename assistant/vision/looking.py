"""Looking at customers' photos: what they are like, and what they show."""

from functools import lru_cache
from typing import Protocol

from assistant.ports import Look, PhotoEncoder, Pixels, Vectors
from assistant.uploads import Uploads

REMEMBERED = 512  # photos looked at lately: a conversation comes back to its photo with every message


class Sights(Protocol):
    """Tells what a photo shows."""

    def of(self, photo: Pixels, vector: Vectors) -> Look:
        """Look at a photo, whose vector [dimensions] is of the photo model in use."""


class Looker:
    """Looks at photos with the model in use. Thread-safe."""

    def __init__(self, uploads: Uploads, encoder: PhotoEncoder, sights: Sights) -> None:
        self._uploads = uploads
        self._encoder = encoder
        self._sights = sights
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._look_at)

    def at(self, upload: str, owner: str) -> Look:
        """Return what a photo shows. Raises PhotoGone: there is no such upload of this owner, or no longer."""
        self._uploads.check(upload, owner)
        return self._remembered(upload, owner, self._encoder.name)

    def look(self, photo: Pixels) -> Look:
        """Return what a photo that is no upload shows."""
        return self._sights.of(photo, self._encoder.photos([photo])[0])

    def _look_at(self, upload: str, owner: str, _model: str) -> Look:
        return self.look(self._uploads.open(upload, owner))
