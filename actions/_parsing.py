"""What the dialogue makes of a text that was not typed: Rasa is asked, as it would ask itself."""

from typing import Any, Protocol
from urllib.parse import urlencode

import httpx

from assistant.errors import DialogueDown


class Parse(Protocol):
    """Understands a text."""

    async def __call__(self, text: str) -> dict[str, Any]:
        """Return its intent and labelled spans, in Rasa's form. Raises DialogueDown."""


class RasaParse:
    """Asks `<url>/model/parse`, which bears the token of this run."""

    def __init__(self, url: str, token: str, client: httpx.AsyncClient) -> None:
        self._address = f"{url.rstrip('/')}/model/parse?{urlencode({'token': token})}"
        self._client = client

    async def __call__(self, text: str) -> dict[str, Any]:
        """Return the intent and the spans of a text. Raises DialogueDown."""
        try:
            answer = await self._client.post(self._address, json={"text": text})
            answer.raise_for_status()
            parsed: dict[str, Any] = answer.json()
        except (httpx.HTTPError, ValueError) as error:  # its own text would tell the token
            raise DialogueDown(f"Expected Rasa to understand a text but met {type(error).__name__}.") from None
        return parsed
