"""Telling another system what happened: signed JSON over HTTP, in the background, and never at a customer's cost."""

import json
import time
from queue import Full, Queue
from threading import Thread
from typing import Any

import httpx
import structlog

from assistant.signing import signature

#: Below are the bounds of one message: how long an attempt may take, and how long is waited before each further one.
TIMEOUT_SECONDS = 5.0
WAITS_SECONDS = (1.0, 5.0)
#: So many may wait to be told; a system that is gone for long hears of the newest no more.
MOST_WAITING = 500
#: What is worth another attempt.
_BUSY = frozenset({408, 425, 429})

log = structlog.get_logger(__name__)


class Webhook:
    """Posts messages to one address, in their order. Only the operator's setting names it; redirects are not followed.

    Each is sent up to three times, until it is answered by a status below 400. What cannot be delivered is logged and
    left. Messages that wait when the process ends are lost.
    """

    def __init__(self, url: str, secret: str, client: httpx.Client, waits: tuple[float, ...] = WAITS_SECONDS) -> None:
        self._url, self._secret, self._client, self._waits = url, secret, client, waits
        self._waiting: Queue[dict[str, Any]] = Queue(MOST_WAITING)
        Thread(target=self._deliver, name="webhook", daemon=True).start()

    def tell(self, message: dict[str, Any]) -> None:
        """Tell it soon; returns at once and raises nothing."""
        try:
            self._waiting.put_nowait(message)
        except Full:
            log.error("webhook is too far behind: message dropped", kind=message.get("event"))

    def join(self) -> None:
        """Wait until everything told so far was sent or given up."""
        self._waiting.join()

    def _deliver(self) -> None:
        while True:
            message = self._waiting.get()
            try:
                self._send(message)
            except Exception as error:  # whatever it is, the next one may get through
                log.error("webhook failed", kind=message.get("event"), exc_info=error)
            finally:
                self._waiting.task_done()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
        reason = ""
        for wait in (0.0, *self._waits):
            time.sleep(wait)
            reason = self._attempt(body)
            if not reason:
                return
        log.error("webhook given up", kind=message.get("event"), reason=reason)

    def _attempt(self, body: bytes) -> str:
        """Send once. Return why it may be tried again, or "" where it is done or not worth it."""
        headers = {"Content-Type": "application/json", "X-Signature": f"sha256={signature(body, self._secret)}"}
        try:
            with self._client.stream("POST", self._url, content=body, headers=headers) as answer:
                status = answer.status_code
        except httpx.TransportError as error:
            return type(error).__name__
        if status >= httpx.codes.INTERNAL_SERVER_ERROR or status in _BUSY:
            return f"status {status}"
        if status >= httpx.codes.MULTIPLE_CHOICES:
            log.error("webhook refused", status=status)
        return ""


def client() -> httpx.Client:
    """Return a client with the bounds of a webhook."""
    return httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=False, trust_env=False)
