"""Serves the gateway: `python -m assistant.gateway`."""

import asyncio
import resource
import sys
from functools import partial

import httpx
import structlog
import uvicorn

from assistant import engines, recollection, wiring
from assistant.errors import OperatorError, SpeechDown
from assistant.gateway import serving
from assistant.gateway.app import create_app
from assistant.gateway.calls import Calls
from assistant.gateway.dialogue import RasaDialogue
from assistant.gateway.health import Health
from assistant.hearing.ports import MOST_HEARING_SECONDS
from assistant.settings import Settings

log = structlog.get_logger("gateway")


async def serve(settings: Settings) -> None:
    """Serve until the process is told to stop. Raises OperatorError or SpeechDown where no calls can be taken."""
    longest = settings.turn_deadline_seconds + MOST_HEARING_SECONDS
    async with httpx.AsyncClient(timeout=longest, trust_env=False) as client:
        token = settings.actions_token.get_secret_value()
        app = create_app(
            settings,
            RasaDialogue(settings.rasa_url, token, client),
            wiring.phrases(),
            Health(client, settings.rasa_url, settings.actions_url, token),
            wiring.switchboard(settings),
            memory=recollection.memory(settings),
        )
        server = serving.server(app, settings.host, settings.port)
        loading = asyncio.create_task(_open_calls(app.state.parts.calls, settings, server))
        await server.serve()
        await loading


def main() -> int:
    """Read the settings and serve, with one JSON object a line as the log."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ]
    )
    _allow_files()
    try:
        asyncio.run(serve(wiring.settings()))
    except (OperatorError, SpeechDown) as error:
        log.error(str(error), code=error.code)
        return 1
    return 0


def _allow_files() -> None:
    """Let the process open as many files as it may: each connection is one."""
    few, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * serving.MAX_CONNECTIONS
    allowed = wanted if most == resource.RLIM_INFINITY else min(most, wanted)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(few, allowed), most))


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
