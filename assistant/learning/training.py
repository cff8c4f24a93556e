"""Training of a ranker on what was chosen: a listwise loss, and an end where it stops getting better."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.learning.ranker import SceneRanker
from assistant.learning.values import Candidates, Requests, Shape
from assistant.ports import Integers, Progress, Vectors

WARMING = 0.1  # part of the steps in which the rate grows
LONGEST_GRADIENT = 5.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """Requests, what was shown to each, and the place [n] among it of what was chosen.

    Of a shop too large to be scored whole, `candidates` are a sample; `drawn` [m] is how likely each was to be in it.
    """

    requests: Requests
    candidates: Candidates
    chosen: Integers
    drawn: Vectors | None = None
    weights: Vectors | None = None  # [n], how much each choice counts; None: all the same


class Lessons(Protocol):
    """All there is to learn from, made into arrays a batch at a time."""

    def __len__(self) -> int:
        """Return how many choices there are."""

    def take(self, rows: Integers) -> Lesson:
        """Return some of them; a batch may be made by chance and differ each time."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train."""

    epochs: int = 20
    patience: int = 2  # epochs without a better loss on what is held out before it ends
    batch: int = 512
    rate: float = 3e-3
    decay: float = 1e-5  # of weights
    decay_of_ids: float = 0.0  # of the items' own vectors
    smoothing: float = 0.0  # of the labels: part of 1 shared by all candidates
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Training:
    """How a training went."""

    losses: tuple[float, ...]  # mean of each epoch
    held_out: tuple[float, ...]  # loss on what is held out, before the first epoch and after each; empty without any
    best: int  # the epoch whose weights the ranker has; 0: none made it better


def by_time(times: Integers, part: float) -> tuple[Integers, Integers]:
    """Return the earlier rows and the later `part` of them, 0 to 1: a model is examined on days it has not seen."""
    order = np.argsort(times, kind="stable")
    later = round(len(order) * part)
    return order[: len(order) - later], order[len(order) - later :]


def untrained(shape: Shape, seed: int) -> SceneRanker:
    """Return a ranker with the weights of chance, the same for the same seed."""
    torch.manual_seed(seed)
    return SceneRanker(shape)


def train(
    ranker: SceneRanker, lessons: Lessons, held_out: Lessons | None, recipe: Recipe, progress: Progress
) -> Training:
    """Train a ranker in place, by softmax cross-entropy over the candidates of each choice (ListNet: Cao, ICML 2007).

    Where something is held out, training ends after `patience` epochs that did not lower its loss, and the ranker has
    the weights of the best epoch, or those it came with where none was better; else it has those of the last. The rate
    warms up and falls to zero over all epochs.
    """
    torch.manual_seed(recipe.seed)
    course = _Course(ranker, lessons, recipe, progress)
    losses: list[float] = []
    marks = [] if held_out is None else [examine(ranker, held_out, recipe.batch)]
    best = _copied(ranker)
    for epoch in range(1, recipe.epochs + 1):
        losses.append(course.epoch(epoch))
        marks += [] if held_out is None else [examine(ranker, held_out, recipe.batch)]
        if not marks or marks[-1] <= min(marks):
            best = _copied(ranker)
        elif epoch - int(np.argmin(marks)) >= recipe.patience:
            break
    ranker.load_state_dict(best)
    ranker.eval()
    return Training(tuple(losses), tuple(marks), int(np.argmin(marks)) if marks else len(losses))


class _Course:
    """A training on its way: the optimizer, its schedule and the order of the lessons."""

    def __init__(self, ranker: SceneRanker, lessons: Lessons, recipe: Recipe, progress: Progress) -> None:
        self._ranker, self._lessons, self._recipe, self._progress = ranker, lessons, recipe, progress
        self._chance = np.random.default_rng(recipe.seed)
        self._steps = recipe.epochs * -(-len(lessons) // recipe.batch)
        self._optimizer = torch.optim.AdamW(_groups(ranker, recipe), lr=recipe.rate)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer, recipe.rate, total_steps=self._steps, pct_start=WARMING
        )

    def epoch(self, number: int) -> float:
        """Learn from every lesson once and return their mean loss."""
        self._ranker.train()
        total = 0.0
        for rows in _batches(len(self._lessons), self._recipe.batch, self._chance):
            total += self._step(rows) * len(rows)
            step = f"training, epoch {number} of {self._recipe.epochs}"
            self._progress(step, self._schedule.last_epoch, self._steps)
        return total / len(self._lessons)

    def _step(self, rows: Integers) -> float:
        loss = loss_of(self._ranker, self._lessons.take(rows), self._recipe.smoothing)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._ranker.parameters(), LONGEST_GRADIENT)
        self._optimizer.step()
        self._schedule.step()
        return loss.item()


def loss_of(ranker: SceneRanker, lesson: Lesson, smoothing: float = 0.0) -> Tensor:
    """Return the mean cross-entropy of the chosen among the candidates.

    Of a sample each score is raised by -log of its chance to be there, so that it stands for those that are not
    (sampled softmax: Jean et al., ACL 2015).
    """
    scores = ranker(lesson.requests, lesson.candidates)
    if lesson.drawn is not None:
        scores = scores - torch.from_numpy(lesson.drawn).log()
    chosen = torch.from_numpy(lesson.chosen)
    if lesson.weights is None:
        return functional.cross_entropy(scores, chosen, label_smoothing=smoothing)
    weights = torch.from_numpy(lesson.weights)
    losses = functional.cross_entropy(scores, chosen, label_smoothing=smoothing, reduction="none")
    return (losses * weights).sum() / weights.sum()


@torch.inference_mode()
def examine(ranker: SceneRanker, lessons: Lessons, batch: int) -> float:
    """Return the loss on lessons that are not learnt from."""
    ranker.eval()
    total = 0.0
    for rows in _batches(len(lessons), batch):
        total += loss_of(ranker, lessons.take(rows)).item() * len(rows)
    return total / len(lessons)


def _copied(ranker: SceneRanker) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in ranker.state_dict().items()}


def _batches(count: int, size: int, chance: np.random.Generator | None = None) -> Iterator[Integers]:
    rows = np.arange(count) if chance is None else chance.permutation(count)
    for begin in range(0, count, size):
        yield rows[begin : begin + size]


def _groups(ranker: SceneRanker, recipe: Recipe) -> list[dict[str, object]]:
    """Return the items' own vectors and all the rest, each with its decay."""
    own = {id(weights) for part in (ranker.own, ranker.owned, ranker.own_worth) for weights in part.parameters()}
    rest = [weights for weights in ranker.parameters() if id(weights) not in own]
    by_id = [weights for weights in ranker.parameters() if id(weights) in own]
    return [{"params": rest, "weight_decay": recipe.decay}, {"params": by_id, "weight_decay": recipe.decay_of_ids}]
