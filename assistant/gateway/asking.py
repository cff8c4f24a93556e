"""Asks another part of the shop over HTTP, and reads no more of its answer than it may say."""

import asyncio
from collections.abc import Container, Mapping
from dataclasses import dataclass

import httpx


@dataclass(frozen=True, slots=True)
class Asking:
    """How long an answer is waited for, and how much of it is read."""

    seconds: float
    most_bytes: int

    async def get(
        self, client: httpx.AsyncClient, url: str, headers: Mapping[str, str], understood: Container[int] = ()
    ) -> bytes:
        """Return the answer's body. Raises HTTPError, TimeoutError, and ValueError where it is too long.

        A status that is no success is an error unless it is among those `understood`.
        """
        async with asyncio.timeout(self.seconds), client.stream("GET", url, headers=headers) as response:
            if response.status_code not in understood:
                response.raise_for_status()
            answer = bytearray()
            async for chunk in response.aiter_bytes():
                answer += chunk
                if len(answer) > self.most_bytes:
                    raise ValueError("too long an answer")
            return bytes(answer)
