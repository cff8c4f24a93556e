"""The figures of the whole shop: the gateway's own, and those that the action server tells."""

import asyncio

import httpx
import structlog

from assistant.gateway.asking import Asking
from assistant.metrics import Metrics, PartText, joined

ASKING = Asking(seconds=3.0, most_bytes=512 * 1024)

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
            return joined(
                [own, PartText("actions", (await ASKING.get(self._client, self._url, self._headers)).decode())]
            )
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            log.warning("figures of the action server cannot be had", reason=type(error).__name__)
            return joined([own, PartText("actions", None)])
