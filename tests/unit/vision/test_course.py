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


def untaught():
    torch.manual_seed(1)
    return GarmentTower(DIMENSIONS)


@pytest.fixture
def tower():
    return untaught()


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


@pytest.fixture(scope="module")
def cut_off(lessons, tmp_path_factory):
    """Cut a course off in its second epoch; return what it has written by then."""
    checkpoint = tmp_path_factory.mktemp("cut off") / "course.pt"
    calls = []

    def stop(_step, _done, _total):
        calls.append(1)
        if len(calls) == 5:
            raise CutOff

    with pytest.raises(CutOff):
        Course(untaught(), lessons, RECIPE, checkpoint, "key").run(stop)
    return checkpoint.read_bytes()


def steps_to_the_end(lessons, checkpoint, written, key):
    """Run a course that finds a checkpoint, and return what came of it and how many steps it took."""
    checkpoint.write_bytes(written)
    steps = []
    result = Course(untaught(), lessons, RECIPE, checkpoint, key).run(lambda *_: steps.append(1))
    return result, len(steps)


def test_a_course_that_was_cut_off_is_taken_up(lessons, cut_off, tmp_path):
    resumed, steps = steps_to_the_end(lessons, tmp_path / "course.pt", cut_off, "key")
    assert steps == 3  # of the six, those of the second epoch
    assert resumed.epochs == 2


def test_a_course_of_other_lessons_begins_anew(lessons, cut_off, tmp_path):
    assert steps_to_the_end(lessons, tmp_path / "course.pt", cut_off, "another key")[1] == 6


def test_a_checkpoint_cut_short_begins_anew(lessons, cut_off, tmp_path):
    assert steps_to_the_end(lessons, tmp_path / "course.pt", cut_off[:1000], "key")[1] == 6
