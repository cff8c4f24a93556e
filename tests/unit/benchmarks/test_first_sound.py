"""Timing a voice, by a speaker whose time is known."""

import numpy as np
import pytest

from benchmarks import first_sound
from benchmarks.first_sound import REPLIES, first_sounds
from tests.fakes import ToneSpeaker


class Slow(ToneSpeaker):
    """Takes 20 ms of its own clock for a sentence, and speaks a second."""

    rate = 16_000

    def __init__(self):
        super().__init__()
        self.clock = 0.0

    def speak(self, sentence, *, speed=1.0):
        self.clock += 0.02
        return np.full(self.rate, 9000, np.int16)


def test_the_first_sound_comes_after_one_piece_and_all_after_all_of_them(monkeypatch):
    slow = Slow()
    monkeypatch.setattr(first_sound, "perf_counter", lambda: slow.clock)
    row = first_sounds(slow, ["One. Two. Three. Four."], times=2)
    assert row["first p50 ms"] == 20
    assert row["all p50 ms"] > 20
    assert row["all p50 ms"] % 20 == 0
    assert row["rtf"] == pytest.approx(0.02 / 1.25, rel=0.8)


def test_every_reply_measured_can_be_spoken():
    speaker = ToneSpeaker()
    assert first_sounds(speaker, times=1)["system"] == "tones"
    assert len(speaker.asked) > len(REPLIES)
