"""The HTTP side: sessions, messages, history, pictures and health."""

import re
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, JSONResponse

from assistant.errors import NoSuchPicture
from assistant.gateway.health import Report
from assistant.gateway.messages import Conversation, Exchange, Message, Opened
from assistant.gateway.origins import is_own
from assistant.gateway.parts import Caller, Counted, Gateway, PerhapsCaller, address_of
from assistant.gateway.rates import Opening
from assistant.gateway.renewal import set_cookie

MAX_HISTORY = 200
#: Pictures are named by their content, so a name never changes its meaning.
PICTURE = re.compile(r"[0-9a-f]{32}\.(png|jpg|webp|gif)")
PICTURE_CACHE = "public, max-age=31536000, immutable"  # one year, the longest that caches honor

router = APIRouter()


@router.post("/v1/sessions", status_code=HTTPStatus.CREATED, tags=["conversation"])
async def open_session(request: Request, response: Response, gateway: Gateway, caller: PerhapsCaller) -> Opened:
    """Open a conversation. The gateway's own pages get its token as a cookie too."""
    await gateway.rates.count_opening(Opening.SESSION, address_of(request))
    session = await run_in_threadpool(gateway.sessions.create, caller.owner if caller else None)
    if is_own(request.headers):
        set_cookie(response, session.token, secure=request.url.scheme == "https")
    return Opened(token=session.token, expires_at=session.expires_at)


@router.post("/v1/messages", tags=["conversation"])
async def send_message(request: Request, message: Message, gateway: Gateway, caller: Caller) -> Exchange:
    """Say something, remove a chip, ask about products or put one into the cart, and wait for the answer."""
    await gateway.rates.count_message(caller.id, address_of(request))
    turn_id, messages = await gateway.chat.take(caller, message)
    return Exchange(turn_id=turn_id, messages=tuple(messages))


@router.get("/v1/history", dependencies=[Counted], tags=["conversation"])
async def read_history(
    gateway: Gateway, caller: Caller, limit: Annotated[int, Query(ge=1, le=MAX_HISTORY)] = 100
) -> Conversation:
    """Return the last messages with their cards and chips, oldest first."""
    return Conversation(messages=tuple(await run_in_threadpool(gateway.history.latest, caller.id, limit)))


@router.get("/media/{name}", response_class=FileResponse, tags=["shop"])
async def picture(name: str, gateway: Gateway) -> FileResponse:
    """Return a product picture."""
    path = gateway.settings.media / name
    if not PICTURE.fullmatch(name) or not await run_in_threadpool(path.is_file):
        raise NoSuchPicture("Expected the name of a picture that a card shows.")
    return FileResponse(path, headers={"Cache-Control": PICTURE_CACHE})


@router.get("/healthz", response_model=Report, dependencies=[Counted], tags=["shop"])
async def health(gateway: Gateway) -> JSONResponse:
    """Return the state of every part: 200 when the shop serves, be it without some of them, 503 otherwise."""
    report = await gateway.health.check(gateway.engine, gateway.calls)
    status = HTTPStatus.SERVICE_UNAVAILABLE if report.status == "down" else HTTPStatus.OK
    return JSONResponse(report.model_dump(mode="json"), status)
