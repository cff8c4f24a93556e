from decimal import Decimal

import pytest

from assistant.types import Choice, Facet, Limit, PriceLevel, Sort, Wish
from benchmarks.agreement import Understood, agreements
from benchmarks.meanings import Meanings
from benchmarks.requested import Expected
from tests.shelves import assortment, variant

SHOP = [
    variant("S1", "Sneakers", "40", product_type="Shoes > Sneakers", material="Stainless Steel", color="Navy"),
    variant("B1", "Boots", "60", product_type="Shoes > Boots", material="Leather", color="Blue"),
]


@pytest.fixture(scope="module")
def meanings() -> Meanings:
    return Meanings(assortment(SHOP))


def choice(facet: Facet, *values: str, negated: bool = False) -> Choice:
    return Choice(facet=facet, values=values, negated=negated)


def price(low: int | None, high: int | None, *, exclusive: bool = False) -> Limit:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Limit(facet=Facet.PRICE, minimum=ends[0], maximum=ends[1], exclusive=exclusive)


def stars(least: str) -> Limit:
    return Limit(facet=Facet.RATING, minimum=Decimal(least))


def wrong(meanings: Meanings, expected: dict[str, object], *constraints: Choice | Limit, **rest: object) -> set[str]:
    """Return the fields that are not understood as expected."""
    foreign, levels = rest.pop("foreign_currency", None), rest.pop("levels", ())
    understood = Understood(Wish(constraints=constraints, **rest), foreign, levels)
    parts = agreements(Expected.model_validate(expected), understood, meanings)
    return {field for field, part in parts.items() if not part.is_full}


def test_what_was_asked_and_understood_agrees(meanings):
    expected = {"category": ["boots"], "color": ["navy"], "not": {"material": ["leather"]}, "price": {"maximum": 50}}
    understood = [
        choice(Facet.CATEGORY, "boot"),
        choice(Facet.COLOR, "navy"),
        choice(Facet.MATERIAL, "leather", negated=True),
        price(None, 50),
    ]
    assert wrong(meanings, expected, *understood) == set()
    for left_out in understood:
        rest = [each for each in understood if each is not left_out]
        assert wrong(meanings, expected, *rest) == {left_out.facet.value}


def test_what_was_not_asked_is_wrong_to_understand(meanings):
    assert wrong(meanings, {}, choice(Facet.SIZE, "M"), stars("4"), refused=("hood",), sort=Sort.RATING) == {
        "size",
        "rating",
        "refused_words",
        "sort",
    }


def test_wanted_is_not_refused(meanings):
    expected = {"not": {"color": ["navy"]}}
    assert wrong(meanings, expected, choice(Facet.COLOR, "navy")) == {"color"}


def test_each_value_is_counted(meanings):
    asked = Expected.model_validate({"size": ["m", "l"]})
    understood = Understood(Wish(constraints=(choice(Facet.SIZE, "M", "XL"),)))
    part = agreements(asked, understood, meanings)["size"]
    assert (part.both, part.missed, part.extra) == ({"m"}, {"l"}, {"xl"})


@pytest.mark.parametrize(
    ("facet", "asked", "understood"),
    [
        (Facet.CATEGORY, "trainers", "sneaker"),
        (Facet.MATERIAL, "steel", "stainless steel"),  # all the steel that this shop has
        (Facet.SIZE, "medium", "M"),
        (Facet.SIZE, "9-10y", "9-10Y"),
        (Facet.COLOR, "magenta", "magenta"),  # which the shop has not
    ],
)
def test_two_names_of_the_same_goods_are_equal(meanings, facet, asked, understood):
    assert wrong(meanings, {facet.value: asked}, choice(facet, understood)) == set()


@pytest.mark.parametrize(
    ("facet", "asked", "understood"),
    [
        (Facet.CATEGORY, "boots", "sneaker"),
        (Facet.CATEGORY, "boots", "shoe"),
        (Facet.COLOR, "navy", "blue"),
        (Facet.COLOR, "magenta", "lime"),  # neither of which the shop has
        (Facet.MATERIAL, "steel", "leather"),
        (Facet.SIZE, "42", "43"),
    ],
)
def test_names_of_other_goods_are_not(meanings, facet, asked, understood):
    assert wrong(meanings, {facet.value: asked}, choice(facet, understood)) == {facet.value}


def test_under_and_up_to_are_equal(meanings):
    assert wrong(meanings, {"price": {"maximum": 50, "exclusive": True}}, price(None, 50)) == set()
    assert wrong(meanings, {"price": {"maximum": 50}}, price(None, 50, exclusive=True)) == set()
    assert wrong(meanings, {"price": {"maximum": 50}}, price(50, None)) == {"price"}
    assert wrong(meanings, {"price": {"maximum": 50}}, price(20, 50)) == {"price"}


@pytest.mark.parametrize(
    ("ends", "equal"),
    [((30, 50), True), ((36, 44), True), ((40, 50), True), ((29, 50), False), ((30, 51), False), ((41, 50), False)],
)
def test_about_a_price_is_a_range_around_it(meanings, ends, equal):
    assert (wrong(meanings, {"price": {"around": 40}}, price(*ends)) == set()) is equal


def test_about_a_price_has_two_ends(meanings):
    assert wrong(meanings, {"price": {"around": 40}}, price(None, 40)) == {"price"}


def test_a_price_in_another_currency_is_known_as_such_and_sets_no_other_limit(meanings):
    expected = {"price": {"maximum": 30, "currency": "GBP"}}
    assert wrong(meanings, expected, foreign_currency="GBP") == set()
    assert wrong(meanings, expected, price(None, 30), foreign_currency="GBP") == set()
    assert wrong(meanings, expected, price(None, 40), foreign_currency="GBP") == {"price"}
    assert wrong(meanings, expected, price(None, 30)) == {"price"}
    assert wrong(meanings, expected, foreign_currency="EUR") == {"price"}


def test_the_shops_own_currency_may_be_named(meanings):
    assert wrong(meanings, {"price": {"maximum": 30, "currency": "usd"}}, price(None, 30)) == set()
    assert wrong(meanings, {"price": {"maximum": 30}}, foreign_currency="GBP") == {"price"}


def test_cheap_is_a_level_however_it_is_told_apart(meanings):
    cheap, moderate = (PriceLevel.LOW,), (PriceLevel.LOW, PriceLevel.MIDDLE)
    assert wrong(meanings, {"price_level": "low"}, price(None, 20), levels=cheap) == set()
    assert wrong(meanings, {"price_level": "low"}, sort=Sort.PRICE_ASCENDING, levels=cheap) == set()
    assert wrong(meanings, {"price_level": ["low", "middle"]}, price(None, 20), levels=moderate) == set()
    assert wrong(meanings, {"price_level": "low"}, price(None, 20), levels=moderate) == {"price_level"}
    assert wrong(meanings, {"price_level": "low"}, price(None, 20)) == {"price", "price_level"}
    assert wrong(meanings, {"price_level": "low"}, sort=Sort.PRICE_ASCENDING) == {"sort", "price_level"}
    assert wrong(meanings, {}, price(None, 20), levels=cheap) == {"price_level"}


def test_cheap_goes_without_saying_beside_a_price(meanings):
    expected = {"price_level": "low", "price": {"maximum": 10}}
    assert wrong(meanings, expected, price(None, 10)) == set()
    assert wrong(meanings, expected, price(None, 20), levels=(PriceLevel.LOW,)) == {"price"}


def test_good_reviews_are_stars_or_the_best_rated_first(meanings):
    assert wrong(meanings, {"rating": "good"}, stars("4")) == set()
    assert wrong(meanings, {"rating": "good"}, sort=Sort.RATING) == set()
    assert wrong(meanings, {"rating": "good"}, stars("3")) == {"rating"}
    assert wrong(meanings, {"rating": "good"}) == {"rating"}


def test_stars_that_are_named_are_exact(meanings):
    assert wrong(meanings, {"rating": {"minimum": 4}}, stars("4.0")) == set()
    assert wrong(meanings, {"rating": {"minimum": 4}}, stars("4.5")) == {"rating"}
    assert wrong(meanings, {"rating": {"minimum": 4}}, sort=Sort.RATING) == {"rating", "sort"}


def test_ages_go_without_saying_beside_what_implies_them(meanings):
    women, adults, children = (
        choice(Facet.GENDER, "female"),
        choice(Facet.AGE_GROUP, "adult"),
        choice(Facet.AGE_GROUP, "kids"),
    )
    assert wrong(meanings, {"gender": "female"}, women, adults) == set()
    assert wrong(meanings, {}, adults) == {"age_group"}
    assert wrong(meanings, {"gender": "female", "age_group": "kids"}, women) == {"age_group"}
    assert wrong(meanings, {"size": "9-10y", "age_group": "kids"}, choice(Facet.SIZE, "9-10Y")) == set()
    assert wrong(meanings, {"size": "9-10y"}, choice(Facet.SIZE, "9-10Y"), children) == set()
    assert wrong(meanings, {"size": "9-10y"}, choice(Facet.SIZE, "9-10Y"), women, adults) == {"gender"}


def test_refused_words_are_equal_in_the_plural(meanings):
    assert wrong(meanings, {"refused_words": ["hood"]}, refused=("hoods",)) == set()
    assert wrong(meanings, {"refused_words": ["hood"]}) == {"refused_words"}


def test_open_fields_are_not_compared(meanings):
    understood = [choice(Facet.COLOR, "navy"), price(None, 9), choice(Facet.COLOR, "blue", negated=True)]
    assert wrong(meanings, {"open": ["color", "price", "not.color"]}, *understood) == set()
    assert wrong(meanings, {"open": ["color", "price"]}, *understood) == {"color"}
    assert wrong(meanings, {"open": ["not.color"]}, *understood) == {"color", "price"}


def test_one_word_may_name_two_things_of_a_shop():
    things = [variant("R1", "Ring", "40", color="Gold"), variant("R2", "Ring", "40", color="Beige")]
    both = choice(Facet.COLOR, "gold", "beige")
    assert wrong(Meanings(assortment(things)), {"color": ["champagne"]}, both) == set()
    assert wrong(Meanings(assortment(things)), {"color": ["champagne"]}, choice(Facet.COLOR, "gold")) == {"color"}


def test_toddlers_are_kids_where_the_shop_has_none_for_toddlers():
    toddler, kids = choice(Facet.AGE_GROUP, "toddler"), choice(Facet.AGE_GROUP, "kids")
    without = Meanings(assortment([variant("H1", "Hat", "9", age_group="kids")]))
    having = Meanings(assortment([variant("H1", "Hat", "9", age_group="toddler")]))
    assert wrong(without, {"age_group": "toddler"}, kids) == set()
    assert wrong(having, {"age_group": "toddler"}, toddler) == set()
    assert wrong(having, {"age_group": "toddler"}, kids) == {"age_group"}


def test_a_thing_that_the_shop_lacks_is_the_same_in_the_plural(meanings):
    assert wrong(meanings, {"category": ["curtains"]}, choice(Facet.CATEGORY, "curtain")) == set()
