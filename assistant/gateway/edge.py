"""What every request passes: a bounded body on the way in, safe headers on the way out."""

import asyncio

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import AssistantError, BodyTooLarge, BodyTooSlow
from assistant.gateway.failures import answer

MAX_BODY_BYTES = 16 * 1024
#: A webhook tells much of its conversation besides the message.
WEBHOOKS, MAX_WEBHOOK_BYTES = "/v1/handoff/", 256 * 1024
#: What is sent here is larger: the route reads it, once it knows the caller, within bounds of its own.
PHOTOS, RECORDINGS = "/v1/uploads", "/v1/recordings"
BODY_SECONDS = 10.0

_OWN_ONLY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
#: Swagger draws with inline styles and data: pictures.
_DOCS = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


class BoundedBody:
    """Reads a request's body, at most `limit` bytes within BODY_SECONDS, before anything looks at it; uploads apart."""

    def __init__(self, app: ASGIApp, limit: int = MAX_BODY_BYTES) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body read, or refuse it."""
        if scope["type"] != "http" or scope["path"] in (PHOTOS, RECORDINGS):
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(BODY_SECONDS):
                first = await self._read(scope, receive)
        except TimeoutError:
            await answer(too_slow(BODY_SECONDS))(scope, receive, send)
        except AssistantError as error:
            await answer(error)(scope, receive, send)
        else:
            await self._app(scope, _replay(first, receive), send)

    async def _read(self, scope: Scope, receive: Receive) -> Message:
        """Return the whole body, or the disconnection, as one ASGI message."""
        limit = MAX_WEBHOOK_BYTES if scope["path"].startswith(WEBHOOKS) else self._limit
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdecimal() and int(declared) > limit:
            raise _too_large(limit)
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return message
            body += message.get("body", b"")
            if len(body) > limit:
                raise _too_large(limit)
            if not message.get("more_body", False):
                return {"type": "http.request", "body": bytes(body), "more_body": False}


def _too_large(limit: int) -> BodyTooLarge:
    return BodyTooLarge(f"Expected a body of at most {limit} bytes; send less.")


def too_slow(seconds: float) -> BodyTooSlow:
    """Return what is said of a body that does not come in time."""
    return BodyTooSlow(f"Expected the whole body within {seconds:g} seconds; send it again.")


def _replay(first: Message, receive: Receive) -> Receive:
    waiting = [first]

    async def replayed() -> Message:
        return waiting.pop() if waiting else await receive()

    return replayed


class SafeHeaders:
    """Adds the security headers to every answer.

    Only what is served at `docs_paths` may draw with inline styles; only paths that begin as one of `shared` may be
    parts of other sites' pages.
    """

    def __init__(self, app: ASGIApp, docs_paths: tuple[str, ...], shared: tuple[str, ...] = ()) -> None:
        self._app = app
        self._docs_paths = docs_paths
        self._shared = shared

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back with the headers."""
        is_shared = scope["type"] == "http" and scope["path"].startswith(self._shared)

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = _DOCS if scope["path"] in self._docs_paths else _OWN_ONLY
                headers["Cross-Origin-Resource-Policy"] = "cross-origin" if is_shared else "same-origin"
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self), payment=()"
                headers.add_vary_header("Origin")
            await send(message)

        await self._app(scope, receive, safely)
