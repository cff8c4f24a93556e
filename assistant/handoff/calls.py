"""Calls over HTTP to where people are, within a time and without following anybody elsewhere."""

import json
import time
from typing import Any

import httpx

from assistant.errors import DeskDown

#: A desk answers with what it made, and not with more than this.
MAX_ANSWER_BYTES = 256 * 1024


class Calls:
    """Posts JSON to one service, within `seconds` for all calls that belong together."""

    def __init__(self, client: httpx.Client, url: str, headers: dict[str, str], seconds: float) -> None:
        self._client = client
        self._url = url.rstrip("/")
        self._headers = headers
        self._seconds = seconds

    def post(self, path: str, body: dict[str, Any], until: float | None = None) -> bytes:
        """Return the answer to a call that is over at `until`, as `deadline` gives it. Raises DeskDown."""
        until = until if until is not None else self.deadline()
        left = until - time.monotonic()
        if left <= 0:
            raise _late(self._seconds)
        try:
            with self._client.stream(
                "POST", f"{self._url}{path}", json=body, headers=self._headers, timeout=left, follow_redirects=False
            ) as response:
                answer = self._read(response, until)
        except httpx.TimeoutException as error:
            raise _late(self._seconds) from error
        except httpx.HTTPError as error:
            raise DeskDown(f"Expected the desk to be reachable but met {type(error).__name__}.") from error
        if not response.is_success:
            raise DeskDown(f"Expected the desk to accept a message but it answered {response.status_code}.")
        return answer

    def deadline(self) -> float:
        """Return when calls that begin now have to be over, by the monotonic clock."""
        return time.monotonic() + self._seconds

    def _read(self, response: httpx.Response, until: float) -> bytes:
        answer = bytearray()
        for chunk in response.iter_bytes():
            answer += chunk
            if len(answer) > MAX_ANSWER_BYTES:
                raise DeskDown(f"Expected an answer of at most {MAX_ANSWER_BYTES} bytes of the desk.")
            if time.monotonic() > until:
                raise _late(self._seconds)
        return bytes(answer)


def parsed(answer: bytes) -> Any:
    """Return an answer that is JSON. Raises DeskDown for any other."""
    try:
        return json.loads(answer)
    except ValueError as error:
        raise DeskDown("Expected the desk to answer in JSON; is the address right?") from error


def _late(seconds: float) -> DeskDown:
    return DeskDown(f"Expected the desk to answer within {seconds:g} seconds.")
