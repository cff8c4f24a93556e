"""One course of learning: an image tower made fit for some lessons, within a time, to be taken up if cut off."""

import time
from copy import deepcopy
from dataclasses import dataclass
from math import cos, pi
from pathlib import Path
from random import Random

import structlog
import torch
from torch import Tensor, nn

from assistant.ports import Progress
from assistant.vision.augmentation import random_views
from assistant.vision.curriculum import Curriculum, shuffled
from assistant.vision.examination import Marks, examine
from assistant.vision.glance import seen
from assistant.vision.objective import Objective
from assistant.vision.tower import GarmentTower

log = structlog.get_logger(__name__)

WARM_UP = 0.1  # of all steps, in which the rate of learning rises
DECAY = 0.05
LONGEST_GRADIENT = 2.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to learn."""

    seconds: float = 330.0  # of learning; with the start and the examinations a course takes about half as long again
    epochs: int = 18  # at most
    batch: int = 48  # photos a step
    rate: float = 2e-4  # highest rate of learning of the tower
    head: float = 6.0  # how many times faster what is new learns
    average: float = 0.98  # weight of what was learnt before in the running average that is examined and kept
    examined_every: int = 3  # epochs
    patience: int = 6  # examinations without a better mark, after which it ends
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Result:
    """The best tower of a course."""

    tower: GarmentTower
    marks: Marks
    epochs: int


class Course:
    """Teaches a tower. Its state after each epoch is kept in `checkpoint`; another course of this key takes that up."""

    def __init__(self, tower: GarmentTower, lessons: Curriculum, recipe: Recipe, checkpoint: Path, key: str) -> None:
        torch.manual_seed(recipe.seed)
        self._lessons, self._recipe, self._checkpoint, self._key = lessons, recipe, checkpoint, key
        self._tower = deepcopy(tower)
        self._average, self._best = deepcopy(tower), deepcopy(tower)
        self._pairs = list(zip(self._average.state_dict().values(), self._tower.state_dict().values(), strict=True))
        self._objective = Objective(lessons, seen(tower.eval().look, lessons, lessons.learnt))
        self._optimizer = torch.optim.AdamW(self._groups(), lr=recipe.rate)
        self._precision = torch.bfloat16 if torch.cpu.get_capabilities().get("avx512_bf16") else torch.float32
        self._epoch, self._step, self._worse = 0, 0, 0
        self._seconds = 0.0  # spent with learning
        self._marks = Marks(None, None)

    def run(self, progress: Progress) -> Result:
        """Learn until the time is over or nothing gets better, and return the best tower that was met."""
        self._resume()
        while self._goes_on():
            self._learn_epoch(progress)
            self._epoch += 1
            if self._epoch % self._recipe.examined_every == 0 or self._done >= 1:
                self._examine()
            self._keep()
        self._checkpoint.unlink(missing_ok=True)
        return Result(self._best, self._marks, self._epoch)

    def _goes_on(self) -> bool:
        return self._done < 1 and self._worse < self._recipe.patience

    @property
    def _done(self) -> float:
        """How much of the course is over, 0 to 1 and a little beyond: by its steps or by its time."""
        return max(self._step / self._steps, self._seconds / self._recipe.seconds)

    @property
    def _steps(self) -> int:
        return self._recipe.epochs * self._steps_of_epoch()

    def _groups(self) -> list[dict[str, object]]:
        """Weights of the backbone, of what is new, and those that must not decay: biases and scales."""
        recipe = self._recipe
        both = (*self._tower.named_parameters(), *self._objective.named_parameters())
        named = [(name, weight) for name, weight in both if weight.requires_grad]
        flat = [weight for _, weight in named if weight.ndim < 2]  # noqa: PLR2004 - one dimension: a bias or a scale
        old = [weight for name, weight in named if weight.ndim > 1 and name.startswith("backbone")]
        new = [weight for name, weight in named if weight.ndim > 1 and not name.startswith("backbone")]
        return [
            {"params": old, "highest": recipe.rate, "weight_decay": DECAY},
            {"params": new, "highest": recipe.rate * recipe.head, "weight_decay": DECAY / 5},
            {"params": flat, "highest": recipe.rate, "weight_decay": 0.0},
        ]

    def _set_rate(self) -> None:
        """Rise in a line, fall as a cosine (Loshchilov and Hutter, SGDR, ICLR 2017)."""
        done = self._done
        share = (done + 0.01) / WARM_UP if done < WARM_UP else 0.5 * (1 + cos(pi * (done - WARM_UP) / (1 - WARM_UP)))
        for group in self._optimizer.param_groups:
            group["lr"] = group["highest"] * min(1.0, share)

    def _steps_of_epoch(self) -> int:
        return max(1, len(self._lessons.learnt) // self._recipe.batch)

    def _learn_epoch(self, progress: Progress) -> None:
        self._tower.train()
        chance = Random(self._recipe.seed * 1000 + self._epoch)  # noqa: S311 - no secret: a course is repeatable
        generator = torch.Generator().manual_seed(chance.randrange(2**31))
        order = shuffled(self._lessons.learnt, chance)
        for number in range(self._steps_of_epoch()):
            started = time.monotonic()
            self._set_rate()
            self._learn(order[number * self._recipe.batch :][: self._recipe.batch], chance, generator)
            self._seconds += time.monotonic() - started
            progress("tuning the photo model", min(100, round(100 * self._done)), 100)
            if self._done >= 1:
                return

    def _learn(self, places: list[int], chance: Random, generator: torch.Generator) -> None:
        photos = random_views([self._lessons.picture(place) for place in places], chance)
        with torch.autocast("cpu", self._precision, enabled=self._precision is not torch.float32):
            vectors = self._tower.look(photos).float()
        loss: Tensor = self._objective(vectors, self._lessons.item_of[places], generator)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._tower.parameters(), LONGEST_GRADIENT)
        self._optimizer.step()
        self._step += 1
        self._remember()

    @torch.no_grad()
    def _remember(self) -> None:
        """Move the running average of all weights towards those of now."""
        keep = min(self._recipe.average, self._step / (self._step + 10))
        for average, now in self._pairs:
            if average.is_floating_point():
                average.lerp_(now, 1 - keep)
            else:
                average.copy_(now)

    def _examine(self) -> None:
        marks = examine(self._average, self._lessons)
        log.info("examined", epoch=self._epoch, product=marks.product, words=marks.words, color=marks.color)
        if marks.score > self._marks.score:
            self._marks, self._worse = marks, 0
            self._best.load_state_dict(self._average.state_dict())
        else:
            self._worse += 1

    def _keep(self) -> None:
        draft = self._checkpoint.with_suffix(".draft")
        draft.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"key": self._key, "state": self._state()}, draft)
        draft.replace(self._checkpoint)

    def _state(self) -> dict[str, object]:
        return {
            "modules": [part.state_dict() for part in self._parts()],
            "numbers": (self._epoch, self._step, self._seconds, self._worse),
            "marks": (self._marks.product, self._marks.words, self._marks.color),
        }

    def _parts(self) -> tuple[nn.Module | torch.optim.Optimizer, ...]:
        return self._tower, self._average, self._best, self._objective, self._optimizer

    def _resume(self) -> None:
        """Take up what a course of the same key left. A file that cannot be read is of no course: it begins anew."""
        if not self._checkpoint.exists():
            return
        try:
            kept = torch.load(self._checkpoint, weights_only=True)
        except Exception as error:  # noqa: BLE001 - readers raise whatever they trip over in a file cut short
            log.warning("the course begins anew: its checkpoint cannot be read", reason=str(error)[:200])
            return
        if kept["key"] != self._key:
            return
        for part, state in zip(self._parts(), kept["state"]["modules"], strict=True):
            part.load_state_dict(state)
        self._epoch, self._step, self._seconds, self._worse = kept["state"]["numbers"]
        self._marks = Marks(*kept["state"]["marks"])
        log.info("course taken up", epoch=self._epoch)
