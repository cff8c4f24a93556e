"""The HTTP side of customers' photos."""

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from assistant.errors import BadPhoto
from assistant.gateway.bodies import Sort, read_file
from assistant.gateway.edge import PHOTOS
from assistant.gateway.messages import Problem, Uploaded
from assistant.gateway.parts import Caller, Counted, Gateway, address_of
from assistant.photo import MAX_BYTES, too_many_bytes
from assistant.uploads import Kind

PHOTO = Sort("photo", "image/", MAX_BYTES, too_many_bytes, BadPhoto)
HEADERS = {"Cache-Control": "private, no-store"}

_GONE: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "`photo_gone`"}}
router = APIRouter(tags=["photos"])


@router.post(
    PHOTOS, status_code=HTTPStatus.CREATED, responses=PHOTO.refusals, openapi_extra={"requestBody": PHOTO.described}
)
async def upload(request: Request, gateway: Gateway, caller: Caller) -> Uploaded:
    """Take in a photo: a JPEG, PNG, WebP or HEIC of at most 10 MiB, as a form's field `file` or as the whole body."""
    await gateway.rates.count_upload(caller.id, address_of(request))
    with gateway.upload_desk.place(caller.id):
        kept = await gateway.upload_desk.keep(await read_file(request, PHOTO), caller)
    gateway.meters.metrics.uploaded(Kind.PHOTO)
    return kept


@router.get(
    f"{PHOTOS}/{{upload_id}}",
    dependencies=[Counted],
    response_class=Response,
    responses=_GONE | {200: {"content": {"image/jpeg": {}}}},
)
async def show(upload_id: str, gateway: Gateway, caller: Caller) -> Response:
    """Return a photo of this session."""
    photo = await run_in_threadpool(gateway.upload_desk.uploads.read, upload_id, caller.id)
    return Response(photo, media_type="image/jpeg", headers=HEADERS)
