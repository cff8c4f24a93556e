"""What the routes work with, and who calls them."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from assistant.errors import UnknownSession
from assistant.gateway.calls import Calls
from assistant.gateway.chat import Chat
from assistant.gateway.forgetting import Forgetting
from assistant.gateway.health import Health
from assistant.gateway.history import History
from assistant.gateway.meters import Meters
from assistant.gateway.postman import Postman
from assistant.gateway.rates import Rates
from assistant.gateway.rooms import Rooms
from assistant.gateway.sessions import Session, Sessions
from assistant.gateway.upload_desk import UploadDesk
from assistant.gateway.watch import Watch
from assistant.settings import Settings

COOKIE = "assistant_session"
BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Parts:
    """All that one gateway is made of."""

    settings: Settings
    engine: Engine
    sessions: Sessions
    history: History
    rooms: Rooms
    chat: Chat
    upload_desk: UploadDesk
    calls: Calls
    rates: Rates
    health: Health
    forgetting: Forgetting
    postman: Postman | None  # where the shop has a desk
    meters: Meters
    watch: Watch


def parts_of(connection: HTTPConnection) -> Parts:
    """Return the parts of the gateway that serves this connection."""
    parts: Parts = connection.app.state.parts
    return parts


def address_of(connection: HTTPConnection) -> str:
    """Return the caller's network address, empty where there is none."""
    return connection.client.host if connection.client else ""


async def session_of(connection: HTTPConnection) -> Session:
    """Return the caller's session, by bearer token or cookie. Raises UnknownSession."""
    header = connection.headers.get("authorization", "")
    bearer = header[len(BEARER) :].strip() if header.lower().startswith(BEARER) else ""
    token = bearer or connection.cookies.get(COOKIE, "")
    return await run_in_threadpool(parts_of(connection).sessions.find, token)


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
