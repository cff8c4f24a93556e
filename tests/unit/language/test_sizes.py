"""Sizes as a catalogue writes them."""

import pytest

from assistant.language.sizes import in_size_order


@pytest.mark.parametrize(
    ("sizes", "ordered"),
    [
        (["XL", "S", "M", "XXL", "XS"], ["XS", "S", "M", "XL", "XXL"]),
        (["43", "44", "45", "40", "41", "42"], ["40", "41", "42", "43", "44", "45"]),
        (["42", "9.5", "38"], ["9.5", "38", "42"]),
        (["EU 42", "EU 39"], ["EU 39", "EU 42"]),
        (["3-4 years", "1-2 years", "9-12 months"], ["9-12 months", "1-2 years", "3-4 years"]),
        (["Queen", "Twin"], ["Queen", "Twin"]),
        ([], []),
    ],
)
def test_sizes_are_ordered_where_they_have_an_order(sizes: list[str], ordered: list[str]):
    assert in_size_order(sizes) == ordered
