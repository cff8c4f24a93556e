"""A gateway served on a free port of the loopback, in the event loop of the test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI

from assistant.gateway import serving


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """Yield its address."""
    server = serving.server(app, "127.0.0.1", 0)
    server.config.timeout_graceful_shutdown = 1
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    await task


async def opened(url: str) -> str:
    """Return the token of a new session."""
    async with httpx.AsyncClient(trust_env=False) as client:
        return (await client.post(f"{url}/v1/sessions")).raise_for_status().json()["token"]


async def history(url: str, token: str) -> list[dict]:
    async with httpx.AsyncClient(trust_env=False, headers={"Authorization": f"Bearer {token}"}) as client:
        return (await client.get(f"{url}/v1/history")).raise_for_status().json()["messages"]
