"""Tuning with the real tower and the real MiniLM vectors scripted, on plain pictures."""

from pathlib import Path

import pytest
import torch
from PIL import Image

from assistant.ports import Lesson
from assistant.vision import tuning as trade
from assistant.vision.course import Recipe
from assistant.vision.embedded import name_of
from assistant.vision.examination import Marks
from assistant.vision.tower import DIMENSIONS, GarmentTower
from assistant.vision.towers import load, save
from assistant.vision.tuning import EmbeddedTuner
from tests.unit.vision.plain import COLORS, embed

RECIPE = Recipe(seconds=600, epochs=1, batch=16, examined_every=1)
HALF = Marks(0.5, 0.5)


class Words:
    name = "words"

    def embed(self, texts):
        return embed(texts)


class OneCourse:
    """Stands for a course that ends with these marks, and counts how many begin."""

    def __init__(self, marks):
        self.marks, self.begun = marks, 0

    def __call__(self, tower, *_):
        self.begun += 1
        self.tower = tower
        return self

    def run(self, _progress):
        self.tower.projection.weight.data += 0.5
        return trade.Result(self.tower, self.marks, 1)


@pytest.fixture
def weights(tmp_path):
    torch.manual_seed(1)
    file = tmp_path / "shipped.safetensors"
    save(GarmentTower(DIMENSIONS), file)
    return file


@pytest.fixture
def lessons(tmp_path):
    made = []
    for number in range(48):
        file = tmp_path / f"{number}.png"
        Image.new("RGB", (40, 40), COLORS[number % 4]).save(file)
        made.append(Lesson(Path(file), f"p{number}", COLORS[number % 4], (COLORS[number % 4],)))
    return made


@pytest.fixture
def school(monkeypatch):
    """Script the examination before, the start and the course: what they do is tested elsewhere."""
    course = OneCourse(Marks(0.8, 0.8))
    monkeypatch.setattr(trade, "aligned", lambda tower, _: tower)
    monkeypatch.setattr(trade, "Course", course)
    monkeypatch.setattr(trade, "examine", lambda *_: HALF)
    return course


def tuner(tmp_path, weights):
    return EmbeddedTuner(tmp_path / "photo", weights, Words(), recipe=RECIPE)


def silent(_step, _done, _total):
    pass


def test_a_better_tower_is_kept_and_named_after_its_weights(tmp_path, weights, lessons, school):
    encoder = tuner(tmp_path, weights).tune(lessons, silent)
    assert encoder.name != name_of(weights)
    file = tmp_path / "photo" / f"{encoder.name.partition('@')[2]}.safetensors"
    kept = GarmentTower(DIMENSIONS)
    load(kept, file)
    assert torch.allclose(kept.projection.weight, school.tower.projection.weight, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("marks", [HALF, Marks(0.4, 0.5), Marks(None, 0.45)])
def test_a_tower_that_is_not_better_is_not_used(tmp_path, weights, lessons, school, marks):
    school.marks = marks
    assert tuner(tmp_path, weights).tune(lessons, silent).name == name_of(weights)
    assert list((tmp_path / "photo").glob("*.safetensors")) == []


def in_use(tmp_path, encoder):
    return tmp_path / "photo" / f"{encoder.name.partition('@')[2]}.safetensors"


def test_the_same_pictures_are_not_learnt_twice(tmp_path, weights, lessons, school):
    first = tuner(tmp_path, weights).tune(lessons, silent)
    second = tuner(tmp_path, in_use(tmp_path, first)).tune(lessons[::-1], silent)
    assert (school.begun, second.name) == (1, first.name)


def test_pictures_that_taught_nothing_are_not_tried_again(tmp_path, weights, lessons, school):
    school.marks = HALF
    tuner(tmp_path, weights).tune(lessons, silent)
    tuner(tmp_path, weights).tune(lessons, silent)
    assert school.begun == 1


def test_a_few_new_pictures_are_no_reason_to_learn_again(tmp_path, weights, lessons, school):
    first = tuner(tmp_path, weights).tune(lessons[:-4], silent)
    tuner(tmp_path, in_use(tmp_path, first)).tune(lessons, silent)
    assert school.begun == 1


def test_many_new_pictures_are(tmp_path, weights, lessons, school):
    first = tuner(tmp_path, weights).tune(lessons[:-8], silent)
    tuner(tmp_path, in_use(tmp_path, first)).tune(lessons, silent)
    assert school.begun == 2


def test_too_few_pictures_teach_nothing(tmp_path, weights, lessons, school):
    assert tuner(tmp_path, weights).tune(lessons[:39], silent).name == name_of(weights)
    assert school.begun == 0


def test_a_whole_course_runs_from_pictures_to_a_model_that_encodes(tmp_path, weights, lessons):
    encoder = tuner(tmp_path, weights).tune(lessons, silent)
    assert encoder.name.startswith("embedded@")
    assert (tmp_path / "photo" / "tuning.json").exists()
