"""The course with the real tower, on very few and very plain pictures."""

from pathlib import Path

import pytest
import torch
from PIL import Image

from assistant.ports import Lesson
from assistant.vision.course import Course, Recipe
from assistant.vision.curriculum import curriculum
from assistant.vision.examination import examine
from assistant.vision.tower import DIMENSIONS, GarmentTower
from tests.unit.vision.plain import COLORS, embed

RECIPE = Recipe(seconds=600, epochs=2, batch=8, examined_every=1)


class CutOff(Exception):
    """Somebody stopped the process."""


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    made = []
    for number in range(32):
        color = COLORS[number % 4]
        file = folder / f"{number}.png"
        Image.new("RGB", (64 + number, 64), color).save(file)
        made.append(Lesson(Path(file), f"p{number // 2}", color, (f"{color} thing", color)))
    return curriculum(made, embed)


@pytest.fixture
def tower():
    torch.manual_seed(1)
    return GarmentTower(DIMENSIONS)


def silent(_step, _done, _total):
    pass


def test_a_course_leaves_the_tower_it_began_with_as_it_was(lessons, tower, tmp_path):
    before = {name: value.clone() for name, value in tower.state_dict().items()}
    result = Course(tower, lessons, RECIPE, tmp_path / "course.pt", "key").run(silent)
    assert all(torch.equal(value, before[name]) for name, value in tower.state_dict().items())
    assert any(not torch.equal(value, before[name]) for name, value in result.tower.state_dict().items())
    assert result.epochs == 2
    assert not (tmp_path / "course.pt").exists()


def test_the_marks_are_those_of_the_tower_returned(lessons, tower, tmp_path):
    result = Course(tower, lessons, RECIPE, tmp_path / "course.pt", "key").run(silent)
    assert examine(result.tower, lessons) == result.marks


def cut_off_in_the_second_epoch(lessons, tower, checkpoint):
    calls = []

    def stop(_step, _done, _total):
        calls.append(1)
        if len(calls) == 5:
            raise CutOff

    with pytest.raises(CutOff):
        Course(tower, lessons, RECIPE, checkpoint, "key").run(stop)
    return len(calls)


def test_a_course_that_was_cut_off_is_taken_up(lessons, tower, tmp_path):
    checkpoint = tmp_path / "course.pt"
    cut_off_in_the_second_epoch(lessons, tower, checkpoint)
    steps = []
    resumed = Course(tower, lessons, RECIPE, checkpoint, "key").run(lambda *_: steps.append(1))
    assert len(steps) == 3  # of the six, those of the second epoch
    assert resumed.epochs == 2


def test_a_course_of_other_lessons_begins_anew(lessons, tower, tmp_path):
    checkpoint = tmp_path / "course.pt"
    cut_off_in_the_second_epoch(lessons, tower, checkpoint)
    steps = []
    Course(tower, lessons, RECIPE, checkpoint, "another key").run(lambda *_: steps.append(1))
    assert len(steps) == 6


def test_a_checkpoint_cut_short_begins_anew(lessons, tower, tmp_path):
    checkpoint = tmp_path / "course.pt"
    cut_off_in_the_second_epoch(lessons, tower, checkpoint)
    checkpoint.write_bytes(checkpoint.read_bytes()[:1000])
    steps = []
    Course(tower, lessons, RECIPE, checkpoint, "key").run(lambda *_: steps.append(1))
    assert len(steps) == 6
