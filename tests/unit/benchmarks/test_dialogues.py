"""Customers against shops that are scripted: one that serves them, one that breaks its word, one that knows nothing."""

import csv
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import yaml

from assistant.screen import Basket, BasketLine, Reply
from benchmarks.conversing import Dialogue, Turn
from benchmarks.customers import Customer
from benchmarks.dialogue_checks import Fault, Judge
from benchmarks.dialogues import figures
from benchmarks.goals import Goal, drawn
from benchmarks.goods import read, singular
from benchmarks.habits import Habit, mistyped, spoken
from benchmarks.steps import OF_A_PRODUCT, Aim
from benchmarks.transcripts import lines
from benchmarks.wants import breaks, broken
from tests.conftest import FEED
from tests.unit.benchmarks.dialogue_shop import (
    ALBA,
    BERTA,
    BLUE,
    CUP,
    DRESSES,
    GOODS,
    MUGS,
    RED,
    STRIPED,
    asking,
    reply,
    step,
)

TRAINED = Path(__file__).parents[3] / "data" / "nlu"


def goal(*habits: Habit, **changed) -> Goal:
    plain = Goal(ALBA, (DRESSES, RED), wrong=None, whim=None, detour=None, habits=frozenset(habits), patience=3)
    return replace(plain, **changed)


def held(wanted: Goal, shop, seed: int = 0) -> Dialogue:
    """Let a customer talk to a function that answers steps."""
    customer, judge, dialogue = Customer(wanted, GOODS, Random(seed)), Judge(GOODS, wanted.target), Dialogue(wanted)
    while (step := customer.next_step()) is not None:
        answered = shop(step)
        dialogue.turns.append(Turn(step, answered, tuple(judge.judge(step, answered))))
        customer.hear(answered)
    dialogue.found, dialogue.reached = customer.found, customer.reached
    return dialogue


def honest(step) -> Reply:
    """Show all that fits what is wanted, and tell of what is asked about."""
    if step.aim in OF_A_PRODUCT:
        return reply("This one.", next(each for each in GOODS.values() if each.product == step.about))
    fitting = [each for each in (ALBA, BERTA, CUP) if not broken(step.told, each)]
    return (
        reply(f"Here are {len(fitting)}.", *fitting) if fitting and step.aim is not Aim.DIGRESS else reply("All right.")
    )


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    "habits", [(), (Habit.TERSE,), (Habit.MISTYPES, Habit.DIGRESSES), (Habit.SPEAKS, Habit.COMPARES)]
)
def test_an_honest_shop_serves_every_customer_without_fault(habits, seed):
    dialogue = held(goal(*habits), honest, seed)
    assert dialogue.reached
    assert [each for turn in dialogue.turns for each in turn.problems] == []


def test_a_slip_is_corrected_a_whim_given_up_and_a_detour_ended():
    wanted = goal(Habit.CORRECTS, wrong=BLUE, whim=STRIPED, detour="mugs")
    dialogue = held(wanted, honest)
    told = [turn.step.told for turn in dialogue.turns]
    assert BLUE in told[0]
    assert RED in told[1]
    assert BLUE not in told[1]
    assert dialogue.reached
    assert any(each[0].value == "mugs" for each in told)
    assert set(told[-1]) == {DRESSES, RED}


def test_a_shop_that_breaks_its_word_is_found_out_and_left():
    dialogue = held(goal(), lambda step: reply("Here is one.", BERTA))
    assert not dialogue.found
    assert not dialogue.reached
    assert dialogue.count(Fault.VIOLATION) >= 2
    assert any(RED in turn.step.new and turn.step.is_clear for turn in dialogue.turns), "it is said again, clearly"
    assert len(dialogue.turns) <= 5


def test_a_product_that_is_shown_but_never_told_of_is_found_and_no_success():
    dialogue = held(goal(), lambda step: reply("Here is one.", ALBA) if step.aim is not Aim.ASK else reply("Sorry?"))
    assert dialogue.found
    assert not dialogue.reached


def test_a_search_that_brings_the_product_alone_does_not_tell_of_it():
    dialogue = held(goal(), lambda step: reply("I found one match for “alba”.", ALBA))
    assert dialogue.found
    assert not dialogue.reached


def test_a_product_that_breaks_what_was_said_is_not_taken_for_the_one_wanted():
    dialogue = held(goal(wants=(DRESSES, BLUE)), lambda step: reply("This one.", ALBA))
    assert not dialogue.found


def test_the_question_which_one_is_answered():
    asked = []

    def shop(step):
        if step.aim is Aim.ASK and not asked:
            asked.append(step)
            return asking("Do you mean Alba Dress or Berta Dress?", "Alba Dress", "Berta Dress")
        return honest(step)

    dialogue = held(goal(), shop)
    assert dialogue.reached
    assert asked[0].about == "alba"


def basket(of, *, total: str = "$40", price: str = "$40") -> Basket:
    line = BasketLine(variant_id=of.id, title="Alba Dress", options="Red, M", quantity=1, price=price, total=price)
    return Basket(lines=(line,), total=total)


def test_a_buyer_tells_color_and_size_and_ends_with_the_very_thing_in_the_cart():
    asked = []

    def shop(step):
        if step.aim is not Aim.BUY:
            return honest(step)
        asked.append(step.text.lower())
        if "size m" in step.text.lower():
            return reply("It is in your cart for $40.", basket=basket(ALBA))
        return asking("Which size of Alba Dress? I have M.", "M")

    dialogue = held(goal(Habit.BUYS), shop, seed=1)
    assert dialogue.reached
    assert len(asked) == 2, "it was not told at once, and then asked for"
    assert [each for turn in dialogue.turns for each in turn.problems] == []


def test_a_buyer_of_what_has_no_size_names_none():
    cup = goal(Habit.BUYS, target=CUP, wants=(MUGS, BLUE))
    bought = [turn.step.text for turn in held(cup, honest, seed=2).turns if turn.step.aim is Aim.BUY]
    assert bought
    assert not any("size" in text for text in bought)


def test_another_size_in_the_cart_is_no_success_and_is_complained_of():
    large = GOODS["alba-red-l"]
    wrong = reply("Done.", basket=basket(large))
    dialogue = held(goal(Habit.BUYS), lambda step: wrong if step.aim is Aim.BUY else honest(step))
    assert not dialogue.reached
    assert dialogue.count(Fault.CONTRADICTION) > 0  # the large one is not in stock
    assert any("need" in turn.step.text for turn in dialogue.turns)


@pytest.mark.parametrize("wrong", [{"total": "$80"}, {"price": "$39", "total": "$39"}])
def test_a_cart_that_does_not_add_up_or_has_other_prices_than_the_feed_is_found(wrong):
    answered = reply("It is in your cart.", basket=basket(ALBA, **wrong))
    found = Judge(GOODS, ALBA).judge(step(RED, aim=Aim.BUY, about="alba"), answered)
    assert [each.fault for each in found] == [Fault.CONTRADICTION]


def test_the_figures_are_shares_of_dialogues_and_sums_of_faults():
    served, left = held(goal(), honest), held(goal(), lambda step: reply("Here is one.", BERTA))
    row = figures("ours", [served, left])
    assert (row["dialogues"], row["success"], row["found"], row["turns"]) == (2, 0.5, 0.5, len(served.turns))
    assert row["violations"] == left.count(Fault.VIOLATION) > 0
    assert row["contradictions"] == row["repeated_questions"] == row["false_denials"] == row["failures"] == 0
    assert any("violation" in line for line in lines(1, left))


def test_goals_can_be_met_by_the_feed_they_are_drawn_from():
    goods = read(FEED)
    for seed in range(30):
        wanted = drawn(goods, Random(seed))
        assert wanted.target.in_stock
        assert broken(wanted.wants, wanted.target) == []
        assert all(breaks(each, wanted.target) for each in (wanted.wrong, wanted.whim) if each)


def test_the_same_seed_draws_the_same_goal():
    goods = read(FEED)
    assert drawn(goods, Random("1:7")) == drawn(goods, Random("1:7")) != drawn(goods, Random("1:8"))


def test_a_feed_is_read_as_it_is_written():
    goods = read(FEED)
    with FEED.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            assert f"{goods[row['id']].offer} USD" == (row["sale_price"] or row["price"])
            assert goods[row["id"]].in_stock is (row["availability"] == "in_stock")


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("dresses", "dress"),
        ("ties", "tie"),
        ("jeans", "jeans"),
        ("watches", "watch"),
        ("mice", "mouse"),
        ("scarves", "scarf"),
    ],
)
def test_things_have_a_singular(plural, one):
    assert singular(plural) == one


def test_a_mistyped_sentence_differs_in_one_word_and_short_words_are_spared():
    typed = mistyped("I would like striped dresses", Random(3)).split()
    assert sum(a != b for a, b in zip(typed, ["I", "would", "like", "striped", "dresses"], strict=True)) <= 1
    assert mistyped("in red", Random(3)) == "in red"


def test_speech_has_no_marks_no_capitals_and_no_digits():
    said = spoken("Dresses from Norrby, under $125 please!", Random(1))
    assert said.endswith("dresses from norrby under one hundred twenty five dollars please")
    assert spoken("in size 11-12Y", Random(1)).endswith("in size eleven to twelve years")


def test_a_question_that_is_put_again_and_again_ends_a_buyers_patience():
    again = asking("Alba Dress does not come in size 12. I have M.", "M")
    dialogue = held(goal(Habit.BUYS), lambda step: again if step.aim is Aim.BUY else honest(step))
    assert not dialogue.reached
    assert len(dialogue.turns) <= 6


def test_no_sentence_of_a_customer_is_among_those_that_the_dialogue_learnt():
    learnt = {_bare(line) for file in TRAINED.rglob("*.yml") for line in _examples(file)}
    assert learnt
    goods = read(FEED)
    for seed in range(60):
        customer = Customer(drawn(goods, Random(seed)), goods, Random(seed))
        while (step := customer.next_step()) is not None:
            text = _bare(step.text)
            assert len(text.split()) <= 3 or text not in learnt, text
            customer.hear(None)


def _examples(file: Path):
    for part in yaml.safe_load(file.read_text(encoding="utf-8")).get("nlu", []):
        yield from part.get("examples", "").splitlines()


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text.lower().lstrip("- "))).strip()
