"""Keeping near-duplicates from filling a page: of products told in almost the same words, the best comes first."""

from collections.abc import Sequence

import numpy as np

from assistant.retrieval.fusion import Ranked
from assistant.retrieval.shelf import Shelf

#: Cosine of the texts of two products from which they are the same but for a number: "Stasis Ball 55 cm" and "65 cm"
#: are at 0.99, the crew-neck and the V-neck tee of one name at 0.92.
SAME = 0.97
#: How many times the page is looked through for others.
PAGES = 3


def spread(shelf: Shelf, ranked: Ranked, page: int) -> Ranked:
    """Return the ranking with near-duplicates of what comes before them behind the others; none is left out."""
    window, rest = ranked[: page * PAGES], ranked[page * PAGES :]
    if len(window) <= page:
        return ranked
    repeated = _repeated(shelf, [product for product, _ in window])
    return [*(window[each] for each in np.argsort(repeated, kind="stable")), *rest]


def _repeated(shelf: Shelf, products: Sequence[str]) -> list[bool]:
    """Tell of each product whether one before it, that repeats none itself, is almost the same."""
    rows = shelf.rows[[shelf.assortment.positions[product] for product in products]]
    vectors = shelf.vectors.of(np.maximum(rows, 0))
    alike = (vectors @ vectors.T >= SAME) & (rows >= 0) & (rows >= 0)[:, None]
    repeated: list[bool] = []
    for place, own in enumerate(alike):
        repeated.append(any(own[before] and not repeated[before] for before in range(place)))
    return repeated
