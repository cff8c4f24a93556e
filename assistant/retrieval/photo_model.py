"""What reads words for the index of pictures, and joins them with a photo."""

from dataclasses import dataclass

from assistant.errors import StaleShelf
from assistant.ports import PhotoEncoder, Vectors
from assistant.retrieval.composition import Blend, Compositions
from assistant.retrieval.photo_shelf import PhotoShelf


@dataclass(frozen=True, slots=True)
class PhotoModel:
    """The photo model in use, and what was learnt with it."""

    encoder: PhotoEncoder
    compositions: Compositions

    def read(self, text: str, photos: PhotoShelf) -> Vectors:
        """Return the vector of a text [dimensions]. Raises StaleShelf where another model made these pictures' own."""
        if self.encoder.name != photos.made_by:
            raise StaleShelf("The photo model changed during a search.")
        vector: Vectors = self.encoder.texts([text])[0]
        return vector

    def blend(self, photo: Vectors, text: str, photos: PhotoShelf, *, obeyed: bool) -> Blend:
        """Return the question of a photo [dimensions] and a text; `obeyed`: constraints see to the text already."""
        return self.compositions.of(photos.made_by).blend(photo, self.read(text, photos), obeyed=obeyed)
