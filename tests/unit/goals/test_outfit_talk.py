"""What is said of an outfit in other words than asking for one, on the shelf of test_outfit."""

import pytest

from tests.shelves import variant
from tests.unit.goals.conftest import Customer
from tests.unit.goals.test_outfit import HER, HIM, VARIANTS, customer_of

GIRL = {"gender": "female", "age_group": "kids"}
CHILDREN = [
    variant("k1", "Pip Dress", "30", color="Pink", size="8", product_type="Girls > Dresses", **GIRL),
    variant("k2", "Pip Shoes", "25", color="Pink", size="30", product_type="Girls > Shoes > Flats", **GIRL),
    variant("k3", "Quo Shoes", "22", color="Black", size="30", product_type="Girls > Shoes > Flats", **GIRL),
    variant("f1", "Tara Flats", "15", color="Black", size="38", product_type="Women > Shoes > Flats", **HER),
    variant("f2", "Sam Sneakers", "20", color="Black", size="43", product_type="Men > Shoes > Sneakers", **HIM),
]


@pytest.fixture
def customer() -> Customer:
    return customer_of()


def cost(customer: Customer) -> float:
    return sum(float(card.price.strip("$")) for card in customer.reply.cards)


def test_what_is_left_of_an_outfits_budget_binds_its_next_part(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look under $150")
    others = cost(customer) - 40  # less the heels, which are asked for anew
    reply = customer.say("back", "now the shoes for it")
    assert customer.titles == ["Mia Heels"]
    assert f"Of your $150, ${150 - others:.0f} is left" in reply.text


def test_a_budget_said_before_binds_the_outfit_with_what_it_is_around(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("refine", "my budget is $200")
    reply = customer.say("complete", "complete the look")
    assert "Of your $200, $120 is left" in reply.text
    assert 0 < cost(customer) <= 120


def test_a_price_of_the_dress_alone_binds_no_outfit(customer: Customer):
    customer.say("search", "the red dress under $90")
    customer.say("complete", "complete the look")
    assert cost(customer) > 90


def test_a_budget_said_of_an_outfit_on_the_screen_makes_it_anew(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    assert cost(customer) > 100
    reply = customer.say("refine", "my budget is still $100")
    assert cost(customer) <= 100
    assert "That is within your $100" in reply.text


def test_a_dropped_budget_binds_no_more(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("refine", "my budget is $200")
    customer.say("refine", "forget the budget")
    assert "$200" not in customer.say("complete", "complete the look").text


def test_a_budget_ends_with_a_search_for_what_is_worn_with_none_of_it(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("refine", "my budget is $200")
    customer.say("search", "tents")
    customer.say("search", "the red dress")
    assert "$200" not in customer.say("complete", "complete the look").text


def test_one_more_part_goes_with_what_the_outfit_is_around(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    reply = customer.say("refine", "and a bag")
    assert "“Bea Dress”" in reply.text
    assert set(customer.titles) == {"Wim Tote", "Xia Tote"}


@pytest.mark.parametrize("goal", ["search", "refine", "back"])
def test_shoes_for_the_one_product_that_is_meant_go_with_it(customer: Customer, goal: str):
    customer.say("details", "", product="d1")
    reply = customer.say(goal, "and shoes for it")
    assert "“Ada Dress”" in reply.text
    assert set(customer.titles) == {"Lia Heels", "Mia Heels"}
    assert [chip.key for chip in reply.chips] == ["category:shoe", "gender:female"]


def test_shoes_for_it_among_several_go_with_all_that_is_shown(customer: Customer):
    customer.say("search", "dresses")
    reply = customer.say("refine", "and shoes for it")
    assert "the things I showed you" in reply.text
    assert set(customer.titles) == {"Lia Heels", "Mia Heels"}


def test_the_same_kind_for_it_is_no_outfit(customer: Customer):
    customer.say("search", "dresses")
    customer.say("search", "a red dress for it")
    assert customer.titles == ["Bea Dress"]


def test_what_the_customer_has_is_no_search(customer: Customer):
    reply = customer.say("search", "I already have a bag")
    assert not reply.cards
    assert "bag" in reply.text


def test_what_the_customer_has_is_left_out_of_the_outfit_asked_for_later(customer: Customer):
    customer.say("search", "I already have a bag")
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    assert customer.titles
    assert not {"Wim Tote", "Xia Tote"} & set(customer.titles)


def test_what_the_customer_has_is_taken_out_of_the_outfit_on_the_screen(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    reply = customer.say("search", "oh, I already have shoes")
    assert "“Bea Dress”" in reply.text
    assert customer.titles
    assert not {"Lia Heels", "Mia Heels"} & set(customer.titles)


def test_who_asks_for_one_gets_one_all_the_same(customer: Customer):
    customer.say("search", "I already have a bag")
    customer.say("search", "the red dress")
    customer.say("complete", "what bag goes with it")
    assert set(customer.titles) == {"Wim Tote", "Xia Tote"}


@pytest.mark.parametrize("text", ["I have a tent but need a dress", "do you have a bag", "I have a budget of $70"])
def test_what_says_more_than_that_is_heard_whole(customer: Customer, text: str):
    assert customer.say("search", text).cards


def test_what_is_for_something_else_is_no_part_of_the_outfit(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    reply = customer.say("refine", "now a rainy run: bags")
    assert "“Bea Dress”" not in reply.text
    assert "in the rain" in [chip.label for chip in reply.chips]


def test_what_the_customer_has_is_not_paid_of_the_budget(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look under $250")
    assert customer.titles == ["Mia Heels", "Vea Jacket", "Xia Tote", "Yva Necklace"]
    assert "Of your $250, $95 is left" in customer.say("back", "now the shoes for it").text
    assert "Of your $250, $130 is left" in customer.say("search", "I already have a bag").text


def test_who_has_what_was_asked_for_last_is_not_shown_it_again(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    customer.say("refine", "and a bag")
    customer.say("search", "I already have a bag")
    assert customer.titles
    assert not {"Wim Tote", "Xia Tote"} & set(customer.titles)


def test_a_kind_that_an_outfit_is_completed_with_is_what_is_wanted(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    reply = customer.say("complete", "complete the outfit with a bag")
    assert "“Bea Dress”" in reply.text
    assert set(customer.titles) == {"Wim Tote", "Xia Tote"}


def test_a_title_that_an_outfit_is_completed_with_is_what_it_goes_with(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    assert "“Xia Tote”" in customer.say("complete", "complete the outfit with Xia Tote").text


def test_what_is_pointed_at_is_what_a_look_goes_with(customer: Customer):
    customer.say("search", "dresses")
    assert "“Bea Dress”" in customer.say("complete", "complete the look with the red dress").text


@pytest.mark.parametrize("taken_for", ["search", "fallback", "survey"])
def test_what_an_occasion_takes_is_told_whatever_it_was_taken_for(customer: Customer, taken_for: str):
    reply = customer.say(taken_for, "what do I need for a wedding?")
    assert "wedding" in reply.text
    assert any("Dress" in title for title in customer.titles)
    assert any("Heels" not in title and "Dress" not in title for title in customer.titles)


def test_who_names_a_thing_for_an_occasion_looks_for_that_thing(customer: Customer):
    customer.say("search", "I need for a wedding a red dress")
    assert customer.titles
    assert all("Dress" in title for title in customer.titles)


def test_an_occasion_named_beside_a_thing_leaves_it_to_go_with_that(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "which shoes go with it for the wedding?")
    assert customer.titles
    assert all("Heels" in title for title in customer.titles)


TAKEN_FOR = pytest.mark.parametrize("goal", ["search", "refine", "fallback", "show_more", "similar", "complete"])


def dressed(customer: Customer) -> Customer:
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look")
    assert customer.titles == ["Mia Heels", "Vea Jacket", "Xia Tote", "Yva Necklace"]
    return customer


@TAKEN_FOR
def test_a_cheaper_part_takes_the_place_of_the_one_in_the_outfit(customer: Customer, goal: str):
    reply = dressed(customer).say(goal, "a cheaper bag")
    assert "“Bea Dress”" in reply.text
    assert customer.titles == ["Wim Tote"]


def test_a_dearer_part_takes_the_place_of_the_one_in_the_outfit(customer: Customer):
    reply = dressed(customer).say("search", "more expensive shoes")
    assert "“Bea Dress”" in reply.text
    assert customer.titles == ["Lia Heels"]


@TAKEN_FOR
@pytest.mark.parametrize(
    "text", ["not those shoes", "no, I don't like the shoes", "other shoes please", "a different pair of shoes"]
)
def test_a_refused_part_is_left_out_and_another_is_proposed(customer: Customer, goal: str, text: str):
    reply = dressed(customer).say(goal, text)
    assert "“Bea Dress”" in reply.text
    assert customer.titles == ["Lia Heels"]


def test_what_is_said_of_the_other_part_binds_it(customer: Customer):
    assert dressed(customer).say("search", "not that beige bag, something in black").cards
    assert customer.titles == ["Wim Tote"]


def test_a_refused_part_stays_out_of_the_outfit(customer: Customer):
    dressed(customer).say("search", "not those shoes")
    customer.say("complete", "complete the look")
    assert "Lia Heels" in customer.titles
    assert "Mia Heels" not in customer.titles


def test_where_nothing_cheaper_goes_with_it_that_is_said_and_the_outfit_stays(customer: Customer):
    reply = dressed(customer).say("search", "cheaper shoes")
    assert not reply.cards
    assert "nothing cheaper" in reply.text
    assert customer.say("search", "not those shoes").cards


def test_where_all_of_a_kind_were_refused_that_is_said(customer: Customer):
    dressed(customer).say("search", "not those shoes")
    reply = customer.say("search", "not those shoes")
    assert not reply.cards
    assert "nothing else" in reply.text


def test_cheaper_alone_is_of_the_part_asked_for_last(customer: Customer):
    dressed(customer).say("search", "and a bag")
    reply = customer.say("refine", "something more expensive than that")
    assert "nothing more expensive" in reply.text


def test_what_another_part_costs_counts_in_the_budget(customer: Customer):
    customer.say("search", "the red dress")
    customer.say("complete", "complete the look under $200")
    reply = customer.say("search", "a cheaper bag")
    assert customer.titles == ["Wim Tote"]
    assert "Of your $200" in reply.text


@pytest.mark.parametrize("text", ["cheaper tents", "cheaper bags for hiking"])
def test_what_is_no_part_of_the_outfit_is_looked_for(customer: Customer, text: str):
    assert "“Bea Dress”" not in dressed(customer).say("search", text).text


def test_what_goes_with_another_thing_is_no_other_part(customer: Customer):
    reply = dressed(customer).say("complete", "what other shoes go with the Vea Jacket?")
    assert "“Vea Jacket”" in reply.text


def test_what_is_not_liked_is_in_no_outfit(customer: Customer):
    dressed(customer).say("search", "I don't like the Mia Heels")
    customer.say("complete", "complete the look with the Bea Dress")
    assert "Lia Heels" in customer.titles
    assert "Mia Heels" not in customer.titles


@TAKEN_FOR
@pytest.mark.parametrize("text", ["bags for it, cheaper", "a cheaper bag for it", "cheaper bags for the dress"])
def test_a_cheaper_part_may_be_said_to_be_for_what_the_outfit_is_around(customer: Customer, goal: str, text: str):
    dressed(customer).say(goal, text)
    assert customer.titles == ["Wim Tote"]


@TAKEN_FOR
def test_what_is_cheaper_beside_a_childs_thing_is_for_a_child(goal: str):
    customer = customer_of(variants=[*VARIANTS, *CHILDREN])
    customer.say("search", "the pink dress")
    customer.say("search", "kids' shoes for it")
    assert sorted(customer.titles) == ["Pip Shoes", "Quo Shoes"]
    reply = customer.say(goal, "cheaper ones")
    assert not customer.titles
    assert "nothing cheaper" in reply.text


def test_what_else_is_said_of_a_part_leaves_whom_it_is_for():
    customer = customer_of(variants=[*VARIANTS, *CHILDREN])
    customer.say("search", "the pink dress")
    customer.say("complete", "which shoes go with it?")
    customer.say("refine", "in black")
    assert customer.titles == ["Quo Shoes"]
