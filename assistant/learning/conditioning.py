"""How a scene may change what a customer is looking for: one class an idea, all of one interface.

A taste h0 [n, units] becomes h = turned(h0; s) + shift(s). `turned` is linear in the taste, so that the share of each
thing a taste is made of can be told. With s = 0, no scene, h = h0 in all of them.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from assistant.learning.values import Conditioned, Shape


class Conditioning(nn.Module):
    """The scene changes the taste in no way; what else of a ranker may read it is told by the three flags."""

    scored = True  # it asks something of items itself, and weighs the features
    attends = True  # it chooses what of the history counts
    joined = False  # it is an input of the network that makes the taste

    def __init__(self, shape: Shape) -> None:  # noqa: ARG002
        super().__init__()

    def turned(self, taste: Tensor, scene: Tensor) -> Tensor:  # noqa: ARG002
        """Return the taste [n, ..., units] as it is in the scene [n, scene_units]."""
        return taste

    def shift(self, scene: Tensor) -> Tensor | None:  # noqa: ARG002
        """Return what the scene adds to every taste, [n, units]; None: nothing."""
        return None


class Unconditioned(Conditioning):
    """The scene is read by nothing: what a ranker does that knows none."""

    scored = False
    attends = False


class Early(Conditioning):
    """Early fusion: the scene is one more input beside the person (Baltrušaitis et al., PAMI 2019)."""

    joined = True


class Late(Conditioning):
    """Late fusion: the scene has an opinion of its own, which is added: h = h0 + B s."""

    attends = False

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.beta = _silent(shape.scene_units, shape.units)

    def shift(self, scene: Tensor) -> Tensor:
        """Return B s."""
        return self.beta(scene)  # type: ignore[no-any-return]


class Film(Late):
    """Feature-wise linear modulation: h = (1 + G s) * h0 + B s (Perez et al., AAAI 2018)."""

    attends = True

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.gamma = _silent(shape.scene_units, shape.units)

    def turned(self, taste: Tensor, scene: Tensor) -> Tensor:
        """Return (1 + G s) * h0."""
        return taste * (1 + _beside(self.gamma(scene), taste))


class Gate(Conditioning):
    """A gate lets a part of each unit through: h = 2 sigmoid(G s) * h0 (Dauphin et al., ICML 2017)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.gate = _silent(shape.scene_units, shape.units)

    def turned(self, taste: Tensor, scene: Tensor) -> Tensor:
        """Return 2 sigmoid(G s) * h0."""
        return taste * 2 * torch.sigmoid(_beside(self.gate(scene), taste))


class Heads(Conditioning):
    """Multi-task learning: one head for each known scene, h = h0 + H_t h0 (Caruana, Machine Learning 1997).

    Which head is a scene's is learnt: a softmax so sharp that it is nearly one, so a scene never seen has one as well.
    """

    SHARPNESS = 20.0

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.keys = nn.Linear(shape.scene_units, shape.tasks, bias=False)
        self.heads = nn.Parameter(torch.zeros(shape.tasks, shape.units, shape.units))

    def turned(self, taste: Tensor, scene: Tensor) -> Tensor:
        """Return h0 + H_t h0; without a scene h0."""
        chosen = (self.keys(scene) * self.SHARPNESS).softmax(dim=1) * scene.any(dim=1, keepdim=True)
        head = torch.einsum("nt,tij->nij", chosen, self.heads)
        return taste + torch.einsum("n...i,nij->n...j", taste, head)


KINDS: Mapping[Conditioned, type[Conditioning]] = {
    "none": Unconditioned,
    "early": Early,
    "late": Late,
    "film": Film,
    "gate": Gate,
    "multi-task": Heads,
}


def conditioning(shape: Shape) -> Conditioning:
    """Build what the shape names."""
    return KINDS[shape.conditioning](shape)


def _silent(inputs: int, outputs: int) -> nn.Linear:
    """Return a map that says nothing at first, and nothing of a zero vector ever."""
    layer = nn.Linear(inputs, outputs, bias=False)
    nn.init.zeros_(layer.weight)
    return layer


def _beside(factors: Tensor, taste: Tensor) -> Tensor:
    """Return factors [n, units] as they multiply a taste [n, ..., units]."""
    return factors.view(len(factors), *(1 for _ in taste.shape[2:]), -1)
