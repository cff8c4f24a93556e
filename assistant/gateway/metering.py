"""The page of figures, for whoever has the token."""

from hmac import compare_digest
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from assistant.gateway.parts import BEARER, Counted, Gateway
from assistant.metrics import CONTENT_TYPE

router = APIRouter()


@router.get("/metrics", dependencies=[Counted], include_in_schema=False)
async def metrics(request: Request, gateway: Gateway) -> Response:
    """Return the figures to whoever bears ASSISTANT_METRICS_TOKEN; without that setting there is no such page."""
    token = gateway.settings.metrics_token.get_secret_value()
    if not token:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    header = request.headers.get("authorization", "")
    given = header[len(BEARER) :] if header.lower().startswith(BEARER) else ""
    if not compare_digest(given.encode(), token.encode()):
        raise HTTPException(HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
    return Response(await gateway.meters.text(), media_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})
