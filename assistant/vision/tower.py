"""The small image tower: what a garment is by a convolutional network, and its colors where the network looks.

    photo ─► EfficientNet-Lite0 ─► mean of its last map ───────────────┐
                  │    └─ attention over places (softmax) ─┐           ├─► linear ─► [384]
                  ├─ shallow maps (texture) ──── pooled by it ─────────┤
    pixels ───────┴─ soft histogram of colors ── pooled by it ─────────┘

A network that averages over the whole photo forgets colors and small patterns, and sees the wall behind. Pooling them
where the last map says the garment is keeps them (attention pooling: Radenović et al. 2018 and Radford et al. 2021
pool maps likewise; the soft histogram is that of Wang et al., "Learnable Histogram", ECCV 2016).
"""

from collections.abc import Sequence
from typing import Any, Self

import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.vision.color_bins import color_bins

BACKBONE = "tf_efficientnet_lite0"
DEEP = 1280  # channels of the last map
SHALLOW = {1: 24, 2: 40}  # stages whose maps tell texture, and their channels
SIDE = 192  # pixels, of what the network sees at once
#: Stages of the network, after its stem, that stay as ImageNet taught them: edges and textures are the same everywhere,
#: and these stages, where maps are largest, would take most of a step of learning.
SETTLED = 3
#: Photos come larger, so that a part of one is sharp too.
PHOTO_SIDE = 320
#: Parts of a photo that are looked at beside the whole: (left, top, right, bottom) of its side.
PARTS = ((0.2, 0.0, 0.8, 0.6), (0.2, 0.4, 0.8, 1.0), (0.2, 0.2, 0.8, 0.8))
LEVELS = 5  # of each of red, green and blue: 125 bins
BRANCH = 64  # numbers that colors, and that textures, become
DIMENSIONS = 384  # of what is looked at: those of MiniLM
COUNTED = 0.35  # what the colors counted add to the likeness of two photos, beside 1 for what is looked at


class ColorBranch(nn.Module):
    """Colors and textures of the places that matter."""

    def __init__(self) -> None:
        super().__init__()
        levels = torch.linspace(-1, 1, LEVELS)
        textures = 2 * sum(SHALLOW.values())
        self.attention = nn.Conv2d(DEEP, 1, 1)
        self.centers = nn.Parameter(torch.cartesian_prod(levels, levels, levels))  # [bins, 3]
        self.log_sharpness = nn.Parameter(torch.tensor(2.5))
        self.colors = nn.Sequential(nn.LayerNorm(LEVELS**3), nn.Linear(LEVELS**3, BRANCH))
        self.textures = nn.Sequential(nn.LayerNorm(textures), nn.Linear(textures, BRANCH))
        nn.init.zeros_(self.attention.weight)

    def forward(self, photos: Tensor, shallow: Sequence[Tensor], deep: Tensor) -> Tensor:
        """Map photos [n, 3, h, w], maps of stages and the last map to [n, 2 * BRANCH]."""
        attention = self.attention(deep)
        moments = torch.cat([_moments(each, attention) for each in shallow], dim=1)
        return torch.cat([self.colors(self._histogram(photos, attention)), self.textures(moments)], dim=1)

    def _histogram(self, photos: Tensor, attention: Tensor) -> Tensor:
        """Return [n, bins]: the square root (Hellinger) of the share of each color, shared softly among near bins."""
        side = 4 * attention.shape[-1]
        pixels = functional.adaptive_avg_pool2d(photos, side).flatten(2).transpose(1, 2)
        distances = torch.cdist(pixels, self.centers.expand(len(pixels), -1, -1)) ** 2
        nearness = (-distances * self.log_sharpness.exp()).softmax(-1)
        shares = (_spread(attention, side) @ nearness).squeeze(1)
        return shares.clamp_min(1e-6).sqrt()


def _spread(attention: Tensor, side: int) -> Tensor:
    """Return attention as weights over side by side places that add up to 1: [n, 1, places]."""
    size = (side, side)
    return functional.interpolate(attention, size=size, mode="bilinear", align_corners=False).flatten(2).softmax(-1)


def _moments(features: Tensor, attention: Tensor) -> Tensor:
    """Return the weighted mean and deviation of each channel over the places: [n, 2 * channels]."""
    weights = _spread(attention, features.shape[-1])
    flat = features.flatten(2)
    mean = (flat * weights).sum(-1)
    variance = ((flat - mean.unsqueeze(-1)) ** 2 * weights).sum(-1)
    return torch.cat([mean, (variance + 1e-5).sqrt()], dim=1)


class GarmentTower(nn.Module):
    """Maps photos to vectors: what a network makes of the whole and its parts, and the colors counted.

    In training it is one look at what it is given.
    """

    def __init__(self, dimensions: int) -> None:
        super().__init__()
        self.image_size = PHOTO_SIDE
        self.backbone: Any = timm.create_model(BACKBONE, pretrained=False, num_classes=0)
        self.branch = ColorBranch()
        self.projection = nn.Linear(DEEP + 2 * BRANCH, dimensions)
        for part in self._settled():
            part.requires_grad_(requires_grad=False)

    def train(self, mode: bool = True) -> Self:
        """Set what learns to learning or not; what is settled never learns, nor its running means."""
        super().train(mode)
        for part in self._settled():
            part.eval()
        return self

    def _settled(self) -> tuple[nn.Module, ...]:
        return self.backbone.conv_stem, self.backbone.bn1, *self.backbone.blocks[:SETTLED]

    def forward(self, photos: Tensor) -> Tensor:
        """Map [n, 3, side, side], numbers from -1 to 1, to [n, dimensions + BINS], in training to [n, dimensions]."""
        if self.training:
            return self.look(photos)
        views = [_resized(photos), *(_resized(_part(photos, box)) for box in PARTS)]
        looks = self.look(torch.cat(views)).view(len(views), len(photos), -1)
        # The whole counts as much as its parts together.
        looked = functional.normalize(looks[0] + looks[1:].mean(0), dim=-1)
        return torch.cat([looked, COUNTED**0.5 * color_bins(photos)], dim=-1)

    def look(self, photos: Tensor) -> Tensor:
        """Map [n, 3, SIDE, SIDE] to [n, dimensions], rows of length 1."""
        return functional.normalize(self.projection(self.features(photos)), dim=-1)

    def features(self, photos: Tensor) -> Tensor:
        """Map [n, 3, SIDE, SIDE] to what the projection is given: [n, DEEP + 2 * BRANCH]."""
        photos = photos.contiguous(memory_format=torch.channels_last)
        maps = self.backbone.bn1(self.backbone.conv_stem(photos))
        shallow = []
        for stage, block in enumerate(self.backbone.blocks):
            maps = block(maps)
            if stage in SHALLOW:
                shallow.append(maps)
        deep = self.backbone.bn2(self.backbone.conv_head(maps))
        return torch.cat([deep.mean((2, 3)), self.branch(photos, shallow, deep)], dim=1)


def _part(photos: Tensor, box: tuple[float, float, float, float]) -> Tensor:
    side = photos.shape[-1]
    left, top, right, bottom = (round(edge * side) for edge in box)
    return photos[:, :, top:bottom, left:right]


def _resized(photos: Tensor) -> Tensor:
    if photos.shape[-1] == SIDE:
        return photos
    return functional.interpolate(photos, size=(SIDE, SIDE), mode="bilinear", align_corners=False, antialias=True)
