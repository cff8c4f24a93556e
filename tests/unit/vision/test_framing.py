import numpy as np
import pytest
from PIL import Image, ImageDraw

from assistant.vision.framing import framed, squared


def on_white(box, color="navy", size=(200, 100)):
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle(box, fill=color)
    return picture


def test_a_border_of_one_color_is_cut_away():
    cut = framed(on_white((80, 20, 119, 79)))
    assert cut.picture.size == pytest.approx((40, 60), abs=6)
    assert cut.background == (255, 255, 255)


def test_a_picture_without_a_border_stays_whole():
    noise = np.random.default_rng(1).integers(0, 256, (90, 120, 3), np.uint8)
    assert framed(Image.fromarray(noise)).picture.size == (120, 90)


def test_a_picture_of_nothing_stays_whole():
    cut = framed(Image.new("RGB", (60, 40), "gray"))
    assert cut.picture.size == (60, 40)
    assert cut.points.tolist() == [[0.5, 0.5]]


def test_points_lie_on_the_thing():
    picture = Image.new("RGB", (200, 200), "white")
    ImageDraw.Draw(picture).polygon([(20, 20), (180, 180), (20, 180)], fill="red")
    points = framed(picture).points
    assert (points[:, 1] >= points[:, 0] - 0.05).all()


def test_a_square_keeps_proportions_and_continues_the_border():
    square = squared(framed(on_white((80, 20, 119, 79), "red")), 64)
    pixels = np.asarray(square).astype(int)
    assert square.size == (64, 64)
    assert (pixels[:, 2] > 250).all()
    red = (pixels[..., 1] < 60).sum(axis=1).max()
    assert red == pytest.approx(64 * 40 / 60, abs=6)
