"""Which products look as wanted, and which of their variants most."""

from collections.abc import Sequence

import numpy as np

from assistant.ports import Integers, Look, Mask, Vectors
from assistant.retrieval.assortment import Assortment, Fitting
from assistant.retrieval.composition import Blend
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.types import Choice, Facet

#: How many pictures each half of a question is compared with: the products that they are of are compared exactly.
PICTURES = 600
NOT_SEEN = -1.0  # of a variant without a picture
#: What being of the kind that a look surely shows adds to a score: a dress in another yellow is nearer to a yellow
#: dress than yellow shoes are. So much brings more of its kind, and held-out photos find their products as before.
KIND = 0.4


class Resemblance:
    """The fitting products of a shop that are most like a photo, as words have changed it.

    `ranked` are those that have pictures, with their scores, best first; `alike` are those of them that in some variant
    are more like the photo than products mostly are like each other.
    """

    def __init__(self, photos: PhotoShelf, fitting: Fitting, look: Look, blend: Blend) -> None:
        """Compare."""
        photo = look.vector
        self._assortment, self._kinship = photos.assortment, _kinship(photos.assortment, look)
        products = _near(photos, fitting, photo, blend)
        rows, self._variants = photos.pictures_of(products)
        different, place = np.unique(rows, return_inverse=True)  # so that sizes of one picture are alike exactly
        vectors = photos.index.of(different)
        self._looks = (vectors @ blend.query)[place]
        starts = np.flatnonzero(np.diff(photos.assortment.product_of[self._variants], prepend=-1))
        most = np.maximum.reduceat((vectors @ photo)[place], starts) if len(starts) else np.empty(0, np.float32)
        scores = blend.anchor * most + self._of_fitting(fitting.variants[self._variants], starts)
        scores += self._kinship[products]
        ids = [photos.assortment.item_group_ids[product] for product in products]
        order = np.argsort(-scores, kind="stable")
        self.ranked: Ranked = [(ids[each], float(scores[each])) for each in order]
        self.alike = frozenset(own for own, cosine in zip(ids, most, strict=True) if cosine >= photos.typical)

    def akin_first(self, products: Sequence[str]) -> list[str]:
        """Return products in their order, but those first that are of the kind shown."""
        return sorted(products, key=lambda each: -self._kinship[self._assortment.positions[each]])

    def of_variants(self, variants: Integers) -> Vectors:
        """Return [variants]: how much the likest picture of each looks as wanted; NOT_SEEN without one."""
        pairs = [self._looks[slice(*np.searchsorted(self._variants, [each, each + 1]))] for each in variants]
        return np.array([looks.max(initial=NOT_SEEN) for looks in pairs], np.float32)

    def _of_fitting(self, fits: Mask, starts: Integers) -> Vectors:
        """Return [products]: the likest picture of a fitting variant; where none has one, it is taken to look alike."""
        if not len(starts):
            return np.empty(0, np.float32)
        lengths = np.diff(starts, append=len(fits))
        has_none = ~np.logical_or.reduceat(fits, starts)
        shown = fits | np.repeat(has_none, lengths)
        return np.asarray(np.maximum.reduceat(np.where(shown, self._looks, -np.inf), starts), np.float32)


def _kinship(assortment: Assortment, look: Look) -> Vectors:
    """Return [products]: how much of the kinds shown, from exact to wide, each is of, by how sure they are.

    A skirt is half a dress: clothing.
    """
    kinship = np.zeros(len(assortment.item_group_ids), np.float32)
    for kind, sure in look.kinds.items():
        are = assortment.mask(Choice(facet=Facet.CATEGORY, values=(kind,)))
        kinship[np.unique(assortment.product_of[are])] += KIND * sure / len(look.kinds)
    return kinship


def _near(photos: PhotoShelf, fitting: Fitting, photo: Vectors, blend: Blend) -> Integers:
    """Return the positions of the fitting products that the nearest pictures are of, ascending."""
    allowed = photos.allowed(fitting)
    found = photos.index.search(photo, PICTURES, allowed)
    if blend.query.any():
        wanted = blend.query / np.linalg.norm(blend.query)
        found += photos.index.search(wanted, PICTURES, allowed & photos.showing(fitting.variants))
    rows = np.unique([photos.row_of[picture] for picture, _ in found]).astype(np.int64)
    products = photos.products_in(rows)
    return products[fitting.products[products]]
