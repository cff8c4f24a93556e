"""Which conversations are with people, in the shop's store, and what is still to be said or passed on."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, Select, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.catalog.schema import handover_lines, handovers
from assistant.catalog.store import writing
from assistant.people import Line, News, Request, Ticket, Who

#: How long a handover is kept, as long as a session.
LIFE = timedelta(days=30)
#: Lines and requests looked at in one go.
BATCH = 50


class State(StrEnum):
    """Where a handover stands."""

    WAITING = "waiting"  # not at the desk yet
    NOTED = "noted"  # the desk has it, and the assistant goes on until a person speaks
    TAKEN = "taken"  # a person has the conversation
    ENDED = "ended"  # it was given back


@dataclass(frozen=True, slots=True)
class Entry:
    """One handover."""

    ticket: Ticket
    state: State
    is_told: bool
    request: Request
    at: datetime


class Ledger:
    """The handovers of one kind of desk; those of another are not seen."""

    def __init__(self, engine: Engine, desk: str) -> None:
        self._engine, self._writing = engine, writing(engine)
        self._desk = desk

    def open(self, request: Request, at: datetime) -> int:
        """Write a request down as waiting, in place of an earlier one of the conversation, and return its number."""
        row = {
            "state": State.WAITING,
            "is_pushed": request.is_pushed,
            "is_told": False,
            "request": request.model_dump(mode="json"),
            "at": at.timestamp(),
        }
        known = self.latest(request.conversation)
        with self._writing.begin() as connection:
            connection.execute(delete(handovers).where(handovers.c.at < (at - LIFE).timestamp()))
            if known is not None:
                number = known.ticket.number
                connection.execute(update(handovers).where(handovers.c.number == number).values(row))
                return number
            place = {"conversation": request.conversation, "desk": self._desk, "reference": ""}
            made = insert(handovers).values(row | place)
            return int(connection.execute(made.returning(handovers.c.number)).scalar_one())

    def accept(self, number: int, reference: str, state: State) -> None:
        """Note that the desk has a handover, under a name of its own."""
        self._set(number, reference=reference, state=state)

    def move(self, number: int, state: State) -> None:
        """Note where a handover stands."""
        self._set(number, state=state)

    def note_told(self, number: int) -> None:
        """Note that the customer knows that messages are passed on."""
        self._set(number, is_told=True)

    def latest(self, conversation: str) -> Entry | None:
        """Return the latest handover of a conversation."""
        return self._one(self._all().where(handovers.c.conversation == conversation))

    def numbered(self, number: int) -> Entry | None:
        """Return the handover of a number."""
        return self._one(self._all().where(handovers.c.number == number))

    def called(self, reference: str) -> Entry | None:
        """Return the handover that the desk calls so."""
        return self._one(self._all().where(handovers.c.reference == reference))

    def in_state(self, *states: State) -> list[Entry]:
        """Return handovers in any of these states, oldest first."""
        found = self._all().where(handovers.c.state.in_(states)).order_by(handovers.c.number)
        with self._engine.connect() as connection:
            return [_entry(row) for row in connection.execute(found).mappings()]

    def add(self, number: int, line: Line, source: str | None = None) -> None:
        """Write down what is to be said or passed on; a source that is known already is not written again."""
        said = {"who": line.who, "name": line.name, "text": line.text, "at": line.at.timestamp()}
        row = said | {"number": number, "source": source, "is_delivered": False}
        try:
            with self._writing.begin() as connection:
                connection.execute(insert(handover_lines).values(row))
        except IntegrityError:
            if source is None:
                raise

    def knows(self, number: int, source: str) -> bool:
        """Tell whether a message of the desk was heard before."""
        known = select(handover_lines.c.key).where(handover_lines.c.number == number, handover_lines.c.source == source)
        with self._engine.connect() as connection:
            return connection.execute(known).first() is not None

    def deliver(self, key: int) -> None:
        """Note that a line has reached whom it is for."""
        with self._writing.begin() as connection:
            done = update(handover_lines).where(handover_lines.c.key == key).values(is_delivered=True)
            connection.execute(done)

    def unsent(self, since: datetime) -> list[tuple[int, Ticket, Line]]:
        """Return what customers said that a desk they are known to does not have yet, oldest first."""
        lines = (handover_lines.c.who == Who.CUSTOMER, handover_lines.c.at >= since.timestamp())
        found = self._undelivered().where(*lines, handovers.c.reference != "")
        with self._engine.connect() as connection:
            return [(row["key"], _ticket(row), _line(row)) for row in connection.execute(found).mappings()]

    def untold(self, conversation: str | None = None) -> list[News]:
        """Return what one customer, or without one those whom it is pushed to, is still to be told, oldest first."""
        of = handovers.c.is_pushed if conversation is None else handovers.c.conversation == conversation
        found = self._undelivered().where(handover_lines.c.who != Who.CUSTOMER, of)
        with self._engine.connect() as connection:
            return [_news(row) for row in connection.execute(found).mappings()]

    def said_by_people(self, conversation: str) -> list[Line]:
        """Return what people have said in a conversation, oldest first."""
        found = (
            select(handover_lines)
            .join(handovers)
            .where(handovers.c.conversation == conversation, handover_lines.c.who == Who.PERSON)
            .order_by(handover_lines.c.key)
        )
        with self._engine.connect() as connection:
            return [_line(row) for row in connection.execute(found).mappings()]

    def _all(self) -> Select[Any]:
        return select(handovers).where(handovers.c.desk == self._desk)

    def _undelivered(self) -> Select[Any]:
        lines = select(handover_lines, handovers.c.conversation, handovers.c.reference, handovers.c.state)
        waiting = handover_lines.c.is_delivered.is_(False)
        return (
            lines.join(handovers)
            .where(waiting, handovers.c.desk == self._desk)
            .order_by(handover_lines.c.key)
            .limit(BATCH)
        )

    def _one(self, query: Select[Any]) -> Entry | None:
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(handovers.c.number.desc()).limit(1)).mappings().first()
        return _entry(row) if row else None

    def _set(self, number: int, **values: object) -> None:
        with self._writing.begin() as connection:
            connection.execute(update(handovers).where(handovers.c.number == number).values(values))


def _entry(row: Any) -> Entry:
    request = Request.model_validate(row["request"])
    return Entry(_ticket(row), State(row["state"]), row["is_told"], request, _moment(row["at"]))


def _ticket(row: Any) -> Ticket:
    return Ticket(row["number"], row["conversation"], row["reference"])


def _line(row: Any) -> Line:
    return Line(who=Who(row["who"]), name=row["name"], text=row["text"], at=_moment(row["at"]))


def _news(row: Any) -> News:
    is_held = row["who"] == Who.PERSON and row["state"] == State.TAKEN
    return News(row["key"], row["conversation"], _line(row), is_held)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
