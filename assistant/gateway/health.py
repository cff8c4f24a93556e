"""Whether the shop can serve, part by part."""

import asyncio
from collections.abc import Awaitable, Callable, Container, Mapping
from typing import Any, Literal

import httpx
from pydantic import BaseModel, Field, ValidationError
from sqlalchemy import Engine, text

from assistant.gateway.asking import Asking
from assistant.gateway.calls import Calls
from assistant.types import Value

ASKING = Asking(seconds=2.0, most_bytes=64 * 1024)
UNKNOWN = "unknown"  # the status of a shop that has not answered


class Part(Value):
    """One part's state, and why."""

    ok: bool
    detail: str


Status = Literal["ok", "degraded", "down"]


class Report(Value):
    """The whole shop's state: "ok" when every part is, "degraded" while it serves without some, else "down"."""

    status: Status
    parts: dict[str, Part]
    models: dict[str, Any] = Field(description="The models in use: those of the action server, and those of calls")


class _Shop(BaseModel):
    """What the action server tells of itself."""

    status: str
    products: int = 0
    variants: int = 0
    models: dict[str, Any] = {}
    reason: str = ""  # why it is closed
    troubles: dict[str, str] = {}  # what it does without


class Health:
    """Asks Rasa and the action server, both at once, within the seconds of ASKING each."""

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
        needed = {"gateway": gateway, "rasa": rasa, "actions": actions, "catalog": _catalog(shop)}
        beside = {part: Part(ok=False, detail=trouble) for part, trouble in shop.troubles.items()}
        (needed if calls.is_loading else beside)["calls"] = _calls(calls)
        return Report(status=_status(needed, beside), parts=needed | beside, models={**shop.models, **calls.models()})

    async def _rasa(self) -> Part:
        return await _part(lambda: self._get(self._rasa_url, {}), "Rasa")

    async def _shop(self) -> tuple[Part, _Shop]:
        told: list[_Shop] = []

        async def ask() -> None:
            answer = await self._get(self._actions_url, self._headers, understood=(httpx.codes.SERVICE_UNAVAILABLE,))
            told.append(_Shop.model_validate_json(answer))

        part = await _part(ask, "the action server")
        return part, told[0] if told else _Shop(status=UNKNOWN)

    async def _get(self, url: str, headers: dict[str, str], understood: Container[int] = ()) -> bytes:
        return await ASKING.get(self._client, url, headers, understood)


def _status(needed: Mapping[str, Part], beside: Mapping[str, Part]) -> Status:
    if not all(part.ok for part in needed.values()):
        return "down"
    return "ok" if all(part.ok for part in beside.values()) else "degraded"


def _catalog(shop: _Shop) -> Part:
    if shop.reason:
        return Part(ok=False, detail=shop.reason)
    if shop.products:
        return Part(ok=True, detail=f"{shop.products} products, {shop.variants} variants")
    if shop.status == UNKNOWN:
        return Part(ok=False, detail="not known until the action server answers")
    return Part(ok=False, detail="no products known; import a feed")


def _calls(calls: Calls) -> Part:
    if calls.is_loading:
        return Part(ok=False, detail="what hears and speaks is being loaded")
    if calls.is_broken:
        return Part(ok=False, detail="what hears and speaks cannot be loaded: the gateway's log says why")
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
        return Part(ok=False, detail=f"{name} did not answer within {ASKING.seconds:g} seconds")
    except ValidationError:
        return Part(ok=False, detail=f"{name} answered in an unknown form")
    except Exception as error:  # noqa: BLE001 - whatever the cause, the part is not usable and the page says so
        return Part(ok=False, detail=f"{name} cannot be used ({type(error).__name__})")
    return Part(ok=True, detail=f"{name} answers")
