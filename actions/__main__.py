"""Serves the actions: `python -m actions`."""

import sys
from urllib.parse import urlsplit

import httpx
import structlog
import uvicorn

from actions._base import DEADLINE_SECONDS
from actions._parsing import RasaParse
from actions.server import create_app
from assistant import logs
from assistant.errors import OperatorError, SetupError
from assistant.metrics import Metrics
from assistant.settings import Settings
from assistant.wiring import open_assistant, settings

LOOPBACK = "127.0.0.1"
SHUTDOWN_SECONDS = 5  # below processes.STOP_SECONDS, so that the server ends by itself

log = structlog.get_logger("actions")


def serve(settings: Settings, metrics: Metrics) -> None:
    """Load the shop, then listen on the loopback. Raises OperatorError where the shop cannot be opened."""
    token = settings.actions_token.get_secret_value()
    if not token:
        raise SetupError("The action server expects a token: set ASSISTANT_ACTIONS_TOKEN to the one Rasa is given.")
    assistant = open_assistant(settings, metrics)
    log.info("shop loaded", **assistant.shop.statistics())
    client = httpx.AsyncClient(timeout=DEADLINE_SECONDS, trust_env=False)
    uvicorn.run(
        create_app(assistant, RasaParse(settings.rasa_url, token, client), token, metrics),
        host=LOOPBACK,
        port=urlsplit(settings.actions_url).port or 5055,
        access_log=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def main() -> int:
    """Serve until told to stop, with one JSON object a line as the log."""
    metrics = Metrics()
    logs.as_json(metrics.error)
    try:
        serve(settings(), metrics)
    except OperatorError as error:
        log.error(str(error), code=error.code)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
