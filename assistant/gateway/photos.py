"""The HTTP side of customers' photos. A body is read here, within bounds, once it is known whose it is."""

import asyncio
from collections.abc import AsyncGenerator
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from assistant.errors import BadPhoto, InputError
from assistant.gateway.edge import MAX_BODY_BYTES, PHOTOS, too_slow
from assistant.gateway.messages import Problem, Uploaded
from assistant.gateway.parts import Caller, Counted, Gateway, address_of
from assistant.photo import MAX_BYTES, too_many_bytes

MAX_UPLOAD_BYTES = MAX_BYTES + MAX_BODY_BYTES  # what a form puts around a photo is less than any other body may have
UPLOAD_SECONDS = 60.0  # for 10 MiB, 1.4 Mbit/s
FORM, FIELD, IMAGE = "multipart/form-data", "file", "image/"
HEADERS = {"Cache-Control": "private, no-store"}

_BINARY = {"type": "string", "format": "binary"}
_BODY = {
    "required": True,
    "content": {
        FORM: {"schema": {"type": "object", "required": [FIELD], "properties": {FIELD: _BINARY}}},
        "image/*": {"schema": _BINARY},
    },
}
_GONE: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "`photo_gone`"}}
_REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": Problem, "description": "`unknown_session`"},
    408: {"model": Problem, "description": "`body_too_slow`"},
    413: {"model": Problem, "description": "`photo_too_large`"},
    422: {"model": Problem, "description": "`bad_photo`, `bad_input`"},
    429: {"model": Problem, "description": "`too_many_requests`"},
}

router = APIRouter(tags=["photos"])


@router.post(PHOTOS, status_code=HTTPStatus.CREATED, responses=_REFUSED, openapi_extra={"requestBody": _BODY})
async def upload(request: Request, gateway: Gateway, caller: Caller) -> Uploaded:
    """Take in a photo: a JPEG, PNG, WebP or HEIC of at most 10 MiB, as a form's field `file` or as the whole body."""
    await gateway.rates.count_upload(caller.id, address_of(request))
    with gateway.photo_desk.place(caller.id):
        return await gateway.photo_desk.keep(await _photo(request), caller)


@router.get(
    f"{PHOTOS}/{{upload_id}}",
    dependencies=[Counted],
    response_class=Response,
    responses=_GONE | {200: {"content": {"image/jpeg": {}}}},
)
async def show(upload_id: str, gateway: Gateway, caller: Caller) -> Response:
    """Return a photo of this session."""
    photo = await run_in_threadpool(gateway.photo_desk.uploads.read, upload_id, caller.id)
    return Response(photo, media_type="image/jpeg", headers=HEADERS)


async def _photo(request: Request) -> bytes:
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > MAX_UPLOAD_BYTES:
        raise too_many_bytes()
    try:
        async with asyncio.timeout(UPLOAD_SECONDS):
            return await _read(request)
    except TimeoutError as error:
        raise too_slow(UPLOAD_SECONDS) from error
    except ClientDisconnect as error:
        raise BadPhoto("Expected the whole photo but the connection broke off; send it again.") from error


async def _read(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").lower()
    if kind.startswith(FORM):
        return await _field(request)
    if kind.startswith(IMAGE):
        return b"".join([chunk async for chunk in _bounded(request)])
    raise InputError(f"Expected {FORM} with the photo as its field “{FIELD}”, or a body of type image/…; see /docs.")


class _InMemory(MultiPartParser):
    """Reads a form without a temporary file: a photo may tell where its owner lives."""

    spool_max_size = MAX_UPLOAD_BYTES


async def _field(request: Request) -> bytes:
    try:
        form = await _InMemory(request.headers, _bounded(request), max_files=1, max_fields=0).parse()
    except MultiPartException as error:
        raise InputError(f"Expected a form with the photo alone, a file named “{FIELD}”: {error.message}") from error
    file = form.get(FIELD)
    if not isinstance(file, UploadFile):
        raise InputError(f"Expected the photo as the form's field “{FIELD}”; name it so.")
    return await file.read()


async def _bounded(request: Request) -> AsyncGenerator[bytes, None]:
    got = 0
    async for chunk in request.stream():
        got += len(chunk)
        if got > MAX_UPLOAD_BYTES:
            raise too_many_bytes()
        yield chunk
