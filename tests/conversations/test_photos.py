"""Customers and staff who show photos, before the real pair and a shop with pictures."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import wiring
from assistant.photo import clean
from assistant.screen import Reply
from assistant.uploads import STAFF
from tests.command_line import assistant
from tests.conversations.expectations import Expectation, hold
from tests.conversations.pair import Customer, Pair
from tests.pictured import Pictured

#: $33.99, dotted; in black, burgundy, navy and yellow.
DOTTED, DOTTED_TITLE = "DRESS-003", "Imogen Women's Polka-Dot Dress"
#: $102.95, plain; in red, rust and white.
PLAIN, PLAIN_TITLE = "DRESS-006", "Ottilie Women's Knee-Length Dress"
#: The dearest in black: $280.
DEAREST_IN_BLACK = "DRESS-004"
REDS = ["Red", "Burgundy"]


@pytest.fixture
def customer(pictured_pair: Pair) -> Customer:
    return pictured_pair.customer()


def turn(customer: str, **expected: object) -> Expectation:
    return Expectation.model_validate({"customer": customer} | expected)


def showing(upload: str, words: str = "") -> str:
    return f"/show_photo{json.dumps({'photo': upload, 'words': words})}"


def talk(customer: Customer, pictured: Pictured, *turns: Expectation) -> list[Reply]:
    return hold(customer, turns, pictured.feed)


def kept(customer: Customer, pictured: Pictured, product: str, color: str) -> str:
    """Keep a photo of a product as the gateway does, and return its id."""
    uploads, photo = wiring.uploads(pictured.settings), clean(pictured.photo(product, color))
    return uploads.keep(photo, customer.sender, datetime.now(UTC) + pictured.settings.upload_life)


def printed_by_upload(photo: Path, pictured: Pictured) -> list[str]:
    done = assistant(pictured.settings.home, "upload", str(photo))
    return [line for line in done.stdout.splitlines() if line.startswith("/")]


def shown_to(customer: Customer, pictured: Pictured, *, product: str = DOTTED, color: str = "Yellow") -> str:
    """Show a photo of a product, and return its id."""
    upload = kept(customer, pictured, product, color)
    (reply,) = talk(customer, pictured, turn(showing(upload), intent="show_photo", at_least=6))
    assert (reply.cards[0].item_group_id, reply.cards[0].color) == (product, color)
    return upload


# What goes well.


def test_staff_say_what_upload_prints_and_find_what_the_photo_is_of(
    pictured_pair: Pair, pictured: Pictured, tmp_path: Path
):
    (tmp_path / "photo.jpg").write_bytes(pictured.photo(DOTTED, "Yellow"))
    bare, described = printed_by_upload(tmp_path / "photo.jpg", pictured)
    replies = talk(
        Customer(pictured_pair, STAFF),
        pictured,
        turn(bare, intent="show_photo", first=DOTTED_TITLE, text=["in your photo I see", "yellow"]),
        turn(described, first=DOTTED_TITLE, at_least=2, every={"color": ["Black"]}, at_most=60),
    )
    assert replies[0].cards[0].color == "Yellow"


def test_color_and_price_said_of_a_photo_are_obeyed_and_its_product_stays_first(customer: Customer, pictured: Pictured):
    shown_to(customer, pictured)
    talk(
        customer,
        pictured,
        turn("like this but in burgundy, under $40", first=DOTTED_TITLE, every={"color": ["Burgundy"]}, at_most=40),
        turn("in black, under $60", first=DOTTED_TITLE, at_least=2, every={"color": ["Black"]}, at_most=60),
        turn('/remove{"chip": "price"}', first=DOTTED_TITLE, at_least=4, every={"color": ["Black", "Yellow/Black"]}),
    )


def test_another_color_than_a_photo_has_is_any_but_that(customer: Customer, pictured: Pictured):
    shown_to(customer, pictured)
    talk(customer, pictured, turn("in another color", first=DOTTED_TITLE, none={"color": ["Yellow"]}, at_least=6))


def test_only_the_color_of_a_photo_finds_other_things_in_that_color(customer: Customer, pictured: Pictured):
    shown_to(customer, pictured, product=PLAIN, color="Red")
    replies = talk(
        customer,
        pictured,
        turn("only the color", intent="refine", chips=["color:red"], at_least=4, every={"color": REDS}),
        turn("under $80", chips=["color:red", "price"], at_least=3, every={"color": REDS}, at_most=80),
    )
    kinds = {pictured.feed[card.variant_id]["product_type"] for card in replies[0].cards}
    assert len(kinds) > 1


def test_more_like_one_of_what_a_photo_found_keeps_what_was_said(customer: Customer, pictured: Pictured):
    shown_to(customer, pictured)
    black = {"color": ["Black", "Yellow/Black", "Black/Light Blue"]}
    meant = talk(customer, pictured, turn("in black", at_least=4, every=black))[-1].cards[1]
    more = turn("more like the second", intent="similar", text=[meant.title], at_least=3, every=black)
    under = turn("under $60", at_least=1, every=black, at_most=60)
    for reply in talk(customer, pictured, more, under):
        assert reply.chips[0].label == f"like “{meant.title}”"
        assert meant.item_group_id not in [card.item_group_id for card in reply.cards]


def test_what_a_photo_found_is_told_in_the_color_that_is_on_the_screen(customer: Customer, pictured: Pictured):
    upload = kept(customer, pictured, DOTTED, "Yellow")
    for card in talk(customer, pictured, turn(showing(upload), at_least=6))[0].cards:
        (told,) = talk(customer, pictured, turn(f'/details{{"product": "{card.item_group_id}"}}', count=1))
        assert told.cards[0].variant_id == card.variant_id


def test_similar_but_cheaper_costs_less_than_the_product_talked_about(customer: Customer, pictured: Pictured):
    shown_to(customer, pictured)
    talk(
        customer,
        pictured,
        turn("in black", at_least=4),
        turn(f'/details{{"product": "{DEAREST_IN_BLACK}"}}', count=1, every={"color": ["Black"]}),
        turn(
            "similar but cheaper",
            intent="similar",
            at_least=3,
            every={"color": ["Black", "Yellow/Black", "Black/Light Blue"]},
            none={"item_group_id": [DEAREST_IN_BLACK]},
            cheaper=True,
        ),
    )


def test_another_kind_of_thing_ends_a_likeness_unless_it_is_to_look_like_it(customer: Customer, pictured: Pictured):
    sneakers = {"product_type": ["Women > Shoes > Sneakers"]}
    shown_to(customer, pictured)
    talk(customer, pictured, turn("now show me sneakers", chips=["category:sneaker"], count=3, every=sneakers))
    shown_to(customer, pictured)
    (reply,) = talk(customer, pictured, turn("sneakers like this", count=3, every=sneakers))
    assert "like" in [chip.key for chip in reply.chips]
    assert reply.cards[0].color == "Yellow"


def test_a_new_photo_begins_anew_unless_it_only_lends_a_part(customer: Customer, pictured: Pictured):
    dotted = kept(customer, pictured, DOTTED, "Yellow")
    talk(
        customer,
        pictured,
        turn(showing(dotted, "like this but in black, under $60"), first=DOTTED_TITLE, at_most=60),
        turn(showing(kept(customer, pictured, PLAIN, "Red")), first=PLAIN_TITLE),
        turn("sneakers under $80", chips=["category:sneaker", "price"], at_most=80),
        turn(showing(dotted, "in this color"), count=1, every={"color": ["Yellow"]}, first="Apex", at_most=80),
    )


# What does not.


def test_a_photo_of_another_tells_a_stranger_no_more_than_one_that_never_was(customer: Customer, pictured: Pictured):
    upload = shown_to(customer, pictured)
    words = "like this but in black, under $60"
    stranger, another = customer.pair.customer(), customer.pair.customer()
    turns = [
        [
            turn(showing(name), intent="show_photo", count=0, chips=[], text=["show it again"]),
            turn(showing(name, words), chips=["color:black", "price"], text=["show it again"], not_text=["I see"]),
        ]
        for name in (upload, "0" * 32)
    ]
    assert talk(stranger, pictured, *turns[0]) == talk(another, pictured, *turns[1])
    talk(customer, pictured, turn("in black", first=DOTTED_TITLE, every={"color": ["Black", "Yellow/Black"]}))


def test_a_photo_that_ends_in_the_middle_of_a_talk_is_told_and_the_rest_is_searched(
    customer: Customer, pictured: Pictured
):
    upload = shown_to(customer, pictured)
    (file,) = pictured.settings.uploads.glob(f"*{upload}*")
    os.utime(file, (0, 0))
    gone = turn("in black", chips=["color:black"], at_least=4, text=["show it again"])
    talk(customer, pictured, gone, turn("under $60", chips=["color:black", "price"], not_text=["show it again"]))
