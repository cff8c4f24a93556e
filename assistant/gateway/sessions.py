"""Sessions: made here, signed here, and nothing that a caller can choose or guess."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from itsdangerous import BadSignature, Signer
from sqlalchemy import Engine, insert, select

from assistant.errors import UnknownSession
from assistant.gateway.tables import sessions

SESSION_LIFE = timedelta(days=30)
ID_BYTES = 16  # 128 bits


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation of one owner. `token` is the signed `id`: whoever holds it may read and write here."""

    id: str
    owner: str
    token: str
    expires_at: datetime


class Sessions:
    """The sessions of one shop. `now` returns the time with its zone."""

    def __init__(self, engine: Engine, secret: str, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._signer = Signer(secret, salt="assistant.gateway.session")
        self._now = now

    def create(self, owner: str | None = None) -> Session:
        """Open a session, for a new owner unless one is given."""
        now = self._now()
        session = self._session(secrets.token_hex(ID_BYTES), owner or secrets.token_hex(ID_BYTES), now + SESSION_LIFE)
        row = {"id": session.id, "owner": session.owner, "created_at": now, "expires_at": session.expires_at}
        with self._engine.begin() as connection:
            connection.execute(insert(sessions).values(row))
        return session

    def find(self, token: str) -> Session:
        """Return the session a token was signed for. Raises UnknownSession for any other or an expired one."""
        session_id = self.conversation(token)
        live = select(sessions).where(sessions.c.id == session_id, sessions.c.expires_at > self._now())
        with self._engine.connect() as connection:
            row = connection.execute(live).one_or_none()
        if row is None:
            raise _unknown()
        return self._session(row.id, row.owner, row.expires_at)

    def conversation(self, token: str) -> str:
        """Return the id of the conversation that a token was signed for, whether or not that goes on.

        Raises UnknownSession for any other text.
        """
        try:
            return self._signer.unsign(token).decode("ascii")
        except (BadSignature, UnicodeError) as error:
            raise _unknown() from error

    def _session(self, session_id: str, owner: str, expires_at: datetime) -> Session:
        return Session(session_id, owner, self._signer.sign(session_id).decode("ascii"), expires_at)


def _unknown() -> UnknownSession:
    return UnknownSession("Expected the token of a live session; open one with POST /v1/sessions.")
