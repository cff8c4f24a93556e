"""Which pages may speak with the gateway: its own, and those of the origins that its operator lists."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.errors import ForeignOrigin
from assistant.gateway.failures import answer

METHODS = ("GET", "POST", "PUT", "DELETE")
REQUEST_HEADERS = ("Authorization", "Content-Type")
RESPONSE_HEADERS = ("Retry-After", "Assistant-Token")


def is_own(headers: Headers) -> bool:
    """Return whether a request comes from a page of this gateway, or from a program, which sends no origin."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


class AllowedOrigins:
    """Refuses requests and sockets of all pages but the gateway's own and those of `allowed`, which CORS lets read."""

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        self._allowed = frozenset(allowed)
        self._app = CORSMiddleware(
            app,
            allow_origins=tuple(allowed),
            allow_methods=METHODS,
            allow_headers=REQUEST_HEADERS,
            expose_headers=RESPONSE_HEADERS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403 `foreign_origin`."""
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            if not is_own(headers) and headers["origin"] not in self._allowed:
                await _refusal(headers["origin"])(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _refusal(origin: str) -> ASGIApp:
    """Return the answer to a foreign page. That page may read it, so that it can tell why there is no assistant."""
    refused = answer(ForeignOrigin("Expected a page of this shop; list its origin in ASSISTANT_ORIGINS."))
    refused.headers["Access-Control-Allow-Origin"] = origin
    return refused
