"""Every speech detector follows a call in the same way, be it a fake or Silero."""

import numpy as np
import pytest

from assistant.audio.pcm import RATE, Samples, joined, silence
from assistant.calling.ports import SpeechDetector
from assistant.calling.vad import SileroDetector
from tests.fakes import LoudnessDetector
from tests.sounds import frames, voice


@pytest.fixture(scope="module", params=[LoudnessDetector, SileroDetector])
def detector(request: pytest.FixtureRequest) -> SpeechDetector:
    return request.param()


def likelihoods(detector: SpeechDetector, samples: Samples) -> list[float]:
    detection = detector.begin()
    return [detection.feed(frame) for frame in frames(samples)]


def test_it_has_a_name_that_stays(detector):
    assert detector.name == detector.name != ""


def test_a_likelihood_is_between_none_and_certain(detector):
    told = likelihoods(detector, joined([voice(2), silence(1)]))
    assert all(0 <= likelihood <= 1 for likelihood in told)


def test_a_voice_is_speech_and_silence_is_not(detector):
    told = likelihoods(detector, joined([silence(1), voice(3), silence(1)]))
    assert max(told[:50]) < 0.35
    assert sum(likelihood >= 0.5 for likelihood in told[50:200]) > 50
    assert max(told[-25:]) < 0.35


def test_nothing_is_judged_before_enough_has_come(detector):
    detection = detector.begin()
    assert detection.feed(silence(0)) == 0
    assert detection.feed(voice(0.001)) == 0


def test_what_is_fed_in_one_piece_is_judged_as_what_is_fed_in_many(detector):
    samples = voice(2)[: 2 * RATE - RATE % 512]
    once, often = detector.begin(), detector.begin()
    whole = once.feed(samples)
    for part in np.array_split(samples, 173):
        pieces = often.feed(part)
    assert pieces == pytest.approx(whole, abs=1e-6)


def test_two_calls_never_hear_each_other(detector):
    first, second = detector.begin(), detector.begin()
    apart = likelihoods(detector, voice(2))
    together = []
    for frame in frames(voice(2)):
        together.append(first.feed(frame))
        second.feed(np.roll(frame, 7) // 2)
    assert together == apart


@pytest.mark.parametrize("odd", [np.full(RATE, 32_767), np.full(RATE, -32_768), np.tile([32_767, -32_768], RATE // 2)])
def test_the_loudest_sound_there_can_be_is_judged(detector, odd):
    assert all(0 <= likelihood <= 1 for likelihood in likelihoods(detector, odd.astype(np.int16)))
