import numpy as np

from assistant.audio.pcm import FRAME, RATE, joined, silence
from assistant.hearing.levels import MARGIN, Pauses, speech_in
from tests.speech import hiss


def test_silence_around_speech_is_left_out_but_for_a_margin():
    first, last = speech_in(joined([silence(2), hiss(1), silence(3)]))
    assert abs(first / RATE - (2 - MARGIN)) < 0.03
    assert abs(last / RATE - (3 + MARGIN)) < 0.03


def test_where_it_is_never_silent_all_is_kept():
    assert speech_in(hiss(2)) == (0, 2 * RATE)


def test_less_than_a_frame_is_kept_whole():
    assert speech_in(np.ones(5, np.int16)) == (0, 5)


def quiet_after(*sounds):
    pauses = Pauses()
    for start in range(0, len(sound := joined(sounds)), FRAME):
        pauses.hear(sound[start : start + FRAME])
    return pauses.quiet / RATE


def test_a_pause_lasts_since_the_last_loud_sound():
    assert quiet_after(hiss(1), silence(0.4)) == 0.4
    assert quiet_after(hiss(1), silence(0.4), hiss(0.02)) == 0
    assert quiet_after(hiss(1), hiss(0.4, 0.002)) == 0.4


def test_there_is_no_pause_before_anything_was_loud_nor_in_steady_noise():
    assert quiet_after(silence(1)) == quiet_after(hiss(2)) == 0
