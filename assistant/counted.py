"""What the shop writes down and whom it asks for, counted as it goes by."""

from collections.abc import Callable, Sequence

from assistant.customers.book import Journal, KnownEvent
from assistant.customers.events import Event, SearchMade
from assistant.people import Line, Passed, People, Reached, Request

Count = Callable[[str], None]


class CountedJournal:
    """A journal of which `count` is told what came of each search."""

    def __init__(self, journal: Journal, count: Count) -> None:
        self._journal = journal
        self._count = count

    def write(self, customer: str, model: str, search: SearchMade | None, events: Sequence[Event]) -> None:
        """Write a turn down, and count its search, be it written or not."""
        if search is not None:
            self._count(search.outcome)
        self._journal.write(customer, model, search, events)

    def take_back(self, customer: str, events: Sequence[Event]) -> None:
        """Delete what was written of these events."""
        self._journal.take_back(customer, events)

    def counts(self, customer: str) -> dict[str, int]:
        """Return how many events of each kind are kept of a customer."""
        return self._journal.counts(customer)

    def latest(self, customer: str, most: int) -> Sequence[KnownEvent]:
        """Return the latest events of a customer."""
        return self._journal.latest(customer, most)


class CountedPeople:
    """People of the shop of whom `count` is told how they were reached."""

    def __init__(self, people: People, count: Count) -> None:
        self._people = people
        self._count = count

    @property
    def is_staffed(self) -> bool:
        """Tell whether the shop has a desk at all."""
        return self._people.is_staffed

    def request(self, request: Request) -> Reached:
        """Ask for a person, and count it."""
        reached = self._people.request(request)
        self._count(reached)
        return reached

    def holds(self, conversation: str) -> bool:
        """Tell whether a person has a conversation."""
        return self._people.holds(conversation)

    def pass_on(self, conversation: str, said: str) -> Passed:
        """Pass on what a customer says."""
        return self._people.pass_on(conversation, said)

    def release(self, conversation: str) -> None:
        """Give a conversation back to the assistant."""
        self._people.release(conversation)

    def news(self, conversation: str) -> Sequence[Line]:
        """Return what was said to a customer whom nothing reaches by itself."""
        return self._people.news(conversation)
