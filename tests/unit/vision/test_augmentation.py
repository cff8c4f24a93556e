from random import Random

import numpy as np
from PIL import Image, ImageDraw

from assistant.vision.augmentation import in_other_light, random_view
from assistant.vision.framing import framed
from assistant.vision.tower import SIDE


def chance(seed):
    return Random(seed)


def garment():
    picture = Image.new("RGB", (300, 400), "white")
    ImageDraw.Draw(picture).rectangle((60, 40, 240, 360), fill="red")
    return framed(picture)


def test_views_are_square_and_differ():
    by = chance(1)
    views = [random_view(garment(), by) for _ in range(6)]
    assert {view.size for view in views} == {(SIDE, SIDE)}
    assert len({view.tobytes() for view in views}) == 6


def test_the_same_chance_gives_the_same_view():
    assert random_view(garment(), chance(3)).tobytes() == random_view(garment(), chance(3)).tobytes()


def test_every_view_shows_some_of_the_thing():
    by = chance(5)
    for _ in range(50):
        pixels = np.asarray(random_view(garment(), by)).astype(int)
        red = (pixels[..., 0] > 200) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)
        assert red.mean() > 0.05


def test_other_light_keeps_the_order_of_colors_within_bounds():
    views = np.zeros((8, 4, 4, 3), np.uint8)
    views[..., 0], views[..., 1], views[..., 2] = 200, 100, 20
    changed = in_other_light(views, chance(2))
    assert changed.shape == (8, 3, 4, 4)
    assert float(changed.min()) >= -1
    assert float(changed.max()) <= 1
    red, green, blue = changed.mean((2, 3)).T
    assert (red > green).all() and (green > blue).all()
    assert len({float(each) for each in red}) > 1
