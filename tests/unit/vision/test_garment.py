import numpy as np

from assistant.vision.view import SIDE, View
from tests.unit.vision.drawings import BLACK, CAMEL, RED, SKIN, WALL, WHITE, photo, worn

SHIRT = (slice(30, 90), slice(35, 85))


def test_a_thing_stands_out_of_a_white_backdrop():
    garment = View.of(photo(WHITE, (RED, *SHIRT))).garment
    assert garment[SHIRT].mean() > 0.5
    assert garment[:20].max() == 0


def test_a_thing_stands_out_of_a_floor_and_a_wall():
    room = photo(WALL, ((150, 110, 70), slice(60, 120), slice(0, 120)), (RED, *SHIRT))
    garment = View.of(room).garment
    assert garment[SHIRT].mean() > 0.5
    assert garment[110:, :].mean() < 0.05


def test_white_cloth_on_white_is_kept_where_an_outline_cuts_it_off():
    outline = (BLACK, slice(28, 92), slice(33, 87))
    assert View.of(photo(WHITE, outline, ((243, 243, 241), *SHIRT))).garment[SHIRT].mean() > 0.4


def test_the_gap_between_arm_and_waist_is_backdrop():
    gap = (slice(45, 75), slice(50, 70))
    assert View.of(photo(WHITE, (RED, *SHIRT), (WHITE, *gap))).garment[gap].max() == 0


def test_skin_and_trousers_count_little_beside_the_shirt_that_is_worn():
    garment = View.of(worn(RED)).garment
    assert garment[34:90, 36:84].mean() > 5 * garment[8:34, 50:70].mean()
    assert garment[34:90, 36:84].mean() > 2 * garment[95:, 38:82].mean()


def test_a_coat_of_the_color_of_skin_is_a_coat():
    assert View.of(photo(WHITE, (CAMEL, *SHIRT))).garment[SHIRT].mean() > 0.5
    assert View.of(photo(WHITE, (SKIN, *SHIRT))).garment[SHIRT].mean() > 0.5


def test_stripes_of_the_color_of_skin_are_no_skin():
    stripes = [(SKIN, slice(top, top + 4), slice(35, 85)) for top in range(30, 90, 10)]
    garment = View.of(photo(WHITE, (RED, *SHIRT), *stripes)).garment
    assert garment[30:34, 35:85].mean() > 0.3


def test_where_nothing_stands_out_the_middle_counts():
    garment = View.of(photo(RED)).garment
    assert garment[60, 60] > garment[2, 2] > 0


def test_a_photo_of_any_shape_is_looked_at_small():
    assert View.of(np.zeros((900, 300, 3), np.uint8)).garment.shape == (SIDE, 43)
    assert View.of(np.zeros((1, 1, 3), np.uint8)).garment.shape == (1, 1)
    assert View.of(np.zeros((1, 4000, 3), np.uint8)).garment.shape == (1, SIDE)
