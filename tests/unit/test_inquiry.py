"""Questions without a conversation, answered as JSON."""

import json
from pathlib import Path

import pytest

from assistant.inquiry import MAX_LINE_CHARACTERS, answers
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from tests.fakes import LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

VARIANTS = [
    variant("d1", "Ada Dress", "60.50", color="Red", size="M", product_type="Women > Dresses", gender="female"),
    variant("t1", "Peak Tent", "200", color="Green", product_type="Sport > Tents"),
]


@pytest.fixture(scope="module")
def shop() -> Shop:
    return Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())


def ask(shop: Shop, *lines: str) -> list[dict]:
    replies = Replies(Phrases.load(Path(__file__).parents[2] / "domain.yml"), shop.currency)
    return list(answers(lines, shop, replies))


def test_a_line_is_answered_with_hits_what_was_understood_and_what_was_relaxed(shop: Shop):
    (answer,) = ask(shop, json.dumps({"text": "red dress under $80"}))
    (hit,) = answer["hits"]
    assert hit["price"] == {"amount": 60.5, "currency": "USD"}
    assert {name: hit[name] for name in ("id", "item_group_id", "title", "color", "gender", "availability")} == {
        "id": "d1-Red-M",
        "item_group_id": "d1",
        "title": "Ada Dress",
        "color": "Red",
        "gender": "female",
        "availability": "in_stock",
    }
    assert answer["understood"]["chips"] == ["dress", "red", "under $80"]
    assert answer["relaxed"] == []
    assert json.loads(json.dumps(answer)) == answer


def test_what_had_to_be_relaxed_is_named(shop: Shop):
    (answer,) = ask(shop, json.dumps({"text": "red dress under $20"}))
    assert answer["relaxed"] == ["price"]


def test_k_bounds_the_hits(shop: Shop):
    (answer,) = ask(shop, json.dumps({"text": "something nice", "k": 1}))
    assert len(answer["hits"]) == 1


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        "{}",
        '{"text": 5}',
        '{"text": "x", "k": 0}',
        '{"text": "x", "k": 10000}',
        '{"text": "x", "colour": "red"}',
        '{"text": "x", "photo": "a.jpg"}',
        json.dumps({"text": "x" * 1001}),
        json.dumps({"text": "x" * MAX_LINE_CHARACTERS}),
    ],
)
def test_a_line_that_cannot_be_answered_yields_its_error_and_the_rest_goes_on(shop: Shop, line: str):
    bad, good = ask(shop, line, json.dumps({"text": "tent"}))
    assert (bad["error"]["line"], bad["error"]["code"]) == (1, "bad_input")
    assert [hit["item_group_id"] for hit in good["hits"]] == ["t1"]
