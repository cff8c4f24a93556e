"""Questions without a conversation, answered as JSON."""

import json
from pathlib import Path

import pytest
from PIL import Image

from assistant.errors import InputError
from assistant.inquiry import MAX_HITS, MAX_LINE_BYTES, Manner, answers, inquiry, manner
from assistant.photo import MAX_BYTES
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Seen, Sight
from tests.fakes import HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

VARIANTS = [
    variant("d1", "Ada Dress", "60.50", color="Red", size="M", product_type="Women > Dresses", gender="female"),
    variant("t1", "Peak Tent", "200", color="Green", product_type="Sport > Tents"),
]


LOOKS = HeldLooks(
    seen=(
        Seen(sight=Sight.COLOR, value="red", confidence=0.9, share=0.7),
        Seen(sight=Sight.CATEGORY, value="dress", confidence=0.8),
    )
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "dress.png"
    Image.new("RGB", (32, 32), "red").save(file)
    return file


@pytest.fixture(scope="module")
def shop() -> Shop:
    return Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())


def ask(shop: Shop, *lines: str | bytes, how: Manner | None = None) -> list[dict]:
    replies = Replies(Phrases.load(Path(__file__).parents[2] / "domain.yml"), shop.currency)
    written = [line.encode() if isinstance(line, str) else line for line in lines]
    return list(answers(written, shop, LOOKS, replies, how or Manner()))


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
        '{"text": "x", "photo": 5}',
        '{"text": " "}',
        json.dumps({"text": "x", "scene": "x" * 1001}),
        b'{"text": "caf\xe9"}',
        json.dumps({"text": "x" * 1001}),
        json.dumps({"text": "x" * MAX_LINE_BYTES}),
    ],
)
def test_a_line_that_cannot_be_answered_yields_its_error_and_the_rest_goes_on(shop: Shop, line: str | bytes):
    bad, good = ask(shop, line, json.dumps({"text": "tent"}))
    assert (bad["error"]["line"], bad["error"]["code"]) == (1, "bad_input")
    assert [hit["item_group_id"] for hit in good["hits"]] == ["t1"]


@pytest.mark.parametrize("text", ["", " \t", "x" * 1001])
def test_a_text_without_words_or_too_long_is_refused_and_never_cut(text: str):
    with pytest.raises(InputError, match="text: Expected"):
        inquiry(text, None, Manner())


@pytest.mark.parametrize(("k", "scene"), [(0, None), (MAX_HITS + 1, None), (5, "x" * 1001)])
def test_a_manner_beyond_its_bounds_is_refused(k: int, scene: str | None):
    with pytest.raises(InputError, match=r"^(k|scene): "):
        manner(k, scene)


def test_a_line_keeps_what_it_says_and_takes_the_rest_from_the_command(shop: Shop):
    lines = (json.dumps({"text": "something nice"}), json.dumps({"text": "something nice", "k": 2}))
    assert [len(answer["hits"]) for answer in ask(shop, *lines, how=Manner(k=1))] == [1, 2]


def test_a_photo_needs_no_words_and_tells_what_was_seen(shop: Shop, photo: Path):
    (answer,) = ask(shop, json.dumps({"photo": str(photo)}))
    assert len(answer["hits"]) == 2
    assert answer["understood"]["like"]["photo"] == "dress.png"
    assert [seen["value"] for seen in answer["understood"]["like"]["seen"]] == ["red", "dress"]
    assert answer["understood"]["chips"] == ["like your photo", "red 70%", "dress"]


def test_words_beside_a_photo_bind_what_it_finds(shop: Shop, photo: Path):
    (answer,) = ask(shop, json.dumps({"photo": str(photo), "text": "like this, under $80"}))
    assert [hit["item_group_id"] for hit in answer["hits"]] == ["d1"]


def test_only_the_color_of_a_photo_is_a_color(shop: Shop, photo: Path):
    (answer,) = ask(shop, json.dumps({"photo": str(photo), "text": "only the color"}))
    assert answer["understood"]["chips"] == ["red"]
    assert answer["understood"]["like"] is None


@pytest.mark.parametrize("name", ["none.jpg", ".", "notes.txt", "huge.jpg", "nul\0.jpg"])
def test_a_photo_that_cannot_be_had_yields_its_error_and_the_rest_goes_on(shop: Shop, tmp_path: Path, name: str):
    (tmp_path / "notes.txt").write_text("<html>")
    (tmp_path / "huge.jpg").write_bytes(b"\xff\xd8\xff" + bytes(MAX_BYTES))
    bad, good = ask(shop, json.dumps({"photo": f"{tmp_path}/{name}"}), json.dumps({"text": "tent"}))
    assert bad["error"]["code"] in ("bad_photo", "photo_too_large")
    assert good["total"] == 1
