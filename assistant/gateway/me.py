"""What is known of the caller: to be read, agreed to and deleted."""

from http import HTTPStatus

from fastapi import APIRouter, Response
from pydantic import StrictBool
from starlette.concurrency import run_in_threadpool

from assistant.customers.book import Known
from assistant.gateway.parts import Caller, Counted, Gateway
from assistant.gateway.renewal import COOKIE
from assistant.types import Value

router = APIRouter(prefix="/v1/me", dependencies=[Counted], tags=["privacy"])


class Agreement(Value):
    """Whether a customer wants to be remembered."""

    agreed: StrictBool


@router.get("")
async def known(gateway: Gateway, caller: Caller) -> Known:
    """Return all that is kept of the caller, over all their conversations."""
    return await run_in_threadpool(gateway.forgetting.memory.known, caller.owner)


@router.put("/consent")
async def agree(agreement: Agreement, gateway: Gateway, caller: Caller) -> Agreement:
    """Say whether the caller wants to be remembered; on a no, what they prefer and looked at is deleted."""
    await run_in_threadpool(gateway.forgetting.memory.agree, caller.owner, agreed=agreement.agreed)
    await run_in_threadpool(gateway.sessions.age, caller.id)
    return agreement


@router.delete("", status_code=HTTPStatus.NO_CONTENT)
async def forget(response: Response, gateway: Gateway, caller: Caller) -> None:
    """Delete all that is kept of the caller, in every store, and end their conversations."""
    await gateway.forgetting.close(caller.owner)
    response.delete_cookie(COOKIE)
