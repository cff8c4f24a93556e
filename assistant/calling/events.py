"""What a call's client and server tell each other beside the sound. docs/voice.md is the protocol in words."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.audio.pcm import FRAME, RATE
from assistant.errors import AssistantError, BodyTooLarge, InputError
from assistant.screen import Reply
from assistant.types import Value

MAX_EVENT_BYTES = 16 * 1024
FRAME_BYTES = 2 * FRAME
MAX_FRAME_BYTES = 10 * FRAME_BYTES  # 200 ms: a client that was late may send several frames in one
MAX_TEXT_CHARACTERS = 4096  # bounded again, by the setting, once it is cleaned
MAX_SENTENCES = 1000
MAX_OFFSET_SECONDS = 600

# --- from the client


class ClientEvent(BaseModel):
    """What a client may say. Other fields than those named are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Start(ClientEvent):
    """The first event: the call begins."""

    type: Literal["start"]
    rate: Literal[16_000] = Field(default=16_000, description="Samples a second; there is no other")
    client: str = Field(default="", max_length=64, description="Name of the program, for the log")


class Mute(ClientEvent):
    """The microphone is off, or on again. While it is off no frames need come."""

    type: Literal["mute"]
    on: bool


class Release(ClientEvent):
    """The key that is held while speaking was let go: what was said is whole."""

    type: Literal["release"]


class Write(ClientEvent):
    """The customer typed this."""

    type: Literal["text"]
    text: str = Field(min_length=1, max_length=MAX_TEXT_CHARACTERS)


class Position(ClientEvent):
    """The customer heard a stream up to here."""

    type: Literal["played"]
    stream: int = Field(ge=1, lt=2**31)
    sentence: int = Field(ge=0, lt=MAX_SENTENCES)
    offset: float = Field(ge=0, le=MAX_OFFSET_SECONDS, allow_inf_nan=False, description="Seconds into the sentence")


class Stop(ClientEvent):
    """The customer hangs up."""

    type: Literal["stop"]


FromClient = Annotated[Start | Mute | Release | Write | Position | Stop, Field(discriminator="type")]
_FROM_CLIENT: TypeAdapter[FromClient] = TypeAdapter(FromClient)

# --- from the server


class Ready(Value):
    """The call has begun: which engines hear and speak, and what a frame is."""

    type: Literal["ready"] = "ready"
    hears: str = Field(description="Engine, model and version")
    speaks: str
    detects: str
    rate: int = RATE
    frame: int = Field(default=FRAME, description="Samples")


class Hearing(Value):
    """The customer is being listened to, or no longer: then nothing came of it."""

    type: Literal["hearing"] = "hearing"
    utterance: int
    on: bool


class Partly(Value):
    """What was heard so far. It may change until the final text."""

    type: Literal["partial"] = "partial"
    utterance: int
    text: str


class Understood(Value):
    """What was heard; "" where nothing was said."""

    type: Literal["final"] = "final"
    utterance: int
    text: str
    confidence: float = Field(description="0 to 1")
    took: float = Field(description="Seconds from when the turn was found to be over until this text was there")


class Replied(Value):
    """An answer of the dialogue, for the eyes; its `speech` follows as sound."""

    type: Literal["reply"] = "reply"
    reply: int = Field(description="Its number in this call")
    content: Reply


class Noticed(Value):
    """Something the call says by itself, which is no answer."""

    type: Literal["prompt"] = "prompt"
    reply: int
    kind: Literal["silence", "unclear", "goodbye", "trouble"]
    text: str


class Streaming(Value):
    """A stream of sound begins. Frames belong to the sentence that was announced last."""

    type: Literal["audio"] = "audio"
    stream: int
    reply: int


class Sentence(Value):
    """The frames that follow are this sentence, from `offset` on."""

    type: Literal["sentence"] = "sentence"
    stream: int
    sentence: int = Field(description="Its place in the reply, from 0")
    text: str
    offset: float = Field(description="Seconds into the sentence at which its frames begin")
    seconds: float = Field(description="Of the whole sentence")


class Ended(Value):
    """Every frame of a stream was sent."""

    type: Literal["end"] = "end"
    stream: int


class Held(Value):
    """Be silent at once and forget what is not played yet of a stream. It may go on as another stream."""

    type: Literal["hold"] = "hold"
    stream: int


class Cut(Value):
    """The rest of a reply is never spoken."""

    type: Literal["interrupted"] = "interrupted"
    reply: int
    heard: str = Field(description="What the customer heard of it")


class Adjusted(Value):
    """How the voice speaks from now on."""

    type: Literal["adjusted"] = "adjusted"
    speed: float = Field(description="2 takes half the time")
    gain_db: float


class Failed(Value):
    """Something was refused or broke; the call goes on unless `bye` follows."""

    type: Literal["error"] = "error"
    code: str
    message: str


def failed(error: Exception, otherwise: type[AssistantError]) -> Failed:
    """Return the event for an error; one that is not the assistant's own is told as `otherwise`, by its kind alone."""
    if isinstance(error, AssistantError):
        return Failed(code=error.code, message=str(error))
    return Failed(code=otherwise.code, message=f"Expected an engine to do its work but met {type(error).__name__}.")


class Bye(Value):
    """The last event of a call."""

    type: Literal["bye"] = "bye"
    reason: Literal["stopped", "silence", "limit", "refused", "lagging"]


Event = (
    Ready | Hearing | Partly | Understood | Replied | Noticed | Streaming | Sentence | Ended | Held | Cut | Adjusted
    | Failed | Bye
)  # fmt: skip
FromServer = Annotated[Event, Field(discriminator="type")]


def parse(raw: str) -> FromClient:
    """Return a client's event. Raises BodyTooLarge, or InputError for what is none; neither repeats what was sent."""
    if len(raw.encode("utf-8", errors="replace")) > MAX_EVENT_BYTES:
        raise BodyTooLarge(f"Expected an event of at most {MAX_EVENT_BYTES} bytes; send less.")
    try:
        return _FROM_CLIENT.validate_json(raw)
    except ValidationError as error:
        faults = "; ".join(_fault(fault["type"], fault["loc"]) for fault in error.errors())
        raise InputError(f"Expected an event of the documented form ({faults}); see docs/voice.md.") from None


def _fault(kind: str, place: tuple[int | str, ...]) -> str:
    named = place[:-1] if kind == "extra_forbidden" else place  # a name of the client's own is not repeated
    return " ".join(map(str, (*named, kind)))


def check_frame(data: bytes) -> bytes:
    """Return a frame of sound. Raises InputError for half a sample or nothing, BodyTooLarge beyond 200 ms."""
    if len(data) > MAX_FRAME_BYTES:
        raise BodyTooLarge(f"Expected at most {MAX_FRAME_BYTES} bytes of sound at once; send frames of {FRAME_BYTES}.")
    if not data or len(data) % 2:
        raise InputError(f"Expected whole 16-bit samples; send frames of {FRAME_BYTES} bytes.")
    return data
