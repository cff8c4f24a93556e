"""A shop that runs in one process while another process imports: real SQLite, real Chroma, a small encoder."""

import multiprocessing
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from multiprocessing.synchronize import Semaphore
from pathlib import Path

import pytest

from assistant import wiring
from assistant.catalog.importer import Options, Workshop, import_feed
from assistant.settings import Settings
from assistant.shop import Shop
from assistant.types import Choice, Facet, Found, Limit, Query, Wish
from tests.fakes import LetterEncoder

SPAWN = multiprocessing.get_context("spawn")
NAMES = ("Wool Scarf", "Linen Shirt", "Rain Jacket", "Canvas Tent")
EVERYTHING = Query(Wish())


def write(folder: Path, price: int, names: tuple[str, ...] = NAMES, sold_out: str = "") -> Path:
    """Write a feed in which everything costs the same."""
    lines = ["id\ttitle\tprice\tavailability\tdescription"]
    lines += [
        f"{name}\t{name}\t{price}.00 USD\t{'out of stock' if name == sold_out else 'in stock'}\tEdition {price}"
        for name in names
    ]
    feed = folder / f"{price}.tsv"
    feed.write_text("\n".join(lines) + "\n")
    return feed


def import_all(home: Path, feeds: list[Path], searches: Semaphore | None = None) -> None:
    """Import feeds one after the other; where `searches` is given, each when a search has begun."""
    workshop = Workshop(Settings(home=home), LetterEncoder(), wiring.vector_writer())
    for feed in feeds:
        if searches is not None:
            searches.acquire()
        import_feed(feed, workshop, now=datetime.now(UTC), options=Options(images=False))


def imported_elsewhere(home: Path, *feeds: Path) -> None:
    process = SPAWN.Process(target=import_all, args=(home, list(feeds)))
    process.start()
    process.join(120)
    assert process.exitcode == 0


def prices(found: Found) -> list[Decimal]:
    return [hit.variant.offer.amount for hit in found.hits]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    import_all(tmp_path / "home", [write(tmp_path, 10)])
    return tmp_path / "home"


@pytest.fixture
def shop(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    monkeypatch.setattr(wiring, "encoder", lambda threads=0: LetterEncoder())
    return wiring.open_shop(Settings(home=home))


def test_the_next_search_shows_new_prices_stock_and_products(shop: Shop, home: Path, tmp_path: Path) -> None:
    assert prices(shop.find(EVERYTHING)) == [Decimal(10)] * 4
    names = ("Wool Scarf", "Linen Shirt", "Rain Jacket", "Silk Kimono")
    imported_elsewhere(home, write(tmp_path, 12, names, sold_out="Rain Jacket"))
    found = shop.find(EVERYTHING)
    assert {hit.title for hit in found.hits} == {"Wool Scarf", "Linen Shirt", "Silk Kimono"}
    assert prices(found) == [Decimal(12)] * 3
    assert shop.find(Query(Wish(words="silk"))).hits[0].title == "Silk Kimono"
    assert shop.read("a kimono").constraints == (Choice(facet=Facet.CATEGORY, values=("kimono",)),)
    gone = shop.product("Canvas Tent", Wish())
    assert gone is not None
    assert gone.variant.availability == "out_of_stock"


def test_no_search_during_imports_mixes_revisions_goes_back_or_breaks_a_price(
    shop: Shop, home: Path, tmp_path: Path
) -> None:
    feeds = [write(tmp_path, price) for price in range(11, 31)]
    cheap = Query(Wish(constraints=(Limit(facet=Facet.PRICE, maximum=Decimal(20)),)))
    searches = SPAWN.Semaphore(0)
    process = SPAWN.Process(target=import_all, args=(home, feeds, searches))
    process.start()
    seen = [Decimal(10)]

    def searched(query: Query) -> Found:
        if not searches.get_value():  # so that at most two imports end during one search
            searches.release()
        return shop.find(query)

    while process.is_alive():
        shown = prices(searched(EVERYTHING))
        assert len(shown) == 4
        assert len(set(shown)) == 1
        seen.append(shown[0])
        obeying = searched(cheap)
        assert obeying.relaxed or max(prices(obeying)) <= 20
    process.join()
    assert process.exitcode == 0
    assert seen == sorted(seen)
    assert len(set(seen)) > 2
    assert prices(shop.find(EVERYTHING)) == [Decimal(30)] * 4
