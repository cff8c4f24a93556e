"""Whose the conversations are, and how they end: with their session, or as their customer wants to be forgotten."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Engine, delete, func, select, update

from assistant.errors import UnknownSession
from assistant.gateway.sessions import ID_BYTES
from assistant.gateway.tables import LONG_AGO, feedback, messages, sessions, shown


class Conversations:
    """All conversations at the gateway. `now` returns the time with its zone."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    def of(self, customer: str) -> list[str]:
        """Return a customer's conversations, also those that are over but not yet deleted."""
        with self._engine.connect() as connection:
            return list(connection.scalars(select(sessions.c.id).where(sessions.c.owner == customer)))

    def owner(self, conversation: str) -> str:
        """Return whose a conversation is now. Raises UnknownSession: it was ended, or never was."""
        with self._engine.connect() as connection:
            owner = connection.scalar(select(sessions.c.owner).where(sessions.c.id == conversation))
        if owner is None:
            raise UnknownSession("Expected a conversation that goes on; open one with POST /v1/sessions.")
        return str(owner)

    def messages(self, customer: str) -> int:
        """Return how many messages of both sides are kept of a customer."""
        counted = select(func.count()).select_from(messages.join(sessions)).where(sessions.c.owner == customer)
        with self._engine.connect() as connection:
            return int(connection.execute(counted).scalar_one())

    def latest(self, customer: str) -> datetime | None:
        """Return when the last message of a customer was written down; None where there is none."""
        at = select(messages.c.at).select_from(messages.join(sessions)).where(sessions.c.owner == customer)
        with self._engine.connect() as connection:
            return connection.scalar(at.order_by(messages.c.at.desc()).limit(1))

    def customers(self) -> Mapping[str, int]:
        """Return everybody who has a conversation, with how many."""
        counted = select(sessions.c.owner, func.count()).group_by(sessions.c.owner)
        with self._engine.connect() as connection:
            return {row[0]: int(row[1]) for row in connection.execute(counted)}

    def expired(self) -> Mapping[str, Sequence[str]]:
        """Return the conversations whose session is over, by their customers."""
        found: dict[str, list[str]] = defaultdict(list)
        over = select(sessions.c.owner, sessions.c.id).where(sessions.c.expires_at <= self._now())
        with self._engine.connect() as connection:
            for owner, conversation in connection.execute(over):
                found[owner].append(conversation)
        return found

    def renew(self, conversation: str, turn_id: str) -> None:
        """Let a conversation go on as that of somebody new, from this turn on: what was said before is deleted.

        The message that began the turn stays as a place in the numbering, without its words.
        """
        said = (messages.c.session_id == conversation, messages.c.turn_id == turn_id)
        first = select(func.min(messages.c.seq)).where(*said).scalar_subquery()
        with self._engine.begin() as connection:
            own = sessions.c.id == conversation
            # Its token is replaced at the next use, see Sessions.
            newer = {"owner": secrets.token_hex(ID_BYTES), "renewed_at": LONG_AGO}
            connection.execute(update(sessions).where(own).values(newer))
            for beside in (shown, feedback):
                connection.execute(delete(beside).where(beside.c.session_id == conversation))
            connection.execute(delete(messages).where(messages.c.session_id == conversation, messages.c.seq < first))
            blank = {"text": "", "photo": None, "recording": None}
            connection.execute(update(messages).where(*said, messages.c.reply.is_(None)).values(blank))

    def forget(self, customer: str, conversations: Sequence[str]) -> None:  # noqa: ARG002 - those of others stay
        """End a customer's conversations and delete what was said in them."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.owner == customer))  # and with them all messages

    def end(self, conversations: Sequence[str]) -> None:
        """End these conversations."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.id.in_(conversations)))
