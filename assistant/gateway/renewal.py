"""Hands a caller the new token of their session with whatever they are answered: as a cookie and as a header."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.gateway.origins import is_own
from assistant.gateway.sessions import SESSION_LIFE

COOKIE = "assistant_session"
#: What programs, which keep no cookies, read a new token from.
HEADER = "Assistant-Token"
_STATE = "renewed_token"


def set_cookie(response: Response, token: str, *, secure: bool) -> None:
    """Give a browser its token, which no script can read."""
    life = int(SESSION_LIFE.total_seconds())
    response.set_cookie(COOKIE, token, max_age=life, secure=secure, httponly=True, samesite="lax")


def renew(connection: HTTPConnection, token: str) -> None:
    """Let this request's answer hand a new token out."""
    setattr(connection.state, _STATE, token)


class Renewal:
    """Adds the new token, where a request has come to one, to its answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def handing_out(message: Message) -> None:
            if message["type"] == "http.response.start" and (token := state.get(_STATE)):
                _hand_out(message, token, scope)
            await send(message)

        await self._app(scope, receive, handing_out)


def _hand_out(message: Message, token: str, scope: Scope) -> None:
    """Add the token as a header, and for the gateway's own pages, as they keep it, as a cookie."""
    headers = MutableHeaders(scope=message)
    if "set-cookie" in headers:  # the route has set or deleted it: what it says is newer
        return
    headers[HEADER] = token
    if is_own(Headers(scope=scope)):
        cookie = Response()
        set_cookie(cookie, token, secure=scope["scheme"] == "https")
        headers.append("set-cookie", cookie.headers["set-cookie"])
