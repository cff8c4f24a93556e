"""Rasa's tracker read as the library's types."""

from typing import Any

import structlog
from pydantic import ValidationError
from rasa_sdk import Tracker

from assistant.types import Heard, Mention, SearchState
from assistant.uploads import STAFF

SLOT = "search"
COMMAND = "/"  # begins a message of the page, which names its intent itself: its words, if any, are a span
TERMINAL = "cmdline"  # the input channel of `rasa shell`
#: Spans that the page labels itself.
CHIP, PRODUCT, PHOTO, WORDS = SENT = ("chip", "product", "photo", "words")

log = structlog.get_logger("actions")


def heard(tracker: Tracker) -> Heard:
    """Return the latest message with the spans that the NLU labelled, and who sent it."""
    message: dict[str, Any] = tracker.latest_message
    text = message.get("text") or ""
    spans = [(span["entity"], span["value"]) for span in message.get("entities", []) if isinstance(span["value"], str)]
    sent = dict(spans)
    return Heard(
        text=sent.get(WORDS, "") if text.startswith(COMMAND) else text,
        mentions=tuple(Mention(label=label, text=value) for label, value in spans if label not in SENT),
        chip=sent.get(CHIP),
        product=sent.get(PRODUCT),
        photo=sent.get(PHOTO),
        owner=STAFF if tracker.get_latest_input_channel() == TERMINAL else tracker.sender_id,
    )


def search_state(tracker: Tracker) -> SearchState:
    """Return the search so far; a new one where there is none, or none that this version can read."""
    slot = tracker.get_slot(SLOT)
    if slot is None:
        return SearchState()
    try:
        return SearchState.model_validate(slot)
    except ValidationError as error:
        # Only the places: the values may be the customer's words.
        places = sorted({".".join(str(part) for part in fault["loc"]) for fault in error.errors()})
        log.warning("search forgotten: its state cannot be read", places=places)
        return SearchState()
