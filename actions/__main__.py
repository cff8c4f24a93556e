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
from assistant.thread import Heard
from assistant.troubles import Troubles
from assistant.turn import Assistant
from assistant.wiring import open_assistant, settings

LOOPBACK = "127.0.0.1"
#: Asks for a kind, an occasion, a color and a price.
REHEARSAL = "a red dress for a wedding under 100"
SHUTDOWN_SECONDS = 5  # below processes.STOP_SECONDS, so that the server ends by itself

log = structlog.get_logger("actions")


def serve(settings: Settings, metrics: Metrics) -> None:
    """Load the shop, then listen on the loopback. Raises OperatorError where a part is missing that it needs."""
    token = settings.actions_token.get_secret_value()
    if not token:
        raise SetupError("The action server expects a token: set ASSISTANT_ACTIONS_TOKEN to the one Rasa is given.")
    troubles = Troubles()
    assistant = open_assistant(settings, troubles, metrics)
    _look(assistant, troubles)
    client = httpx.AsyncClient(timeout=DEADLINE_SECONDS, trust_env=False)
    uvicorn.run(
        create_app(assistant, RasaParse(settings.rasa_url, token, client), token, troubles, metrics),
        host=LOOPBACK,
        port=urlsplit(settings.actions_url).port or 5055,
        access_log=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def _look(assistant: Assistant, troubles: Troubles) -> None:
    """Load the catalogue and rehearse, so that the first customer need not wait, and log what is the matter.

    Where it cannot be loaded the customers are told, and it is tried again with each message.
    """
    for part, trouble in troubles.now().items():
        log.error("done without", part=part, reason=trouble)
    try:
        log.info("shop loaded", **assistant.shop.statistics())
        assistant.rehearse(Heard(text=REHEARSAL))
    except OperatorError as error:
        log.error("shop not loaded", code=error.code, reason=str(error))


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
