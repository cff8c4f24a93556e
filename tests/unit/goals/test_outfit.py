"""What goes with something, on a shelf with clothes of two sexes and things for camping."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.goals.table import assistant_of
from assistant.learnt import Learnt
from assistant.outfits.evidence import NO_EVIDENCE, Evidence
from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.types import Availability, Facet, Preference, Variant
from tests.fakes import HeldLooks, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant
from tests.unit.goals.conftest import Customer

DOMAIN = Path(__file__).parents[3] / "domain.yml"
HER = {"gender": "female", "age_group": "adult"}
HIM = {"gender": "male", "age_group": "adult"}
VARIANTS = [
    variant("d1", "Ada Dress", "60", color="Navy", size="M", product_type="Women > Dresses", **HER),
    variant("d2", "Bea Dress", "80", color="Red", size="M", product_type="Women > Dresses", **HER),
    variant("s1", "Lia Heels", "70", color="Beige", size="38", product_type="Women > Shoes > Heels", **HER),
    variant("s2", "Mia Heels", "40", color="Red", size="38", product_type="Women > Shoes > Heels", **HER),
    variant("s3", "Otto Loafers", "50", color="Black", size="43", product_type="Men > Shoes > Loafers", **HIM),
    variant("j1", "Una Jacket", "90", color="Black", size="S", product_type="Women > Outerwear > Jackets", **HER),
    variant("j2", "Vea Jacket", "95", color="Black", size="M", product_type="Women > Outerwear > Jackets", **HER),
    variant("b1", "Wim Tote", "30", color="Black", product_type="Bags > Totes", material="Leather"),
    variant("b2", "Xia Tote", "35", color="Beige", product_type="Bags > Totes", material="Cotton"),
    variant("b3", "Gone Tote", "5", color="Navy", product_type="Bags > Totes", availability=Availability.OUT_OF_STOCK),
    variant("n1", "Yva Necklace", "25", color="Gold", product_type="Jewelry > Necklaces", **HER),
    variant("t1", "Peak Tent", "200", color="Green", product_type="Sport > Camping > Tents"),
    variant("t2", "Ridge Tent", "300", color="Green", product_type="Sport > Camping > Tents"),
    variant("z1", "Doze Sleeping Bag", "60", color="Green", product_type="Sport > Camping > Sleeping Bags"),
    variant("w1", "Gulp Water Bottle", "15", color="Blue", product_type="Sport > Water Bottles"),
]


class Counted:
    """Eight customers bought the red heels with the navy dress."""

    def with_products(self, item_group_ids):
        return {"s2": 8, "n1": 2} if "d1" in item_group_ids else {}


def customer_of(evidence: Evidence | None = None, variants: Sequence[Variant] = VARIANTS) -> Customer:
    learnt = Learnt(outfits=evidence or NO_EVIDENCE)
    shop = Shop(HeldShelf(shelf(variants)), HeldCatalog(dict(enumerate(variants))), LetterEncoder(), learnt=learnt)
    return Customer(assistant_of(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), cards=6))


@pytest.fixture
def customer() -> Customer:
    return customer_of()


def reasons(customer: Customer, title: str) -> tuple[str, ...]:
    return next(card.reasons for card in customer.reply.cards if card.title == title)


def test_a_dress_is_completed_by_one_thing_of_each_other_part(customer: Customer):
    customer.say("details", "", product="d1")
    reply = customer.say("complete", "what goes with this?")
    kinds = [{"s": "shoe", "j": "outer", "b": "bag", "n": "accessory"}[card.item_group_id[0]] for card in reply.cards]
    assert kinds == ["shoe", "outer", "bag", "accessory"]
    assert "“Ada Dress”" in reply.text
    assert "completes the look: shoes" in reply.cards[0].reasons


def test_nothing_for_another_sex_is_proposed(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "what shoes go with this?")
    assert set(customer.titles) == {"Lia Heels", "Mia Heels"}


def test_what_is_out_of_stock_is_not_proposed(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "show me a bag to go with it")
    assert set(customer.titles) == {"Wim Tote", "Xia Tote"}


def test_what_was_refused_is_not_proposed(customer: Customer):
    customer.say("search", "dresses, no leather")
    customer.say("complete", "a tote to match the first one")
    assert customer.titles == ["Xia Tote"]


def test_a_size_binds_what_comes_in_such_sizes(customer: Customer):
    customer.say("search", "dresses in size M")
    customer.say("complete", "complete the look for the first one")
    assert "Vea Jacket" in customer.titles
    assert "Una Jacket" not in customer.titles
    assert {"Lia Heels", "Mia Heels"} & set(customer.titles)


def test_an_outfit_costs_no_more_than_was_said(customer: Customer):
    customer.say("details", "", product="d1")
    reply = customer.say("complete", "complete the look under $100")
    assert sum(float(card.price.strip("$")) for card in reply.cards) <= 100
    assert len(reply.cards) >= 2


def test_single_things_each_keep_within_the_price(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "what shoes go with it under $60")
    assert customer.titles == ["Mia Heels"]


def test_colors_that_go_together_are_told(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "what bag goes with it")
    assert "beige goes with navy" in reasons(customer, "Xia Tote")


def test_what_customers_bought_together_comes_first_and_is_told():
    customer = customer_of(Evidence(together=Counted()))
    customer.say("details", "", product="d1")
    customer.say("complete", "which shoes match it")
    assert customer.titles[0] == "Mia Heels"
    assert "bought together with it by 8 customers" in reasons(customer, "Mia Heels")


def test_a_count_that_could_tell_of_one_customer_is_not_told():
    customer = customer_of(Evidence(together=Counted()))
    customer.say("details", "", product="d1")
    customer.say("complete", "what goes with this")
    assert not any("bought together" in each for each in reasons(customer, "Yva Necklace"))


def test_what_was_learned_orders_what_fits():
    def loves_lia(outfits):
        import numpy as np

        return np.array([float("Lia Heels" in outfit.values()) for outfit in outfits])

    customer = customer_of(Evidence(learned=lambda: loves_lia))
    customer.say("details", "", product="d2")
    customer.say("complete", "which shoes match it")
    assert customer.titles[0] == "Lia Heels"


def test_an_activity_is_answered_with_one_of_each_that_it_takes(customer: Customer):
    reply = customer.say("complete", "what do I need for camping?")
    assert [card.item_group_id[0] for card in reply.cards] == ["t", "z", "w"]
    assert "for camping" in reply.cards[0].reasons


def test_who_has_a_tent_is_proposed_no_second_one(customer: Customer):
    customer.say("details", "", product="t1")
    customer.say("complete", "what else do I need with it?")
    assert customer.titles == ["Doze Sleeping Bag", "Gulp Water Bottle"]


def test_the_second_one_is_what_is_completed(customer: Customer):
    customer.say("search", "dresses")
    second = customer.search.shown[1].title
    assert f"“{second}”" in customer.say("complete", "what goes with the second one?").text


def test_with_several_on_the_screen_it_is_asked_which(customer: Customer):
    customer.say("search", "dresses")
    assert "not sure which" in customer.say("complete", "what goes with this?").text


def test_with_nothing_on_the_screen_it_is_asked_what_it_should_go_with(customer: Customer):
    assert "What should it go with" in customer.say("complete", "complete the look").text


def test_what_is_proposed_can_be_pointed_at(customer: Customer):
    customer.say("details", "", product="d1")
    first = customer.say("complete", "what goes with this?").cards[0].title
    assert customer.say("details", "tell me about the first one").cards[0].title == first


def test_what_is_asked_for_by_name_can_be_refined(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "what bag goes with it")
    customer.say("refine", "in black")
    assert customer.titles == ["Wim Tote"]


def test_where_nothing_goes_with_it_that_is_said(customer: Customer):
    customer.say("details", "", product="d1")
    reply = customer.say("complete", "what shoes go with it under $10")
    assert "nothing in stock" in reply.text
    assert not reply.cards


def test_the_ear_hears_what_the_eye_reads(customer: Customer):
    customer.say("details", "", product="d1")
    reply = customer.say("complete", "what goes with this?")
    assert all(card.title in reply.speech for card in reply.cards[:3])


ON_THE_SHELF = {each.item_group_id: each for each in VARIANTS}


@pytest.mark.parametrize(
    ("text", "facet", "refused"),
    [
        ("what goes with the first one, without leather", "material", {"Leather"}),
        ("what goes with the first one? not black", "color", {"Black"}),
        ("what goes with the first one, not black", "color", {"Black"}),
        ("what goes with the red dress not black", "color", {"Black"}),
        ("what goes with the first one that isn't black", "color", {"Black"}),
        ("what goes with the first one and is not black", "color", {"Black"}),
        ("I want no black, what goes with the first one", "color", {"Black"}),
        ("complete the look with the first one. no bag", "product_type", {"Bags > Totes"}),
        ("what goes with the first one, no heels please", "product_type", {"Women > Shoes > Heels"}),
        ("what else do I need for camping under $300, not green", "color", {"Green"}),
        ("what else do I need for camping, except a tent", "product_type", {"Sport > Camping > Tents"}),
        ("what else do I need for camping except a tent", "product_type", {"Sport > Camping > Tents"}),
    ],
)
def test_what_the_same_sentence_refuses_is_not_proposed(customer: Customer, text: str, facet: str, refused: set[str]):
    customer.say("search", "dresses")
    reply = customer.say("complete", text)
    proposed = {getattr(ON_THE_SHELF[card.item_group_id], facet) for card in reply.cards}
    assert reply.cards
    assert not proposed & refused


def test_a_refused_color_refuses_its_shades(customer: Customer):
    customer.say("search", "shoes")
    customer.say("complete", "what dress goes with the first one? not blue")
    assert customer.titles == ["Bea Dress"]


def test_a_refused_word_binds_what_is_proposed(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "what bag goes with it, not xia")
    assert customer.titles == ["Wim Tote"]


def test_only_what_is_said_to_do_is_proposed(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "what goes with it, only beige, cotton only")
    assert customer.titles == ["Xia Tote"]


def test_a_refused_color_does_not_change_which_product_is_meant(customer: Customer):
    customer.say("search", "dresses")
    first = customer.search.shown[0].title
    color = {"Ada Dress": "navy", "Bea Dress": "red"}[first]
    assert f"“{first}”" in customer.say("complete", f"what goes with the first one, not {color}").text


def test_less_than_a_price_is_less(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "what shoes go with it, under $70")
    assert customer.titles == ["Mia Heels"]


@pytest.mark.parametrize("text", ["complete the look, under $250", "what bag goes with this"])
def test_what_is_refused_once_for_all_is_not_proposed(customer: Customer, text: str):
    leather = Preference(
        facet=Facet.MATERIAL, value="leather", negated=True, at=datetime(2026, 1, 1, tzinfo=UTC), said="no leather ever"
    )
    customer.say("details", "", product="d1")
    customer.thread = customer.thread.model_copy(update={"preferences": (leather,)})
    customer.say("complete", text)
    assert "Xia Tote" in customer.titles
    assert "Wim Tote" not in customer.titles


@pytest.mark.parametrize(
    "text",
    [
        "I already have a tent, what else do I need for camping?",
        "what else do I need for camping? I already have a tent",
    ],
)
def test_what_the_customer_has_is_left_out(customer: Customer, text: str):
    customer.say("search", "tents")
    reply = customer.say("complete", text)
    assert customer.titles == ["Doze Sleeping Bag", "Gulp Water Bottle"]
    assert "goes with" not in reply.text


def test_what_a_kit_was_refused_is_refused_in_what_follows(customer: Customer):
    customer.say("complete", "what do I need for camping, not blue")
    customer.say("complete", "I already have a tent")
    assert customer.titles == ["Doze Sleeping Bag"]


def test_why_it_was_proposed_is_told_when_asked(customer: Customer):
    customer.say("details", "", product="d1")
    told = customer.say("complete", "what goes with this?").cards[0].reasons
    reply = customer.say("details", "why the first one?")
    assert all(each in reply.text for each in told)
    assert "completes the look: shoes" in reply.text


def test_a_product_found_by_a_search_afterwards_is_told_of_as_such(customer: Customer):
    customer.say("details", "", product="d1")
    customer.say("complete", "what bag goes with it")
    customer.say("refine", "in black")
    assert "completes the look" not in customer.say("details", "why the first one?").text


@pytest.mark.parametrize("before", ["dresses", "the red dress"])
def test_of_an_activity_without_a_list_that_is_said(customer: Customer, before: str):
    customer.say("search", before)
    reply = customer.say("complete", "what else do I need for knitting")
    assert "no list" in reply.text
    assert not reply.cards


def test_a_product_can_be_what_things_are_needed_for(customer: Customer):
    customer.say("search", "dresses")
    first = customer.search.shown[0].title
    assert f"“{first}”" in customer.say("complete", "what else do I need for the first one").text


SPORTY = [
    variant("r1", "Relay Running Shoes", "40", color="Red", size="38", product_type="Women > Shoes > Sneakers", **HER),
    variant("k1", "Kip Backpack", "35", color="Red", product_type="Bags > Backpacks"),
]


@pytest.fixture
def sporty() -> Customer:
    """Return a customer of a shop in which things for sport are what goes best with the red dress."""

    def loves_sport(outfits):
        import numpy as np

        titles = {each.title for each in SPORTY}
        return np.array([float(bool(titles & set(outfit.values()))) for outfit in outfits])

    return customer_of(Evidence(learned=lambda: loves_sport), [*VARIANTS, *SPORTY])


FOR_SPORT = {each.title for each in SPORTY}


def test_where_the_scene_is_not_formal_things_for_sport_complete_a_look(sporty: Customer):
    sporty.say("search", "the red dress for a picnic")
    sporty.say("complete", "complete the look")
    assert set(sporty.titles) >= FOR_SPORT


@pytest.mark.parametrize("scene", ["a wedding", "a garden wedding", "a black tie gala", "a job interview", "a funeral"])
def test_nothing_for_sport_completes_a_look_in_a_formal_scene(sporty: Customer, scene: str):
    sporty.say("search", f"the red dress for {scene}")
    sporty.say("complete", "complete the look")
    assert len(sporty.titles) > 1
    assert not FOR_SPORT & set(sporty.titles)


def test_shoes_asked_for_in_a_formal_scene_are_none_for_sport(sporty: Customer):
    sporty.say("search", "the red dress for a wedding")
    sporty.say("complete", "what shoes go with it")
    assert set(sporty.titles) == {"Lia Heels", "Mia Heels"}


@pytest.mark.parametrize("kind", ["sneakers", "running shoes"])
def test_who_asks_for_things_for_sport_gets_them_in_a_formal_scene(sporty: Customer, kind: str):
    sporty.say("search", "the red dress for a wedding")
    sporty.say("complete", f"what {kind} go with it")
    assert sporty.titles == ["Relay Running Shoes"]


def test_what_an_activity_takes_is_proposed_whatever_the_scene_was_before(sporty: Customer):
    sporty.say("search", "the red dress for a wedding")
    sporty.say("complete", "what do I need for running?")
    assert "Relay Running Shoes" in sporty.titles


def test_a_wedding_dress_is_formal_in_itself():
    dress = variant("d3", "Cleo Wedding Dress", "400", color="White", product_type="Women > Wedding Dresses", **HER)
    customer = customer_of(variants=[*VARIANTS, *SPORTY, dress])
    customer.say("details", "", product="d3")
    customer.say("complete", "complete the look")
    assert customer.titles
    assert not FOR_SPORT & set(customer.titles)


@pytest.mark.parametrize(("wanted", "titles"), [("shoes", {"Lia Heels", "Mia Heels"}), ("slippers", {"Doz Slippers"})])
def test_what_is_worn_with_no_outfit_is_proposed_only_where_it_is_asked_for(wanted: str, titles: set[str]):
    slippers = variant("p1", "Doz Slippers", "20", color="Red", size="38", product_type="Women > Slippers", **HER)
    customer = customer_of(variants=[*VARIANTS, slippers])
    customer.say("search", "the red dress")
    customer.say("complete", f"what {wanted} go with it")
    assert set(customer.titles) == titles


@pytest.mark.parametrize(("text", "titles"), [("shoes for it", {"Lia Heels", "Mia Heels"}), ("shoes of suits", set())])
def test_what_is_asked_for_beside_all_on_the_screen_is_pointed_at(text: str, titles: set[str]):
    customer = customer_of(variants=VARIANTS)
    customer.say("search", "dresses")
    reply = customer.say("complete", text)
    assert titles <= set(customer.titles)
    assert bool(titles) == bool(reply.cards)
