"""A reply as support staff read it."""

from assistant.screen import Basket, BasketLine, Card, Chip, QuickReply, Reply, Source
from assistant.shell import listing

DRESS = Card(
    item_group_id="g",
    variant_id="v",
    title="Wrap Dress",
    price="$59.90",
    old_price="$80.00",
    link="https://shop.example/wrap",
    sizes=("S", "M", "L"),
    rating=4.6,
    rating_count=32,
)
PLAIN = Card(item_group_id="h", variant_id="w", title="Sun Dress", price="$24.00")


def test_products_are_numbered_below_the_text():
    assert listing(Reply(text="I found 2.", speech="", cards=(DRESS, PLAIN))).splitlines() == [
        "I found 2.",
        "1. Wrap Dress — $59.90 (was $80.00), sizes S M L, ★4.6 (32)",
        "   https://shop.example/wrap",
        "2. Sun Dress — $24.00",
    ]


def test_what_was_understood_and_what_could_be_said_are_a_line_each():
    reply = Reply(
        text="Here.",
        speech="",
        chips=(Chip(key="category:dress", label="dress"), Chip(key="price", label="under $80")),
        quick_replies=(QuickReply(label="More", text="Show me more"), QuickReply(label="Cheaper", text="cheaper")),
    )
    assert listing(reply).splitlines() == ["Here.", "[dress · under $80]", "→ Show me more | cheaper"]


def test_a_cart_is_a_line_for_each_thing_its_sum_and_where_the_shop_takes_over():
    line = BasketLine(variant_id="v", title="Wrap Dress", options="Red, M", quantity=2, price="$60", total="$120")
    tent = BasketLine(variant_id="t", title="Tent", options="", quantity=1, price="$99", total="not in stock")
    basket = Basket(lines=(line, tent), total="$120", checkout="https://shop.example/checkout?cart=a&sig=b")
    assert listing(Reply(text="Here.", speech="", basket=basket)).splitlines() == [
        "Here.",
        "1. Wrap Dress, Red, M — 2 x $60: $120",
        "2. Tent — 1 x $99: not in stock",
        "= $120",
        "https://shop.example/checkout?cart=a&sig=b",
    ]


def test_an_empty_cart_is_no_line():
    assert listing(Reply(text="Empty.", speech="", basket=Basket(lines=(), total="$0"))) == "Empty."


def test_what_was_seen_is_a_line_with_what_asks_for_it():
    chips = (
        Chip(key="like", label="like your photo"),
        Chip(key="seen:color:navy", label="navy 72%", says="only the color navy"),
        Chip(key="seen:pattern:striped", label="striped", says="only the pattern striped"),
        Chip(key="price", label="under $80"),
    )
    assert listing(Reply(text="Here.", speech="", chips=chips)).splitlines() == [
        "Here.",
        "[like your photo · under $80]",
        "(navy 72% → only the color navy | striped → only the pattern striped)",
    ]


def test_a_source_is_written_with_its_own_words():
    sources = (Source(name="Track it", quote="https://track.example/1"),)
    assert listing(Reply(text="On its way.", speech="", sources=sources)) == (
        "On its way.\nTrack it: https://track.example/1"
    )


def test_a_title_cannot_move_the_cursor():
    evil = PLAIN.model_copy(update={"title": "Sun\x1b[2J\r\x07 Dress\u202e"})
    written = listing(Reply(text="Here.", speech="", cards=(evil,)))
    assert written == "Here.\n1. Sun[2J Dress — $24.00"
