"""The live side: one WebSocket for each open page."""

import asyncio
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect, status
from pydantic import BaseModel, ValidationError

from assistant.errors import AssistantError, BodyTooLarge, InputError
from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.failures import malformed, refusal
from assistant.gateway.history import History
from assistant.gateway.messages import Answered, ClientId, Ended, Message, Pushed, Said
from assistant.gateway.parts import Caller, Gateway, Parts, address_of, subprotocol_of
from assistant.gateway.rates import Opening, network_of
from assistant.gateway.rooms import Feed
from assistant.gateway.sessions import Session

#: Messages read from the history at a time when a page comes back.
REPLAY_BATCH = 100
#: Refusals in a row, after which a client is no customer that has slipped.
MOST_REFUSED = 20

router = APIRouter()


class _Named(BaseModel):
    """What can be read of a message whatever else is wrong with it."""

    id: ClientId | None = None


@router.websocket("/v1/chat")
async def converse(
    socket: WebSocket, gateway: Gateway, caller: Caller, after: Annotated[int | None, Query(ge=0)] = None
) -> None:
    """Take messages and push events. With `after` the events that follow that `seq` come first."""
    await gateway.rates.count_opening(Opening.SOCKET, address_of(socket))
    with gateway.rooms.listening(caller.id, network_of(address_of(socket))) as feed:
        await socket.accept(subprotocol_of(socket))
        pusher = asyncio.create_task(_push(socket, feed, gateway.history, caller.id, after))
        try:
            await _listen(socket, gateway, caller, feed)
        finally:
            pusher.cancel()
            await asyncio.gather(pusher, return_exceptions=True)


async def _listen(socket: WebSocket, gateway: Parts, caller: Session, feed: Feed) -> None:
    """Take messages until the client goes. What is wrong with one is told to this client alone.

    Who is refused MOST_REFUSED times in a row is hung up on.
    """
    refused = 0
    while (received := await socket.receive())["type"] != "websocket.disconnect":
        raw = received.get("text")
        try:
            await gateway.rates.count_message(caller.id, address_of(socket))
            await gateway.chat.begin(caller, _parse(raw))
            refused = 0
        except AssistantError as error:
            feed.hand(refusal(error, _id_of(raw or "")))
            refused += 1
        if refused >= MOST_REFUSED:
            with suppress(RuntimeError):  # it was hung up on already: it read too slowly
                await socket.close(status.WS_1008_POLICY_VIOLATION)
            return


def _parse(raw: str | None) -> Message:
    if raw is None:
        raise InputError("Expected a message as text, but it was sent as bytes.")
    if _is_too_large(raw):
        raise BodyTooLarge(f"Expected a message of at most {MAX_BODY_BYTES} bytes; send less.")
    try:
        return Message.model_validate_json(raw)
    except ValidationError as error:
        raise malformed(error) from None


def _id_of(raw: str) -> str | None:
    """Return the client's name of a message that may be malformed, where it can be read."""
    if _is_too_large(raw):
        return None
    try:
        return _Named.model_validate_json(raw).id
    except ValidationError:
        return None


def _is_too_large(raw: str) -> bool:
    return len(raw.encode("utf-8", errors="replace")) > MAX_BODY_BYTES


async def _push(socket: WebSocket, feed: Feed, history: History, session_id: str, after: int | None) -> None:
    """Send what was missed, then what happens. The feed began before the history was read, so nothing is lost."""
    last = -1
    try:
        if after is not None:
            last = await _replay(socket, history, session_id, after)
        while (event := await feed.next()) is not None:
            if not isinstance(event, Said | Answered) or event.seq > last:
                await _send(socket, event)
            if isinstance(event, Ended):
                await socket.close()
                return
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
