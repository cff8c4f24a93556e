import numpy as np
import pytest

from assistant.audio.pcm import FRAME, RATE, Samples, from_waves, joined, level_db
from assistant.audio.shaping import BANDS, HOP, SPAN, Shaped
from tests.speech import hiss


def unchanged(power):
    return np.ones_like(power)


def quarter(power):
    return np.full_like(power, 0.25)


def without_high(power):
    """Leave out what is above 2 kHz."""
    return np.where(np.arange(BANDS) * RATE / SPAN < 2000, 1.0, 0.0) * np.ones_like(power)


def shaped(sound: Samples, gains, size: int | None = None) -> Samples:
    stream = Shaped(gains)
    parts = [stream.feed(sound[start : start + (size or len(sound))]) for start in range(0, len(sound), size or RATE)]
    return joined([*parts, stream.end()])


def tone(hertz: float) -> Samples:
    return from_waves(0.3 * np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE))


@pytest.mark.parametrize("length", [1, HOP - 1, HOP, HOP + 1, SPAN, 1000, RATE])
def test_what_nobody_changes_comes_out_as_it_went_in(length):
    sound = hiss(1.0)[:length]
    assert np.array_equal(shaped(sound, unchanged), sound)


def test_nothing_stays_nothing():
    stream = Shaped(unchanged)
    assert not len(stream.feed(hiss(0)))
    assert not len(stream.end())


def test_what_is_lowered_comes_out_lower():
    sound = tone(700)
    assert level_db(sound) - level_db(shaped(sound, quarter)) == pytest.approx(12.04, abs=0.05)


def test_one_frequency_is_left_out_and_another_is_not():
    assert level_db(shaped(tone(700), without_high)) == pytest.approx(level_db(tone(700)), abs=0.1)
    assert level_db(shaped(tone(5000), without_high)) < level_db(tone(5000)) - 30


@pytest.mark.parametrize("size", [1, 7, HOP, FRAME, 1234])
def test_bit_by_bit_it_is_the_same_as_at_once(size):
    sound = hiss(0.4)
    assert np.array_equal(shaped(sound, without_high, size), shaped(sound, without_high))


def test_it_is_never_more_than_20_ms_behind():
    stream, sound, ready = Shaped(unchanged), hiss(1.0), 0
    for end in range(FRAME, len(sound) + 1, FRAME):
        ready += len(stream.feed(sound[end - FRAME : end]))
        assert end - ready <= SPAN


def test_the_power_of_full_scale_is_told_whatever_the_bits():
    told = []
    shaped(from_waves(np.ones(SPAN * 4)), lambda power: told.append(power) or np.ones_like(power))
    inner = np.concatenate(told)[2]
    # All of a constant lies at 0 Hz; the window's sum is its amplitude.
    assert inner[0] == pytest.approx(np.sum(np.sin(np.pi * np.arange(SPAN) / SPAN)) ** 2, rel=1e-3)
