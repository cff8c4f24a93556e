"""The pictures of a curriculum, each seen once: as a whole, or as a random view shows it."""

from collections.abc import Callable, Sequence
from random import Random

import torch
from PIL import Image
from torch import Tensor

from assistant.vision.augmentation import random_views
from assistant.vision.curriculum import Curriculum
from assistant.vision.framing import squared
from assistant.vision.tower import SIDE
from assistant.vision.towers import as_tensor

BATCH = 32


Look = Callable[[Tensor], Tensor]


def seen(look: Look, lessons: Curriculum, places: Sequence[int]) -> Tensor:
    """Return what `look` makes of the whole pictures of these lessons: [places, numbers]."""
    return _all(look, places, lambda batch: _stacked([squared(lessons.picture(place), SIDE) for place in batch]))


def glimpsed(look: Look, lessons: Curriculum, places: Sequence[int], chance: Random) -> Tensor:
    """Return what `look` makes of one random view of each of these pictures: [places, numbers]."""
    return _all(look, places, lambda batch: random_views([lessons.picture(place) for place in batch], chance))


@torch.no_grad()
def _all(look: Look, places: Sequence[int], batch_of: Callable[[Sequence[int]], Tensor]) -> Tensor:
    return torch.cat([look(batch_of(places[start : start + BATCH])) for start in range(0, len(places), BATCH)])


def _stacked(views: Sequence[Image.Image]) -> Tensor:
    return torch.stack([as_tensor(view) for view in views])
