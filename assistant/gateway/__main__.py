"""Serves the gateway: `python -m assistant.gateway`."""

import asyncio
import sys
from functools import partial
from typing import TextIO, cast

import httpx
import structlog
import uvicorn

from assistant import engines, recollection, wiring
from assistant.errors import AssistantError, OperatorError
from assistant.gateway.app import create_app
from assistant.gateway.calls import Calls
from assistant.gateway.dialogue import RasaDialogue
from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.health import Health
from assistant.hearing.ports import MOST_HEARING_SECONDS
from assistant.settings import Settings
from assistant.unfailing import Unfailing

SHUTDOWN_SECONDS = 5  # below processes.STOP_SECONDS, so that the server ends by itself
AGAIN_SECONDS = 30  # until what hears and speaks is tried again
PING_SECONDS = 60  # a client that hears more slowly than it is spoken to reads our pings late

log = structlog.get_logger("gateway")


async def serve(settings: Settings) -> None:
    """Serve until the process is told to stop. Raises OperatorError where a setting cannot be used."""
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
        loading = asyncio.create_task(_open_calls(app.state.parts.calls, settings))
        await server.serve()
        loading.cancel()


def main() -> int:
    """Read the settings and serve, with one JSON object a line as the log."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, Unfailing(sys.stdout))),
    )
    try:
        asyncio.run(serve(wiring.settings()))
    except OperatorError as error:
        log.error(str(error), code=error.code)
        return 1
    return 0


async def _open_calls(calls: Calls, settings: Settings) -> None:
    """Load what hears and speaks while the page is served already. Where it cannot be loaded it is tried again."""
    while settings.calls_at_once and not calls.models():
        try:
            await calls.load(partial(engines.call_parts, settings, wiring.phrases()))
            log.info("calls are taken", **calls.models())
        except Exception as error:  # noqa: BLE001 - whatever is broken, customers can write
            code = error.code if isinstance(error, AssistantError) else AssistantError.code
            log.error("calls are not taken", code=code, reason=str(error))
            await asyncio.sleep(AGAIN_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
