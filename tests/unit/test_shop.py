"""What the shop finds, and what it never shows."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.shop import Shop
from assistant.types import ON_SALE, Availability, Choice, Detail, Facet, Limit, Query, Sort, Wish
from tests.fakes import LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

OUT = Availability.OUT_OF_STOCK
DRESSES = {"product_type": "Women > Dresses", "gender": "female"}
VARIANTS = [
    variant("d1", "Ada Dress", "60", color="Red", size="M", pattern="Solid", **DRESSES),
    variant("d1", "Ada Dress", "60", color="Navy", size="M", pattern="Solid", **DRESSES),
    variant("d1", "Ada Dress", "60", color="Navy", size="L", pattern="Solid", availability=OUT, **DRESSES),
    variant("d2", "Bea Dress", "120", sale_price="75", color="Red", size="S", pattern="Striped", **DRESSES),
    variant("d3", "Cyd Dress", "95", color="Red", size="M", pattern="Solid", **DRESSES),
    variant("d4", "Dot Dress", "40", color="Red", size="M", pattern="Solid", availability=OUT, **DRESSES),
    variant("t1", "Peak Tent", "200", color="Green", product_type="Sport > Tents", description="A waterproof tent."),
    variant("t2", "Meadow Tent", "80", color="Green", product_type="Sport > Tents", description="A light tent."),
]
DRESS, RED = Choice(facet=Facet.CATEGORY, values=("dress",)), Choice(facet=Facet.COLOR, values=("red",))
TYPE_DENIM = (Detail("Style", "Type", "Denim"),)
BLUE = Choice(facet=Facet.COLOR, values=("blue",))


def under(price: int) -> Limit:
    return Limit(facet=Facet.PRICE, maximum=price)


@pytest.fixture
def shop() -> Shop:
    stocked = shelf(VARIANTS, {"d1": (4.6, 12), "d3": (3.0, 2)})
    return Shop(HeldShelf(stocked), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())


def found(shop: Shop, *constraints: object, **rest: object) -> list[str]:
    return [hit.variant.item_group_id for hit in shop.find(Query(Wish(constraints=constraints, **rest))).hits]


def test_a_sale_price_is_what_a_bound_is_held_against(shop: Shop):
    assert set(found(shop, DRESS, RED, under(80))) == {"d1", "d2"}


def test_on_sale_and_at_full_price_are_of_the_variant(shop: Shop):
    on_sale, full = (Choice(facet=Facet.SALE, values=(ON_SALE,), negated=negated) for negated in (False, True))
    assert found(shop, DRESS, on_sale) == ["d2"]
    assert set(found(shop, DRESS, full)) == {"d1", "d3"}


def test_what_is_out_of_stock_is_not_shown(shop: Shop):
    assert "d4" not in found(shop, DRESS, RED)


def test_what_is_out_of_stock_is_shown_when_asked_for(shop: Shop):
    assert found(shop, DRESS, Choice(facet=Facet.AVAILABILITY, values=("out_of_stock",)))[0] in {"d1", "d4"}


def test_where_the_color_is_given_up_one_like_it_comes_first(shop: Shop):
    answer = shop.find(Query(Wish(constraints=(DRESS, Choice(facet=Facet.COLOR, values=("sapphire",))))))
    assert answer.relaxed == (Facet.COLOR,)
    assert [hit.variant.color for hit in answer.hits] == ["Navy", "Red", "Red"]


def test_one_variant_must_obey_everything_at_once(shop: Shop):
    large_blue = shop.find(Query(Wish(constraints=(DRESS, BLUE, Choice(facet=Facet.SIZE, values=("L",))))))
    assert large_blue.relaxed == (Facet.SIZE,)


def test_a_color_family_finds_its_shades_and_shows_that_variant(shop: Shop):
    (hit,) = shop.find(Query(Wish(constraints=(DRESS, BLUE)))).hits
    assert (hit.variant.item_group_id, hit.variant.color) == ("d1", "Navy")


def test_variants_of_one_product_make_one_hit(shop: Shop):
    ids = found(shop, DRESS)
    assert len(ids) == len(set(ids)) == 3


def test_a_refusal_is_never_broken_even_when_nothing_else_fits(shop: Shop):
    not_red = Choice(facet=Facet.COLOR, values=("red",), negated=True)
    answer = shop.find(Query(Wish(constraints=(DRESS, not_red, under(10)))))
    assert answer.relaxed == (Facet.PRICE,)
    assert [hit.variant.color for hit in answer.hits] == ["Navy"]


def test_a_material_is_refused_and_wanted_by_title_and_details_too():
    jackets = [
        variant("j1", "Dale Denim Jacket", "60", product_type="Women > Jackets", material="Cotton"),
        variant("j2", "Dale Jacket", "60", product_type="Women > Jackets", material="Cotton", details=TYPE_DENIM),
        variant("j3", "Plain Jacket", "60", product_type="Women > Jackets", material="Cotton"),
    ]
    shop = Shop(HeldShelf(shelf(jackets)), HeldCatalog(dict(enumerate(jackets))), LetterEncoder())
    jacket = Choice(facet=Facet.CATEGORY, values=("jacket",))
    denim = Choice(facet=Facet.MATERIAL, values=("denim",))
    assert found(shop, jacket, denim.model_copy(update={"negated": True})) == ["j3"]
    assert set(found(shop, jacket, denim)) == {"j1", "j2"}


def test_the_nearest_price_comes_first_when_the_price_has_to_go(shop: Shop):
    answer = shop.find(Query(Wish(constraints=(DRESS, RED, under(10)))))
    assert (answer.total, answer.relaxed) == (0, (Facet.PRICE,))
    assert [hit.variant.offer.amount for hit in answer.hits] == [Decimal(60), Decimal(75), Decimal(95)]


def test_a_floor_that_nothing_reaches_is_answered_with_the_dearest_first(shop: Shop):
    answer = shop.find(Query(Wish(constraints=(DRESS, Limit(facet=Facet.PRICE, minimum=500)))))
    assert answer.hits[0].variant.offer.amount == Decimal(95)


def test_a_kind_of_thing_is_given_up_only_when_the_shop_has_none_at_all(shop: Shop):
    submarine = Choice(facet=Facet.CATEGORY, values=("submarine",))
    answer = shop.find(Query(Wish(constraints=(submarine, RED, under(70)))))
    assert (answer.total, answer.relaxed) == (0, (Facet.CATEGORY,))
    assert [hit.variant.item_group_id for hit in answer.hits] == ["d1"]
    green = Choice(facet=Facet.COLOR, values=("green",))
    assert shop.find(Query(Wish(constraints=(DRESS, green)))).relaxed == (Facet.COLOR,)


def test_a_value_that_nothing_has_is_given_up_before_one_that_something_has(shop: Shop):
    silk = Choice(facet=Facet.MATERIAL, values=("silk",))
    answer = shop.find(Query(Wish(constraints=(DRESS, silk, under(70)))))
    assert answer.relaxed == (Facet.MATERIAL,)
    assert [hit.variant.item_group_id for hit in answer.hits] == ["d1"]


def test_a_wish_of_unknown_words_only_gets_the_nearest_and_says_so(shop: Shop):
    answer = shop.find(Query(Wish(words="zeppelin")))
    assert (answer.total, answer.relaxed, answer.missing) == (0, (Facet.CATEGORY,), ("zeppelin",))


def test_an_unknown_thing_is_said_even_when_its_color_is_known(shop: Shop):
    assert shop.find(Query(Wish(words="zeppelin", constraints=(RED,)))).relaxed == (Facet.CATEGORY,)


def test_cheapest_first_runs_over_all_that_fits(shop: Shop):
    assert found(shop, DRESS, sort=Sort.PRICE_ASCENDING) == ["d1", "d2", "d3"]
    assert found(shop, DRESS, sort=Sort.PRICE_DESCENDING) == ["d3", "d2", "d1"]


def test_best_rated_first_puts_what_nobody_rated_last(shop: Shop):
    assert found(shop, DRESS, sort=Sort.RATING) == ["d1", "d3", "d2"]


def test_a_rating_asked_for_is_not_met_by_an_unrated_product(shop: Shop):
    assert found(shop, DRESS, Limit(facet=Facet.RATING, minimum=4)) == ["d1"]


def test_words_bring_what_says_them_to_the_front(shop: Shop):
    assert found(shop, Choice(facet=Facet.CATEGORY, values=("tent",)), words="waterproof")[0] == "t1"


def test_words_that_nothing_says_are_named(shop: Shop):
    assert shop.find(Query(Wish(words="waterproof zeppelin"))).missing == ("zeppelin",)


def test_what_was_seen_is_left_out(shop: Shop):
    answer = shop.find(Query(Wish(constraints=(DRESS,)), seen=frozenset({"d1"})))
    assert {hit.variant.item_group_id for hit in answer.hits} == {"d2", "d3"}


def test_reasons_name_only_constraints_the_product_obeys(shop: Shop):
    answer = shop.find(Query(Wish(constraints=(DRESS, RED, under(70)))))
    (hit,) = answer.hits
    assert {reason.code for reason in hit.reasons} == {"under", "color", "rating"}
    relaxed = shop.find(Query(Wish(constraints=(DRESS, RED, under(10)))))
    assert all(reason.code != "under" for hit in relaxed.hits for reason in hit.reasons)


def test_a_catalogue_that_changes_under_a_search_is_searched_again(shop: Shop):
    catalog = shop.catalog
    assert isinstance(catalog, HeldCatalog)
    catalog.revision = 2
    newer = shelf([VARIANTS[4]])

    class NextShelf(HeldShelf):
        def current(self):
            before, self.shelf = self.shelf, replace(newer, revision=2)
            return before

    catalog.held = {0: VARIANTS[4], **dict.fromkeys(range(1, 8), VARIANTS[4])}
    changing = Shop(NextShelf(shop.shelves.current()), catalog, shop.encoder)
    assert found(changing, DRESS) == ["d3"]


def test_one_product_is_told_in_the_variant_nearest_to_the_wish(shop: Shop):
    hit = shop.product("d1", Wish(constraints=(BLUE, under(10))))
    assert hit is not None
    assert (hit.variant.color, hit.sizes, hit.colors) == ("Navy", ("M",), ("Red", "Navy"))


@pytest.mark.parametrize(("shown", "told"), [("d1-Navy-M", "Navy"), ("d1-Navy-L", "Red"), ("d2-Red-S", "Red")])
def test_one_product_is_told_in_the_variant_shown_before_while_that_is_in_stock(shop: Shop, shown: str, told: str):
    hit = shop.product("d1", Wish(), shown)
    assert hit is not None
    assert (hit.variant.item_group_id, hit.variant.color) == ("d1", told)


def test_a_product_the_shop_does_not_have_is_none(shop: Shop):
    assert shop.product("../../etc/passwd", Wish()) is None


def test_the_cheapest_of_what_words_describe_is_the_cheapest_that_says_them(shop: Shop):
    assert found(shop, words="waterproof", sort=Sort.PRICE_ASCENDING) == ["t1", "d1", "d2", "t2", "d3"]


def test_no_product_says_a_word_that_is_not_wanted(shop: Shop):
    tent = Choice(facet=Facet.CATEGORY, values=("tent",))
    assert found(shop, tent, refused=("waterproof",)) == ["t2"]
    assert found(shop, refused=("dress", "waterproof")) == ["t2"]


def test_the_very_color_asked_for_comes_before_others_of_its_family():
    both = [
        variant("a", "Alpha Dress", "50", color="Burgundy", **DRESSES),
        variant("b", "Beta Dress", "50", color="Maroon", **DRESSES),
        variant("b", "Beta Dress", "60", color="Red", **DRESSES),
    ]
    shop = Shop(HeldShelf(shelf(both)), HeldCatalog(dict(enumerate(both))), LetterEncoder())
    hits = shop.find(Query(Wish(constraints=(DRESS, RED)))).hits
    assert [hit.variant.color for hit in hits] == ["Red", "Burgundy"]


def test_function_words_neither_find_nor_are_missed(shop: Shop):
    answer = shop.find(Query(Wish(words="for waterproof in the")))
    assert answer.missing == ()


def test_all_variants_of_a_product_are_told_sold_out_ones_too_in_the_feeds_order(shop: Shop):
    records = shop.variants("d1")
    assert [(each.color, each.size) for each in records.variants] == [("Red", "M"), ("Navy", "M"), ("Navy", "L")]
    assert shop.variants("nope") is None
