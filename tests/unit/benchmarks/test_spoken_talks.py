"""What a conversation by voice is to end with."""

from pathlib import Path

from assistant.screen import Basket, BasketLine, Card, Chip, Reply
from benchmarks.spoken_talks import Wanted, outcome, read_talks

DEMO = Path("benchmarks/talks/demo.yml")


def reply(*chips: str, lines: tuple[str, ...] | None = None) -> Reply:
    held = [
        BasketLine(variant_id=f"v{place}", title="Ada Dress", options=each, quantity=1, price="$1", total="$1")
        for place, each in enumerate(lines or ())
    ]
    basket = None if lines is None else Basket(lines=tuple(held), total="$1")
    return Reply(text="", speech="", chips=tuple(Chip(key=each, label=each) for each in chips), basket=basket)


def test_chips_that_are_wanted_may_have_others_beside_them() -> None:
    wanted = Wanted(chips=("dress", "red"))
    assert wanted.is_shown(reply("dress", "red", "under $50"))
    assert not wanted.is_shown(reply("dress", "blue"))
    assert not wanted.is_shown(None)


def test_a_cart_holds_what_is_wanted_and_nothing_else() -> None:
    wanted = Wanted(lines=("Red",))
    assert wanted.is_shown(reply(lines=("Red, M",)))
    assert not wanted.is_shown(reply(lines=("Red, M", "Blue, M")))
    assert not wanted.is_shown(reply(lines=("Blue, M",)))
    assert not wanted.is_shown(reply())


def test_an_empty_cart_is_not_the_same_as_none() -> None:
    assert Wanted(lines=()).is_shown(reply(lines=()))
    assert not Wanted(lines=()).is_shown(reply())


def test_answers_that_show_the_same_are_the_same_whatever_their_words() -> None:
    card = Card(item_group_id="g", variant_id="v", title="Ada Dress", price="$1")
    one, other = reply("red").model_copy(update={"cards": (card,)}), reply("red")
    assert outcome(one) == outcome(one.model_copy(update={"text": "Here."}))
    assert outcome(one) != outcome(other)
    assert outcome(None) is None


def test_the_conversations_over_the_demo_shop_can_be_read_and_hold_interruptions() -> None:
    talks = read_talks(DEMO)
    assert sum(turn.into for talk in talks for turn in talk.turns) >= 5
    assert all(talk.wanted.chips or talk.wanted.lines is not None for talk in talks)
