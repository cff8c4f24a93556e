"""How fast the assistant answers: turns through the gateway, Rasa and the actions.

    python -m benchmarks.turns --products 100000 --json turns.json

Starts the whole assistant on free ports with a home of its own (made once, kept in --homes), holds conversations over
HTTP, and measures the bare Rasa turn (a rule answered by a response, no action) in the same run as the floor. Ordering
200 candidates by a scene and a taste is measured by itself.
"""

import asyncio
import itertools
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import httpx
import typer

from assistant import launcher
from assistant.settings import Settings
from benchmarks.large_shop import scaled_feed
from benchmarks.report import Row, report
from benchmarks.reranking import reranking
from benchmarks.running import Rasa, prepare, running, settled

WARM_UP_TURNS = 10
KINDS = ("dresses", "jackets", "sneakers", "mugs", "backpacks", "sweaters", "tents", "headphones", "skirts", "lamps")
COLORS = ("red", "blue", "black", "green", "white", "gray")
PRICES = (40, 60, 80, 120, 200)
FOLLOW_UPS = ("in blue", "cheaper", "not striped", "show more", "tell me about the second one", "something waterproof")


def sentences(seed: int) -> Iterator[str]:
    """Yield what one customer says, without end: a search, then its follow-ups, then another search."""
    searches = list(itertools.product(KINDS, COLORS, PRICES))
    for number in itertools.count(seed * 37):
        kind, color, price = searches[(number * 101) % len(searches)]
        yield f"show me {color} {kind} under ${price}"
        yield from FOLLOW_UPS


async def converse(url: str, turns: int, seed: int) -> list[float]:
    """Hold one customer's conversation and return the seconds each turn took. Raises where a turn is not answered."""
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        token = (await client.post("/v1/sessions")).raise_for_status().json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        client.cookies.clear()
        seconds = []
        for text in itertools.islice(sentences(seed), turns):
            began = time.perf_counter()
            (await client.post("/v1/messages", json={"text": text}, headers=headers)).raise_for_status()
            seconds.append(time.perf_counter() - began)
        return seconds


async def greet(rasa: Rasa, turns: int) -> list[float]:
    """Say hello to Rasa itself, which answers by a rule and a response, and return the seconds each turn took."""
    async with httpx.AsyncClient(base_url=rasa.url, headers=rasa.headers, timeout=60, trust_env=False) as client:
        seconds = []
        for _ in range(turns):
            began = time.perf_counter()
            body = {"sender": "floor", "message": "hello"}
            (await client.post("/webhooks/rest/webhook", json=body)).raise_for_status()
            seconds.append(time.perf_counter() - began)
        return seconds


async def together(url: str, customers: int, turns: int) -> tuple[list[float], float]:
    """Let customers converse at once; return every turn's seconds and the seconds all of it took."""
    began = time.perf_counter()
    taken = await asyncio.gather(*(converse(url, turns, seed) for seed in range(customers)))
    return [seconds for each in taken for seconds in each], time.perf_counter() - began


def row(system: str, products: int, customers: int, seconds: list[float], elapsed: float) -> Row:
    """Return one line of figures."""
    percentiles = statistics.quantiles(seconds, n=20)
    return {
        "system": system,
        "products": products,
        "customers": customers,
        "turns": len(seconds),
        "p50_ms": statistics.median(seconds) * 1000,
        "p95_ms": percentiles[18] * 1000,
        "turns_per_second": len(seconds) / elapsed,
    }


async def measure(url: str, rasa: Rasa, products: int, turns: int) -> list[Row]:
    """Measure the floor, then ours with 1, 2, 4 and 8 customers."""
    await converse(url, WARM_UP_TURNS, seed=99)
    await greet(rasa, WARM_UP_TURNS)
    floor = await greet(rasa, turns)
    rows = [row("bare Rasa turn", products, 1, floor, sum(floor))]
    for customers in (1, 2, 4, 8):
        seconds, elapsed = await together(url, customers, turns)
        rows.append(row("ours", products, customers, seconds, elapsed))
    return rows


def prepared(home: Path, products: int) -> Settings:
    """Return the settings of a home with a catalogue of so many products (0: the demo shop), made where it is not.

    Raises RuntimeError where it cannot be made; what failed has said why.
    """
    settings = settled(home)
    feed = scaled_feed(settings.home / "feed", products) if products and not launcher.has_catalog(settings) else None
    prepare(settings, feed)
    return settings


def main(
    products: Annotated[list[int], typer.Option(help="Shop sizes to measure; 0 is the demo shop.")] = [0, 100_000],  # noqa: B006 - read only
    turns: Annotated[int, typer.Option(min=20, help="Turns of each customer.")] = 105,
    homes: Annotated[Path, typer.Option(help="Folder that keeps the shops between runs.")] = Path(".assistant/bench"),
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Measure turns."""
    rows: list[Row] = []
    for size in products:
        with running(prepared(homes / str(size), size)) as (url, rasa):
            rows += asyncio.run(measure(url, rasa, size, turns))
        rows += reranking(settled(homes / str(size)))
    report("Turns through the gateway, Rasa and the actions", rows, json)


if __name__ == "__main__":
    typer.run(main)
