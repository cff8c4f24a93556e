"""Rasa's messages read as replies."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from assistant.errors import DialogueDown
from assistant.gateway.dialogue import RawReply
from assistant.screen import Chip, QuickReply, Reply

COMMAND = "/"


class _Button(BaseModel):
    title: str
    payload: str


class _Full(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reply: Reply


class _Heard(BaseModel):
    model_config = ConfigDict(extra="forbid")

    heard: str


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


def read_transcript(messages: Sequence[RawReply]) -> str | None:
    """Return what was heard in the recording that these messages answer, None where there was none.

    Raises DialogueDown where it is no text.
    """
    try:
        heard = [_Heard.model_validate(message["custom"]).heard for message in messages if _tells(message, "heard")]
    except ValidationError:
        raise DialogueDown("Expected what was heard in a recording to be a text.") from None
    return heard[0] if heard else None


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
