import numpy as np
import pytest

from assistant.audio import pcm


def tone(hertz: float, rate: int = pcm.RATE, duration: float = 0.5, loudness: float = 0.5) -> pcm.Samples:
    return pcm.from_waves(loudness * np.sin(2 * np.pi * hertz * np.arange(round(duration * rate)) / rate))


def strongest(samples: pcm.Samples, rate: int) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * rate / len(samples))


def test_samples_survive_the_wire():
    samples = np.array([0, 1, -1, 32_767, -32_768], dtype=np.int16)
    assert pcm.from_bytes(pcm.to_bytes(samples)).tolist() == samples.tolist()


def test_half_a_sample_is_left_out():
    assert pcm.from_bytes(b"\x01\x00\x7f").tolist() == [1]


def test_samples_survive_as_waves():
    samples = np.arange(-32_768, 32_768, dtype=np.int32).astype(np.int16)
    assert np.array_equal(pcm.from_waves(pcm.to_waves(samples)), samples)


def test_what_is_too_loud_is_clipped_and_what_is_no_number_is_silent():
    assert pcm.from_waves(np.array([3.0, -3.0, np.nan])).tolist() == [32_767, -32_768, 0]


def test_the_level_of_a_tone_is_told_in_decibels():
    assert pcm.level_db(tone(440, loudness=1.0)) == pytest.approx(-3.01, abs=0.05)
    assert pcm.level_db(tone(440, loudness=0.1)) == pytest.approx(-23.01, abs=0.05)


def test_silence_and_nothing_have_the_lowest_level():
    assert pcm.level_db(pcm.silence(0.1)) == pcm.level_db(pcm.silence(0)) == pcm.SILENCE_DB


@pytest.mark.parametrize("rate", [8_000, 22_050, 24_000, 44_100, 48_000])
def test_a_tone_keeps_its_pitch_and_length_at_another_rate(rate):
    made = pcm.resampled(tone(440, rate), rate)
    assert pcm.seconds(made) == pytest.approx(0.5, abs=0.001)
    assert strongest(made, pcm.RATE) == pytest.approx(440, abs=3)


def test_a_tone_too_high_for_the_rate_is_not_mirrored_into_it():
    assert pcm.level_db(pcm.resampled(tone(11_000, 48_000), 48_000)) < -50


def test_parts_are_joined_and_nothing_is_nothing():
    assert pcm.joined([tone(440), pcm.silence(0.5)]).shape == (pcm.RATE,)
    assert pcm.joined([]).shape == (0,)
