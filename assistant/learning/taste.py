"""What a customer likes, made of who they are and of the items they took."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from assistant.learning.values import Shape

DROPOUT = 0.2


class AttentionPooling(nn.Module):
    """Weighs the items of a history by who asks and for which scene (Bahdanau et al., ICLR 2015).

    The weight of item k is softmax_k(v_k . q / sqrt(units) + a . f_k), with the query q = Q [scene, person], the item's
    vector v_k and facts f_k. One more place of weight e^0 stands for "none of these", so an empty history gives zeros.
    """

    def __init__(self, shape: Shape, inputs: int) -> None:
        super().__init__()
        self.query = nn.Linear(inputs, shape.units)
        self.facts = nn.Linear(shape.facts, 1, bias=False) if shape.facts else None

    def forward(self, vectors: Tensor, facts: Tensor, present: Tensor, asking: Tensor) -> Tensor:
        """Return weights [n, k], 0 where nothing is present, of vectors [n, k, units]."""
        logits = torch.einsum("nku,nu->nk", vectors, self.query(asking)) / vectors.shape[-1] ** 0.5
        if self.facts is not None:
            logits = logits + self.facts(facts).squeeze(-1)
        none = logits.new_zeros(len(logits), 1)
        weights = torch.cat([logits.masked_fill(~present, -torch.inf), none], dim=1).softmax(dim=1)
        return weights[:, :-1]


@dataclass(frozen=True, slots=True)
class Taste:
    """A taste in parts, whose sum it is."""

    person: Tensor  # [n, units]: what the network makes of the person and of the history as a whole
    history: Tensor  # [n, k, units]: what each item adds by itself

    def whole(self) -> Tensor:
        """Return [n, units]."""
        return self.person + self.history.sum(dim=1)


class TasteNetwork(nn.Module):
    """h0 = u + MLP([u, person]) with u the pooled history: the way past the network lets each item be named."""

    def __init__(self, shape: Shape, *, attends: bool, joined: bool) -> None:
        super().__init__()
        known = 2 * shape.person  # each number, and whether it is known
        self.attends, self.joined = attends, joined
        self.value = nn.Linear(shape.content, shape.units)
        self.facts = nn.Linear(shape.facts, shape.units, bias=False) if shape.facts else None
        self.pooling = AttentionPooling(shape, known + shape.scene_units * attends)
        inputs = shape.units + known + shape.scene_units * joined
        self.network = nn.Sequential(
            nn.Linear(inputs, shape.hidden), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(shape.hidden, shape.units)
        )
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, items: Tensor, facts: Tensor, present: Tensor, person: Tensor, scene: Tensor) -> Taste:
        """Return the tastes of customers.

        `items` [n, k, units] are the histories' vectors, `person` [n, person] has NaN where nothing is known, and
        `scene` is [n, scene_units].
        """
        known = torch.cat([person.nan_to_num(0), (~person.isnan()).float()], dim=1)
        asking = torch.cat([known, scene], dim=1) if self.attends else known
        values = self.dropout(items if self.facts is None else items + self.facts(facts))
        weights = self.pooling(values, facts, present, asking)
        history = weights.unsqueeze(-1) * values
        read = [history.sum(dim=1), known, *([scene] if self.joined else [])]
        return Taste(self.network(torch.cat(read, dim=1)), history)
