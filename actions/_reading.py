"""Rasa's tracker read as the library's types."""

import re
from typing import Any

import structlog
from pydantic import ValidationError
from rasa_sdk import Tracker

from assistant.screen import Judgment
from assistant.thread import Heard, Thread
from assistant.types import Mention
from assistant.uploads import STAFF

SLOT = "thread"
COMMAND = "/"  # begins a message of the page, which names its intent itself: its words, if any, are a span
TERMINAL = "cmdline"  # the input channel of `rasa shell`
#: Spans that the page labels itself.
CHIP, PRODUCT, VARIANT, PHOTO, WORDS, RECORDING, JUDGMENT, SECONDS, QUANTITY = SENT = (
    *("chip", "product", "variant", "photo", "words", "recording"),
    *("judgment", "seconds", "quantity"),
)
#: Of a page's title; the gateway refuses a longer one.
MOST_PAGE_CHARACTERS = 200
#: What a message's metadata may tell, beside the id of a recording.
CUSTOMER, CONFIDENCE, CUT, PAGE, TURN, GLANCE = "customer", "confidence", "cut", "page", "turn_id", "glance"
#: How the gateway names a turn.
_TURN_ID = re.compile(r"[0-9a-f]{1,64}")

log = structlog.get_logger("actions")


def heard(tracker: Tracker) -> Heard:
    """Return the latest message with the spans that the NLU labelled, and who sent it."""
    message: dict[str, Any] = tracker.latest_message
    text = message.get("text") or ""
    spans = [(span["entity"], span["value"]) for span in message.get("entities", []) if isinstance(span["value"], str)]
    sent = dict(spans)
    return Heard(
        text=sent.get(WORDS, "") if text.startswith(COMMAND) else text,
        intent=(message.get("intent") or {}).get("name") or "",
        mentions=tuple(Mention(label=label, text=value) for label, value in spans if label not in SENT),
        chip=sent.get(CHIP),
        product=sent.get(PRODUCT),
        products=tuple(value for label, value in spans if label == PRODUCT),
        variant=sent.get(VARIANT),
        photo=sent.get(PHOTO),
        recording=sent.get(RECORDING) or _told(message, RECORDING) or None,
        judgment=Judgment(sent[JUDGMENT]) if sent.get(JUDGMENT) in list(Judgment) else None,
        quantity=int(sent[QUANTITY]) if sent.get(QUANTITY, "").isdecimal() else None,
        seconds=tuple(int(value) for label, value in spans if label == SECONDS and value.isdecimal()),
        confidence=_confidence(message),
        cut=_told(message, CUT),
        owner=STAFF if tracker.get_latest_input_channel() == TERMINAL else tracker.sender_id,
        conversation=tracker.sender_id,
        customer=_told(message, CUSTOMER) or tracker.sender_id,  # whom the gateway alone names
        page=_told(message, PAGE)[:MOST_PAGE_CHARACTERS],
        is_glance=bool(_told(message, GLANCE)),
        is_pushed=bool(_told(message, CUSTOMER)),
    )


def turn_of(call: dict[str, Any]) -> str:
    """Return the turn that the gateway names in a call of Rasa's; "" where another channel calls, or none is named."""
    message = call["tracker"].get("latest_message")
    metadata = message.get("metadata") if isinstance(message, dict) else None
    told = metadata.get(TURN) if isinstance(metadata, dict) else None
    return told if isinstance(told, str) and _TURN_ID.fullmatch(told) else ""


def _told(message: dict[str, Any], name: str) -> str:
    """Return a text of the metadata; a terminal sends none."""
    told = (message.get("metadata") or {}).get(name)
    return told if isinstance(told, str) else ""


def _confidence(message: dict[str, Any]) -> float | None:
    """Return how surely a message was heard rightly, where it was spoken."""
    told = (message.get("metadata") or {}).get(CONFIDENCE)
    if not isinstance(told, int | float) or isinstance(told, bool):
        return None
    return min(1.0, max(0.0, float(told)))


def thread(tracker: Tracker) -> Thread:
    """Return the thread so far; a new one where there is none, or none that this version can read."""
    slot = tracker.get_slot(SLOT)
    if slot is None:
        return Thread()
    try:
        return Thread.model_validate(slot)
    except ValidationError as error:
        # Only the places: the values may be the customer's words.
        places = sorted({".".join(str(part) for part in fault["loc"]) for fault in error.errors()})
        log.warning("thread forgotten: its state cannot be read", places=places)
        return Thread()
