"""A switchboard over a desk that can be taken down, and a clock that can be set."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.catalog.store import open_store
from assistant.errors import DeskDown
from assistant.handoff.hours import hours
from assistant.handoff.ledger import Ledger
from assistant.handoff.switchboard import Switchboard
from assistant.people import Cause, Handover, Line, Request, Ticket, Who
from assistant.settings import Settings

START = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)  # a Wednesday


class HeldDesk:
    """A desk in memory."""

    def __init__(self, name: str = "held", *, is_live: bool = True) -> None:
        self.name, self.is_live, self.is_down = name, is_live, False
        self.refused = ""  # a text that is never taken
        self.opened: list[tuple[Handover, str]] = []
        self.passed: list[tuple[str, str]] = []  # reference, text
        self.closed: list[str] = []

    def open(self, handover: Handover, reference: str) -> str:
        self._check()
        self.opened.append((handover, reference))
        return reference or f"ref-{handover.number}"

    def pass_on(self, ticket: Ticket, line: Line) -> None:
        self._check(line.text)
        self.passed.append((ticket.reference, line.text))

    def close(self, ticket: Ticket) -> None:
        self._check()
        self.closed.append(ticket.reference)

    def _check(self, text: str | None = None) -> None:
        if self.is_down or text == self.refused:
            raise DeskDown("Expected a test.")


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def go(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class HeldTranscript:
    """What was said in every conversation."""

    said: list[Line] = field(default_factory=list)

    def lines(self, conversation: str, most: int) -> Sequence[Line]:
        return self.said[-most:]


def request(conversation: str = "c1", said: str = "a human please", *, is_pushed: bool = True) -> Request:
    return Request(conversation=conversation, cause=Cause.ASKED, said=said, is_pushed=is_pushed)


def spoken(text: str, minutes: float, who: Who = Who.CUSTOMER) -> Line:
    return Line(who=who, text=text, at=START - timedelta(minutes=minutes))


@pytest.fixture
def desk() -> HeldDesk:
    return HeldDesk()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def transcript() -> HeldTranscript:
    return HeldTranscript([spoken("red dresses", 2), spoken("I found 2.", 1, Who.ASSISTANT)])


@dataclass
class Shop:
    """Makes switchboards over one store, as several processes have them."""

    url: str
    transcript: HeldTranscript
    clock: Clock

    def switchboard(self, desk: HeldDesk, opening: str = "") -> Switchboard:
        ledger = Ledger(open_store(self.url), desk.name)
        return Switchboard(desk, ledger, self.transcript, hours(opening, "UTC"), "It is me again.", self.clock)


@pytest.fixture
def shop(tmp_path: Path, transcript: HeldTranscript, clock: Clock, in_each_database: str) -> Shop:
    return Shop(Settings(home=tmp_path).database, transcript, clock)


@pytest.fixture
def board(shop: Shop, desk: HeldDesk) -> Switchboard:
    return shop.switchboard(desk)
