"""What is learned of outfits by the names of their things."""

import numpy as np
import pytest

from assistant.errors import OutfitsError
from assistant.outfits.model import Compatibility
from tests.fakes import LetterEncoder
from tests.outfits import drawn


@pytest.fixture(scope="module")
def learned() -> Compatibility:
    return Compatibility.fit(drawn(200, 1), LetterEncoder())


def test_things_of_one_style_score_above_things_of_two(learned: Compatibility):
    real = learned(drawn(60, 2))
    mixed = learned([{**one, "shoe": "gothic boots", "bag": "bridal clutch"} for one in drawn(60, 3)])
    assert np.mean(real[:, None] > mixed[None, :]) > 0.9


def test_the_same_outfits_teach_the_same(learned: Compatibility):
    again = Compatibility.fit(drawn(200, 1), LetterEncoder())
    np.testing.assert_allclose(learned(drawn(5, 4)), again(drawn(5, 4)), rtol=1e-6)


def test_a_score_does_not_depend_on_what_is_asked_beside_it(learned: Compatibility):
    some = drawn(6, 5)
    np.testing.assert_allclose(learned(some)[2], learned(some[2:3])[0], rtol=1e-6)


def test_names_and_slots_that_were_never_seen_are_judged_all_the_same(learned: Compatibility):
    assert np.isfinite(learned([{"shoe": "", "cape": "unheard of"}, {"bag": "ñandú"}])).all()


def test_too_few_outfits_teach_nothing_and_that_is_said():
    with pytest.raises(OutfitsError, match="50 are needed"):
        Compatibility.fit(drawn(10, 1), LetterEncoder())
