"""What a client sends and what it receives, over HTTP and over the socket alike."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.buying.cart import MOST_OF_ONE
from assistant.screen import Judgment, Reply
from assistant.types import Value

#: A text is bounded again, by the setting, once it is cleaned.
MAX_RAW_CHARACTERS = 16_384
MAX_KEY_CHARACTERS = 512
MAX_PAGE_CHARACTERS = 200
#: What may be set side by side.
FEWEST_COMPARED, MOST_COMPARED = 2, 4
#: How long a card was looked at is told where it was a while, in whole seconds, of so many cards at once.
FEWEST_SECONDS, MOST_SECONDS, MOST_DWELT = 3, 60, 20
#: What is said of an answer in the customer's own words.
MAX_FEEDBACK_CHARACTERS = 300
MAX_TURN_ID_CHARACTERS = 32

Key = Annotated[str, Field(max_length=MAX_KEY_CHARACTERS)]
ClientId = Annotated[str, Field(min_length=1, max_length=64)]


class Purchase(BaseModel):
    """What is to be put into the cart. Without a variant the assistant asks for what it has to know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    product: str = Field(max_length=MAX_KEY_CHARACTERS, description="item_group_id of a card")
    variant: str | None = Field(default=None, max_length=MAX_KEY_CHARACTERS, description="Id of one of its variants")


class Judging(BaseModel):
    """Whether a product is liked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    product: str = Field(max_length=MAX_KEY_CHARACTERS, description="item_group_id of a card")
    judgment: Judgment = Field(description="none takes back what was said before")


class Dwelling(BaseModel):
    """How long the card of a product was in view, or its details were."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    product: str = Field(max_length=MAX_KEY_CHARACTERS, description="item_group_id of a card")
    seconds: int = Field(strict=True, ge=FEWEST_SECONDS, le=MOST_SECONDS)


class InCart(BaseModel):
    """How many there are to be of a thing that lies in the cart."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    variant: str = Field(max_length=MAX_KEY_CHARACTERS, description="variant_id of a line of the cart shown last")
    quantity: int = Field(strict=True, ge=0, le=MOST_OF_ONE, description="0 takes it out")


class Verdict(StrEnum):
    """Whether an answer was helpful."""

    YES = "yes"
    NO = "no"
    NONE = "none"  # what was said of it is taken back


class Reason(StrEnum):
    """Why an answer was of no help."""

    NOT_ASKED = "not_asked"  # not what I asked
    WRONG_PRODUCT = "wrong_product"
    WRONG_FACTS = "wrong_facts"
    SLOW = "slow"


class Feedback(Value):
    """What a customer says of an answer. Reasons and words go with a no."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    words: str = ""


class Rating(BaseModel):
    """Whether the answers of a turn were helpful, and why not. What is said last of a turn counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    turn: str = Field(max_length=MAX_TURN_ID_CHARACTERS, description="turn_id of an answer of the assistant")
    verdict: Verdict = Field(description="none takes back what was said before")
    reasons: tuple[Reason, ...] = Field(default=(), max_length=len(Reason))
    words: str = Field(default="", max_length=MAX_FEEDBACK_CHARACTERS)


class Message(BaseModel):
    """One thing a customer does.

    They say `text`, remove the chip `drop`, ask about the product `about`, look for more `like` one, `compare` some,
    put `buy` into the cart, say with `cart` how many of a thing are to be there, show `photo`, or say what `recording`
    holds. `judge`, `dwelt` and `look` are signals: nothing is said by them. The first two are no part of the history; a
    look at the cart is answered by the cart alone. `rate` says whether an answer was helpful, and stands beside it.

    Words may go with a photo; otherwise it is exactly one of them.

    `id` is the client's own name for it: the same id sent twice in a session is answered once. `page` may go with any
    of them: what the page is called that the customer came from, for example “Hiking boots”.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ClientId | None = None
    text: str | None = Field(default=None, max_length=MAX_RAW_CHARACTERS)
    photo: str | None = Field(default=None, max_length=MAX_KEY_CHARACTERS, description="Id of an upload")
    recording: str | None = Field(default=None, max_length=MAX_KEY_CHARACTERS, description="Id of a recording")
    drop: str | None = Field(default=None, max_length=MAX_KEY_CHARACTERS, description="Key of a chip to remove")
    about: str | None = Field(default=None, max_length=MAX_KEY_CHARACTERS, description="item_group_id of a card")
    like: str | None = Field(default=None, max_length=MAX_KEY_CHARACTERS, description="item_group_id of a card")
    compare: tuple[Key, ...] | None = Field(
        default=None, min_length=FEWEST_COMPARED, max_length=MOST_COMPARED, description="item_group_ids of cards"
    )
    buy: Purchase | None = None
    cart: InCart | None = None
    judge: Judging | None = None
    dwelt: tuple[Dwelling, ...] | None = Field(default=None, min_length=1, max_length=MOST_DWELT)
    look: Literal["cart"] | None = Field(default=None, description="What is opened to be looked at")
    rate: Rating | None = None
    page: str | None = Field(
        default=None, max_length=MAX_PAGE_CHARACTERS, description="Title or category of the shop's page they came from"
    )

    @property
    def is_signal(self) -> bool:
        """Tell whether nothing is said by it, neither by the customer nor to them."""
        return self.judge is not None or self.dwelt is not None or self.look is not None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        given = {name for name in self.model_fields_set - {"id", "page"} if getattr(self, name) is not None}
        if len(given) != 1 and given != {"text", "photo"}:
            raise ValueError(
                "expected exactly one of text, photo, recording, drop, about, like, compare, buy, cart, judge, dwelt, "
                "look and rate, or a text with a photo"
            )
        return self


class Said(Value):
    """The customer's side of a conversation. `id` is the client's.

    `text` may be empty where there is a photo; where there is a recording it is what was heard, once that is known.
    """

    type: Literal["user"] = "user"
    seq: int
    turn_id: str
    at: datetime
    id: str | None = None
    text: str
    photo: str | None = Field(default=None, description="Id of an upload, which may be gone by now")
    recording: str | None = Field(default=None, description="Id of a recording, which may be gone by now")


class Answered(Value):
    """The shop's side. `problem` is the code of the error that the assistant apologizes for."""

    type: Literal["reply"] = "reply"
    seq: int
    turn_id: str
    at: datetime
    reply: Reply
    problem: str | None = None
    author: str | None = Field(default=None, description="Null: the assistant. Else a person, whose name may be empty")
    heard: str | None = Field(default=None, description="What was heard of it, where it was cut short in a call")
    transcript: str | None = Field(default=None, description="What was heard in the recording that this answers")
    feedback: Feedback | None = Field(default=None, description="What the customer says of it")


class Typing(Value):
    """The assistant works on a turn. Momentary: not part of the history."""

    type: Literal["typing"] = "typing"
    turn_id: str


class Settled(Value):
    """A turn has ended without an answer: a person has the conversation. Momentary: not part of the history."""

    type: Literal["settled"] = "settled"
    turn_id: str
    transcript: str | None = Field(default=None, description="What was heard in the recording of this turn")


class Noted(Value):
    """A signal was kept, or with the code of a `problem` was not. Momentary: not part of the history."""

    type: Literal["noted"] = "noted"
    id: str | None = None
    turn_id: str
    problem: str | None = None


class Rated(Value):
    """The customer said of a turn whether it was helpful. Momentary: the history tells it beside the answer."""

    type: Literal["rated"] = "rated"
    id: str | None = None
    turn_id: str
    feedback: Feedback | None = Field(description="Null: what was said is taken back")


class Ended(Value):
    """The customer wanted to be forgotten: this conversation is over and deleted. Nothing follows."""

    type: Literal["ended"] = "ended"


class Refused(Value):
    """A socket message was refused. Momentary: not part of the history."""

    type: Literal["error"] = "error"
    id: str | None = None
    code: str
    message: str
    retry_after_seconds: int | None = None


Event = Annotated[Said | Answered, Field(discriminator="type")]
Pushed = Said | Answered | Typing | Settled | Noted | Rated | Ended | Refused


class Opened(Value):
    """A new session. `token` is what API clients send as `Authorization: Bearer …`."""

    token: str
    expires_at: datetime


class Uploaded(Value):
    """A photo that was taken in. The sizes are those of what is kept, in pixels."""

    id: str
    width: int
    height: int
    expires_at: datetime
    url: str


class Recorded(Value):
    """A recording that was taken in."""

    id: str
    seconds: float
    expires_at: datetime
    url: str


class Fault(Value):
    """Why a request was refused: a stable code, and one sentence."""

    code: str
    message: str


class Problem(Value):
    """The body of every error."""

    error: Fault


class Exchange(Value):
    """One turn: the customer's message and every answer to it."""

    turn_id: str
    messages: tuple[Event, ...]


class Conversation(Value):
    """The last messages of a session, oldest first, and what is understood now."""

    messages: tuple[Event, ...]
