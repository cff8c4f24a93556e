"""What was read from pictures of things whose feed says nothing: found by, and never called stated."""

import json
from contextlib import contextmanager

import pytest
from sqlalchemy import update

from assistant.catalog.reading import StoredCatalog
from assistant.catalog.schema import variants
from assistant.catalog.shelves import NewestIndex, StoreShelves, only
from assistant.catalog.store import open_store
from assistant.catalog.words import word_index
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Facet, Query, Sight, Wish
from assistant.wiring import DOMAIN
from assistant.wish import begun
from tests.unit.catalog.test_shelves import exact

pytestmark = pytest.mark.usefixtures("in_each_database")

BARE = {"id": "bare", "title": "Nomad", "product_type": "", "color": "", "description": "For the road."}
FULL = {"id": "full", "title": "Swing Skirt", "product_type": "Women > Skirts", "color": "Blue", "pattern": "Solid"}
LOOK = {
    "color": {"value": "navy", "confidence": 0.9},
    "pattern": {"value": "striped", "confidence": 0.85},
    "category": {"value": "hoodie", "confidence": 0.8},
}


@contextmanager
def looked_at(shop, **looks):
    engine = open_store(shop.settings.database)
    with engine.begin() as connection:
        for ident, look in looks.items():
            connection.execute(update(variants).where(variants.c.id == ident).values(seen=look))
    words = NewestIndex(shop.settings.word_vectors, only(shop.encoder.name, ""), exact)
    try:
        yield Shop(StoreShelves(engine, words, word_index(engine)), StoredCatalog(engine), shop.encoder)
    finally:
        engine.dispose()


def found(running: Shop, text: str) -> list[str]:
    result = running.find(Query(begun(running.read(text))))
    return [] if result.relaxed else [hit.variant.id for hit in result.hits]


@pytest.mark.parametrize("text", ["navy", "something blue", "striped", "a hoodie", "striped navy hoodies"])
def test_what_is_seen_is_understood_and_found(shop, write, text):
    shop.take(write([BARE, FULL | {"color": "Red"}]))
    with looked_at(shop, bare=LOOK) as running:
        assert found(running, text) == ["bare"]


def test_what_is_seen_can_be_ruled_out(shop, write):
    shop.take(write([BARE, FULL]))
    with looked_at(shop, bare=LOOK) as running:
        assert found(running, "not striped") == ["full"]


def test_what_is_stated_wins_over_what_is_seen(shop, write):
    shop.take(write([FULL]))
    with looked_at(shop, full=LOOK) as running:
        assert found(running, "blue skirt") == ["full"]
        shelf = running.shelves.current()
        assert all(set(column.cells) == {""} for column in shelf.assortment.seen.values())
        assert running.product("full", Wish()).variant.seen == ()


def test_a_shop_that_states_everything_looks_at_nothing(shop, write):
    shop.take(write([FULL]))
    with looked_at(shop) as running:
        assert running.shelves.current().assortment.seen == {}


def test_a_hit_tells_what_is_seen_apart_from_what_is_stated(shop, write):
    shop.take(write([BARE]))
    with looked_at(shop, bare=LOOK) as running:
        hit = running.product("bare", begun(running.read("navy")))
    assert (hit.variant.color, hit.variant.pattern, hit.variant.product_type, hit.colors) == ("", "", "", ())
    assert [(each.sight, each.value) for each in hit.variant.seen] == [
        (Sight.COLOR, "navy"),
        (Sight.PATTERN, "striped"),
        (Sight.CATEGORY, "hoodie"),
    ]
    assert [reason for reason in hit.reasons if reason.code in (Facet.COLOR, Facet.PATTERN)] == []


def test_details_say_that_the_shop_does_not_state_what_its_picture_shows(shop, write):
    shop.take(write([BARE, FULL]))
    replies = Replies(Phrases.load(DOMAIN), lambda: "USD")
    with looked_at(shop, bare=LOOK) as running:
        told = replies.details(running.product("bare", Wish()), Wish())
        stated = replies.details(running.product("full", Wish()), Wish())
    assert "It looks navy and striped in its picture; the shop does not state it." in told.text
    assert "picture" not in stated.text
    assert "navy" not in json.dumps([card.model_dump(mode="json") for card in told.cards])
