import numpy as np
import pytest

from assistant.language.colors import families, families_of
from assistant.vision.lab import lab
from assistant.vision.light import LIGHT
from assistant.vision.shades import Shades, offered_shades


def named(color: tuple[int, int, int], *offered: str) -> str:
    return Shades(offered).name(lab(LIGHT[np.array(color, np.uint8)]))[0]


@pytest.mark.parametrize(
    ("color", "name"),
    [
        ((20, 20, 22), "black"),
        ((22, 28, 55), "navy"),
        ((250, 250, 250), "white"),
        ((130, 131, 134), "gray"),
        ((180, 30, 35), "red"),
        ((95, 25, 40), "burgundy"),
        ((235, 150, 175), "pink"),
        ((100, 60, 150), "purple"),
        ((240, 120, 30), "orange"),
        ((240, 215, 50), "yellow"),
        ((40, 140, 70), "green"),
        ((100, 105, 55), "olive"),
        ((20, 120, 120), "teal"),
        ((110, 70, 45), "brown"),
        ((215, 195, 160), "beige"),
        ((40, 90, 190), "blue"),
    ],
)
def test_colors_have_the_names_that_customers_use(color, name):
    assert named(color) == name


def test_a_shop_of_plain_blues_calls_navy_blue():
    assert named((22, 28, 55), "blue", "black", "gray") == "blue"
    assert named((22, 28, 55), "blue", "navy") == "navy"


def test_a_color_the_shop_has_nothing_like_keeps_its_own_name():
    assert named((235, 150, 175), "blue", "black") == "pink"


def test_a_color_between_two_names_is_less_sure_than_a_plain_one():
    shades = Shades(())
    sure = shades.name(lab(LIGHT[np.array((200, 30, 30), np.uint8)]))[1]
    unsure = shades.name(lab(LIGHT[np.array((150, 35, 45), np.uint8)]))[1]
    assert 0 <= unsure < sure <= 1


def test_every_shade_belongs_to_a_family_of_the_lexicon():
    assert all(families_of(name) for name in offered_shades(families()))
    assert len(offered_shades(families())) > 10


def test_a_shop_offers_its_names_and_their_families_and_nothing_else():
    assert offered_shades(["Navy/Burgundy"]) == {"navy", "blue", "burgundy", "red"}


def test_a_shop_without_colors_offers_no_name():
    assert offered_shades([""]) == frozenset()
