"""Weak speech becomes louder, within bounds; nothing else changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.audio.gain import MOST_GAIN_DB, WANTED_DB, Leveler, leveled
from assistant.audio.pcm import FULL, Samples, joined, level_db, silence
from tests.sounds import frames, noise, tone, voice

MOST_GAIN = 10 ** (MOST_GAIN_DB / 20)


def live(samples: Samples) -> Samples:
    leveler = Leveler()
    return joined(leveler.feed(frame) for frame in frames(samples))


@pytest.mark.parametrize("level", [0.02, 0.05, 0.1])
@pytest.mark.parametrize("how", [leveled, live])
def test_weak_speech_becomes_as_loud_as_is_wanted(how, level):
    weak = tone(440, 3.0, level)
    assert level_db(how(weak)[-16_000:]) == pytest.approx(WANTED_DB, abs=0.5)


@pytest.mark.parametrize("how", [leveled, live])
def test_loud_speech_stays_as_it_is(how):
    loud = tone(440, 2.0, 0.5)
    assert np.array_equal(how(loud), loud)


@pytest.mark.parametrize("how", [leveled, live])
def test_the_weakest_speech_is_raised_by_no_more_than_the_bound(how):
    faint = tone(440, 2.0, 0.003)
    assert level_db(how(faint)) - level_db(faint) == pytest.approx(MOST_GAIN_DB, abs=0.5)


@pytest.mark.parametrize("how", [leveled, live])
@pytest.mark.parametrize("sound", [silence(1.0), silence(0), noise(2.0, 0.001)], ids=["silence", "nothing", "hiss"])
def test_what_is_no_speech_is_not_raised(how, sound):
    assert np.array_equal(how(sound), sound)


def test_a_recording_with_long_pauses_is_judged_by_its_speech():
    made = leveled(joined([silence(5.0), tone(440, 2.0, 0.05), silence(5.0)]))
    assert level_db(made[5 * 16_000 : 7 * 16_000]) == pytest.approx(WANTED_DB, abs=0.5)


def test_pauses_do_not_change_the_gain():
    said = tone(440, 2.0, 0.05)
    made = live(joined([said, noise(10.0, 0.002), said]))
    assert level_db(made[-16_000:]) == pytest.approx(level_db(made[16_000:32_000]), abs=0.3)


def test_a_loud_word_after_weak_ones_does_not_clip():
    made = live(joined([tone(440, 2.0, 0.02), tone(440, 1.0, 0.8)]))
    assert np.abs(made.astype(int)).max() < 0.95 * FULL


def test_a_voice_keeps_its_sound():
    said = voice(2.0, 0.05)
    made = live(said)
    assert np.corrcoef(said[16_000:], made[16_000:])[0, 1] > 0.98


@given(arrays(np.int16, st.integers(0, 2_000)))
def test_any_sound_keeps_its_length_and_is_never_raised_by_more_than_the_bound(samples):
    for made in (leveled(samples), live(samples)):
        assert made.shape == samples.shape
        assert np.all(np.abs(made.astype(int)) <= np.ceil(MOST_GAIN * np.abs(samples.astype(int)) + 1))
        assert np.all(np.abs(made.astype(int)) >= np.abs(samples.astype(int)) - 1)
