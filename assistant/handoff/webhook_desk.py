"""A desk behind an address of the operator's own: every event is posted there as JSON."""

from assistant.handoff.calls import Calls
from assistant.people import Handover, Line, Ticket


class WebhookDesk:
    """Posts `{"event", "number", "conversation", …}`; docs/handoff.md tells the shapes."""

    name = "webhook"
    is_live = True

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def open(self, handover: Handover, reference: str) -> str:  # noqa: ARG002 - the number names it there too
        """Post the whole conversation."""
        told = handover.model_dump(mode="json")
        self._post("opened", Ticket(handover.number, handover.request.conversation, ""), handover=told)
        return str(handover.number)

    def pass_on(self, ticket: Ticket, line: Line) -> None:
        """Post what the customer says."""
        self._post("said", ticket, line=line.model_dump(mode="json"))

    def close(self, ticket: Ticket) -> None:
        """Post that it is over."""
        self._post("closed", ticket)

    def _post(self, event: str, ticket: Ticket, **more: object) -> None:
        self._calls.post("", {"event": event, "number": ticket.number, "conversation": ticket.conversation, **more})
