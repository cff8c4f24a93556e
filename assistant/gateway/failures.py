"""The one place where errors become answers of the public edge."""

from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse

from assistant.errors import (
    AssistantError,
    BodyTooLarge,
    BodyTooSlow,
    CallsDown,
    DialogueLate,
    ForeignDesk,
    ForeignOrigin,
    InputError,
    NoSuchHandover,
    NoSuchPicture,
    NotChecked,
    PartDown,
    PhotoGone,
    PhotoTooLarge,
    RecordingGone,
    SpeechTooLong,
    StoreDown,
    TooManyRequests,
    UnknownSession,
)
from assistant.gateway.messages import Refused

#: The first that fits counts, so leaves come before their parents.
STATUSES: tuple[tuple[type[AssistantError], HTTPStatus], ...] = (
    (UnknownSession, HTTPStatus.UNAUTHORIZED),
    (ForeignDesk, HTTPStatus.UNAUTHORIZED),
    (NoSuchHandover, HTTPStatus.NOT_FOUND),
    (ForeignOrigin, HTTPStatus.FORBIDDEN),
    (NoSuchPicture, HTTPStatus.NOT_FOUND),
    (PhotoGone, HTTPStatus.NOT_FOUND),
    (RecordingGone, HTTPStatus.NOT_FOUND),
    (BodyTooSlow, HTTPStatus.REQUEST_TIMEOUT),
    (BodyTooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (PhotoTooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (SpeechTooLong, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (TooManyRequests, HTTPStatus.TOO_MANY_REQUESTS),
    (InputError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (DialogueLate, HTTPStatus.GATEWAY_TIMEOUT),
    (CallsDown, HTTPStatus.SERVICE_UNAVAILABLE),
    (NotChecked, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreDown, HTTPStatus.SERVICE_UNAVAILABLE),
    (PartDown, HTTPStatus.BAD_GATEWAY),
    (AssistantError, HTTPStatus.INTERNAL_SERVER_ERROR),
)


def answer(error: AssistantError) -> JSONResponse:
    """Return the HTTP answer for an error, which is also the refusal of a socket's handshake."""
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    headers = {"Retry-After": str(error.retry_after_seconds)} if isinstance(error, TooManyRequests) else {}
    return _json(error.code, str(error), status, headers)


def refusal(error: AssistantError, message_id: str | None) -> Refused:
    """Return the socket's event for an error that concerns one message."""
    wait = error.retry_after_seconds if isinstance(error, TooManyRequests) else None
    return Refused(id=message_id, code=error.code, message=str(error), retry_after_seconds=wait)


def malformed(error: ValidationError | RequestValidationError) -> InputError:
    """Return one sentence that names the places at fault, without repeating the customer's values."""
    faults = (f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in error.errors())
    return InputError(f"Expected a message of the documented form ({'; '.join(faults)}); see /docs.")


def translate_errors(app: FastAPI) -> None:
    """Give every error of `app` the body `{"error": {"code", "message"}}`."""

    @app.exception_handler(AssistantError)
    async def own(_: HTTPConnection, error: AssistantError) -> JSONResponse:
        return answer(error)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: HTTPConnection, error: RequestValidationError) -> JSONResponse:
        return answer(malformed(error))

    @app.exception_handler(HTTPException)
    async def http(_: HTTPConnection, error: HTTPException) -> JSONResponse:
        status = HTTPStatus(error.status_code)
        return _json(status.name.lower(), str(error.detail), status, dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def unforeseen(_: HTTPConnection, _error: Exception) -> JSONResponse:
        message = "Expected to answer but something broke here; try again, and tell the shop if it stays."
        return _json(AssistantError.code, message, HTTPStatus.INTERNAL_SERVER_ERROR, {})


def _json(code: str, message: str, status: HTTPStatus, headers: dict[str, str]) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers)
