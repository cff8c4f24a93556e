"""Rasa's tracker read as the library's types."""

from typing import Any

import structlog
from pydantic import ValidationError
from rasa_sdk import Tracker

from assistant.types import Heard, Mention, SearchState

SLOT = "search"
COMMAND = "/"  # begins a message of the page, which names its intent itself: it holds no words
CHIP, PRODUCT = "chip", "product"

log = structlog.get_logger("actions")


def heard(tracker: Tracker) -> Heard:
    """Return the latest message with the spans that the NLU labelled."""
    message: dict[str, Any] = tracker.latest_message
    text = message.get("text") or ""
    spans = [(span["entity"], span["value"]) for span in message.get("entities", []) if isinstance(span["value"], str)]
    sent = dict(spans)
    return Heard(
        text="" if text.startswith(COMMAND) else text,
        mentions=tuple(Mention(label=label, text=value) for label, value in spans if label not in (CHIP, PRODUCT)),
        chip=sent.get(CHIP),
        product=sent.get(PRODUCT),
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
