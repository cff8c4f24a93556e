"""Whether the shop can serve, part by part."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal

import httpx
from pydantic import BaseModel, Field, ValidationError
from sqlalchemy import Engine, text

from assistant.gateway.calls import Calls
from assistant.types import Value

PROBE_SECONDS = 2.0
MAX_PROBE_BYTES = 64 * 1024
UNKNOWN = "unknown"  # the status of a shop that has not answered


class Part(Value):
    """One part's state, and why."""

    ok: bool
    detail: str


class Report(Value):
    """The whole shop's state: "ok" when every part is."""

    status: Literal["ok", "degraded"]
    parts: dict[str, Part]
    models: dict[str, Any] = Field(description="The models in use: those of the action server, and those of calls")


class _Shop(BaseModel):
    """What the action server tells of itself."""

    status: str
    products: int = 0
    variants: int = 0
    models: dict[str, Any] = {}


class Health:
    """Asks Rasa and the action server, both at once, within PROBE_SECONDS each."""

    def __init__(self, client: httpx.AsyncClient, rasa_url: str, actions_url: str, actions_token: str) -> None:
        self._client = client
        self._rasa_url = rasa_url
        self._actions_url = f"{actions_url.rstrip('/')}/health"
        self._headers = {"Authorization": f"Bearer {actions_token}"} if actions_token else {}

    async def check(self, engine: Engine, calls: Calls) -> Report:
        """Return what each part says. Never raises: a part that cannot be asked is not ok."""
        gateway, rasa, (actions, shop) = await asyncio.gather(
            _part(lambda: asyncio.to_thread(_count_one, engine), "its database"), self._rasa(), self._shop()
        )
        parts = {
            "gateway": gateway,
            "rasa": rasa,
            "actions": actions,
            "catalog": _catalog(shop),
            "calls": _calls(calls),
        }
        status: Literal["ok", "degraded"] = "ok" if all(part.ok for part in parts.values()) else "degraded"
        return Report(status=status, parts=parts, models={**shop.models, **calls.models()})

    async def _rasa(self) -> Part:
        return await _part(lambda: self._get(self._rasa_url, {}), "Rasa")

    async def _shop(self) -> tuple[Part, _Shop]:
        told: list[_Shop] = []

        async def ask() -> None:
            told.append(_Shop.model_validate_json(await self._get(self._actions_url, self._headers)))

        part = await _part(ask, "the action server")
        shop = told[0] if told else _Shop(status=UNKNOWN)
        if part.ok and shop.status != "ok":
            return Part(ok=False, detail=f"the action server says: {shop.status}"), shop
        return part, shop

    async def _get(self, url: str, headers: dict[str, str]) -> bytes:
        async with asyncio.timeout(PROBE_SECONDS), self._client.stream("GET", url, headers=headers) as response:
            response.raise_for_status()
            answer = bytearray()
            async for chunk in response.aiter_bytes():
                answer += chunk
                if len(answer) > MAX_PROBE_BYTES:
                    raise ValueError("too long an answer")
            return bytes(answer)


def _catalog(shop: _Shop) -> Part:
    if shop.products:
        return Part(ok=True, detail=f"{shop.products} products, {shop.variants} variants")
    if shop.status == UNKNOWN:
        return Part(ok=False, detail="not known until the action server answers")
    return Part(ok=False, detail="no products known; import a feed")


def _calls(calls: Calls) -> Part:
    if calls.is_loading:
        return Part(ok=False, detail="what hears and speaks is being loaded")
    return Part(ok=True, detail="calls are taken" if calls.models() else "this shop takes no calls")


def _count_one(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))


async def _part(ask: Callable[[], Awaitable[object]], name: str) -> Part:
    """Addresses and tokens stay out of the detail: everybody may read it."""
    try:
        await ask()
    except httpx.ConnectError:
        return Part(ok=False, detail=f"{name} does not answer: it is still starting, or it is down")
    except httpx.HTTPStatusError as error:
        return Part(ok=False, detail=f"{name} answered {error.response.status_code}")
    except TimeoutError:
        return Part(ok=False, detail=f"{name} did not answer within {PROBE_SECONDS:g} seconds")
    except ValidationError:
        return Part(ok=False, detail=f"{name} answered in an unknown form")
    except Exception as error:  # noqa: BLE001 - whatever the cause, the part is not usable and the page says so
        return Part(ok=False, detail=f"{name} cannot be used ({type(error).__name__})")
    return Part(ok=True, detail=f"{name} answers")
