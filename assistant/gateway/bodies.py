"""One file as the body of a request, as a form or as it is: read within bounds, once it is known whose it is."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from assistant.errors import BodyTooSlow, InputError, TooManyRequests, UnknownSession
from assistant.gateway.edge import MAX_BODY_BYTES, too_slow
from assistant.gateway.messages import Problem

UPLOAD_SECONDS = 60.0  # for 10 MiB, 1.4 Mbit/s
FORM, FIELD = "multipart/form-data", "file"


@dataclass(frozen=True, slots=True)
class Sort:
    """What is sent: its name, the beginning of its media types, its bound, and what is said of one that is none."""

    noun: str  # "photo"
    media: str  # "image/"
    max_bytes: int
    too_large: Callable[[], InputError]
    broken: type[InputError]

    @property
    def max_body_bytes(self) -> int:
        """What a form puts around a file is less than any other body may have."""
        return self.max_bytes + MAX_BODY_BYTES

    @property
    def described(self) -> dict[str, Any]:
        """The body, as OpenAPI describes it."""
        binary = {"type": "string", "format": "binary"}
        form = {"type": "object", "required": [FIELD], "properties": {FIELD: binary}}
        return {"required": True, "content": {FORM: {"schema": form}, f"{self.media}*": {"schema": binary}}}

    @property
    def refusals(self) -> dict[int | str, dict[str, Any]]:
        """How it may be refused, as OpenAPI describes it."""
        large, broken = self.too_large().code, self.broken.code
        codes = {
            401: (UnknownSession.code,), 408: (BodyTooSlow.code,), 413: (large,), 422: (broken, InputError.code),
            429: (TooManyRequests.code,),
        }  # fmt: skip
        return {
            status: {"model": Problem, "description": ", ".join(f"`{code}`" for code in told)}
            for status, told in codes.items()
        }


async def read_file(request: Request, sort: Sort) -> bytes:
    """Return the file. Raises InputError: it is too large, too slow, cut off, or no such body at all."""
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > sort.max_body_bytes:
        raise sort.too_large()
    try:
        async with asyncio.timeout(UPLOAD_SECONDS):
            return await _read(request, sort)
    except TimeoutError as error:
        raise too_slow(UPLOAD_SECONDS) from error
    except ClientDisconnect as error:
        raise sort.broken(f"Expected the whole {sort.noun} but the connection broke off; send it again.") from error


async def _read(request: Request, sort: Sort) -> bytes:
    kind = request.headers.get("content-type", "").lower()
    if kind.startswith(FORM):
        return await _field(request, sort)
    if kind.startswith(sort.media):
        return b"".join([chunk async for chunk in _bounded(request, sort)])
    raise InputError(
        f"Expected {FORM} with the {sort.noun} as its field “{FIELD}”, or a body of type {sort.media}…; see /docs."
    )


class _InMemory(MultiPartParser):
    """Reads a form without a temporary file: a photo may tell where its owner lives."""

    spool_max_size = 2**63 - 1  # what comes is bounded before


async def _field(request: Request, sort: Sort) -> bytes:
    try:
        form = await _InMemory(request.headers, _bounded(request, sort), max_files=1, max_fields=0).parse()
    except MultiPartException as error:
        raise InputError(
            f"Expected a form with the {sort.noun} alone, a file named “{FIELD}”: {error.message}"
        ) from error
    file = form.get(FIELD)
    if not isinstance(file, UploadFile):
        raise InputError(f"Expected the {sort.noun} as the form's field “{FIELD}”; name it so.")
    return await file.read()


async def _bounded(request: Request, sort: Sort) -> AsyncGenerator[bytes, None]:
    got = 0
    async for chunk in request.stream():
        got += len(chunk)
        if got > sort.max_body_bytes:
            raise sort.too_large()
        yield chunk
