"""The colors of a photo, counted: the oldest way to find a picture again, and on its own ground still a good one."""

import torch
from torch import Tensor
from torch.nn import functional

LEVELS = 5  # of each of red, green and blue
BINS = LEVELS**3
SIDE = 96  # pixels that are counted
#: A pixel is background where no channel differs by more than this, of -1 to 1, from the middle of the photo's edge.
CONTRAST = 18 / 127.5
#: A photo of which less than this part is no background is counted whole.
LEAST = 0.02


def color_bins(photos: Tensor) -> Tensor:
    """Map [n, 3, height, width], numbers from -1 to 1, to [n, BINS], rows of length 1.

    Each row holds the square roots of shares, so that the product of two is their Bhattacharyya coefficient. A
    color between two levels counts for both (trilinear).
    """
    pixels = functional.adaptive_avg_pool2d(photos, SIDE)
    levels = torch.arange(LEVELS, device=photos.device)
    place = (pixels.flatten(2) + 1) / 2 * (LEVELS - 1)
    red, green, blue = (1 - (place.unsqueeze(-1) - levels).abs()).clamp_min(0).unbind(1)  # each [n, pixels, LEVELS]
    counted = _foreground(pixels).unsqueeze(-1)
    pairs = (red.unsqueeze(-1) * green.unsqueeze(-2)).flatten(2) * counted
    shares = (pairs.transpose(1, 2) @ blue).flatten(1)
    return functional.normalize(shares.clamp_min(0).sqrt(), dim=-1)


def _foreground(pixels: Tensor) -> Tensor:
    """Return [n, pixels]: 1 where a photo is not the color of its edge, 0 elsewhere."""
    edge = torch.cat([pixels[:, :, 0], pixels[:, :, -1], pixels[:, :, :, 0], pixels[:, :, :, -1]], dim=2)
    background = edge.median(dim=2).values[:, :, None, None]
    thing = ((pixels - background).abs().amax(1) > CONTRAST).flatten(1).float()
    return torch.where(thing.mean(1, keepdim=True) < LEAST, torch.ones_like(thing), thing)
