import numpy as np

from assistant.vision.light import LIGHT, light
from tests.unit.vision.drawings import BLACK, WHITE, photo


def test_a_well_lit_photo_stays_as_it_is():
    pixels = photo(WHITE, (BLACK, slice(20, 100), slice(20, 100)))
    assert np.array_equal(light(pixels), LIGHT[pixels])


def test_a_dim_photo_gets_brighter_without_a_change_of_hue():
    dim = photo((90, 60, 60), ((190, 150, 120), slice(20, 100), slice(20, 100)))
    gain = light(dim) / LIGHT[dim]
    assert gain.min() > 1.2
    assert np.allclose(gain, gain[0, 0])


def test_a_bright_red_sheet_is_light_enough():
    red = photo((235, 30, 30), (BLACK, slice(20, 100), slice(20, 100)))
    assert np.allclose(light(red), LIGHT[red], rtol=0.02)


def test_a_photo_of_nothing_but_black_does_not_fail():
    assert light(np.zeros((8, 8, 3), np.uint8)).max() == 0
