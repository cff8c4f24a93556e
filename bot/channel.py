"""The gateway's way to the dialogue: Rasa's REST channel for whoever bears the token of this run.

Rasa's own token guards its HTTP API, not its channels, so that any program on the machine could speak for any customer.
"""

import os
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json


class GuardedRest(RestInput):
    """Listens at `/webhooks/rest/webhook`, as the channel that it guards."""

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the channel's routes, each behind the token. Raises KeyError where the run has none."""
        channel = super().blueprint(on_new_message)
        expected = f"Bearer {os.environ['ASSISTANT_ACTIONS_TOKEN']}".encode()

        @channel.on_request
        async def authorize(request: Request) -> "HTTPResponse | None":
            given = request.headers.get("authorization", "").encode()
            if compare_digest(given, expected):
                return None
            return json({"error": "Expected the token of this run in the header Authorization."}, 401)

        return channel
