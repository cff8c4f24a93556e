"""What was said in a conversation, read from Rasa's tracker store, which has all channels."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import structlog
from sqlalchemy import Engine, column, select, table
from sqlalchemy.exc import SQLAlchemyError

from assistant.people import Line, Who
from assistant.phrases import Phrases

#: Rasa's own table, as far as it is read here.
_EVENTS = table("events", column("id"), column("sender_id"), column("type_name"), column("data"))
COMMAND = "/"

log = structlog.get_logger("handoff.transcript")

#: Entities of what a page tells without a word, which are nothing that was said.
SIGNALS = frozenset({"judgment", "seconds"})


class RasaTranscript:
    """Reads conversations as Rasa has stored them; the message that is being answered is not among them yet."""

    def __init__(self, engine: Engine, phrases: Phrases) -> None:
        self._engine = engine
        self._phrases = phrases

    def lines(self, conversation: str, most: int) -> Sequence[Line]:
        """Return the last lines of a conversation, oldest first.

        None where the store cannot be read: that is logged, and a person is brought in all the same.
        """
        said = (
            select(_EVENTS.c.type_name, _EVENTS.c.data)
            .where(_EVENTS.c.sender_id == conversation, _EVENTS.c.type_name.in_(("user", "bot")))
            .order_by(_EVENTS.c.id.desc())
            .limit(most)
        )
        try:
            with self._engine.connect() as connection:
                rows = connection.execute(said).all()
        except SQLAlchemyError as error:
            log.error("what was said cannot be read", reason=type(error).__name__)
            return ()
        return tuple(self._told((kind, json.loads(data)) for kind, data in reversed(rows)))

    def _told(self, events: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[Line]:
        for kind, event in events:
            text = self._customer(event) if kind == "user" else _assistant(event)
            if text:
                who = Who.CUSTOMER if kind == "user" else Who.ASSISTANT
                yield Line(who=who, text=text, at=datetime.fromtimestamp(event["timestamp"], UTC))

    def _customer(self, event: dict[str, Any]) -> str:
        """Return a customer's words, in place of a command those for what was tapped or shown."""
        text: str = event.get("text") or ""
        if not text.startswith(COMMAND):
            return text
        sent = {each["entity"]: str(each["value"]) for each in (event.get("parse_data") or {}).get("entities", [])}
        if "photo" in sent:
            return self._phrases.say("utter_does_photo", words=sent.get("words", "")).strip()
        if "recording" in sent:
            return self._phrases.say("utter_does_recording")
        if SIGNALS & sent.keys():
            return ""
        if "product" in sent:
            return self._phrases.say("utter_does_tap", title=sent["product"])
        return self._phrases.say("utter_does_drop", label=sent["chip"]) if "chip" in sent else ""


def _assistant(event: dict[str, Any]) -> str:
    """Return what the assistant said: an action's reply, or a plain text; silence is nothing."""
    custom = (event.get("data") or {}).get("custom") or {}
    reply = custom.get("reply") or {}
    said: str = reply.get("text") or event.get("text") or ""
    return said
