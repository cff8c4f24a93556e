"""The HTTP side of customers' recordings."""

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from assistant.audio.notes import MAX_BYTES, too_long
from assistant.errors import BadRecording
from assistant.gateway.bodies import Sort, read_file
from assistant.gateway.edge import RECORDINGS
from assistant.gateway.messages import Problem, Recorded
from assistant.gateway.parts import Caller, Counted, Gateway, address_of
from assistant.uploads import Kind

RECORDING = Sort("recording", "audio/", MAX_BYTES, too_long, BadRecording)
HEADERS = {"Cache-Control": "private, no-store"}

_GONE: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "`recording_gone`"}}
router = APIRouter(tags=["recordings"])


@router.post(
    RECORDINGS,
    status_code=HTTPStatus.CREATED,
    responses=RECORDING.refusals,
    openapi_extra={"requestBody": RECORDING.described},
)
async def record(request: Request, gateway: Gateway, caller: Caller) -> Recorded:
    """Take in a recording of at most 60 seconds and 12 MiB, as a form's field `file` or as the whole body."""
    await gateway.rates.count_upload(caller.id, address_of(request))
    with gateway.upload_desk.place(caller.id):
        kept = await gateway.upload_desk.keep_recording(await read_file(request, RECORDING), caller)
    gateway.meters.metrics.uploaded(Kind.RECORDING)
    return kept


@router.get(
    f"{RECORDINGS}/{{upload_id}}",
    dependencies=[Counted],
    response_class=Response,
    responses=_GONE | {200: {"content": {"audio/wav": {}}}},
)
async def play(upload_id: str, gateway: Gateway, caller: Caller) -> Response:
    """Return a recording of this session."""
    wav = await run_in_threadpool(gateway.upload_desk.uploads.read, upload_id, caller.id, Kind.RECORDING)
    return Response(wav, media_type="audio/wav", headers=HEADERS)
