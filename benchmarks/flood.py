"""What one customer feels while somebody floods the shop from another address."""

import asyncio
import itertools
import multiprocessing
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

import httpx

from benchmarks.report import Row
from benchmarks.turns import row, sentences

CUSTOMER, FLOODER = "127.0.0.2", "127.0.0.3"  # both of this machine
AT_ONCE = 64
READING_SECONDS = 0.7  # between an answer and what the customer says next: within the rate of one session


def flooded(address: str, seconds: int) -> list[Row]:
    """Return the turns of a customer alone and beside a flood, and how the flood was answered."""
    asyncio.run(_converse(address, 5, 98))  # what is loaded at the first turns is loaded
    alone = asyncio.run(_converse(address, seconds, 1))
    with _flood(address) as answers:
        beside = asyncio.run(_converse(address, seconds, 2))
    statuses = {f"answered {status}": count for status, count in answers.items()}
    return [
        {"stage": "flood", "kind": "text", **row("ours, alone", 0, 1, alone, seconds)},
        {"stage": "flood", "kind": "text", **row("ours", 0, 1, beside, seconds)},
        {"system": "the flood", "stage": "flood", "kind": "text", "requests": sum(answers.values()), **statuses},
    ]


async def _converse(address: str, seconds: int, seed: int) -> list[float]:
    """Return how long each turn took. Raises where one is refused."""
    transport = httpx.AsyncHTTPTransport(local_address=CUSTOMER)
    async with httpx.AsyncClient(base_url=address, transport=transport, timeout=60) as client:
        token = (await client.post("/v1/sessions")).raise_for_status().json()["token"]
        taken, end = [], time.perf_counter() + seconds
        for text in itertools.takewhile(lambda _: time.perf_counter() < end, sentences(seed)):
            began = time.perf_counter()
            sent = {"headers": {"Authorization": f"Bearer {token}"}, "json": {"text": text}}
            (await client.post("/v1/messages", **sent)).raise_for_status()  # type: ignore[arg-type]
            taken.append(time.perf_counter() - began)
            await asyncio.sleep(READING_SECONDS)
        return taken


@contextmanager
def _flood(address: str) -> Iterator[Counter[str]]:
    """Flood the shop within the block; the mapping holds after it how often which status was answered."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    over, answers = context.Event(), Counter[str]()
    flooder = context.Process(target=_send, args=(address, over, theirs), daemon=True)
    flooder.start()
    yield answers
    over.set()
    answers.update(ours.recv())
    flooder.join()


def _send(address: str, over: Event, told: Connection) -> None:
    told.send(asyncio.run(_send_all(address, over)))


async def _send_all(address: str, over: Event) -> Counter[str]:
    """Send with many connections at once as fast as it is answered."""
    answers: Counter[str] = Counter()
    limits = httpx.Limits(max_connections=AT_ONCE)
    transport = httpx.AsyncHTTPTransport(local_address=FLOODER, limits=limits)
    async with httpx.AsyncClient(base_url=address, transport=transport, timeout=60) as client:
        token = (await client.post("/v1/sessions")).json().get("token", "")
        headers = {"Authorization": f"Bearer {token}"}

        async def press() -> None:
            while not over.is_set():
                try:
                    answer = await client.post("/v1/messages", json={"text": "show me dresses"}, headers=headers)
                    answers[str(answer.status_code)] += 1
                except httpx.TransportError:
                    answers["cut off"] += 1

        await asyncio.gather(*(press() for _ in range(AT_ONCE)))
    return answers
