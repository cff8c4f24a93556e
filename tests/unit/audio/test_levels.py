import numpy as np
import pytest

from assistant.audio.levels import louder, trimmed
from assistant.audio.pcm import RATE, Samples, from_waves, joined, level_db, silence


def tone(loudness: float) -> Samples:
    return from_waves(loudness * np.sin(2 * np.pi * 440 * np.arange(RATE // 2) / RATE))


@pytest.mark.parametrize("decibels", [-12.0, -6.0, 6.0, 12.0])
def test_quiet_speech_gets_as_loud_as_asked(decibels):
    assert level_db(louder(tone(0.1), decibels)) - level_db(tone(0.1)) == pytest.approx(decibels, abs=0.05)


@pytest.mark.parametrize("decibels", [3.0, 12.0, 40.0])
def test_loud_speech_gets_louder_and_never_clips(decibels):
    made = louder(tone(0.7), decibels)
    assert level_db(made) > level_db(tone(0.7))
    assert np.abs(made.astype(int)).max() < 32_768


def test_more_of_a_loud_sample_stays_more():
    ramp = np.arange(-32_768, 32_768, 64).astype(np.int16)
    assert np.all(np.diff(louder(ramp, 6.0).astype(int)) >= 0)


def test_no_change_is_none():
    assert np.array_equal(louder(tone(0.5), 0.0), tone(0.5))
    assert len(louder(silence(0), 6.0)) == 0


def test_silence_around_speech_is_left_out_and_silence_within_is_kept():
    speech = joined([tone(0.5), silence(0.3), tone(0.5)])
    made = trimmed(joined([silence(0.5), speech, silence(1.0)]))
    assert len(speech) <= len(made) <= len(speech) + 0.03 * RATE


def test_nothing_is_left_of_silence():
    assert len(trimmed(silence(1.0))) == len(trimmed(silence(0))) == 0
