"""What is kept of customers, and by whom: the ports, and the book of a shop that keeps nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pydantic import Field

from assistant.cart_line import CartLine
from assistant.customers.events import Event, SearchMade
from assistant.customers.preferences import Preferences
from assistant.types import Preference, Value

Edit = Callable[[Preferences], Preferences]


@dataclass(frozen=True, slots=True)
class Consent:
    """What a customer said to being remembered, and when."""

    agreed: bool
    at: datetime


class Customers(Protocol):
    """Who agreed to be remembered, and what they have said of themselves."""

    def consent(self, customer: str) -> Consent | None:
        """Return what a customer said; None of who never said."""

    def agree(self, customer: str, *, agreed: bool) -> None:
        """Write down whether a customer wants to be remembered.

        Of who does not, the preferences, searches and events that were kept so far are deleted.
        """

    def preferences(self, customer: str) -> Preferences:
        """Return what is remembered of a customer, the latest last; nothing of who did not agree."""

    def remember(self, customer: str, edit: Edit) -> bool:
        """Change what is remembered; nothing is done, and False returned, for who did not agree."""


class Journal(Protocol):
    """What customers were shown and did. Raises JournalDown where it cannot be written or read."""

    def write(self, customer: str, model: str, search: SearchMade | None, events: Sequence[Event]) -> None:
        """Write a turn down; whose it was is written only of who agreed to be remembered."""

    def take_back(self, customer: str, events: Sequence[Event]) -> None:
        """Delete what was written of these events: those of the same kind, product and search."""

    def counts(self, customer: str) -> dict[str, int]:
        """Return how many events of each kind are kept of a customer."""

    def latest(self, customer: str, most: int) -> "Sequence[KnownEvent]":
        """Return the latest events of a customer, the latest first."""


class KnownEvent(Value):
    """One event as its customer is told of it."""

    at: datetime
    kind: str
    item_group_id: str


class KnownUpload(Value):
    """A photo or a recording that is still kept."""

    id: str
    kind: str
    expires_at: datetime


class Known(Value):
    """All that is kept of one customer."""

    agreed: bool
    asked_at: datetime | None = None  # when they said whether they agree
    preferences: tuple[Preference, ...] = ()
    events: Mapping[str, int] = Field(default_factory=dict)  # by kind
    latest: tuple[KnownEvent, ...] = ()  # the latest first
    searches: int = 0
    cart: tuple[CartLine, ...] = ()
    uploads: tuple[KnownUpload, ...] = ()
    conversations: int = 0
    messages: int = 0  # of both sides
    handovers: int = 0  # conversations that went to people of the shop


class Forgets(Protocol):
    """Stores that keep something of customers."""

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Delete all that is kept of a customer and of these conversations. What is gone already is no error.

        Raises NotForgotten.
        """


class Memory(Forgets, Protocol):
    """Everything that is kept of customers, wherever it is."""

    def known(self, customer: str) -> Known:
        """Return all that is kept of a customer."""

    def agree(self, customer: str, *, agreed: bool) -> None:
        """Write down whether a customer wants to be remembered, as Customers does."""

    def sweep(self) -> None:
        """Delete what is older than it may be."""


class NoCustomers:
    """Remembers nobody."""

    def consent(self, customer: str) -> None:
        """Have heard of no consent."""

    def agree(self, customer: str, *, agreed: bool) -> None:
        """Write nothing down."""

    def preferences(self, customer: str) -> Preferences:  # noqa: ARG002
        """Know none."""
        return ()

    def remember(self, customer: str, edit: Edit) -> bool:  # noqa: ARG002
        """Do nothing."""
        return False


class NoJournal:
    """Writes nothing down."""

    def write(self, customer: str, model: str, search: SearchMade | None, events: Sequence[Event]) -> None:
        """Let it pass."""

    def take_back(self, customer: str, events: Sequence[Event]) -> None:
        """Have nothing to delete."""

    def counts(self, customer: str) -> dict[str, int]:  # noqa: ARG002
        """Know of none."""
        return {}

    def latest(self, customer: str, most: int) -> Sequence[KnownEvent]:  # noqa: ARG002
        """Know of none."""
        return ()


class NoMemory:
    """Keeps nothing, so there is nothing to forget."""

    def known(self, customer: str) -> Known:  # noqa: ARG002
        """Know nothing."""
        return Known(agreed=False)

    def agree(self, customer: str, *, agreed: bool) -> None:
        """Write nothing down."""

    def forget(self, customer: str, conversations: Sequence[str]) -> None:
        """Have nothing to delete."""

    def sweep(self) -> None:
        """Have nothing to delete."""


NO_CUSTOMERS = NoCustomers()
NO_JOURNAL = NoJournal()
NO_MEMORY = NoMemory()
