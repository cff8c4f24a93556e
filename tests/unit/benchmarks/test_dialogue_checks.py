from dataclasses import replace

import pytest

from assistant.types import Facet
from benchmarks.dialogue_checks import Fault, Judge
from benchmarks.steps import Aim
from benchmarks.wants import Want
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
    UNDER_50,
    card,
    reply,
    step,
)

GIRL = replace(ALBA, id="girl", product="girl", title="Girl Dress - Red", age="kids")


def faults(answered, *told, **changed):
    """Judge one answer to one step, and return what kinds of thing are wrong, in order."""
    return [each.fault for each in Judge(GOODS | {GIRL.id: GIRL}, ALBA).judge(step(*told, **changed), answered)]


def test_an_answer_that_keeps_to_everything_is_faultless():
    answered = reply(
        "I found one match for “red dress under $50”.", ALBA, chips={"color:red": "red", "price": "under $50"}
    )
    assert faults(answered, DRESSES, RED, UNDER_50) == []


@pytest.mark.parametrize(
    ("want", "shown"),
    [
        (RED, BERTA),
        (UNDER_50, BERTA),
        (MUGS, ALBA),
        (Want(Facet.COLOR, "blue", negated=True), BERTA),
        (Want(Facet.PATTERN, "striped", negated=True), BERTA),
        (Want(Facet.BRAND, "mirelle"), ALBA),
        (Want(Facet.SIZE, "l"), ALBA),
        (Want(Facet.GENDER, "male"), ALBA),
        (Want(Facet.MATERIAL, "cotton", negated=True), ALBA),
    ],
)
def test_a_card_that_breaks_what_was_said_is_a_violation(want, shown):
    assert faults(reply("Here is one you may like.", shown), want) == [Fault.VIOLATION]


def test_every_card_and_everything_it_breaks_counts():
    assert faults(reply("Here are 2 you may like.", BERTA, CUP), RED, UNDER_50) == [Fault.VIOLATION] * 3


def test_what_an_answer_says_to_have_let_go_is_no_violation_and_the_rest_still_is():
    nearest = "I have no “red dress under $50”. The nearest, if the color may differ, is this one."
    found = Judge(GOODS, CUP).judge(step(DRESSES, RED, UNDER_50), reply(nearest, BERTA, relaxed=(Facet.COLOR,)))
    assert [each.text for each in found] == ["Berta Dress (berta-navy-m) is not within 0 to 50, ends left out"]


def test_a_product_that_is_asked_about_as_it_is_is_no_offer():
    judge = Judge(GOODS, ALBA)
    judge.judge(step(DRESSES), reply("I found 2 matches.", ALBA, BERTA))
    assert judge.judge(step(RED, aim=Aim.ASK, about="berta"), reply("Berta Dress costs $60.", BERTA)) == []
    offered = judge.judge(step(RED), reply("Here is one more.", BERTA))
    assert [each.fault for each in offered] == [Fault.VIOLATION]


def test_a_mistyped_word_that_the_answer_calls_unknown_binds_only_once_it_is_said_well():
    judge, shown = Judge(GOODS, ALBA), reply("Nothing here is called rde, so I went without that. Here is one.", BERTA)
    assert judge.judge(step(RED, text="rde please", meant="red please"), shown) == []
    assert judge.judge(step(RED, text="rde please", meant="red please"), reply("Here is one.", BERTA)) != []
    judge.judge(step(RED, text="rde please", meant="red please"), shown)
    assert [each.fault for each in judge.judge(step(RED), reply("Here is one.", BERTA))] == [Fault.VIOLATION]


@pytest.mark.parametrize(
    "answered",
    [
        reply("I found 3 matches for “dress”.", ALBA, BERTA),
        reply("I found one match for “dress”. Here are 2 of them.", ALBA, BERTA),
        reply("Here are 3 more.", ALBA, BERTA),
        reply("I have nothing for “dress”, and nothing near enough to offer.", ALBA),
        reply("Of “dress” I have nothing in stock.", ALBA),
        reply("I found one match for “dress”."),
        reply("Alba Dress costs $45.", ALBA),
        reply("Here is one.", ALBA, speech="Here is one. Alba Dress, $45."),
        reply("Here is one.", ALBA, cards=(card(ALBA, price="$39"),)),
        reply("Here is one.", ALBA, cards=(card(ALBA, color="Blue"),)),
        reply("Here is one.", ALBA, cards=(card(ALBA, sizes=("M", "L")),)),
        reply("Here is one.", ALBA, cards=(card(ALBA, title="Olga Dress"),)),
        reply("Here is one.", ALBA, cards=(card(ALBA, old_price="$90"),)),
        reply("Here is one.", ALBA, cards=(card(ALBA, variant_id="alba-pink"),)),
        reply("Here is one.", BERTA, chips={"color:red": "red"}),
        reply("Here is one.", BERTA, chips={"pattern:!striped": "not striped"}),
        reply("Here is one.", BERTA, chips={"price": "up to $50"}),
        reply("Here is one.", BERTA, chips={"price": "between $20 and $60"}),
    ],
)
def test_an_answer_that_contradicts_itself_or_the_feed_is_found(answered):
    assert set(faults(answered, DRESSES)) == {Fault.CONTRADICTION}


@pytest.mark.parametrize(
    "answered",
    [
        reply("I found 14 matches for “dress under $45”. Here are 2 of them.", ALBA, BERTA),
        reply("I have no “dress under $30”. The nearest, if the price may differ, is this one.", ALBA),
        reply("Alba Dress costs $40.", ALBA),
        reply("Here are two.", ALBA, BERTA, chips={"color:red": "red", "color:navy": "navy"}),
        reply("Here is one.", BERTA, chips={"price": "from $60", "words": "soft", "material:denims": "denims"}),
        reply("What are you looking for?"),
        reply("I have nothing for “red mug”. Nothing here is called told, so I went without that."),
        reply("Here is one.", GIRL, chips={"gender:female": "for women", "age_group:kids": "for kids"}),
    ],
)
def test_an_answer_that_contradicts_nothing_passes(answered):
    assert Fault.CONTRADICTION not in faults(answered, DRESSES)


def test_a_denial_of_what_the_shop_has_is_found():
    nothing = reply("I have nothing for “red dress”, and nothing near enough to offer.")
    assert faults(nothing, DRESSES, RED) == [Fault.DENIAL]
    assert faults(nothing, DRESSES, BLUE) == []  # the target is red
    assert faults(reply("That was all I have for this."), DRESSES, aim=Aim.MORE) == [Fault.DENIAL]


def test_the_end_of_what_was_shown_is_no_denial():
    judge = Judge(GOODS, ALBA)
    judge.judge(step(DRESSES), reply("I found one match.", ALBA))
    assert judge.judge(step(DRESSES, aim=Aim.MORE), reply("That was all I have for this.")) == []


def test_the_same_question_twice_in_a_row_is_found_in_any_words():
    judge = Judge(GOODS, ALBA)
    assert judge.judge(step(STRIPED), reply("I'm not sure which one you mean.")) == []
    assert [each.fault for each in judge.judge(step(STRIPED), reply("Do you mean A or B?"))] == [Fault.REPEATED]
    assert judge.judge(step(STRIPED), reply("What are you looking for?")) == []
    assert judge.judge(step(STRIPED), reply("Do you mean A or B?")) == []
