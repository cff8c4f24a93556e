"""The ranker: scores of items for a person in a scene, as a sum whose parts can be told.

    h0       = u + MLP([u, person]),  u = attention pooling of the history          (assistant.learning.taste)
    h        = turned(h0; s) + shift(s), by default h = (1 + G s) * h0 + B s        (assistant.learning.conditioning)
    score_i  = h . e_i  +  s' A c_i  +  b_i  +  w(s) . x_i

c_i is an item's content, e_i = E c_i (+ a vector of its own where it was trained by id), b_i = b . c_i (+ its own),
x_i a candidate's features and w(s) = w0 + W s their weights in the scene. s is a scene's text embedding made small:
of a zero vector, no scene, it is zero, and with it all terms of the scene. No candidate reads another, so a score
does not depend on what else is scored.
"""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from assistant.learning.conditioning import conditioning
from assistant.learning.taste import Taste, TasteNetwork
from assistant.learning.values import Candidates, Contributions, Requests, Shape
from assistant.ports import Vectors

CHANCE = 0.02  # deviation of the vectors of ids at the start
ABSENT = -1e9  # score of a place where no candidate is


class Asked(NamedTuple):
    """What the scene and the person ask for."""

    taste: Taste  # as it is in the scene
    shift: Tensor | None  # what the scene adds to it, [n, units]
    affinity: Tensor  # s' A, [n, content]
    weights: Tensor  # w(s), [n, features]


class SceneRanker(nn.Module):
    """Scores candidates for requests of persons in scenes."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.conditioning = conditioning(shape)
        self.scene = nn.Linear(shape.scene, shape.scene_units, bias=False)
        self.taste = TasteNetwork(shape, attends=self.conditioning.attends, joined=self.conditioning.joined)
        self.item = nn.Linear(shape.content, shape.units)
        self.worth = nn.Linear(shape.content, 1, bias=False)
        self.affinity = _quiet(nn.Linear(shape.scene_units, shape.content, bias=False))
        # Before anything is learnt a candidate is worth the mean of its features.
        self.weight = nn.Parameter(torch.full((shape.features,), 1 / max(shape.features, 1)))
        self.reweight = _quiet(nn.Linear(shape.scene_units, shape.features, bias=False))
        self.own = _by_id(shape.ids, shape.units)
        self.owned = _by_id(shape.ids, shape.units)
        self.own_worth = _by_id(shape.ids, 1)
        _quiet(self.worth)
        nn.init.zeros_(self.own_worth.weight)

    def forward(self, requests: Requests, candidates: Candidates) -> Tensor:
        """Return scores [n, m]; ABSENT where no candidate is."""
        asked = self.asked(requests)
        content, ids = _tensor(candidates.content), _tensor(candidates.ids)
        wanted = asked.taste.whole() if asked.shift is None else asked.taste.whole() + asked.shift
        scores = _against(wanted, self._items(content, ids)) + _against(asked.affinity, content)
        scores = scores + self._worth(content, ids)
        if self.shape.features:
            scores = scores + torch.bmm(asked.weights.unsqueeze(1), _tensor(candidates.features)).squeeze(1)
        if candidates.present is None:
            return scores
        return scores.masked_fill(~_tensor(candidates.present), ABSENT)

    def asked(self, requests: Requests) -> Asked:
        """Read the scene, the person and the history."""
        scene = self.scene(_tensor(requests.scene)) * self.shape.scene**0.5
        if not self.conditioning.scored:
            scene = torch.zeros_like(scene)
        history = requests.history
        vectors = self.taste.value(_tensor(history.content)) + self.owned(_tensor(history.ids))
        seen = _tensor(history.facts), _tensor(history.present)
        taste = self.taste(vectors, *seen, _tensor(requests.person), scene)
        turned = Taste(
            self.conditioning.turned(taste.person, scene),
            self.conditioning.turned(taste.history, scene),
        )
        weights = self.weight + self.reweight(scene)
        return Asked(turned, self.conditioning.shift(scene), self.affinity(scene), weights)

    @torch.inference_mode()
    def scores(self, requests: Requests, candidates: Candidates) -> Vectors:
        """Return scores [n, m] as an array; the ranker must be in its `eval` mode."""
        return np.asarray(self(requests, candidates).numpy(), np.float32)

    @torch.inference_mode()
    def contributions(self, requests: Requests, candidates: Candidates) -> Contributions:
        """Return what each score is the sum of. Memory grows with n * m * (k + features): for a page, not a shop."""
        asked = self.asked(requests)
        content, ids = _tensor(candidates.content), _tensor(candidates.ids)
        items = self._items(content, ids)
        person = _against(asked.taste.person, items)
        scene = _against(asked.affinity, content)
        if asked.shift is not None:
            scene = scene + _against(asked.shift, items)
        history = _against(asked.taste.history, items)
        features = asked.weights.unsqueeze(-1) * _tensor(candidates.features)
        worth = self._worth(content, ids).expand_as(person)
        parts = (person, history, scene, worth, features)
        return Contributions(*(np.asarray(part.numpy(), np.float32) for part in parts))

    def _items(self, content: Tensor, ids: Tensor) -> Tensor:
        vectors: Tensor = self.item(content) + self.own(ids)
        return vectors

    def _worth(self, content: Tensor, ids: Tensor) -> Tensor:
        worth: Tensor = (self.worth(content) + self.own_worth(ids)).squeeze(-1)
        return worth


def _against(asked: Tensor, items: Tensor) -> Tensor:
    """Return dot products [n, ..., m] of [n, ..., d] with items [m, d] of all requests, or [n, m, d] of each."""
    return torch.einsum("n...d,md->n...m" if items.dim() == 2 else "n...d,nmd->n...m", asked, items)  # noqa: PLR2004


def _by_id(ids: int, width: int) -> nn.Embedding:
    """Return vectors of items by id; that of 0, an unknown item, is zero and stays so."""
    vectors = nn.Embedding(ids + 1, width, padding_idx=0)
    nn.init.normal_(vectors.weight, std=CHANCE)
    with torch.no_grad():
        vectors.weight[0] = 0
    return vectors


def _quiet(layer: nn.Linear) -> nn.Linear:
    nn.init.zeros_(layer.weight)
    return layer


def _tensor(array: "np.typing.NDArray[np.generic]") -> Tensor:
    return torch.from_numpy(array)
