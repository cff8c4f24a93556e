import pytest
import torch

from assistant.vision.color_bins import BINS, color_bins


def photo(color, background=(1.0, 1.0, 1.0), share=0.25):
    """A square of one color in the middle of a background; numbers from -1 to 1."""
    made = torch.tensor(background).view(3, 1, 1).repeat(1, 192, 192)
    half = round(96 * share**0.5)
    made[:, 96 - half : 96 + half, 96 - half : 96 + half] = torch.tensor(color).view(3, 1, 1)
    return made


def likeness(first, second):
    one, other = color_bins(torch.stack([first, second]))
    return float(one @ other)


RED, BLUE = (0.8, -0.9, -0.9), (-0.9, -0.9, 0.8)


def test_rows_are_of_length_one():
    rows = color_bins(torch.stack([photo(RED), photo(BLUE)]))
    assert rows.shape == (2, BINS)
    assert rows.norm(dim=1).tolist() == pytest.approx([1, 1])


def test_a_thing_is_known_by_its_color_whatever_its_size_and_the_wall_behind():
    assert likeness(photo(RED), photo(RED, share=0.1)) > 0.95
    assert likeness(photo(RED), photo(RED, background=(-0.2, 0.1, 0.0))) > 0.95


def test_things_of_other_colors_are_not_alike():
    assert likeness(photo(RED), photo(BLUE)) < 0.3


def test_a_color_a_little_off_is_still_alike():
    assert likeness(photo(RED), photo((0.6, -0.8, -0.8))) > 0.8


def test_a_photo_of_one_color_alone_is_counted_whole():
    plain = torch.tensor(RED).view(3, 1, 1).repeat(1, 192, 192)
    assert likeness(plain, photo(RED)) > 0.95
