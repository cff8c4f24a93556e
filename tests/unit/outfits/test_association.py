"""What comes together in outfits by what names say."""

import numpy as np
import pytest

from assistant.outfits.association import Association
from assistant.outfits.sayings import said

OUTFITS = [
    *[{"bottom": f"{each} dress", "bag": "satin clutch"} for each in "abcdefgh"],
    *[{"bottom": f"{each} jeans", "bag": "canvas backpack"} for each in "abcdefgh"],
]


@pytest.fixture(scope="module")
def learned() -> Association:
    return Association.of(OUTFITS)


def test_a_name_says_its_words_kinds_and_colors():
    assert said("crimson Gucci dress") >= {"crimson", "gucci", "kind: dress", "color: red"}
    assert said("") == frozenset()


def test_what_came_together_gains_and_what_never_did_loses(learned):
    alike, apart = learned([{"bottom": "dress", "bag": "clutch"}, {"bottom": "dress", "bag": "backpack"}])
    assert alike > 0 > apart


def test_a_kind_counts_whatever_it_is_called(learned):
    (gain,) = learned([{"bottom": "minidress", "bag": "clutches"}])
    assert gain > 0


def test_what_comes_as_often_as_by_chance_gains_nothing():
    mixed = [{"bottom": one, "bag": other} for one in ("dress", "jeans") for other in ("clutch", "backpack")] * 5
    assert np.abs(Association.of(mixed).gains).max() < 1e-9


def test_names_that_say_nothing_known_gain_nothing(learned):
    assert learned([{"bottom": "", "bag": "qwerty"}, {}]).tolist() == [0, 0]


def test_two_words_of_one_name_are_no_pair(learned):
    assert learned([{"bag": "satin clutch"}]).tolist() == [0]
