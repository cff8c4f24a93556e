"""The figures of the whole shop: the gateway's own, and those that the action server tells."""

import asyncio

import httpx
import structlog

from assistant.metrics import Metrics, PartText, joined

MOST_BYTES = 512 * 1024
MOST_SECONDS = 3.0

log = structlog.get_logger("gateway.meters")


class Meters:
    """Reads the gateway's figures, and the action server's where it is given how to reach that."""

    def __init__(
        self, metrics: Metrics, client: httpx.AsyncClient | None = None, url: str = "", token: str = ""
    ) -> None:
        self.metrics = metrics
        self._client = client
        self._url = f"{url.rstrip('/')}/metrics"
        self._headers = {"Authorization": f"Bearer {token}"}

    async def text(self) -> str:
        """Return all in Prometheus' text format; what cannot be had of the action server is left out."""
        own = PartText("gateway", await asyncio.to_thread(self.metrics.text))
        if self._client is None:
            return joined([own])
        try:
            return joined([own, PartText("actions", await self._actions(self._client))])
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            log.warning("figures of the action server cannot be had", reason=type(error).__name__)
            return joined([own, PartText("actions", None)])

    async def _actions(self, client: httpx.AsyncClient) -> str:
        async with asyncio.timeout(MOST_SECONDS), client.stream("GET", self._url, headers=self._headers) as response:
            response.raise_for_status()
            answer = bytearray()
            async for chunk in response.aiter_bytes():
                answer += chunk
                if len(answer) > MOST_BYTES:
                    raise ValueError("too long an answer")
            return answer.decode()
