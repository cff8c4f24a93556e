"""How connections are served: within bounds of their heads, their number, and how long anybody is waited for."""

import asyncio

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.rates import network_of

SHUTDOWN_SECONDS = 5  # below processes.STOP_SECONDS, so that the server ends by itself
MAX_CONNECTIONS = 2000  # beyond, requests are answered 503; open files are two for each at most
MAX_CONNECTIONS_PER_ADDRESS = 100
MAX_HEAD_BYTES = 16 * 1024  # of a request's first line and headers
HEAD_SECONDS = 10.0  # for the whole head to come, from the first byte or the connection on
IDLE_SECONDS = 5  # between two requests on one connection
UNREAD_SECONDS = 20.0  # for a client to read on where it has stopped
PING_INTERVAL_SECONDS = 20.0
PONG_SECONDS = 60.0  # a client that hears more slowly than it is spoken to reads our pings late

_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def server(app: ASGIApp, host: str, port: int) -> uvicorn.Server:
    """Return what serves the gateway on one address."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        http=Patience,
        ws=SocketPatience,
        limit_concurrency=MAX_CONNECTIONS,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        ws_max_size=MAX_BODY_BYTES,
        ws_ping_interval=PING_INTERVAL_SECONDS,
        ws_ping_timeout=PONG_SECONDS,
        ws_per_message_deflate=False,  # sound does not get smaller, and to try takes time of a call
    )
    return uvicorn.Server(config)


class Deadline:
    """Cuts a connection off unless it is called off in time."""

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None

    def set(self, transport: asyncio.Transport, seconds: float) -> None:
        """Begin to wait; a wait that has begun goes on."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, transport.abort)

    def call_off(self) -> None:
        """Wait no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class ReadingPatience(asyncio.Protocol):
    """An end to waiting for a client that does not read; to stand before one of uvicorn's protocols."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._reading = Deadline()
        super().connection_made(transport)

    def pause_writing(self) -> None:
        """Wait for the client to read on."""
        super().pause_writing()
        self._reading.set(self.transport, UNREAD_SECONDS)

    def resume_writing(self) -> None:
        """Go on."""
        super().resume_writing()
        self._reading.call_off()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        super().connection_lost(exc)
        self._reading.call_off()


class Patience(ReadingPatience, HttpToolsProtocol):
    """HTTP with an end to waiting: for a head that does not come whole, and for an answer that is not read.

    uvicorn bounds neither, nor the connections of one address. Bodies are bounded by `gateway.edge`.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first head; hang up on an address that has too many connections."""
        super().connection_made(transport)
        self._coming = Deadline()
        self._in_head, self._is_idle, self._head_bytes = True, True, 0
        self._coming.set(transport, HEAD_SECONDS)
        if self._is_crowded():
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take in a piece of a request, unless its head has grown too large."""
        self._is_idle = False
        super().data_received(data)
        if self._in_head and not self._is_idle:
            self._coming.set(self.transport, HEAD_SECONDS)
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
                self.send_400_response("")

    def on_message_begin(self) -> None:
        """Begin to read a head, in the same piece as the last request perhaps."""
        super().on_message_begin()
        self._is_idle = False

    def on_headers_complete(self) -> None:
        """Go on to the body. Raises ValueError, which the parser takes for a fault of the request."""
        self._head_bytes = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if self._head_bytes > MAX_HEAD_BYTES:
            raise ValueError("Expected a smaller head.")
        self._in_head = False
        self._coming.call_off()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Be ready for the next head."""
        super().on_message_complete()
        self._in_head, self._is_idle, self._head_bytes = True, True, 0
        self._coming.call_off()

    def on_response_complete(self) -> None:
        """Wait no longer than for a head for what is left of a body that was refused."""
        super().on_response_complete()
        if not self._in_head:
            self._coming.set(self.transport, HEAD_SECONDS)

    def send_400_response(self, msg: str) -> None:
        """Tell what is wrong with a head, and hang up."""
        if self._head_bytes <= MAX_HEAD_BYTES:
            super().send_400_response(msg)
            return
        self.transport.write(_TOO_LARGE)
        self.transport.close()

    def handle_websocket_upgrade(self) -> None:
        """Leave the connection to the socket's own protocol."""
        self._reading.call_off()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        super().connection_lost(exc)
        self._coming.call_off()

    def _is_crowded(self) -> bool:
        """Tell whether this is one connection too many of its address; a proxy that is trusted speaks for many."""
        if self.client is None or self.client[0] in str(self.config.forwarded_allow_ips).split(","):
            return False
        network = network_of(self.client[0])
        clients = (getattr(each, "client", None) for each in self.connections)
        return sum(network_of(client[0]) == network for client in clients if client) > MAX_CONNECTIONS_PER_ADDRESS


class SocketPatience(ReadingPatience, WebSocketsSansIOProtocol):
    """A WebSocket with an end to waiting for a client that does not read."""
