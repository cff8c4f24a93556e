"""Calls: one WebSocket for each, its sound and its events. docs/voice.md is the protocol."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress

import structlog
from fastapi import APIRouter, WebSocket, WebSocketDisconnect, status
from starlette.types import Message as Received

from assistant.audio.pcm import RATE
from assistant.calling.call import Call
from assistant.calling.events import Bye, Event, Failed, FromClient, Sentence, Understood, check_frame, parse
from assistant.calling.line import Line
from assistant.calling.parts import Parts as CallParts
from assistant.calling.ports import Said
from assistant.errors import AssistantError, TooManyRequests
from assistant.gateway.messages import Answered, Message
from assistant.gateway.pace import Pace
from assistant.gateway.parts import Caller, Gateway, Parts, address_of, subprotocol_of
from assistant.gateway.rates import Opening, network_of
from assistant.gateway.sessions import Session
from assistant.gateway.socket import MOST_REFUSED
from assistant.gateway.watch import Kind, Watched
from assistant.screen import Reply
from assistant.stages import Stage, add

#: For a client to take in what it is told last.
FAREWELL_SECONDS = 5.0
SAMPLE_BYTES = 2

log = structlog.get_logger("gateway.call")
router = APIRouter()


@router.websocket("/v1/call")
async def call(socket: WebSocket, gateway: Gateway, caller: Caller) -> None:
    """Hold a call. One that cannot be taken is told why before it ends: a browser cannot read a refused handshake."""
    await gateway.rates.count_opening(Opening.SOCKET, address_of(socket))
    await socket.accept(subprotocol_of(socket))
    conversation = Conversation(gateway, caller, address_of(socket))
    try:
        place = gateway.calls.place(caller.id, network_of(address_of(socket)))
        with place as parts, gateway.meters.metrics.open_call():
            await _hold(socket, parts, conversation)
    except AssistantError as error:
        gateway.meters.metrics.error("call", error.code)
        await _turn_away(socket, error)
    finally:
        conversation.close()


class Conversation:
    """The dialogue of one call, which is the conversation of its session: what is said stands in its history."""

    def __init__(self, gateway: Parts, caller: Session, address: str) -> None:
        self._gateway = gateway
        self._caller = caller
        self._address = address
        self._turn: str | None = None  # id of the last one
        self._watched: Watched | None = None  # the last one, until its answer sounds
        self._answered: float | None = None  # when that was there, by the monotonic clock
        self._heard = 0.0  # seconds that it took to hear what is said next

    async def __call__(self, said: Said) -> Sequence[Reply]:
        """Say something and return the answer, an apology where there is none. Raises InputError."""
        await self._gateway.rates.count_message(self._caller.id, self._address)
        if self._turn is not None and said.cut is not None:
            await self._gateway.chat.cut(self._caller, self._turn, said.cut)
        known = {"confidence": said.confidence, "cut": said.cut}
        self._turn, messages = await self._gateway.chat.take(
            self._caller, Message(text=said.text), known, self._begun()
        )
        self._answered = time.monotonic()
        return [message.reply for message in messages if isinstance(message, Answered)]

    def told(self, event: bytes | Event) -> None:
        """Learn from what the client is told how long it took to hear, and to speak."""
        if isinstance(event, Understood):
            self._heard = event.took
        elif isinstance(event, Failed):
            self._gateway.meters.metrics.error("call", event.code)
        elif isinstance(event, Sentence) and self._watched and self._answered is not None:
            add(self._watched.stages, Stage.SPEECH, time.monotonic() - self._answered)
            self.close()

    def close(self) -> None:
        """Wait for no more of the last turn."""
        if self._watched:
            self._gateway.watch.spoken(self._watched)
        self._watched = self._answered = None

    def _begun(self) -> Watched:
        self.close()
        heard, self._heard = self._heard, 0.0
        self._watched = Watched(Kind.CALL, is_spoken=True, stages={Stage.HEARING: heard} if heard else {})
        return self._watched


async def _hold(socket: WebSocket, parts: CallParts, conversation: Conversation) -> None:
    line = Line()
    call = Call(parts, conversation, line)
    reading = asyncio.create_task(_read(socket, line, call))
    writing = asyncio.create_task(_write(socket, line, conversation))
    try:
        await call.run()
        with suppress(TimeoutError):
            await asyncio.wait_for(writing, FAREWELL_SECONDS)
    except Exception as error:  # whatever broke, the customer is told; the text may hold the customer's words
        log.error("call_lost", reason=_kinds(error))
        raise AssistantError("Expected the call to go on but something broke here; call again.") from error
    finally:
        for task in (reading, writing):
            task.cancel()
        await asyncio.gather(reading, writing, return_exceptions=True)


async def _read(socket: WebSocket, line: Line, call: Call) -> None:
    """Take in sound and events within bounds until the client goes. What is wrong with one is told; it is left out."""
    clock = asyncio.get_running_loop().time
    pace, refused = Pace(clock()), 0
    while (received := await socket.receive())["type"] != "websocket.disconnect":
        try:
            came = _checked(received, pace, clock())
        except AssistantError as error:
            with suppress(asyncio.QueueFull):  # a client that takes nothing in is left, see Call
                line.outgoing.put_nowait(Failed(code=error.code, message=str(error)))
            refused += 1
            if isinstance(error, TooManyRequests) or refused >= MOST_REFUSED:
                call.hang_up("refused")
                break
            continue
        refused = 0
        await line.incoming.put(came)
        if isinstance(came, bytes):
            await asyncio.sleep(pace.wait(clock(), len(came) / SAMPLE_BYTES / RATE))
    await line.incoming.put(None)  # a call that has not begun is over too


def _checked(received: Received, pace: Pace, at: float) -> bytes | FromClient:
    sound = received.get("bytes")
    if sound is None:
        pace.count(at)
        return parse(received["text"])
    try:
        return check_frame(sound)
    except AssistantError:
        pace.count(at)
        raise


async def _write(socket: WebSocket, line: Line, conversation: Conversation) -> None:
    """Send what the call says until its end."""
    with suppress(WebSocketDisconnect):  # the reader sees it too, and ends the call
        while (told := await line.outgoing.get()) is not None:
            conversation.told(told)
            await _send(socket, told)
        await socket.close()


async def _send(socket: WebSocket, told: bytes | Event) -> None:
    if isinstance(told, bytes):
        await socket.send_bytes(told)
    else:
        await socket.send_text(told.model_dump_json())


def _kinds(error: BaseException) -> str:
    """Return the names of an error's kind, and of those within it."""
    within = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    return " ".join([type(error).__name__, *map(_kinds, within)])


async def _turn_away(socket: WebSocket, error: AssistantError) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):  # it may have gone, or hung up while the call broke
        await _send(socket, Failed(code=error.code, message=str(error)))
        await _send(socket, Bye(reason="refused"))
        await socket.close(status.WS_1013_TRY_AGAIN_LATER)
