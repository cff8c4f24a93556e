"""Connects customers with people of the shop, over one desk."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from assistant.errors import DeskDown, NoSuchHandover
from assistant.handoff.hours import Hours
from assistant.handoff.ledger import Entry, Ledger, State
from assistant.handoff.words import legible, name_of
from assistant.people import (
    MOST_LINES,
    Case,
    Handover,
    HumanDesk,
    Line,
    News,
    Passed,
    Reached,
    Request,
    Transcript,
    Who,
)

#: How long a message that could not be passed on is tried again.
TRYING = timedelta(days=1)

log = structlog.get_logger("handoff")


class Switchboard:
    """The people of a shop that has a desk, from both sides: `People` for customers, `Correspondence` for people.

    `farewell` is what the assistant says when it has a conversation back; `now` returns the time with its zone.
    """

    is_staffed = True

    def __init__(
        self,
        desk: HumanDesk,
        ledger: Ledger,
        transcript: Transcript,
        hours: Hours,
        farewell: str,
        now: Callable[[], datetime],
    ) -> None:
        self._desk = desk
        self._ledger = ledger
        self._transcript = transcript
        self._hours = hours
        self._farewell = farewell
        self._now = now

    # For customers.

    def request(self, request: Request) -> Reached:
        """Ask for a person; LIVE and SOON mean that they have the conversation from now on."""
        at = self._now()
        is_open = self._hours.are_open(at)
        number = self._ledger.open(request, at)
        if not self._hand_over(number, State.TAKEN if is_open else State.NOTED):
            return Reached.UNREACHED
        if not is_open:
            return Reached.CLOSED
        return Reached.LIVE if self._desk.is_live else Reached.SOON

    def holds(self, conversation: str) -> bool:
        """Tell whether a person has a conversation."""
        entry = self._ledger.latest(conversation)
        return entry is not None and entry.state is State.TAKEN

    def pass_on(self, conversation: str, said: str) -> Passed:
        """Pass on what a customer says, of a conversation that a person has."""
        entry = self._entry(conversation)
        line = Line(who=Who.CUSTOMER, text=said, at=self._now())
        try:
            if not entry.ticket.reference:
                raise DeskDown("Expected the desk to have the conversation; it has not been reached yet.")
            self._desk.pass_on(entry.ticket, line)
        except DeskDown as error:
            log.error("message kept for later", number=entry.ticket.number, code=error.code, reason=str(error))
            self._ledger.add(entry.ticket.number, line)
            self._ledger.move(entry.ticket.number, State.NOTED)
            return Passed.LOST
        if self._desk.is_live or entry.is_told:
            return Passed.ON
        self._ledger.note_told(entry.ticket.number)
        return Passed.FIRST

    def release(self, conversation: str) -> None:
        """Give a conversation back to the assistant, as its customer wants."""
        entry = self._entry(conversation)
        self._ledger.move(entry.ticket.number, State.ENDED)
        try:
            self._desk.close(entry.ticket)
        except DeskDown as error:  # people see it at their next word, which no longer takes the conversation
            log.warning("desk not told of the end", number=entry.ticket.number, code=error.code, reason=str(error))

    def news(self, conversation: str) -> Sequence[Line]:
        """Return what was said to a customer whom nothing reaches by itself; it counts as told."""
        news = self._ledger.untold(conversation)
        for each in news:
            self._ledger.deliver(each.key)
        return tuple(each.line for each in news)

    # For people.

    def say(self, conversation: str, name: str, text: str, source: str | None = None) -> None:
        """Say something to a customer. Raises NoSuchHandover, EmptyText or TextTooLong."""
        entry = self._entry(conversation)
        number = entry.ticket.number
        if source is not None and self._ledger.knows(number, source):
            return
        line = Line(who=Who.PERSON, name=name_of(name), text=legible(text), at=self._now())
        self._ledger.add(number, line, source)
        if entry.state is not State.ENDED:
            self._ledger.move(number, State.TAKEN)

    def give_back(self, conversation: str) -> None:
        """Give a conversation back to the assistant, which the customer is told. Raises NoSuchHandover."""
        entry = self._entry(conversation)
        if entry.state is State.ENDED:
            return
        self._ledger.move(entry.ticket.number, State.ENDED)
        if entry.state is State.TAKEN:
            farewell = Line(who=Who.ASSISTANT, text=self._farewell, at=self._now())
            self._ledger.add(entry.ticket.number, farewell)

    def is_over(self, conversation: str) -> bool:
        """Tell whether a conversation is with the assistant again. Raises NoSuchHandover."""
        return self._entry(conversation).state is State.ENDED

    def conversation(self, reference: str) -> str | None:
        """Return the conversation that the desk calls so; None for any other."""
        entry = self._ledger.called(reference)
        return entry.ticket.conversation if entry else None

    def untold(self) -> Sequence[News]:
        """Return what is to be pushed to customers, oldest first, some of it at a time."""
        return self._ledger.untold()

    def told(self, key: int) -> None:
        """Note that a customer has been told."""
        self._ledger.deliver(key)

    def retry(self) -> None:
        """Try again what could not be brought to the desk. The assistant goes on until a person speaks."""
        for entry in self._ledger.in_state(State.WAITING, State.NOTED, State.TAKEN):
            if entry.state is State.WAITING or not entry.ticket.reference:
                self._hand_over(entry.ticket.number, State.NOTED if entry.state is State.WAITING else entry.state)
        for key, ticket, line in self._ledger.unsent(self._now() - TRYING):
            try:
                self._desk.pass_on(ticket, line)
            except DeskDown as error:
                log.warning("message still kept", number=ticket.number, code=error.code, reason=str(error))
            else:
                self._ledger.deliver(key)

    def cases(self) -> Sequence[Case]:
        """Return all handovers that are not over, oldest first."""
        entries = self._ledger.in_state(State.WAITING, State.NOTED, State.TAKEN)
        return [
            Case(each.ticket.number, each.ticket.conversation, each.state, each.at, each.request.said)
            for each in entries
        ]

    def _hand_over(self, number: int, state: State) -> bool:
        entry = self._ledger.numbered(number)
        assert entry is not None  # noqa: S101 - it was written just before
        try:
            reference = self._desk.open(self._handover(entry), entry.ticket.reference)
        except DeskDown as error:
            log.error("handover kept for later", number=number, code=error.code, reason=str(error))
            return False
        self._ledger.accept(number, reference, state)
        return True

    def _handover(self, entry: Entry) -> Handover:
        request = entry.request
        before = [
            *self._transcript.lines(request.conversation, MOST_LINES),
            *self._ledger.said_by_people(request.conversation),
        ]
        last = Line(who=Who.CUSTOMER, text=request.said, at=entry.at)
        said = sorted((line for line in before if line.at < entry.at), key=lambda line: line.at)
        return Handover(number=entry.ticket.number, at=entry.at, request=request, lines=(*said, last)[-MOST_LINES:])

    def _entry(self, conversation: str) -> Entry:
        """Return a conversation's handover, by its id or the handover's number."""
        entry = self._ledger.latest(conversation)
        if entry is None and conversation.isascii() and conversation.isdecimal():
            entry = self._ledger.numbered(int(conversation))
        if entry is None:
            raise NoSuchHandover("Expected a conversation that was handed over; `assistant handoff list` names them.")
        return entry
