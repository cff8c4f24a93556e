"""Chatwoot as the desk: its Application API, over an inbox of the kind "API".

    contact ─► conversation with the case as a private note ─► the customer's words as incoming messages

What people write there comes back as webhooks: `assistant.gateway.desk`.
"""

from typing import Any, TypeVar

import structlog
from pydantic import BaseModel, ValidationError

from assistant.errors import DeskDown
from assistant.handoff.calls import Calls, parsed
from assistant.handoff.case import title, written
from assistant.people import Handover, Line, Ticket
from assistant.phrases import Phrases

Answer = TypeVar("Answer", bound=BaseModel)

log = structlog.get_logger("handoff.chatwoot")


class _Contact(BaseModel):
    id: int


class _ContactInbox(BaseModel):
    source_id: str


class _Made(BaseModel):
    contact: _Contact
    contact_inbox: _ContactInbox


class _Contacts(BaseModel):
    payload: _Made


class _Conversation(BaseModel):
    id: int


class ChatwootDesk:
    """One inbox of one account. A reference is the number that Chatwoot shows for a conversation."""

    name = "chatwoot"
    is_live = True

    def __init__(self, calls: Calls, account: int, inbox: int, phrases: Phrases) -> None:
        self._calls = calls
        self._account = f"/api/v1/accounts/{account}"
        self._inbox = inbox
        self._phrases = phrases

    def open(self, handover: Handover, reference: str) -> str:
        """Open a conversation, or go on in the one it had, with the case as a private note."""
        until = self._calls.deadline()
        note = f"{title(handover, self._phrases)}\n\n{written(handover, self._phrases)}"
        if reference:
            self._write(reference, until, content=note, message_type="outgoing", private=True)
        else:
            reference = self._begin(handover, note, until)
        try:
            self._write(reference, until, content=handover.request.said, message_type="incoming")
        except DeskDown as error:  # the note holds the same words, and another try would open a second conversation
            log.warning("last words only in the note", number=handover.number, code=error.code, reason=str(error))
        return reference

    def pass_on(self, ticket: Ticket, line: Line) -> None:
        """Write what the customer says; Chatwoot opens a conversation again that was resolved."""
        self._write(ticket.reference, self._calls.deadline(), content=line.text, message_type="incoming")

    def close(self, ticket: Ticket) -> None:
        """Resolve the conversation, with a note that the customer left."""
        until = self._calls.deadline()
        left = self._phrases.say("utter_case_released")
        self._write(ticket.reference, until, content=left, message_type="outgoing", private=True)
        self._calls.post(self._conversation(ticket.reference, "toggle_status"), {"status": "resolved"}, until)

    def _begin(self, handover: Handover, note: str, until: float) -> str:
        name = f"{self._phrases.say('utter_who_customer')} {handover.number}"
        contact = self._calls.post(f"{self._account}/contacts", {"inbox_id": self._inbox, "name": name}, until)
        made = _read(_Contacts, contact).payload
        body = {
            "source_id": made.contact_inbox.source_id,
            "inbox_id": self._inbox,
            "contact_id": made.contact.id,
            "status": "open",
            "message": {"content": note, "message_type": "outgoing", "private": True},
        }
        answer = self._calls.post(f"{self._account}/conversations", body, until)
        return str(_read(_Conversation, answer).id)

    def _write(self, reference: str, until: float, **message: Any) -> None:
        self._calls.post(self._conversation(reference, "messages"), message, until)

    def _conversation(self, reference: str, what: str) -> str:
        return f"{self._account}/conversations/{reference}/{what}"


def _read(kind: type[Answer], answer: bytes) -> Answer:
    try:
        return kind.model_validate(parsed(answer))
    except ValidationError as error:
        raise DeskDown("Expected Chatwoot to answer as its Application API does; is the address right?") from error
