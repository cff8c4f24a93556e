"""How fast a client of a call may send: sound is taken in no faster than so, events are refused beyond."""

from collections import deque

from assistant.errors import TooManyRequests

#: Sound is read at most so many times as fast as it is spoken, after a first piece. A client that sends more has to
#: wait: its call would take more of the processor than many others together.
MOST_SPEED = 8.0
FIRST_SECONDS = 2.0
LEAST_SECONDS = 0.005  # that a frame counts for: many small ones take time as well
MOST_EVENTS = 200  # in a second: positions alone are 80 where a call is eight times as fast as speech


class Pace:
    """Of one client. `at` is any clock, seconds."""

    def __init__(self, at: float) -> None:
        self._began = at
        self._sound = 0.0  # seconds taken in since then
        self._events: deque[float] = deque()

    def wait(self, at: float, seconds: float) -> float:
        """Take in so many seconds of sound; return how long to wait before more is read, 0 at the pace of speech."""
        self._sound += max(LEAST_SECONDS, seconds)
        ahead = self._sound - FIRST_SECONDS - MOST_SPEED * (at - self._began)
        if self._sound <= at - self._began:  # who was slow has saved up nothing
            self._began, self._sound = at, 0.0
        return max(0.0, ahead / MOST_SPEED)

    def count(self, at: float) -> None:
        """Count an event. Raises TooManyRequests."""
        while self._events and self._events[0] <= at - 1:
            self._events.popleft()
        if len(self._events) >= MOST_EVENTS:
            raise TooManyRequests(f"Expected at most {MOST_EVENTS} events a second; send fewer.", 1)
        self._events.append(at)
