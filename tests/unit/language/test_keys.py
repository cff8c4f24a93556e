"""Which letters a finger may have slipped between."""

import pytest

from assistant.language.keys import is_far_slip


@pytest.mark.parametrize(
    ("word", "other", "is_far"),
    [
        ("soeaker", "speaker", False),  # o lies beside p
        ("soeaker", "sneaker", True),
        ("camea", "camel", True),
        ("camea", "camera", False),  # a letter is missing
        ("hst", "hat", False),
        ("same", "same", False),
        ("ab12", "ab13", True),
    ],
)
def test_a_letter_far_from_the_right_one_is_no_slip(word: str, other: str, is_far: bool):
    assert is_far_slip(word, other) is is_far
