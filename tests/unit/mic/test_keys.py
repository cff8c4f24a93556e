"""What keys do during a call."""

import sys

import pytest

from assistant.calling.events import Mute, Release
from assistant.errors import SetupError
from assistant.mic.keys import Keys, watched

OFF, ON, DONE = Mute(type="mute", on=True), Mute(type="mute", on=False), Release(type="release")


def pressed(keys: str, *, pushes: bool) -> list[object]:
    told: list[object] = []
    pad = Keys(told.append, pushes=pushes)
    pad.begin()
    for key in keys:
        pad.press(key)
    return told


def test_who_pushes_to_talk_is_heard_between_two_presses_and_then_the_turn_is_over():
    assert pressed("  ", pushes=True) == [OFF, ON, DONE, OFF]


def test_hands_free_a_key_turns_the_microphone_off_and_on():
    assert pressed("mm", pushes=False) == [OFF, ON]


def test_keys_of_the_other_way_to_talk_do_nothing():
    assert pressed(" x", pushes=False) == []
    assert pressed("mx", pushes=True) == [OFF]


@pytest.mark.parametrize("key", ["q", "\x03", "\x04"])
def test_a_key_hangs_up(key):
    assert pressed(key, pushes=False) == [None]


def test_to_push_to_talk_needs_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    keys = Keys(lambda _: None, pushes=True)
    keys.begin()
    with pytest.raises(SetupError), watched(keys):
        pass
