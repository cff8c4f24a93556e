"""Weighs the terms that candidates are judged by as what was chosen bears out: the part of a ranker with few numbers.

With s the log-likelihood of the choices (softmax over each screen), w0 the weights before and n choices, it finds the
most likely weights a posteriori where each is normally distributed around w0 with the deviation LIKELY_CHANGE:

    max_w  s(w) - |w - w0|² / (2 LIKELY_CHANGE²)

The sum is concave, so there is one answer, found by L-BFGS (Liu and Nocedal, 1989). Few choices change little, and many
change as much as they bear out.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from assistant.learning.training import Lessons
from assistant.ports import Vectors

LIKELY_CHANGE = 0.4
ROUNDS = 100
#: Choices that are read at a time.
PART = 512


class _Part(NamedTuple):
    """Some of the choices, by their features alone."""

    features: Tensor  # [n, features, m]
    present: Tensor  # [n, m]
    chosen: Tensor  # [n]
    weights: Tensor  # [n]


def weighed(lessons: Lessons, before: Vectors) -> Vectors:
    """Return the weight of each feature [features] that these choices bear out, from those `before`."""
    parts, start = list(_parts(lessons)), torch.from_numpy(before)
    usual = sum(float(part.weights.sum()) for part in parts) / len(lessons)
    weights = start.clone().requires_grad_()
    optimizer = torch.optim.LBFGS([weights], max_iter=ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> float:
        optimizer.zero_grad()
        change = ((weights - start) ** 2).sum() / (2 * LIKELY_CHANGE**2)
        total = change + torch.stack([_loss(part, weights) for part in parts]).sum() / usual
        total.backward()  # type: ignore[no-untyped-call]
        return total.item()

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return np.asarray(weights.detach().numpy(), np.float32)


def _loss(part: _Part, weights: Tensor) -> Tensor:
    scores = torch.einsum("f,nfm->nm", weights, part.features).masked_fill(~part.present, -torch.inf)
    losses: Tensor = functional.cross_entropy(scores, part.chosen, reduction="none") * part.weights
    return losses.sum()


def _parts(lessons: Lessons) -> Iterator[_Part]:
    for begin in range(0, len(lessons), PART):
        lesson = lessons.take(np.arange(begin, min(begin + PART, len(lessons))))
        count, _, most = lesson.candidates.features.shape
        present, weights = lesson.candidates.present, lesson.weights
        yield _Part(
            torch.from_numpy(lesson.candidates.features),
            torch.ones(count, most, dtype=torch.bool) if present is None else torch.from_numpy(present),
            torch.from_numpy(lesson.chosen),
            torch.ones(count) if weights is None else torch.from_numpy(weights),
        )
