"""Which colors go together."""

import pytest

from assistant.outfits.harmony import Lab, harmony, is_neutral, ou_luo


@pytest.mark.parametrize("neutral", ["black", "White", "Grey", "navy", "beige", "denim"])
@pytest.mark.parametrize("other", ["red", "lime", "purple", "black"])
def test_a_neutral_color_goes_equally_with_all(neutral: str, other: str):
    assert harmony(neutral, other) == harmony("black", "red")


def test_neighbors_in_hue_go_better_than_opposites():
    assert ou_luo(Lab(50, 40, 0), Lab(50, 38, 12)) > ou_luo(Lab(50, 40, 0), Lab(50, -40, 0))


def test_the_order_of_two_colors_does_not_matter():
    assert harmony("coral", "purple") == harmony("purple", "coral")


def test_an_unknown_color_has_no_harmony():
    assert harmony("red", "Heatwave Nebula") is None
    assert harmony("", "red") is None


def test_of_several_colors_the_worst_pair_counts():
    assert harmony("red/lime", "red") == harmony("lime", "red")


def test_harmony_lies_between_0_and_1():
    names = ["red", "yellow", "lime", "blue", "purple", "pink", "brown", "olive"]
    assert all(0 <= (harmony(one, other) or 0) <= 1 for one in names for other in names)


def test_equal_lightness_loses_by_the_formula():
    # Ou and Luo: the more two colors differ in lightness, the more harmonious they are, all else alike.
    assert ou_luo(Lab(30, 20, 20), Lab(70, 20, 20)) > ou_luo(Lab(50, 20, 20), Lab(50, 20, 20))


def test_red_is_no_neutral():
    assert not is_neutral("red")
