"""People of the shop: what they are told when a conversation is handed to them, and the ports to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from assistant.types import Value

#: Lines of a conversation that go over with it, the last ones.
MOST_LINES = 100


class Who(StrEnum):
    """Who says a line."""

    CUSTOMER = "customer"
    ASSISTANT = "assistant"
    PERSON = "person"


class Line(Value):
    """One thing that was said. Text only, whoever says it."""

    who: Who
    text: str
    at: datetime  # with its zone
    name: str = ""  # of a person, where it is known


class Cause(StrEnum):
    """Why a person is brought in. Each names a response `utter_cause_<cause>`."""

    ASKED = "asked"
    MISUNDERSTOOD = "misunderstood"
    INSULT = "insult"
    DISTRESS = "distress"
    ADVICE = "advice"


class Request(Value):
    """A customer is to be brought together with a person."""

    conversation: str
    cause: Cause
    said: str  # what led to it, the customer's words
    understood: tuple[str, ...] = ()  # the chips, as labels
    screen: tuple[str, ...] = ()  # products shown last, "Ada Dress, Red, $60"
    cart: tuple[str, ...] = ()  # "2 x Ada Dress, Red, M, $120", last the total; nothing where there is no cart
    is_pushed: bool = False  # what a person says reaches the customer by itself, as on the page


class Handover(Value):
    """All that a person is told: the request, and what was said before it."""

    number: int  # of the handover, 1, 2, 3, … within the shop
    at: datetime
    request: Request
    lines: tuple[Line, ...]  # oldest first; the last are the words that led to it


@dataclass(frozen=True, slots=True)
class Ticket:
    """A conversation at a desk."""

    number: int  # of the handover
    conversation: str
    reference: str  # the desk's own name of it


class HumanDesk(Protocol):
    """Where people of the shop take conversations over. Every method raises DeskDown where they cannot be reached."""

    @property
    def name(self) -> str:
        """Names the kind of desk: a reference means something to the desk that gave it alone."""

    @property
    def is_live(self) -> bool:
        """Tell whether people sit there and read along, or look at it now and then."""

    def open(self, handover: Handover, reference: str) -> str:
        """Hand a conversation over and return the desk's name of it; `reference` is the one it had before, or ""."""

    def pass_on(self, ticket: Ticket, line: Line) -> None:
        """Pass on what the customer says further."""

    def close(self, ticket: Ticket) -> None:
        """Tell that the customer has gone back to the assistant."""


class Transcript(Protocol):
    """Knows what was said in all conversations."""

    def lines(self, conversation: str, most: int) -> Sequence[Line]:
        """Return the last lines of a conversation, oldest first; none where it is not known."""


class Reached(StrEnum):
    """What came of asking for a person. Each names a response `utter_handoff_<reached>`."""

    LIVE = "live"  # they have the conversation, and read along
    SOON = "soon"  # they have it, and look at it now and then
    CLOSED = "closed"  # it is kept for them, outside their hours
    UNREACHED = "unreached"  # it is kept, and tried again
    NOBODY = "nobody"  # this shop has no desk


class Passed(StrEnum):
    """What came of a further message."""

    FIRST = "first"  # passed on; they look at it now and then, which the customer is told once
    ON = "on"
    LOST = "lost"  # they cannot be reached now: it is kept and tried again, and the assistant has the conversation


class People(Protocol):
    """The people of the shop, as the conversation needs them."""

    @property
    def is_staffed(self) -> bool:
        """Tell whether the shop has a desk at all."""

    def request(self, request: Request) -> Reached:
        """Ask for a person; LIVE and SOON mean that they have the conversation from now on."""

    def holds(self, conversation: str) -> bool:
        """Tell whether a person has a conversation."""

    def pass_on(self, conversation: str, said: str) -> Passed:
        """Pass on what a customer says, of a conversation that a person has."""

    def release(self, conversation: str) -> None:
        """Give a conversation back to the assistant, as its customer wants."""

    def news(self, conversation: str) -> Sequence[Line]:
        """Return what was said to a customer whom nothing reaches by itself; it counts as told."""


@dataclass(frozen=True, slots=True)
class News:
    """What a customer is to be told: by a person, or by the assistant that has the conversation back."""

    key: int
    conversation: str
    line: Line
    is_held: bool  # a person has the conversation from now on


@dataclass(frozen=True, slots=True)
class Case:
    """A handover as staff list it."""

    number: int
    conversation: str
    state: str
    at: datetime
    said: str  # the words that led to it


class Correspondence(Protocol):
    """The shop's side of conversations: what people say and decide, and what of it is still to be told."""

    def say(self, conversation: str, name: str, text: str, source: str | None = None) -> None:
        """Say something to a customer. Who speaks takes the conversation, unless the customer has ended it.

        `conversation` may be its id, or the number of its handover. The same `source`, a desk's own name of the
        message, is heard once. Raises NoSuchHandover.
        """

    def give_back(self, conversation: str) -> None:
        """Give a conversation back to the assistant, which the customer is told. Raises NoSuchHandover."""

    def conversation(self, reference: str) -> str | None:
        """Return the conversation that the desk calls so; None for any other."""

    def untold(self) -> Sequence[News]:
        """Return what is to be pushed to customers, oldest first, some of it at a time."""

    def told(self, key: int) -> None:
        """Note that a customer has been told."""

    def retry(self) -> None:
        """Try again what could not be brought to the desk."""

    def cases(self) -> Sequence[Case]:
        """Return all handovers that are not over, oldest first."""


class Nobody:
    """The people of a shop that has no desk."""

    is_staffed = False

    def request(self, request: Request) -> Reached:  # noqa: ARG002 - the port's signature, as below
        """Reach nobody."""
        return Reached.NOBODY

    def holds(self, conversation: str) -> bool:  # noqa: ARG002
        """Have no conversation."""
        return False

    def pass_on(self, conversation: str, said: str) -> Passed:  # noqa: ARG002
        """Be out of reach."""
        return Passed.LOST

    def release(self, conversation: str) -> None:
        """Have nothing to give back."""

    def news(self, conversation: str) -> Sequence[Line]:  # noqa: ARG002
        """Say nothing."""
        return ()
