"""What a client sends and what it receives, over HTTP and over the socket alike."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.types import Reply, Value

#: A text is bounded again, by the setting, once it is cleaned.
MAX_RAW_CHARACTERS = 16_384
MAX_KEY_CHARACTERS = 512


class Message(BaseModel):
    """One thing a customer does: says `text`, removes the chip `drop`, or asks about the product `about`.

    `id` is the client's own name for it: the same id sent twice in a session is answered once.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | None = Field(default=None, min_length=1, max_length=64)
    text: str | None = Field(default=None, max_length=MAX_RAW_CHARACTERS)
    drop: str | None = Field(default=None, max_length=MAX_KEY_CHARACTERS, description="Key of a chip to remove")
    about: str | None = Field(default=None, max_length=MAX_KEY_CHARACTERS, description="item_group_id of a card")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if sum(part is not None for part in (self.text, self.drop, self.about)) != 1:
            raise ValueError("expected exactly one of text, drop and about")
        return self


class Said(Value):
    """The customer's side of a conversation. `id` is the client's."""

    type: Literal["user"] = "user"
    seq: int
    turn_id: str
    at: datetime
    id: str | None = None
    text: str


class Answered(Value):
    """The assistant's side. `problem` is the code of the error it apologizes for."""

    type: Literal["reply"] = "reply"
    seq: int
    turn_id: str
    at: datetime
    reply: Reply
    problem: str | None = None


class Typing(Value):
    """The assistant works on a turn. Momentary: not part of the history."""

    type: Literal["typing"] = "typing"
    turn_id: str


class Refused(Value):
    """A socket message was refused. Momentary: not part of the history."""

    type: Literal["error"] = "error"
    id: str | None = None
    code: str
    message: str
    retry_after_seconds: int | None = None


Event = Annotated[Said | Answered, Field(discriminator="type")]
Pushed = Said | Answered | Typing | Refused


class Opened(Value):
    """A new session. `token` is what API clients send as `Authorization: Bearer …`."""

    token: str
    expires_at: datetime


class Exchange(Value):
    """One turn: the customer's message and every answer to it."""

    turn_id: str
    messages: tuple[Event, ...]


class Conversation(Value):
    """The last messages of a session, oldest first, and what is understood now."""

    messages: tuple[Event, ...]
