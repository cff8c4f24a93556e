"""What a scene does to an order, and what it may not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ranking.prior import Prior
from assistant.ranking.reranking import Asked, Reranker
from assistant.ranking.terms import Term
from assistant.retrieval.candidates import Candidates
from assistant.retrieval.trait_shelf import TraitShelf
from assistant.retrieval.traits import phrases_of
from assistant.shop import Shop
from assistant.types import Choice, Detail, Facet, Limit, Query, Reason, SceneKind, Setting, Wish
from tests.fakes import ExactIndex, LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant


def jacket(number, price, fits, **rest):
    return variant(
        f"j{number}",
        f"Jacket {number}",
        price,
        product_type="Jackets",
        details=(Detail("", "suited to", fits),),
        **rest,
    )


JACKETS = [
    jacket(1, "20", "the opera", color="Red"),
    jacket(2, "40", "muddy rain", color="Blue"),
    jacket(3, "60", "the opera", color="Blue", material="Wool"),
    jacket(4, "80", "mud", color="Red"),
    jacket(5, "400", "the opera", color="Green"),
    jacket(6, "500", "muddy rain", color="Red", availability="out_of_stock"),
]
OPERA = Setting(kind=SceneKind.OCCASION, name="the opera")
MUD = Setting(kind=SceneKind.WEATHER, name="muddy rain")
LUXURY = Setting(kind=SceneKind.SPENDING, name="luxury")
THRIFT = Setting(kind=SceneKind.SPENDING, name="value")


def stocked():
    phrases = list(phrases_of([each] for each in JACKETS))
    return replace(shelf(JACKETS), traits=TraitShelf(ExactIndex(phrases, LetterEncoder().embed(phrases))))


@pytest.fixture(scope="module")
def shop() -> Shop:
    return Shop(HeldShelf(stocked()), HeldCatalog(dict(enumerate(JACKETS))), LetterEncoder())


def found(shop, wish, k=6):
    return [hit.variant.item_group_id for hit in shop.find(Query(wish, k)).hits]


def test_what_is_stated_to_suit_the_scene_comes_first(shop):
    assert set(found(shop, Wish(scene=(OPERA,)))[:3]) == {"j1", "j3", "j5"}
    assert found(shop, Wish(scene=(MUD,)))[0] == "j2"


def test_a_scene_nobody_has_heard_of_orders_too(shop):
    assert found(shop, Wish(scene=(Setting(kind=SceneKind.PLACE, name="mudd"),)))[0] in {"j2", "j4"}


def test_a_scene_hides_nothing(shop):
    assert set(found(shop, Wish(scene=(MUD,)))) == set(found(shop, Wish()))


@pytest.mark.parametrize(("setting", "first"), [(LUXURY, "j5"), (THRIFT, "j1")])
def test_what_is_to_be_spent_orders_by_the_price_level(shop, setting, first):
    assert found(shop, Wish(scene=(setting,)))[0] == first


def test_an_order_that_was_asked_for_stands(shop):
    wish = Wish(scene=(OPERA,), sort="price_ascending")
    assert found(shop, wish) == ["j1", "j2", "j3", "j4", "j5"]


def test_a_card_says_which_trait_suits_the_scene(shop):
    hit = shop.find(Query(Wish(scene=(OPERA,)), 1)).hits[0]
    assert hit.reasons[0] == Reason("scene", {"trait": "suited to the opera"}, OPERA)


def test_a_card_has_three_reasons_at_most_and_the_whole_story_all():
    one = jacket(1, "20", "the opera", color="Red", material="Wool", sale_price="10")
    shop = Shop(HeldShelf(shelf([one], {"j1": (4.9, 12)})), HeldCatalog({0: one}), LetterEncoder())
    wish = Wish(
        constraints=(
            Choice(facet=Facet.COLOR, values=("red",)),
            Choice(facet=Facet.MATERIAL, values=("wool",)),
            Limit(facet=Facet.PRICE, maximum="70"),
        )
    )
    assert len(shop.find(Query(wish, 1)).hits[0].reasons) == 3
    assert [each.code for each in shop.product("j1", wish, whole=True).reasons] == [
        "color",
        "material",
        "under",
        "sale",
        "rating",
    ]


def test_a_shop_without_an_index_of_traits_orders_by_all_else(shop):
    bare = Shop(HeldShelf(shelf(JACKETS)), HeldCatalog(dict(enumerate(JACKETS))), LetterEncoder())
    assert set(found(bare, Wish(scene=(OPERA, LUXURY)))) == {"j1", "j2", "j3", "j4", "j5"}


SETTINGS = st.lists(st.sampled_from([OPERA, MUD, LUXURY, THRIFT]), unique=True, min_size=1, max_size=3)
CONSTRAINTS = st.lists(
    st.sampled_from(
        [
            Choice(facet=Facet.COLOR, values=("red",)),
            Choice(facet=Facet.COLOR, values=("blue",), negated=True),
            Choice(facet=Facet.MATERIAL, values=("wool",), negated=True),
            Limit(facet=Facet.PRICE, maximum="70"),
            Limit(facet=Facet.PRICE, minimum="30"),
        ]
    ),
    unique_by=lambda each: (each.facet, getattr(each, "minimum", None)),
    max_size=3,
)


@given(SETTINGS, CONSTRAINTS)
def test_no_scene_breaks_a_constraint_or_loses_a_product(scene, constraints):
    shop = Shop(HeldShelf(stocked()), HeldCatalog(dict(enumerate(JACKETS))), LetterEncoder())
    plain, staged = Wish(constraints=tuple(constraints)), Wish(constraints=tuple(constraints), scene=tuple(scene))
    without, with_scene = shop.find(Query(plain, 10)), shop.find(Query(staged, 10))
    assert {hit.variant.id for hit in with_scene.hits} == {hit.variant.id for hit in without.hits}
    assert with_scene.relaxed == without.relaxed


@given(SETTINGS, st.permutations(["j1", "j2", "j3", "j4", "j5"]), st.integers(2, 5))
def test_a_score_does_not_depend_on_what_else_is_scored(scene, products, count):
    held = stocked()
    scores = dict.fromkeys(products, 1.0)
    read = lambda places: {place: JACKETS[place] for place in places}  # noqa: E731
    reranker = Reranker(Prior(), LetterEncoder())

    def scored(some):
        order = reranker.order(
            held, Candidates([(each, scores[each]) for each in some], frozenset()), Asked(tuple(scene)), read
        )
        return dict(order.ranked)

    everything, some = scored(products), scored(products[:count])
    assert some == {product: pytest.approx(everything[product], abs=1e-4) for product in products[:count]}


def test_the_contributions_of_the_terms_are_all_of_a_score():
    held = stocked()
    seen = []

    class Watching(Prior):
        def contributions(self, judged):
            seen.append(super().contributions(judged))
            return seen[-1]

    order = Reranker(Watching(), LetterEncoder()).order(
        held,
        Candidates([("j1", 1.0), ("j2", 0.5)], frozenset({"j2"})),
        Asked((OPERA,)),
        lambda places: {place: JACKETS[place] for place in places},
    )
    assert seen[0].shape == (2, len(Term))
    assert sorted(score for _, score in order.ranked) == pytest.approx(sorted(np.sum(seen[0], axis=1).tolist()))
