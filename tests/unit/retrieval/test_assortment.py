"""The columns in memory answer exactly as a look at every variant would."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.vocabulary import kinds_of, matches
from assistant.retrieval.assortment import Assortment, Fitting
from assistant.types import Availability, Choice, Constraint, Facet, Limit, Variant
from tests import shelves
from tests.shelves import variant, vocabulary

COLORS = ("Red", "Navy", "Black/White", "Burgundy", "")
TYPES = ("Women > Dresses", "Men > Tops > Hoodies & Sweatshirts", "Gear > Bags", "")
PRICES = ("19.99", "20", "45.50", "80", "80.01", "199")

WORDS = vocabulary([])  # these tests read no text

variants = st.builds(
    lambda group, price, **rest: variant(f"p{group}", f"Thing {group}", price, **rest),
    group=st.integers(0, 4),
    price=st.sampled_from(PRICES),
    color=st.sampled_from(COLORS),
    size=st.sampled_from(("S", "M", "32", "")),
    pattern=st.sampled_from(("Striped", "Solid", "")),
    material=st.sampled_from(("Organic Cotton/Polyester", "Faux Leather", "Leather", "")),
    gender=st.sampled_from(("male", "female", "unisex", "")),
    product_type=st.sampled_from(TYPES),
    availability=st.sampled_from((Availability.IN_STOCK, Availability.OUT_OF_STOCK)),
)
shops = st.lists(variants, min_size=1, max_size=20).map(
    lambda made: sorted(made, key=lambda each: each.item_group_id)  # grouped by product, as the store reads them
)
choices = st.builds(
    Choice,
    facet=st.sampled_from((Facet.COLOR, Facet.SIZE, Facet.PATTERN, Facet.MATERIAL, Facet.GENDER, Facet.CATEGORY)),
    values=st.lists(
        st.sampled_from(("red", "blue", "black", "M", "striped", "leather", "male", "dress", "hoodie", "bag")),
        min_size=1,
        max_size=2,
        unique=True,
    ).map(tuple),
    negated=st.booleans(),
)
limits = st.builds(
    Limit,
    facet=st.just(Facet.PRICE),
    minimum=st.none() | st.sampled_from(PRICES).map(Decimal),
    maximum=st.none() | st.sampled_from(PRICES).map(Decimal),
    exclusive=st.booleans(),
)
wishes = st.lists(choices | limits, max_size=4)


def assortment(shop: list[Variant]) -> Assortment:
    return shelves.assortment(shop, words=WORDS)


def obeys(each: Variant, constraint: Constraint) -> bool:
    """Decide for one variant, slowly and obviously."""
    if isinstance(constraint, Limit):
        price, low, high = each.offer.amount, constraint.minimum, constraint.maximum
        if constraint.exclusive:
            return (low is None or price > low) and (high is None or price < high)
        return (low is None or price >= low) and (high is None or price <= high)
    if constraint.facet is Facet.CATEGORY:
        is_one = bool(set(constraint.values) & kinds_of(each.product_type, each.title))
    else:
        cell = str(getattr(each, constraint.facet.value))
        is_one = any(matches(constraint.facet, value, cell) for value in constraint.values)
    return is_one is not constraint.negated


@given(shops, wishes)
def test_masks_are_what_a_look_at_every_variant_finds(shop: list[Variant], wish: list[Constraint]):
    expected = [all(obeys(each, constraint) for constraint in wish) for each in shop]
    assert expected == assortment(shop).all_of(wish).tolist()


@given(shops, wishes)
def test_a_product_fits_when_one_of_its_variants_obeys_everything(shop: list[Variant], wish: list[Constraint]):
    stock = assortment(shop)
    fitting = Fitting(stock, wish)
    expected = {each.item_group_id for each in shop if all(obeys(each, constraint) for constraint in wish)}
    assert (expected, len(expected)) == (set(fitting), len(fitting))
    assert all((product in fitting) is (product in expected) for product in [*stock.item_group_ids, "stranger"])


@given(shops, wishes)
def test_the_shown_variant_obeys_everything_and_is_the_cheapest_that_does(shop: list[Variant], wish: list[Constraint]):
    stock = assortment(shop)
    fitting = Fitting(stock, wish)
    for product in fitting:
        shown = shop[fitting.best_variant(product, np.positive)]
        others = [each for each in shop if each.item_group_id == product and all(obeys(each, one) for one in wish)]
        assert shown in others
        assert shown.offer.amount == min(each.offer.amount for each in others)


@given(shops)
def test_an_order_by_price_is_the_order_of_each_products_cheapest(shop: list[Variant]):
    stock = assortment(shop)
    fitting = Fitting(stock, [])
    cheapest = {
        product: min(each.offer.amount for each in shop if each.item_group_id == product)
        for product in stock.item_group_ids
    }
    ordered = [product for product, _ in fitting.by_offer(np.positive, (), 100)]
    assert sorted(cheapest.values()) == [cheapest[product] for product in ordered]


@given(shops)
def test_sizes_and_colors_shown_are_in_stock(shop: list[Variant]):
    stock = assortment(shop)
    for place, shown in enumerate(shop):
        same = [
            each
            for each in shop
            if each.item_group_id == shown.item_group_id and each.availability is Availability.IN_STOCK
        ]
        assert set(stock.colors(place)) == {each.color for each in same} - {""}
        assert set(stock.sizes(place)) == {each.size for each in same if each.color == shown.color} - {""}


def test_sizes_in_stock_are_told_from_the_smallest_on():
    made = [variant("p1", "Oak Boots", "80", color="Brown", size=size) for size in ("43", "44", "40", "42")]
    assert shelves.assortment(made).sizes(0) == ("40", "42", "43", "44")
