"""Serves the actions: `python -m actions`."""

import sys
from typing import TextIO, cast
from urllib.parse import urlsplit

import httpx
import structlog
import uvicorn

from actions._base import DEADLINE_SECONDS
from actions._parsing import RasaParse
from actions.server import create_app
from assistant.errors import OperatorError, SetupError
from assistant.settings import Settings
from assistant.troubles import Troubles
from assistant.turn import Assistant
from assistant.unfailing import Unfailing
from assistant.wiring import open_assistant, settings

LOOPBACK = "127.0.0.1"
SHUTDOWN_SECONDS = 5  # below processes.STOP_SECONDS, so that the server ends by itself

log = structlog.get_logger("actions")


def serve(settings: Settings) -> None:
    """Load the shop, then listen on the loopback. Raises OperatorError where a part is missing that it needs."""
    token = settings.actions_token.get_secret_value()
    if not token:
        raise SetupError("The action server expects a token: set ASSISTANT_ACTIONS_TOKEN to the one Rasa is given.")
    troubles = Troubles()
    assistant = open_assistant(settings, troubles)
    _look(assistant, troubles)
    client = httpx.AsyncClient(timeout=DEADLINE_SECONDS, trust_env=False)
    uvicorn.run(
        create_app(assistant, RasaParse(settings.rasa_url, token, client), token, troubles),
        host=LOOPBACK,
        port=urlsplit(settings.actions_url).port or 5055,
        access_log=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def _look(assistant: Assistant, troubles: Troubles) -> None:
    """Load the catalogue, so that the first customer need not wait for it, and log what is the matter.

    Where it cannot be loaded the customers are told, and it is tried again with each message.
    """
    for part, trouble in troubles.now().items():
        log.error("done without", part=part, reason=trouble)
    try:
        log.info("shop loaded", **assistant.shop.statistics())
    except OperatorError as error:
        log.error("shop not loaded", code=error.code, reason=str(error))


def main() -> int:
    """Serve until told to stop, with one JSON object a line as the log."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, Unfailing(sys.stdout))),
    )
    try:
        serve(settings())
    except OperatorError as error:
        log.error(str(error), code=error.code)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
