"""A call's line as a client has it; the one place that knows `websockets`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit, urlunsplit

import httpx
from pydantic import TypeAdapter, ValidationError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from assistant.calling.events import ClientEvent, Event, FromServer
from assistant.errors import SetupError

_FROM_SERVER: TypeAdapter[Event] = TypeAdapter(FromServer)
OPEN_SECONDS = 10.0
ALIVE_SECONDS = 60.0  # in which a server that is busy with what it was sent must have answered a ping


class Connection:
    """Sends and receives; what comes is read strictly."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def send(self, said: bytes | ClientEvent) -> None:
        """Send sound or an event. Of a connection that is gone nothing is told here: `received` ends."""
        try:
            await self._socket.send(said if isinstance(said, bytes) else said.model_dump_json())
        except ConnectionClosed:
            return

    async def received(self) -> AsyncIterator[bytes | Event]:
        """Yield what comes until the connection is closed. Raises SetupError for what no such server says."""
        try:
            async for told in self._socket:
                yield told if isinstance(told, bytes) else _FROM_SERVER.validate_json(told)
        except ConnectionClosed:
            return
        except ValidationError as error:
            raise SetupError(
                f"The shop said what this version does not know ({error.error_count()} faults): use the shop's version."
            ) from error


@asynccontextmanager
async def connected(url: str, token: str = "") -> AsyncIterator[Connection]:
    """Call the shop at `url`, in a new conversation unless the token of one is given. Raises SetupError."""
    socket = await _called(url, token)
    async with socket:
        yield Connection(socket)


async def _called(url: str, token: str) -> ClientConnection:
    try:
        line, token = _line(url), token or await _opened(url)
        headers = {"Authorization": f"Bearer {token}"}
        return await connect(line, additional_headers=headers, compression=None, proxy=None, ping_timeout=ALIVE_SECONDS)
    except (OSError, httpx.HTTPError, InvalidHandshake, ValueError) as error:
        raise SetupError(f"The shop at {url} cannot be called ({error}): is it open, and is --url right?") from error


async def _opened(url: str) -> str:
    async with httpx.AsyncClient(timeout=OPEN_SECONDS, trust_env=False) as client:
        answer = await client.post(f"{url.rstrip('/')}/v1/sessions")
        token: str = answer.raise_for_status().json()["token"]
        return token


def _line(url: str) -> str:
    """Return the address of calls of a shop: ws for http, wss for https. Raises ValueError for any other."""
    scheme, host, path, _, _ = urlsplit(url)
    if scheme not in ("http", "https") or not host:
        raise ValueError("expected an address that begins with http:// or https://")
    return urlunsplit(("ws" if scheme == "http" else "wss", host, f"{path.rstrip('/')}/v1/call", "", ""))
