import numpy as np
import pytest

from assistant.vision.pattern import pattern
from assistant.vision.view import View
from tests.unit.vision.drawings import NAVY, RED, WALL, WHITE, photo, striped


def seen(pixels):
    found = pattern(View.of(pixels))
    return found and found.value


@pytest.mark.parametrize("width", [2, 3, 4])
def test_stripes_across_and_down_are_stripes(width):
    across = striped(WHITE, NAVY, width)
    assert seen(across) == "striped"
    assert seen(np.ascontiguousarray(across.transpose(1, 0, 2))) == "striped"


def test_a_thing_of_one_color_is_solid():
    assert seen(photo(WALL, (RED, slice(20, 100), slice(30, 90)))) == "solid"


def test_checks_are_neither_striped_nor_solid():
    checks = [
        (NAVY, slice(top, top + 4), slice(left, left + 4)) for top in range(20, 100, 8) for left in range(30, 90, 8)
    ]
    assert seen(photo(WALL, (RED, slice(20, 100), slice(30, 90)), *checks)) is None


def test_of_a_speck_nothing_is_told():
    assert seen(photo(WALL, (RED, slice(50, 64), slice(50, 64)))) is None
