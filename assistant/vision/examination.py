"""How good an image tower is on photos that were kept back: whether they find their product, and their words."""

from dataclasses import dataclass

import torch
from torch import Tensor

from assistant.vision.curriculum import Curriculum
from assistant.vision.glance import seen
from assistant.vision.tower import GarmentTower

MOST_OTHERS = 1000  # photos that those kept back are looked for among


@dataclass(frozen=True, slots=True)
class Marks:
    """Mean reciprocal ranks and a share, 0 to 1; None where the photos allow no such question."""

    product: float | None  # of the first other photo of its product, among all others
    words: float | None  # of its own caption among all distinct ones
    color: float | None = None  # share of photos whose likest other photo is of the same color

    @property
    def score(self) -> float:
        """The mean of what could be asked, 0 where nothing could."""
        marks = [mark for mark in (self.product, self.words, self.color) if mark is not None]
        return sum(marks) / len(marks) if marks else 0.0


def examine(tower: GarmentTower, lessons: Curriculum) -> Marks:
    """Return the marks of a tower on the photos kept back, each seen once as a whole."""
    # Other photos of products that are asked for must be among those looked through.
    asked = {lessons.lessons[number].product for number in lessons.held_out}
    order = sorted(lessons.learnt, key=lambda number: lessons.lessons[number].product not in asked)
    others = order[:MOST_OTHERS]
    photos, known = (seen(tower.eval().look, lessons, places) for places in (lessons.held_out, others))
    mine, theirs = (lessons.item_of[list(places)] for places in (lessons.held_out, others))
    likeness = photos @ known.T
    products, colors = lessons.product_of, lessons.color_of
    same_product = products[mine][:, None] == products[theirs][None]
    return Marks(
        product=_mean_reciprocal_rank(likeness, same_product),
        words=_words_mark(lessons, photos),
        color=_color_mark(likeness, colors[mine], colors[theirs]),
    )


def _color_mark(likeness: Tensor, mine: Tensor, theirs: Tensor) -> float | None:
    """Compare with the likest photo of those whose color is stated."""
    asked, stated = mine >= 0, theirs >= 0
    if not asked.any() or not stated.any():
        return None
    likest = theirs[stated][likeness[asked][:, stated].argmax(1)]
    return float((likest == mine[asked]).float().mean())


def _words_mark(lessons: Curriculum, photos: Tensor) -> float | None:
    """Rank the plainest caption of each item among the distinct ones of all items."""
    captions, group = torch.unique(lessons.captions[:, 0], dim=0, return_inverse=True)
    mine = group[lessons.item_of[list(lessons.held_out)]]
    if len(captions) < 2:  # noqa: PLR2004 - nothing to choose from
        return None
    return _mean_reciprocal_rank(photos @ captions.T, mine[:, None] == torch.arange(len(captions))[None])


def _mean_reciprocal_rank(likeness: Tensor, right: Tensor) -> float | None:
    """Return the mean of 1 / rank of the best right column, over rows that have one: shapes [rows, columns]."""
    rows = right.any(1)
    if not rows.any():
        return None
    likeness, right = likeness[rows], right[rows]
    best = likeness.masked_fill(~right, -torch.inf).amax(1, keepdim=True)
    ranks = 1 + (likeness > best).sum(1)
    return float((1 / ranks).mean())
