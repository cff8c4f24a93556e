"""The dialogue behind the gateway: the port, and Rasa's REST channel as its implementation."""

import json
from collections.abc import AsyncIterator
from typing import Any, Protocol

import httpx

from assistant.errors import DialogueDown, DialogueLate

RawReply = dict[str, Any]

#: A turn's answer is a few cards; far more means that something behind is broken.
MAX_ANSWER_BYTES = 1024 * 1024


class Dialogue(Protocol):
    """Answers one message of one conversation."""

    async def send(self, session_id: str, message: str, metadata: dict[str, Any]) -> list[RawReply]:
        """Return Rasa's messages in order. Raises DialogueDown or DialogueLate."""


class RasaDialogue:
    """Speaks to `<url>/webhooks/rest/webhook`, which wants the token of this run."""

    def __init__(self, url: str, token: str, client: httpx.AsyncClient) -> None:
        self._webhook = f"{url.rstrip('/')}/webhooks/rest/webhook"
        self._headers = {"Authorization": f"Bearer {token}"}
        self._client = client

    async def send(self, session_id: str, message: str, metadata: dict[str, Any]) -> list[RawReply]:
        """Return Rasa's messages in order; an empty list where it had nothing to say."""
        body = {"sender": session_id, "message": message, "metadata": metadata}
        try:
            async with self._client.stream("POST", self._webhook, json=body, headers=self._headers) as response:
                answer = await _bounded(response)
        except httpx.TimeoutException as error:
            raise DialogueLate("Expected Rasa to answer in time; look into its log.") from error
        except httpx.HTTPError as error:
            raise DialogueDown(
                f"Expected Rasa to be reachable but met {type(error).__name__}; is it running?"
            ) from error
        if response.status_code != httpx.codes.OK:
            raise DialogueDown(
                f"Expected Rasa to answer 200 but it answered {response.status_code}; look into its log."
            )
        return _messages(answer)


async def _bounded(response: httpx.Response) -> bytes:
    answer = bytearray()
    chunks: AsyncIterator[bytes] = response.aiter_bytes()
    async for chunk in chunks:
        answer += chunk
        if len(answer) > MAX_ANSWER_BYTES:
            raise DialogueDown(f"Expected an answer of at most {MAX_ANSWER_BYTES} bytes; look into Rasa's log.")
    return bytes(answer)


def _messages(answer: bytes) -> list[RawReply]:
    try:
        messages = json.loads(answer)
    except ValueError as error:
        raise DialogueDown("Expected Rasa to answer in JSON; is the address really Rasa's?") from error
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        raise DialogueDown("Expected Rasa to answer with a list of messages; is the address really Rasa's?")
    return messages
