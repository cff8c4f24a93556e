"""Where people of the shop speak to customers: a generic route for desks of one's own, and Chatwoot's webhook."""

import hashlib
import hmac
import time
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from starlette.concurrency import run_in_threadpool

from assistant.errors import ForeignDesk, InputError
from assistant.gateway.failures import malformed
from assistant.gateway.parts import BEARER, Counted, Gateway, Parts
from assistant.gateway.postman import Postman

#: How far the clocks of Chatwoot and of this machine may be apart; an older call may be a repeated one.
MOST_SECONDS_APART = 300.0
MAX_RAW_CHARACTERS = 16_384
OUTGOING, RESOLVED = "outgoing", "resolved"

router = APIRouter(prefix="/v1/handoff", dependencies=[Counted], tags=["people of the shop"])


class Word(BaseModel):
    """What a person says. `id`, the desk's own name of the message, is heard once in a conversation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    conversation: str = Field(min_length=1, max_length=255, description="Its id, or the number of the handover")
    text: str = Field(max_length=MAX_RAW_CHARACTERS)
    name: str = Field(default="", max_length=200)
    id: str | None = Field(default=None, min_length=1, max_length=200)


class Return(BaseModel):
    """A conversation goes back to the assistant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    conversation: str = Field(min_length=1, max_length=255)


class _Sender(BaseModel):
    name: str | None = None


class _Conversation(BaseModel):
    id: int


class _Event(BaseModel):
    """A webhook of Chatwoot, as far as it matters. `id` names the message, or in other events the conversation."""

    event: str
    id: int | None = None
    content: str | None = None
    message_type: str | int | None = None
    private: bool = False
    sender: _Sender | None = None
    conversation: _Conversation | None = None
    status: str | None = None


def postman_of(gateway: Gateway) -> Postman:
    """Return who delivers. Raises ForeignDesk where the shop has no desk."""
    if gateway.postman is None:
        raise ForeignDesk("Expected a shop that has a desk; set ASSISTANT_HANDOFF.")
    return gateway.postman


def authorized(request: Request, gateway: Gateway) -> None:
    """Raise ForeignDesk without the secret of ASSISTANT_HANDOFF_SECRET as a bearer token."""
    secret = gateway.settings.handoff_secret.get_secret_value()
    header = request.headers.get("authorization", "")
    given = header[len(BEARER) :] if header.lower().startswith(BEARER) else ""
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        raise ForeignDesk("Expected the secret ASSISTANT_HANDOFF_SECRET as a bearer token.")


Post = Annotated[Postman, Depends(postman_of)]


@router.post("/messages", status_code=HTTPStatus.NO_CONTENT, dependencies=[Depends(authorized)])
async def say(word: Word, postman: Post) -> None:
    """Say something to a customer as a person; the assistant keeps quiet from then on."""
    await run_in_threadpool(postman.mail.say, word.conversation, word.name, word.text, word.id)
    await postman.deliver()


@router.post("/back", status_code=HTTPStatus.NO_CONTENT, dependencies=[Depends(authorized)])
async def give_back(returned: Return, postman: Post) -> None:
    """Give a conversation back to the assistant, which the customer is told."""
    await run_in_threadpool(postman.mail.give_back, returned.conversation)
    await postman.deliver()


@router.post("/chatwoot", status_code=HTTPStatus.NO_CONTENT)
async def hear_chatwoot(request: Request, gateway: Gateway, postman: Post) -> None:
    """Hear of Chatwoot what people write and which conversations they resolve; all else is not for us."""
    body = await request.body()
    _check_signature(request, body, gateway)
    event = _event(body)
    if event.event == "message_created":
        await run_in_threadpool(_written, event, postman)
    elif event.event == "conversation_status_changed" and event.status == RESOLVED:
        await run_in_threadpool(_resolved, event, postman)
    await postman.deliver()


def _check_signature(request: Request, body: bytes, gateway: Parts) -> None:
    """Raise ForeignDesk unless the body is signed as Chatwoot does from 4.13 on, and not long ago."""
    secret: SecretStr = gateway.settings.chatwoot_secret
    stamp, signature = (request.headers.get(f"x-chatwoot-{name}", "") for name in ("timestamp", "signature"))
    signed = hmac.new(secret.get_secret_value().encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    is_ours = bool(secret.get_secret_value()) and hmac.compare_digest(signature.encode(), f"sha256={signed}".encode())
    if not is_ours or not stamp.isdecimal() or abs(time.time() - int(stamp)) > MOST_SECONDS_APART:
        raise ForeignDesk("Expected a webhook signed with ASSISTANT_CHATWOOT_SECRET, not longer than 5 minutes ago.")


def _event(body: bytes) -> _Event:
    try:
        return _Event.model_validate_json(body)
    except ValidationError as error:
        raise malformed(error) from None
    except RecursionError as error:
        raise InputError("Expected a webhook of Chatwoot.") from error


def _written(event: _Event, postman: Postman) -> None:
    if event.message_type != OUTGOING or event.private or not event.content or event.conversation is None:
        return
    if conversation := postman.mail.conversation(str(event.conversation.id)):
        name = (event.sender.name if event.sender else None) or ""
        postman.mail.say(conversation, name, event.content, f"chatwoot-{event.id}")


def _resolved(event: _Event, postman: Postman) -> None:
    if conversation := postman.mail.conversation(str(event.id)):
        postman.mail.give_back(conversation)
