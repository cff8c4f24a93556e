"""Sessions: made here, signed here, and nothing that a caller can choose or guess."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from itsdangerous import BadSignature, Signer
from sqlalchemy import Engine, Row, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from assistant.errors import NotChecked, StoreDown, UnknownSession
from assistant.gateway.tables import LONG_AGO, sessions

SESSION_LIFE = timedelta(days=30)
ID_BYTES = 16  # 128 bits
#: A token that is older is replaced when it is used.
TOKEN_LIFE = timedelta(hours=12)
#: The former token is good for so long after the new one was used first: requests may be under way.
GRACE = timedelta(seconds=60)
#: And for so long where the new one is not used at all: its answer may have been lost, and its customer asleep.
UNUSED = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation of one owner. `token` is its newest: whoever holds it may read and write here."""

    id: str
    owner: str
    token: str
    expires_at: datetime


class Sessions:
    """The sessions of one shop. `now` returns the time with its zone.

    A token is the session's id with a number that counts its tokens, signed. Raises NotChecked where the database
    cannot be asked: nobody is let in then.
    """

    def __init__(self, engine: Engine, secret: str, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._signer = Signer(secret, salt="assistant.gateway.session")
        self._now = now

    def create(self, owner: str | None = None) -> Session:
        """Open a session, for a new owner unless one is given."""
        now = self._now()
        session_id, owner = secrets.token_hex(ID_BYTES), owner or secrets.token_hex(ID_BYTES)
        expires_at = now + SESSION_LIFE
        row = {"id": session_id, "owner": owner, "created_at": now, "expires_at": expires_at, "renewed_at": now}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(sessions).values(row))
        except (SQLAlchemyError, StoreDown) as error:
            raise _unchecked() from error
        return Session(session_id, owner, self._sign(session_id, 0), expires_at)

    def find(self, token: str, *, renews: bool = False) -> Session:
        """Return the session of a token. Raises UnknownSession for any that is not good now.

        Where it `renews`, the session bears its newest token, and a new one where that is older than TOKEN_LIFE.
        """
        session_id, number = self._read(token)
        try:
            row = self._row(session_id, number)
            if number == row.number:
                self._retire_former(row)
            newest = self._newest(row) if renews else number
        except (SQLAlchemyError, StoreDown) as error:
            raise _unchecked() from error
        return Session(row.id, row.owner, self._sign(row.id, newest), row.expires_at)

    def age(self, session_id: str) -> None:
        """Let a session's token be replaced when it is used next, however young it is."""
        try:
            with self._engine.begin() as connection:
                connection.execute(update(sessions).where(sessions.c.id == session_id).values(renewed_at=LONG_AGO))
        except (SQLAlchemyError, StoreDown) as error:
            raise _unchecked() from error

    def conversation(self, token: str) -> str:
        """Return the id of the conversation that a token was signed for, whether or not that goes on.

        Raises UnknownSession for any other text.
        """
        return self._read(token)[0]

    def _read(self, token: str) -> tuple[str, int]:
        """Return the session's id and the token's number; the first tokens bore none."""
        try:
            session_id, _, number = self._signer.unsign(token).decode("ascii").partition(".")
        except (BadSignature, UnicodeError) as error:
            raise _unknown() from error
        return session_id, int(number or 0)

    def _sign(self, session_id: str, number: int) -> str:
        return self._signer.sign(f"{session_id}.{number}").decode("ascii")

    def _row(self, session_id: str, number: int) -> Row[Any]:
        """Return a session that goes on and has a good token of this number."""
        now = self._now()
        live = select(sessions).where(sessions.c.id == session_id, sessions.c.expires_at > now)
        with self._engine.connect() as connection:
            row = connection.execute(live).one_or_none()
        if row is None or (number != row.number and (number != row.number - 1 or row.former_until <= now)):
            raise _unknown()
        return row

    def _retire_former(self, row: Row[Any]) -> None:
        """Let the former token be good for the requests under way alone: the newest is in its holder's hands."""
        end = self._now() + GRACE
        if row.former_until > end:
            with self._engine.begin() as connection:
                connection.execute(update(sessions).where(sessions.c.id == row.id).values(former_until=end))

    def _newest(self, row: Row[Any]) -> int:
        """Return the number of the newest token, made now where it is old. Requests at once are given the same."""
        now, number = self._now(), int(row.number)
        if row.renewed_at > now - TOKEN_LIFE:
            return number
        same = (sessions.c.id == row.id, sessions.c.number == number)
        newer = {"number": number + 1, "renewed_at": now, "former_until": now + UNUSED}
        with self._engine.begin() as connection:
            connection.execute(update(sessions).where(*same).values(newer))
        return number + 1


def _unknown() -> UnknownSession:
    return UnknownSession("Expected the token of a live session; open one with POST /v1/sessions.")


def _unchecked() -> NotChecked:
    return NotChecked("Expected to look your session up but could not; try again in a moment.")
