"""What is called like a color and smelled."""

import pytest

from tests.unit.language.shops import said, things

SMELLED = {
    "a candle scented rose": "category=candle; words=scented rose",
    "a lavender scented candle": "category=candle; words=lavender scented",
    "a candle in lavender": "category=candle; color=purple; words=lavender",
}


@pytest.mark.parametrize("text", SMELLED)
def test_a_scent_is_no_color(text: str):
    assert said(text, things()) == SMELLED[text]
