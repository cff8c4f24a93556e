"""What the routes work with, and who calls them."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, WebSocket
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from assistant.errors import UnknownSession
from assistant.gateway.calls import Calls
from assistant.gateway.chat import Chat
from assistant.gateway.feedback import FeedbackBook
from assistant.gateway.forgetting import Forgetting
from assistant.gateway.health import Health
from assistant.gateway.history import History
from assistant.gateway.interrupted import Interrupted
from assistant.gateway.origins import is_own
from assistant.gateway.postman import Postman
from assistant.gateway.rates import Rates
from assistant.gateway.renewal import COOKIE, renew
from assistant.gateway.rooms import Rooms
from assistant.gateway.sessions import Session, Sessions
from assistant.gateway.upload_desk import UploadDesk
from assistant.settings import Settings

BEARER = "bearer "
#: What a socket speaks. A browser cannot give it a bearer token: that goes beside it, as one more subprotocol.
SUBPROTOCOL, TOKEN_PREFIX = "assistant.v1", "token."


@dataclass(frozen=True, slots=True)
class Parts:
    """All that one gateway is made of."""

    settings: Settings
    engine: Engine
    sessions: Sessions
    history: History
    feedback: FeedbackBook
    rooms: Rooms
    chat: Chat
    upload_desk: UploadDesk
    calls: Calls
    rates: Rates
    health: Health
    forgetting: Forgetting
    interrupted: Interrupted
    postman: Postman | None  # where the shop has a desk


def parts_of(connection: HTTPConnection) -> Parts:
    """Return the parts of the gateway that serves this connection."""
    parts: Parts = connection.app.state.parts
    return parts


def address_of(connection: HTTPConnection) -> str:
    """Return the caller's network address, empty where there is none."""
    return connection.client.host if connection.client else ""


async def session_of(connection: HTTPConnection) -> Session:
    """Return the caller's session, by bearer token or cookie. Raises UnknownSession, and NotChecked.

    An answer over HTTP hands out a new token where this one is old; of a socket no script could read it.
    """
    token, renews = token_of(connection), connection.scope["type"] == "http"
    session = await run_in_threadpool(parts_of(connection).sessions.find, token, renews=renews)
    if session.token != token and renews:
        renew(connection, session.token)
    return session


def token_of(connection: HTTPConnection) -> str:
    """Return the caller's token, empty where there is none. The cookie is that of the gateway's own pages alone."""
    header = connection.headers.get("authorization", "")
    bearer = header[len(BEARER) :].strip() if header.lower().startswith(BEARER) else ""
    cookie = connection.cookies.get(COOKIE, "") if is_own(connection.headers) else ""
    return bearer or _offered_token(connection) or cookie


def subprotocol_of(socket: WebSocket) -> str | None:
    """Return what a socket that was offered subprotocols speaks, None where none was offered that is known here."""
    return SUBPROTOCOL if SUBPROTOCOL in _offered(socket) else None


def _offered_token(connection: HTTPConnection) -> str:
    offered = _offered(connection)
    tokens = (each.removeprefix(TOKEN_PREFIX) for each in offered if each.startswith(TOKEN_PREFIX))
    return next(tokens, "") if SUBPROTOCOL in offered else ""


def _offered(connection: HTTPConnection) -> list[str]:
    return list(connection.scope.get("subprotocols", ())) if connection.scope["type"] == "websocket" else []


async def session_if_any(connection: HTTPConnection) -> Session | None:
    """Return the caller's session, or None for a new or forgotten caller."""
    try:
        return await session_of(connection)
    except UnknownSession:
        return None


async def counted(connection: HTTPConnection) -> None:
    """Count one request of this address. Raises TooManyRequests."""
    await parts_of(connection).rates.count_address(address_of(connection))


Gateway = Annotated[Parts, Depends(parts_of)]
Caller = Annotated[Session, Depends(session_of)]
PerhapsCaller = Annotated[Session | None, Depends(session_if_any)]
Counted = Depends(counted)
