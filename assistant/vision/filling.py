"""What a feed does not say of a product, read from its picture on import: seen, never stated."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from assistant.language.kinds import kinds_of
from assistant.ports import Pixels, Progress, VectorIndex
from assistant.types import Seen, Sight, Variant
from assistant.vision.neighbors import Neighbor
from assistant.vision.shades import Shades, offered_shades
from assistant.vision.sights import NEAREST, sights
from assistant.vision.stated import Stated, stated

#: What is filled in, and how sure it must be. Chosen on the demo shop's pictures, where nine of ten are then right.
SURE: Mapping[Sight, float] = {Sight.COLOR: 0.7, Sight.PATTERN: 0.8, Sight.CATEGORY: 0.7}
_MAIN_SHARE = 0.5  # of the thing, that its color must have


class Filling:
    """Reads from pictures what the feed of a shop leaves out."""

    def __init__(self, variants: Sequence[Variant], index: VectorIndex | None, read: Callable[[str], Pixels]) -> None:
        """Compare with the pictures of all `variants`, which `index` has by name; without it only pixels tell.

        `read` opens a picture by its name.
        """
        self._shown = _shown(variants)
        self._stated: dict[str, Stated] = {}  # of pictures that were near one
        self._index = index
        self._rows = {name: row for row, name in enumerate(index.ids)} if index else {}
        self._read = read
        self._shades = Shades(offered_shades({variant.color for variant in variants}))

    def fill(self, variants: Iterable[Variant], progress: Progress) -> dict[str, tuple[Seen, ...]]:
        """Return by id what is surely seen of these variants and lacking; at most one of a sight.

        Variants without a picture, or of which nothing lacking is sure, are left out.
        """
        lacking = [(variant, lacks) for variant in variants if variant.images and (lacks := _lacks(variant))]
        names = list(dict.fromkeys(variant.images[0] for variant, _ in lacking))
        seen: dict[str, tuple[Seen, ...]] = {}
        for done, name in enumerate(names, start=1):
            seen[name] = sights(self._read(name), list(self._neighbors(name)), self._shades)
            progress("looking at pictures", done, len(names))
        sure = ((variant.id, _sure(seen[variant.images[0]], lacks)) for variant, lacks in lacking)
        return {ident: found for ident, found in sure if found}

    def _neighbors(self, picture: str) -> Iterator[Neighbor]:
        """Yield the nearest pictures, those of the same product too: they share its kind, and mostly its pattern."""
        if self._index is None or picture not in self._rows:
            return
        vector = self._index.of(np.array([self._rows[picture]]))[0]
        for name, likeness in self._index.search(vector, NEAREST, None):
            if name in self._shown:
                yield Neighbor(likeness, self._stated_of(name))

    def _stated_of(self, picture: str) -> Stated:
        if picture not in self._stated:
            self._stated[picture] = stated(self._shown[picture])
        return self._stated[picture]


def _shown(variants: Iterable[Variant]) -> dict[str, Variant]:
    """Return what each picture shows; of several variants the first."""
    shown: dict[str, Variant] = {}
    for variant in variants:
        for name in variant.images:
            shown.setdefault(name, variant)
    return shown


def _lacks(variant: Variant) -> frozenset[Sight]:
    stated_cells = {
        Sight.COLOR: variant.color.strip(),
        Sight.PATTERN: variant.pattern.strip(),
        Sight.CATEGORY: kinds_of(variant.product_type, variant.title),
    }
    return frozenset(sight for sight, told in stated_cells.items() if not told)


def _sure(seen: Sequence[Seen], lacks: frozenset[Sight]) -> tuple[Seen, ...]:
    """Return the first that is sure of each sight that is lacking."""
    found: dict[Sight, Seen] = {}
    for each in seen:
        if each.sight in lacks and _is_sure(each):
            found.setdefault(each.sight, each)
    return tuple(found.values())


def _is_sure(seen: Seen) -> bool:
    is_main = seen.sight is not Sight.COLOR or seen.share >= _MAIN_SHARE
    return is_main and seen.confidence >= SURE[seen.sight]
