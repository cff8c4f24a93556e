import numpy as np
import pytest

from assistant.types import Sight
from assistant.vision.palette import palette
from assistant.vision.shades import Shades
from assistant.vision.view import View
from tests.unit.vision.drawings import BLACK, GRAY, NAVY, RED, WALL, WHITE, photo, striped, worn

ANY = Shades(())


def colors(pixels):
    return [(seen.value, seen.share) for seen in palette(View.of(pixels), ANY)]


@pytest.mark.parametrize(("color", "name"), [(RED, "red"), (NAVY, "navy"), (GRAY, "gray"), (BLACK, "black")])
@pytest.mark.parametrize("backdrop", [WHITE, (120, 80, 50), (60, 110, 70)])
def test_a_thing_of_one_color_has_that_color_whatever_it_lies_on(color, name, backdrop):
    assert colors(photo(backdrop, (color, slice(30, 90), slice(35, 85))))[0] == (name, pytest.approx(1, abs=0.1))


def test_each_stripe_has_its_share():
    shares = dict(colors(striped(WHITE, NAVY, 8)))
    assert shares["navy"] == pytest.approx(0.5, abs=0.15)
    assert shares["white"] == pytest.approx(0.5, abs=0.15)


def test_a_shirt_on_somebody_has_the_color_of_its_cloth():
    assert colors(worn((60, 140, 80)))[0][0] == "green"


def test_a_button_is_no_color_of_a_shirt():
    pixels = photo(WALL, (RED, slice(30, 90), slice(35, 85)), (BLACK, slice(50, 53), slice(60, 63)))
    assert [name for name, _ in colors(pixels)] == ["red"]


def test_shares_are_largest_first_and_sum_to_no_more_than_the_thing():
    seen = palette(View.of(striped(RED, NAVY, 6)), ANY)
    assert [each.share for each in seen] == sorted((each.share for each in seen), reverse=True)
    assert sum(each.share for each in seen) <= 1 + 1e-6
    assert all(each.sight is Sight.COLOR and 0 <= each.confidence <= 1 for each in seen)


def test_the_same_photo_has_the_same_colors_again():
    pixels = striped(RED, NAVY, 5)
    assert palette(View.of(pixels), ANY) == palette(View.of(pixels), ANY)


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 300, 3), (2, 2, 3)])
def test_the_smallest_photo_has_a_color(shape):
    assert colors(np.full(shape, 250, np.uint8))[0][0] == "white"
