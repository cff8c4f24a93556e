"""The action server: what Rasa calls for every goal of a shopper.

The SDK's own server answers anybody who reaches it, reads bodies of any size and repeats the conversation in its
errors. This one wants a token, bounds the body, and its errors say nothing of the caller's.
"""

import asyncio
import json
from hmac import compare_digest
from typing import Any

import structlog
from pydantic import BaseModel, ValidationError
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from actions._base import DEADLINE_SECONDS, code_of
from actions._parsing import Parse
from actions.goals import GOALS
from assistant.errors import CatalogError, ModelMismatch
from assistant.troubles import Troubles
from assistant.turn import Assistant

#: Rasa sends what it holds of the conversation since its session began, which here is one turn (docs/dialogue.md).
MAX_BODY_BYTES = 8 * 1024 * 1024

log = structlog.get_logger("actions")


class _Tracker(BaseModel, extra="allow"):
    sender_id: str


class _Call(BaseModel):
    next_action: str
    tracker: _Tracker


def create_app(
    assistant: Assistant,
    parse: Parse,
    token: str,
    troubles: Troubles,
    deadline_seconds: float = DEADLINE_SECONDS,
) -> Starlette:
    """Serve the goals of a shopper to whoever bears `token`; `parse` understands what takes a message's place.

    `troubles` knows what the shop does without.
    """
    server = _Server(assistant, token, troubles)
    for goal in GOALS:
        server.executor.register_action(goal(assistant, parse, deadline_seconds))
    return Starlette(
        routes=[
            Route("/webhook", server.webhook, methods=["POST"]),
            Route("/health", server.health, methods=["GET"]),
        ],
        exception_handlers={HTTPException: _refused, Exception: _failed},
    )


class _Server:
    def __init__(self, assistant: Assistant, token: str, troubles: Troubles) -> None:
        self._assistant = assistant
        self._authorization = f"Bearer {token}".encode()
        self._troubles = troubles
        self.executor = ActionExecutor()

    async def webhook(self, request: Request) -> JSONResponse:
        """Run the action Rasa names; answer with its events and messages."""
        self._authorize(request)
        call = _parsed(await _body(request))
        try:
            result = await self.executor.run(call)
        except ActionNotFoundException as error:
            known = ", ".join(sorted(self.executor.actions))
            raise HTTPException(404, f"Expected one of the actions {known}; is domain.yml of this version?") from error
        return JSONResponse(result.model_dump())

    async def health(self, request: Request) -> JSONResponse:
        """Tell what the shop holds, which models serve it and what it does without; 503 and why where it is closed."""
        self._authorize(request)
        try:
            told = await asyncio.to_thread(lambda: (self._assistant.shop.statistics(), self._troubles.now()))
        except Exception as error:  # whatever the cause, it is closed and the report of health says so
            log.error("shop is closed", code=code_of(error), exc_info=error)
            return JSONResponse({"status": "closed", "reason": _reason(error)}, 503)
        return JSONResponse({"status": "ok", **told[0], "troubles": told[1]})

    def _authorize(self, request: Request) -> None:
        if not compare_digest(request.headers.get("authorization", "").encode(), self._authorization):
            raise HTTPException(401, "Expected the token of this run in the header Authorization.")


def _reason(error: Exception) -> str:
    """Return why the shop is closed as everybody may read it: other errors' words name paths."""
    if isinstance(error, CatalogError | ModelMismatch):
        return str(error)
    return f"the shop cannot be opened ({code_of(error)}): the action server's log says why"


async def _body(request: Request) -> bytes:
    if "content-encoding" in request.headers:
        raise HTTPException(415, "Expected a body that is not compressed.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise HTTPException(413, f"Expected a conversation of at most {MAX_BODY_BYTES} bytes.")
    return bytes(body)


def _parsed(body: bytes) -> dict[str, Any]:
    """Return Rasa's call. 422 for any other: Rasa takes 400 for an action that declines to run."""
    try:
        call: dict[str, Any] = json.loads(body)
        _Call.model_validate(call)
    except (ValueError, ValidationError, RecursionError) as error:
        raise HTTPException(
            422, "Expected the name of an action and a conversation, as Rasa 3.6 sends them."
        ) from error
    # No action reads the domain, so Rasa is told not to send it, but the SDK insists on one.
    return {**call, "domain": {}}


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it alone
    log.warning("call refused", path=request.url.path, status=error.status_code, reason=error.detail)
    return JSONResponse({"error": error.detail}, error.status_code)


async def _failed(request: Request, error: Exception) -> JSONResponse:
    log.error("call failed", path=request.url.path, exc_info=error)
    return JSONResponse({"error": "The action failed; look into the action server's log."}, 500)
