"""Rasa's messages read as replies."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.errors import DialogueDown
from assistant.gateway.dialogue import RawReply
from assistant.screen import Basket, Chip, QuickReply, Reply
from assistant.stages import Seconds, Stage, add

COMMAND = "/"
#: No stage of a turn takes longer: 10 minutes.
MOST_MILLISECONDS = 600_000

Took = dict[Stage, Annotated[float, Field(ge=0, le=MOST_MILLISECONDS, allow_inf_nan=False)]]


class _Button(BaseModel):
    title: str
    payload: str


class _Full(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reply: Reply
    understood: bool = True
    took: Took = {}  # milliseconds


class _Heard(BaseModel):
    model_config = ConfigDict(extra="forbid")

    heard: str
    took: Took = {}


class _Problem(BaseModel):
    model_config = ConfigDict(extra="forbid")

    problem: Annotated[str, StringConstraints(pattern="^[a-z_]{1,40}$")]


class _Silence(BaseModel):
    model_config = ConfigDict(extra="forbid")

    silent: Literal[True]


class _Plain(BaseModel):
    text: str
    buttons: tuple[_Button, ...] = ()


def read_replies(messages: Sequence[RawReply], chips: tuple[Chip, ...]) -> list[Reply]:
    """Return one reply for each message but those that ask for silence: a person has the conversation.

    Raises DialogueDown for no message or one of an unknown shape.

    `chips` is what was understood before this turn: a plain response says nothing of the search, so they stay.
    """
    answers = [message for message in messages if not _tells(message, "heard") and not _tells(message, "problem")]
    if not answers:
        raise DialogueDown(
            "Expected an answer but Rasa said nothing, as it does when an action fails; look into its log."
        )
    replies: list[Reply] = []
    for message in answers:
        reply = _read(message, replies[-1].chips if replies else chips)
        replies += [reply] if reply else []
    return replies


def read_glance(messages: Sequence[RawReply], *, is_glance: bool) -> Basket | None:
    """Return the cart that a look at it is answered by; to any other signal nothing is to be said.

    Raises DialogueDown where it is otherwise.
    """
    baskets = [reply.basket for reply in read_replies(messages, ())]
    if not is_glance and not baskets:
        return None
    if is_glance and len(baskets) == 1 and baskets[0] is not None:
        return baskets[0]
    raise DialogueDown("Expected a cart for a look, and nothing for a signal; look into the action server's log.")


def read_transcript(messages: Sequence[RawReply]) -> str | None:
    """Return what was heard in the recording that these messages answer, None where there was none.

    Raises DialogueDown where it is no text.
    """
    try:
        heard = [_Heard.model_validate(message["custom"]).heard for message in messages if _tells(message, "heard")]
    except ValidationError:
        raise DialogueDown("Expected what was heard in a recording to be a text.") from None
    return heard[0] if heard else None


@dataclass(frozen=True, slots=True)
class Asides:
    """What the actions tell of a turn beside its answer."""

    stages: Seconds = field(default_factory=dict)
    is_understood: bool = True


def read_asides(messages: Sequence[RawReply]) -> Asides:
    """Return what was told beside; what has another shape tells nothing."""
    stages: Seconds = {}
    is_understood = True
    for message in messages:
        told = _aside(message)
        is_understood = is_understood and getattr(told, "understood", True)
        for stage, milliseconds in told.took.items() if told else ():
            add(stages, stage, milliseconds / 1000)
    return Asides(stages, is_understood)


def _aside(message: RawReply) -> _Full | _Heard | None:
    try:
        return (_Heard if _tells(message, "heard") else _Full).model_validate(message.get("custom"))
    except ValidationError:
        return None


def read_problem(messages: Sequence[RawReply]) -> str | None:
    """Return the code of the error that these messages apologize for, None where they do not.

    Raises DialogueDown where it is no code.
    """
    try:
        codes = [
            _Problem.model_validate(message["custom"]).problem for message in messages if _tells(message, "problem")
        ]
    except ValidationError:
        raise DialogueDown("Expected the code of an error to be a word.") from None
    return codes[0] if codes else None


def _tells(message: RawReply, what: str) -> bool:
    custom = message.get("custom")
    return isinstance(custom, dict) and what in custom


def _read(message: RawReply, chips: tuple[Chip, ...]) -> Reply | None:
    try:
        if "silent" in message.get("custom", {}):
            _Silence.model_validate(message["custom"])
            return None
        if "custom" in message:
            return _Full.model_validate(message["custom"]).reply
        return _plain(_Plain.model_validate(message), chips)
    except ValidationError as error:
        # Only the places: pydantic's own message repeats the values, which may be the customer's words.
        places = sorted({".".join(str(part) for part in fault["loc"]) for fault in error.errors()})
        raise DialogueDown(f"Expected a text or a reply in Rasa's message; wrong at: {', '.join(places)}.") from None


def _plain(message: _Plain, chips: tuple[Chip, ...]) -> Reply:
    suggestions = tuple(
        QuickReply(label=button.title, text=button.payload)
        for button in message.buttons
        if not button.payload.startswith(COMMAND)
    )
    return Reply(text=message.text, speech=message.text, chips=chips, quick_replies=suggestions)
