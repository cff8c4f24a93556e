"""A toy shop: which of six items is right depends on the scene alone, or on the scene and the customer."""

import numpy as np

from assistant.learning.ranker import SceneRanker
from assistant.learning.training import Lesson
from assistant.learning.values import Candidates, History, Requests, Shape

SCENES, ITEMS, PERSON, FACTS, FEATURES, PLACES = 8, 6, 3, 2, 2, 4
SHAPE = Shape(
    scene=SCENES,
    content=ITEMS,
    person=PERSON,
    facts=FACTS,
    features=FEATURES,
    ids=ITEMS,
    units=8,
    hidden=16,
    scene_units=4,
    tasks=3,
)
CONDITIONINGS = ("none", "early", "late", "film", "gate", "multi-task")


def ranker(conditioning="film", seed=0):
    """Return a ranker whose every number is some chance, in the mode in which it scores."""
    import torch

    torch.manual_seed(seed)
    made = SceneRanker(SHAPE.model_copy(update={"conditioning": conditioning}))
    with torch.no_grad():
        for name, weights in made.named_parameters():
            weights.normal_(std=0.5)
            if name.startswith("own"):
                weights[0] = 0
    return made.eval()


def requests(count=5, seed=1):
    chance = np.random.default_rng(seed)
    person = chance.normal(size=(count, PERSON)).astype(np.float32)
    person[0] = np.nan
    places = chance.integers(0, ITEMS, (count, PLACES))
    history = History(
        content=np.eye(ITEMS, dtype=np.float32)[places],
        present=chance.random((count, PLACES)) < 0.6,
        facts=chance.normal(size=(count, PLACES, FACTS)).astype(np.float32),
        ids=places + 1,
    )
    return Requests(chance.normal(size=(count, SCENES)).astype(np.float32), person, history)


def candidates(count=5, seed=2):
    features = np.random.default_rng(seed).normal(size=(count, FEATURES, ITEMS)).astype(np.float32)
    return Candidates(np.eye(ITEMS, dtype=np.float32), np.arange(1, ITEMS + 1), features)


class SceneLessons:
    """Customers of two kinds; in the first scene each buys what suits the kind, in the second the other's."""

    def __init__(self, count=240, seed=3):
        chance = np.random.default_rng(seed)
        self.kinds, self.scenes = chance.integers(0, 2, count), chance.integers(0, 2, count)

    def __len__(self):
        return len(self.kinds)

    def take(self, rows):
        kinds, scenes = self.kinds[rows], self.scenes[rows]
        person = np.full((len(rows), PERSON), np.nan, np.float32)
        person[:, 0] = 2 * kinds - 1
        nothing = np.zeros((len(rows), 0), np.int64)
        history = History(
            np.zeros((len(rows), 0, ITEMS), np.float32),
            nothing.astype(bool),
            np.zeros((len(rows), 0, FACTS), np.float32),
            nothing,
        )
        scene = np.eye(SCENES, dtype=np.float32)[scenes]
        shown = Candidates(
            np.eye(ITEMS, dtype=np.float32),
            np.arange(1, ITEMS + 1),
            np.zeros((len(rows), FEATURES, ITEMS), np.float32),
        )
        return Lesson(Requests(scene, person, history), shown, (kinds ^ scenes).astype(np.int64))
