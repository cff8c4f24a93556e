"""Serves the gateway: `python -m assistant.gateway`."""

import asyncio
import sys
from functools import partial

import httpx
import structlog
import uvicorn

from assistant import engines, logs, recollection, wiring
from assistant.errors import OperatorError, SpeechDown
from assistant.gateway.app import create_app
from assistant.gateway.calls import Calls
from assistant.gateway.dialogue import RasaDialogue
from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.health import Health
from assistant.gateway.meters import Meters
from assistant.hearing.ports import MOST_HEARING_SECONDS
from assistant.metrics import Metrics
from assistant.settings import Settings

SHUTDOWN_SECONDS = 5  # below processes.STOP_SECONDS, so that the server ends by itself
PING_SECONDS = 60  # a client that hears more slowly than it is spoken to reads our pings late

log = structlog.get_logger("gateway")


async def serve(settings: Settings, metrics: Metrics) -> None:
    """Serve until the process is told to stop. Raises OperatorError or SpeechDown where no calls can be taken."""
    longest = settings.turn_deadline_seconds + MOST_HEARING_SECONDS
    async with httpx.AsyncClient(timeout=longest, trust_env=False) as client:
        token = settings.actions_token.get_secret_value()
        app = create_app(
            settings,
            RasaDialogue(settings.rasa_url, client),
            wiring.phrases(),
            Health(client, settings.rasa_url, settings.actions_url, token),
            wiring.switchboard(settings),
            memory=recollection.memory(settings),
            meters=Meters(metrics, client, settings.actions_url, token),
        )
        config = uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            access_log=False,
            log_level="warning",
            ws_max_size=MAX_BODY_BYTES,
            ws_ping_timeout=PING_SECONDS,
            ws_per_message_deflate=False,  # sound does not get smaller, and to try takes time of a call
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
        server = uvicorn.Server(config)
        loading = asyncio.create_task(_open_calls(app.state.parts.calls, settings, server))
        await server.serve()
        await loading


def main() -> int:
    """Read the settings and serve, with one JSON object a line as the log."""
    metrics = Metrics()
    logs.as_json(metrics.error)
    try:
        asyncio.run(serve(wiring.settings(), metrics))
    except (OperatorError, SpeechDown) as error:
        log.error(str(error), code=error.code)
        return 1
    return 0


async def _open_calls(calls: Calls, settings: Settings, server: uvicorn.Server) -> None:
    """Load what hears and speaks while the page is served already. Where it cannot be loaded the server stops."""
    if not settings.calls_at_once:
        return
    try:
        await calls.load(partial(engines.call_parts, settings, wiring.phrases()))
        log.info("calls are taken", **calls.models())
    except BaseException:
        server.should_exit = True
        raise


if __name__ == "__main__":
    sys.exit(main())
