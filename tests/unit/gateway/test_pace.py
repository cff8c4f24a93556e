"""How fast a client of a call may send."""

import pytest

from assistant.errors import TooManyRequests
from assistant.gateway.pace import FIRST_SECONDS, MOST_EVENTS, MOST_SPEED, Pace


def test_who_sends_as_fast_as_they_speak_never_waits():
    pace = Pace(0.0)
    assert [pace.wait(0.02 * n, 0.02) for n in range(1, 3000)] == [0.0] * 2999


def test_who_sends_all_at_once_waits_until_it_is_eight_times_as_fast():
    pace, at = Pace(0.0), 0.0
    for _ in range(5000):
        at += pace.wait(at, 0.02)
    assert at == pytest.approx((100 - FIRST_SECONDS) / MOST_SPEED, abs=0.05)


def test_who_was_silent_for_long_has_saved_up_nothing():
    pace, at = Pace(0.0), 600.0
    for _ in range(5000):
        at += pace.wait(at, 0.02)
    assert at - 600 == pytest.approx((100 - FIRST_SECONDS) / MOST_SPEED, abs=0.05)


def test_frames_of_one_sample_are_no_way_around_it():
    pace, at = Pace(0.0), 0.0
    for _ in range(10_000):
        at += pace.wait(at, 1 / 16_000)
    assert at > 5


def test_more_events_than_the_protocol_has_use_for_are_refused():
    pace = Pace(0.0)
    for place in range(MOST_EVENTS):
        pace.count(place / MOST_EVENTS)
    with pytest.raises(TooManyRequests):
        pace.count(0.999)
    pace.count(1.001)
