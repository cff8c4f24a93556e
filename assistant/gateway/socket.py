"""The live side: one WebSocket for each open page."""

import asyncio
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect, status
from pydantic import ValidationError
from starlette.requests import HTTPConnection

from assistant.errors import AssistantError, BodyTooLarge, ForeignOrigin
from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.failures import malformed, refusal
from assistant.gateway.history import History
from assistant.gateway.messages import Answered, Message, Pushed, Said
from assistant.gateway.parts import Caller, Gateway, Parts, address_of
from assistant.gateway.rooms import Feed
from assistant.gateway.sessions import Session

#: Messages read from the history at a time when a page comes back.
REPLAY_BATCH = 100

router = APIRouter()


@router.websocket("/v1/chat")
async def converse(
    socket: WebSocket, gateway: Gateway, caller: Caller, after: Annotated[int | None, Query(ge=0)] = None
) -> None:
    """Take messages and push events. With `after` the events that follow that `seq` come first."""
    check_origin(socket)
    await gateway.rates.count_address(address_of(socket))
    with gateway.rooms.listening(caller.id) as feed, gateway.meters.metrics.open_socket():
        await socket.accept()
        pusher = asyncio.create_task(_push(socket, feed, gateway.history, caller.id, after))
        try:
            await _listen(socket, gateway, caller, feed)
        finally:
            pusher.cancel()
            await asyncio.gather(pusher, return_exceptions=True)


def check_origin(connection: HTTPConnection) -> None:
    """Raise ForeignOrigin for a browser on another site's page; programs send no origin."""
    origin = connection.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != connection.headers.get("host"):
        raise ForeignOrigin("Expected a page of this shop; open the conversation from there.")


async def _listen(socket: WebSocket, gateway: Parts, caller: Session, feed: Feed) -> None:
    """Take messages until the client goes. What is wrong with one is told to this client alone."""
    try:
        while True:
            raw = await socket.receive_text()
            message_id: str | None = None
            try:
                await gateway.rates.count_message(caller.id, address_of(socket))
                message = _parse(raw)
                message_id = message.id
                await gateway.chat.begin(caller, message)
            except AssistantError as error:
                gateway.meters.metrics.error("socket", error.code)
                feed.hand(refusal(error, message_id))
    except WebSocketDisconnect:
        return


def _parse(raw: str) -> Message:
    if len(raw.encode("utf-8", errors="replace")) > MAX_BODY_BYTES:
        raise BodyTooLarge(f"Expected a message of at most {MAX_BODY_BYTES} bytes; send less.")
    try:
        return Message.model_validate_json(raw)
    except ValidationError as error:
        raise malformed(error) from None


async def _push(socket: WebSocket, feed: Feed, history: History, session_id: str, after: int | None) -> None:
    """Send what was missed, then what happens. The feed began before the history was read, so nothing is lost."""
    last = -1
    try:
        if after is not None:
            last = await _replay(socket, history, session_id, after)
        while (event := await feed.next()) is not None:
            if not isinstance(event, Said | Answered) or event.seq > last:
                await _send(socket, event)
        await socket.close(status.WS_1013_TRY_AGAIN_LATER)
    except WebSocketDisconnect:
        return


async def _replay(socket: WebSocket, history: History, session_id: str, after: int) -> int:
    """Return the number of the last event the client has now."""
    while missed := await asyncio.to_thread(history.since, session_id, after, REPLAY_BATCH):
        for event in missed:
            await _send(socket, event)
        after = missed[-1].seq
    return after


async def _send(socket: WebSocket, event: Pushed) -> None:
    await socket.send_text(event.model_dump_json())
