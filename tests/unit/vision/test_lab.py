import numpy as np
import pytest

from assistant.vision.lab import differences, lab
from assistant.vision.light import LIGHT


def of(*color: int):
    return lab(LIGHT[np.array(color, np.uint8)])


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        # Values that colour calculators give for sRGB under D65.
        ((255, 255, 255), (100.0, 0.0, 0.0)),
        ((0, 0, 0), (0.0, 0.0, 0.0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 128, 0), (46.23, -51.70, 49.90)),
        ((0, 0, 255), (32.30, 79.19, -107.86)),
    ],
)
def test_colors_have_their_published_coordinates(color, expected):
    assert of(*color) == pytest.approx(expected, abs=0.3)


def test_a_fold_in_the_shade_differs_less_than_another_color_of_the_same_distance():
    reference = np.array([[50, 40, 20]], np.float32)
    shade = reference - np.array([[20, 0, 0]], np.float32)
    another = reference + np.array([[0, -12, 16]], np.float32)
    assert differences(shade, reference)[0, 0] < differences(another, reference)[0, 0]


def test_differences_compare_each_color_with_each_reference():
    colors, references = np.zeros((4, 3), np.float32), np.ones((2, 3), np.float32)
    assert differences(colors, references).shape == (4, 2)
    assert differences(colors, colors).max() == 0
