"""When a customer of recordings speaks."""

import numpy as np
import pytest

from assistant.audio.pcm import FRAME, RATE, Samples
from assistant.mic.script import INTO_SECONDS, PATIENCE_SECONDS, QUIET_SECONDS, UNHEARD_SECONDS, Moment, Script

SAID = [np.full(2 * FRAME, place + 1, np.int16) for place in range(3)]


class Call:
    """Counts the frames of a script until something happens."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.frames = 0

    def frame(self, playing: bool = False, heard: bool = True, settled: bool = True) -> Samples | None:
        self.frames += 1
        return self.script.next(Moment(playing, playing, heard, settled))

    def until_speech(self, **state: bool) -> float:
        """Return after how many seconds something is said, or the call ended."""
        before = self.frames
        while (frame := self.frame(**state)) is not None and not frame.any():
            pass
        self.frame(**state)  # the second frame of what is said
        return (self.frames - 1 - before) * FRAME / RATE


def test_the_customer_speaks_first_then_after_each_answer_and_then_hangs_up():
    call = Call(Script(SAID[:2]))
    assert call.until_speech() == pytest.approx(QUIET_SECONDS, abs=0.03)
    for _ in range(100):
        assert not call.frame(settled=False).any()
    for _ in range(100):
        assert not call.frame(playing=True).any()
    assert call.until_speech() == pytest.approx(QUIET_SECONDS, abs=0.03)
    call.frame(playing=True)
    while (last := call.frame()) is not None:
        assert not last.any()


def test_a_recording_that_interrupts_is_spoken_into_the_answer():
    call = Call(Script(SAID, interrupting={1}))
    call.until_speech()
    assert call.until_speech(playing=True) == pytest.approx(INTO_SECONDS, abs=0.03)


def test_an_answer_too_short_to_be_interrupted_is_followed_by_what_was_to_interrupt_it():
    call = Call(Script(SAID, interrupting={1}))
    call.until_speech()
    for _ in range(20):
        call.frame(playing=True)
    assert call.until_speech() == pytest.approx(QUIET_SECONDS, abs=0.03)


def test_an_answer_that_never_comes_is_waited_for_so_long_and_no_longer():
    call = Call(Script(SAID))
    call.until_speech()
    assert call.until_speech(settled=False) == pytest.approx(PATIENCE_SECONDS, abs=0.03)


def test_what_nobody_noticed_is_given_up_sooner():
    call = Call(Script(SAID))
    call.until_speech()
    assert call.until_speech(heard=False, settled=False) == pytest.approx(UNHEARD_SECONDS, abs=0.03)


def test_one_recording_is_streamed_as_it_is():
    recording = np.arange(10 * FRAME + 7).astype(np.int16)
    script = Script([recording])
    frames = []
    while (frame := script.next(Moment(True, False, True, True))) is not None:
        frames.append(frame)
    heard = np.concatenate(frames)
    start = int(np.flatnonzero(heard)[0]) - 1
    assert heard[start : start + len(recording)].tolist() == recording.tolist()


def test_without_recordings_the_call_is_over_when_it_is_quiet():
    call = Call(Script([]))
    assert call.until_speech() == pytest.approx(QUIET_SECONDS, abs=0.03)
