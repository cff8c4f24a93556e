"""What the image tower is taught, four things at once.

* a photo finds its item, its product and its color: cross-entropy over the cosine to one learnt vector each
  (normalised softmax: Zhai and Wu, "Classification is a strong baseline for deep metric learning", BMVC 2019).
  An item's target is shared with the product's other colors, which look alike but for that, so that they stay near
  and are still told apart: the hard negatives of this trade.
* a photo finds its captions, whose tower is locked (Zhai et al., "LiT", CVPR 2022): cross-entropy against all items'
  captions, where captions that say the same share the target.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.vision.curriculum import Curriculum

TEMPERATURE = 0.06
SHARED = 0.2  # of an item's target, among all colors of the product
ITEM, PRODUCT, COLOR, CAPTION = 1.0, 0.5, 0.5, 0.5  # what each counts


class Objective(nn.Module):
    """The loss, with the learnt vectors it needs; they are forgotten afterwards."""

    targets: Tensor
    alike: Tensor
    captions: Tensor
    product_of: Tensor
    color_of: Tensor

    def __init__(self, lessons: Curriculum, photos: Tensor) -> None:
        """Begin with the means of what is seen now, the vectors of the photos learnt from: [learnt, dimensions]."""
        super().__init__()
        count, learnt = len(lessons.product_of), lessons.item_of[list(lessons.learnt)]
        colors = lessons.color_of[learnt]
        self.items = _means(photos, learnt, count)
        self.products = _means(photos, lessons.product_of[learnt], int(lessons.product_of.max()) + 1)
        self.colors = _means(photos[colors >= 0], colors[colors >= 0], int(lessons.color_of.max()) + 1)
        same = (lessons.product_of[:, None] == lessons.product_of[None]).float()
        self.register_buffer("targets", SHARED * same / same.sum(1, keepdim=True) + (1 - SHARED) * torch.eye(count))
        self.register_buffer("alike", lessons.alike)
        self.register_buffer("captions", lessons.captions)
        self.register_buffer("product_of", lessons.product_of)
        self.register_buffer("color_of", lessons.color_of)

    def forward(self, photos: Tensor, items: Tensor, generator: torch.Generator) -> Tensor:
        """Return the loss of photos [n, dimensions] of length 1, of these items [n]."""
        loss = ITEM * _soft(photos, functional.normalize(self.items, dim=-1), self.targets[items])
        loss = loss + CAPTION * _soft(photos, self._said(generator), self.alike[items])
        loss = loss + PRODUCT * _hard(photos, self.products, self.product_of[items])
        colors = self.color_of[items]
        known = colors >= 0
        return loss + COLOR * _hard(photos[known], self.colors, colors[known]) if known.any() else loss

    def _said(self, generator: torch.Generator) -> Tensor:
        """Return one caption of each item, by chance."""
        items, captions, _ = self.captions.shape
        return self.captions[torch.arange(items), torch.randint(captions, (items,), generator=generator)]


def _means(photos: Tensor, groups: Tensor, count: int) -> nn.Parameter:
    """Return the mean of each group's photos (imprinting: Qi et al., CVPR 2018), [count, dimensions] of length 1.

    A group of which no photo is learnt from begins by chance.
    """
    sums = torch.randn(count, photos.shape[1]) * 1e-3
    return nn.Parameter(functional.normalize(sums.index_add(0, groups, photos), dim=-1))


def _soft(photos: Tensor, vectors: Tensor, targets: Tensor) -> Tensor:
    return -(targets * functional.log_softmax(photos @ vectors.T / TEMPERATURE, dim=-1)).sum(-1).mean()


def _hard(photos: Tensor, vectors: Tensor, targets: Tensor) -> Tensor:
    return functional.cross_entropy(photos @ functional.normalize(vectors, dim=-1).T / TEMPERATURE, targets)
