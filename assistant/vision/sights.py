"""What a photo shows, as customers would say it: by its pixels, and by the shop's own pictures that are like it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.language.kinds import closure
from assistant.ports import Catalog, Look, Pixels, Vectors
from assistant.retrieval.shelf import Shelf, Shelves
from assistant.types import Facet, Seen, Sight
from assistant.vision.neighbors import Neighbor, elected, kinds
from assistant.vision.palette import palette
from assistant.vision.pattern import pattern
from assistant.vision.shades import Shades, offered_shades
from assistant.vision.stated import has_sleeves, stated
from assistant.vision.view import View

#: Pictures that are looked for: some of them state nothing of a sight.
NEAREST = 40


def sights(photo: Pixels, neighbors: Sequence[Neighbor], shades: Shades) -> tuple[Seen, ...]:
    """Return what can be told of a photo with these neighbors, nearest first, in the order of `Sight`."""
    view = View.of(photo)
    kind = elected(neighbors, Sight.CATEGORY)
    sleeve = elected(neighbors, Sight.SLEEVE) if kind and has_sleeves(closure(kind.value)) else None
    told = (_pattern(view, neighbors), kind, sleeve)
    return (*palette(view, shades), *(seen for seen in told if seen))


def _pattern(view: View, neighbors: Sequence[Neighbor]) -> Seen | None:
    """Return the pattern: stripes are surest by pixels, all others by the neighbors."""
    by_pixels = pattern(view)
    if by_pixels and by_pixels.value == "striped":
        return by_pixels
    return elected(neighbors, Sight.PATTERN) or by_pixels


class ShopSights:
    """Tells what customers' photos show, in the words of the shop as it is now."""

    def __init__(self, shelves: Shelves, catalog: Catalog) -> None:
        self._shelves = shelves
        self._catalog = catalog
        self._shades = lru_cache(maxsize=1)(_shades)

    def of(self, photo: Pixels, vector: Vectors) -> Look:
        """Look at a photo, whose vector [dimensions] is of the photo model in use."""
        shelf = self._shelves.current()
        shades = self._shades(shelf.assortment.columns[Facet.COLOR].cells)
        neighbors = list(self._neighbors(shelf, vector))
        return Look(vector, sights(photo, neighbors, shades), kinds(neighbors))

    def _neighbors(self, shelf: Shelf, vector: Vectors) -> Iterator[Neighbor]:
        """Yield the nearest pictures of the shop; none where it has none, or just changed."""
        if shelf.photos is None:
            return
        near = [(shelf.photos.variants_of(name), likeness) for name, likeness in self._nearest(shelf, vector)]
        shown = [(int(variants[0]), likeness) for variants, likeness in near if len(variants)]
        records = self._catalog.variants([int(shelf.assortment.variant_keys[place]) for place, _ in shown])
        if records.revision == shelf.revision:
            for variant, (_, likeness) in zip(records.variants, shown, strict=True):
                yield Neighbor(likeness, stated(variant))

    def _nearest(self, shelf: Shelf, vector: Vectors) -> list[tuple[str, float]]:
        return shelf.photos.index.search(vector, NEAREST, None) if shelf.photos else []


def _shades(cells: tuple[str, ...]) -> Shades:
    return Shades(offered_shades(cells))
