"""How long it takes to order 200 candidates by a scene and a taste, in one process: part of `benchmarks.turns`."""

import time
from collections.abc import Callable, Sequence

import numpy as np

from assistant import wiring
from assistant.ports import Taste
from assistant.ranking.prior import Prior
from assistant.ranking.reranking import DEPTH, Asked, Reranker
from assistant.retrieval.candidates import Candidates
from assistant.retrieval.snapshot import Snapshot
from assistant.settings import Settings
from assistant.shop import Shop
from assistant.types import SceneKind, Setting
from benchmarks.report import Row

TIMES = 400
CHOSEN = 20  # products that the customer chose before
SEED = 7
SCENES = [
    Setting(kind=SceneKind.OCCASION, name="garden wedding"),
    Setting(kind=SceneKind.ACTIVITY, name="trail running"),
    Setting(kind=SceneKind.WEATHER, name="rain"),
    Setting(kind=SceneKind.SPENDING, name="luxury"),
]


def reranking(settings: Settings) -> list[Row]:
    """Measure orders of candidates drawn by lot: where a scene was read before, and where its words are read first."""
    shop = wiring.open_shop(settings)
    return [
        _measured(shop, "in a scene read before", _known),
        _measured(shop, "in a scene said for the first time", _new),
    ]


def _measured(shop: Shop, when: str, scene: Callable[[int], Setting]) -> Row:
    shelf, chance = shop.shelves.current(), np.random.default_rng(SEED)
    reranker, products = Reranker(Prior(), shop.encoder), shelf.assortment.item_group_ids
    read, seconds = Snapshot(shelf, shop.catalog).examples, list[float]()
    for number in range(TIMES):
        asked = Asked((scene(number), SCENES[-1]), Taste(dict.fromkeys(_drawn(products, chance, CHOSEN), 1.0)))
        ranked = [(product, 1 / (60 + place)) for place, product in enumerate(_drawn(products, chance, DEPTH))]
        began = time.perf_counter()
        reranker.order(shelf, Candidates(ranked, frozenset()), asked, read)
        seconds.append(time.perf_counter() - began)
    p50, p95 = np.percentile(np.array(seconds) * 1000, [50, 95])
    told: Row = {"system": f"ours, ordering 200 candidates {when}", "products": len(products), "customers": 1}
    return {
        **told,
        "turns": TIMES,
        "p50_ms": float(p50),
        "p95_ms": float(p95),
        "turns_per_second": TIMES / sum(seconds),
    }


def _drawn(products: Sequence[str], chance: np.random.Generator, count: int) -> list[str]:
    return [products[place] for place in chance.choice(len(products), count, replace=False)]


def _known(number: int) -> Setting:
    return SCENES[number % (len(SCENES) - 1)]


def _new(number: int) -> Setting:
    return Setting(kind=SceneKind.OCCASION, name=f"party number {number}")
