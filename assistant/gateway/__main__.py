"""Serves the gateway: `python -m assistant.gateway`."""

import asyncio
import sys

import httpx
import structlog
import uvicorn

from assistant import wiring
from assistant.errors import OperatorError
from assistant.gateway.app import create_app
from assistant.gateway.dialogue import RasaDialogue
from assistant.gateway.edge import MAX_BODY_BYTES
from assistant.gateway.health import Health
from assistant.settings import Settings

SHUTDOWN_SECONDS = 5  # below processes.STOP_SECONDS, so that the server ends by itself


async def serve(settings: Settings) -> None:
    """Serve until the process is told to stop."""
    async with httpx.AsyncClient(timeout=settings.turn_deadline_seconds, trust_env=False) as client:
        token = settings.actions_token.get_secret_value()
        app = create_app(
            settings,
            RasaDialogue(settings.rasa_url, client),
            wiring.phrases(),
            Health(client, settings.rasa_url, settings.actions_url, token),
            wiring.switchboard(settings),
        )
        config = uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            access_log=False,
            log_level="warning",
            ws_max_size=MAX_BODY_BYTES,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
        await uvicorn.Server(config).serve()


def main() -> int:
    """Read the settings and serve, with one JSON object a line as the log."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ]
    )
    try:
        asyncio.run(serve(wiring.settings()))
    except OperatorError as error:
        structlog.get_logger("gateway").error(str(error), code=error.code)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
