"""The only public port: the demo page, the conversation, the photos, the pictures and the health of the shop."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from assistant.calling.parts import Parts as CallParts
from assistant.customers.book import NO_MEMORY, Memory
from assistant.gateway import call, desk, me, metering, photos, recordings, routes, socket
from assistant.gateway.calls import Calls
from assistant.gateway.chat import Bounds, Chat, Kept
from assistant.gateway.conversations import Conversations
from assistant.gateway.dialogue import Dialogue
from assistant.gateway.edge import BoundedBody, SafeHeaders
from assistant.gateway.failures import translate_errors
from assistant.gateway.feedback import FeedbackBook
from assistant.gateway.forgetting import Forgetting
from assistant.gateway.health import Health
from assistant.gateway.history import History
from assistant.gateway.interrupted import Interrupted
from assistant.gateway.meters import Meters
from assistant.gateway.origins import AllowedOrigins
from assistant.gateway.parts import Parts
from assistant.gateway.postman import Postman
from assistant.gateway.rates import Rates
from assistant.gateway.renewal import Renewal
from assistant.gateway.rooms import Rooms
from assistant.gateway.sessions import Sessions
from assistant.gateway.tables import open_database
from assistant.gateway.upload_desk import UploadDesk
from assistant.gateway.watch import Watch
from assistant.hearing.ports import MOST_HEARING_SECONDS
from assistant.metrics import Metrics
from assistant.people import Correspondence
from assistant.phrases import Phrases
from assistant.secret import open_secret
from assistant.settings import Settings
from assistant.uploads import Uploads

STATIC = Path(__file__).parent / "static"
DOCS = "/docs"
#: What pages of other origins draw or run, where the operator lists any.
SHARED = ("/widget.js", "/static/", "/media/")


def create_app(  # noqa: PLR0913 - one argument a part that is chosen outside
    settings: Settings,
    dialogue: Dialogue,
    phrases: Phrases,
    health: Health,
    mail: Correspondence | None = None,
    *,
    calling: CallParts | None = None,
    memory: Memory = NO_MEMORY,
    meters: Meters | None = None,
) -> FastAPI:
    """Return the gateway over its parts. Its database and secret are made below `settings.home` if not there.

    `mail` is what people of the shop say, where it has a desk; `calling` is what calls share, where it takes any;
    `memory` is all that the shop keeps of customers; `meters` tells its figures, without it only the gateway's own.
    """
    bounds = (settings.calls_at_once, settings.calls_per_session, settings.calls_per_address)
    calls = Calls(calling, *bounds)
    meters = meters or Meters(Metrics())
    meters.metrics.names_models(calls.models)
    parts = _assemble(settings, dialogue, phrases, memory, Around(health, mail, calls, meters))
    app: FastAPI = FastAPIOffline(
        title="Shopping assistant",
        description="Conversations with a shop's assistant. See docs/gateway.md for the socket's events.",
        docs_url=None,  # its page runs an inline script; ours does not
        redoc_url=None,
        lifespan=_living(parts),
    )
    app.state.parts = parts
    translate_errors(app, meters.metrics)
    app.add_middleware(BoundedBody)
    app.add_middleware(Renewal)
    for part in (routes, photos, recordings, desk, me, metering, socket, call):
        app.include_router(part.router)
    _serve_page(app)
    # Around all of it: what Starlette says of an unforeseen error passes outside the middleware one may add.
    gate = AllowedOrigins(app.build_middleware_stack(), settings.origins)
    app.middleware_stack = SafeHeaders(gate, docs_paths=(DOCS,), shared=SHARED if settings.origins else ())
    return app


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the conversation."""

    health: Health
    mail: Correspondence | None
    calls: Calls
    meters: Meters


def _assemble(settings: Settings, dialogue: Dialogue, phrases: Phrases, memory: Memory, around: Around) -> Parts:
    engine = open_database(settings.gateway_database)
    history, rooms, uploads = History(engine, _now), Rooms(), Uploads(settings.uploads, _now)
    conversations, feedback = Conversations(engine, _now), FeedbackBook(engine, _now)
    forgetting = Forgetting(memory, conversations, rooms, settings.turn_deadline_seconds + MOST_HEARING_SECONDS)
    bounds = Bounds(settings.max_text_characters, settings.turn_deadline_seconds)
    kept = Kept(history, feedback, conversations, uploads, forgetting)
    watch = Watch(around.meters.metrics)
    return Parts(
        settings=settings,
        engine=engine,
        sessions=Sessions(engine, open_secret(settings.home / "secret"), _now),
        history=history,
        feedback=feedback,
        rooms=rooms,
        chat=Chat(dialogue, kept, phrases, rooms, bounds, watch),
        upload_desk=UploadDesk(uploads, settings.upload_life, _now),
        calls=around.calls,
        rates=Rates(settings.session_rate, settings.address_rate, settings.upload_rate, settings.opening_rate),
        health=around.health,
        forgetting=forgetting,
        interrupted=Interrupted(history, rooms, phrases),
        postman=Postman(around.mail, history, rooms, phrases) if around.mail else None,
        meters=around.meters,
        watch=watch,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _living(parts: Parts) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        chores = [
            asyncio.create_task(parts.upload_desk.sweep()),
            asyncio.create_task(parts.forgetting.sweep()),
            asyncio.create_task(parts.interrupted.run()),
        ]
        if parts.postman is not None:
            chores.append(asyncio.create_task(parts.postman.run()))
        yield
        for chore in chores:
            chore.cancel()
        parts.forgetting.stop()
        parts.upload_desk.close()
        await parts.rooms.close()
        parts.engine.dispose()

    return lifespan


def _serve_page(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False)
    async def page() -> FileResponse:
        return FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})

    @app.get("/widget.js", include_in_schema=False)
    async def widget() -> RedirectResponse:
        return RedirectResponse("static/widget.js")  # the modules beside it are found from where it lies

    @app.get(DOCS, include_in_schema=False)
    async def docs() -> FileResponse:
        return FileResponse(STATIC / "docs.html", headers={"Cache-Control": "no-cache"})

    app.mount("/static", _Modules(directory=STATIC), name="static")


class _Modules(StaticFiles):
    """The page's parts, asked for anew each time: an old one would not fit those of a newer gateway."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return a file, or that it has not changed."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response
