"""Places for calls: so many of one session, so many of all, and none where the shop takes none."""

import pytest

from assistant.calling.parts import Parts
from assistant.errors import CallsDown, TooManyRequests
from assistant.gateway.calls import Calls
from tests.fakes import FakeTranscriber, LoudnessDetector
from tests.unit.calling.customer import NOTICES, AtOnce, ToneVoice

PARTS = Parts(LoudnessDetector(), FakeTranscriber("red dresses"), ToneVoice(), NOTICES, AtOnce(), AtOnce())


def test_a_session_has_so_many_calls_and_no_more():
    calls = Calls(PARTS, at_once=8, per_session=2, per_address=8)
    with calls.place("one", ""), calls.place("one", ""), calls.place("two", "") as parts:
        assert parts is PARTS
        with pytest.raises(TooManyRequests, match="of one conversation"), calls.place("one", ""):
            pass
    with calls.place("one", ""):
        pass


def test_a_shop_has_so_many_calls_and_no_more():
    calls = Calls(PARTS, at_once=2, per_session=2, per_address=8)
    with (
        calls.place("one", ""),
        calls.place("two", ""),
        pytest.raises(TooManyRequests, match="at once"),
        calls.place("three", ""),
    ):
        pass


def test_a_call_that_fails_gives_its_place_back():
    calls = Calls(PARTS, at_once=1, per_session=1, per_address=8)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), calls.place("one", ""):
            raise ZeroDivisionError


def test_a_shop_without_engines_takes_no_calls_and_says_so():
    calls = Calls(None, at_once=0, per_session=1, per_address=8)
    assert calls.models() == {}
    with pytest.raises(CallsDown), calls.place("one", ""):
        pass


def test_the_engines_in_use_are_named():
    assert Calls(PARTS, 1, 1, 1).models() == {"hears": "the same text", "speaks": "tones", "detects": "loudness"}


def test_an_address_has_so_many_calls_over_all_its_sessions():
    calls = Calls(PARTS, at_once=8, per_session=2, per_address=2)
    with calls.place("one", "192.0.2.1"), calls.place("two", "192.0.2.1"):
        with pytest.raises(TooManyRequests, match="from one address"), calls.place("three", "192.0.2.1"):
            pass
        with calls.place("three", "192.0.2.2"):
            pass
    with calls.place("one", "192.0.2.1"):
        pass
