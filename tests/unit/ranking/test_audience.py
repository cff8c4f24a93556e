"""Where nobody says whom it is for, grown people come first; nothing is hidden."""

import pytest

from assistant.ranking.audience import grown_first
from assistant.shop import Shop
from assistant.types import Choice, Facet, Likeness, Query, SceneKind, Setting, Wish
from tests.fakes import LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

VARIANTS = [
    variant("k", "Ada Girls' Dress", "30", color="Blue", age_group="kids", product_type="Dresses"),
    variant("a", "Women's Dress", "30", color="Navy", age_group="adult", product_type="Dresses"),
    variant("b", "Baby Dress", "30", age_group="infant", product_type="Dresses"),
    variant("n", "Dress", "30", product_type="Dresses"),
]
FOUND = [(each.item_group_id, 4.0 - place) for place, each in enumerate(VARIANTS)]
WEDDING = Setting(kind=SceneKind.OCCASION, name="wedding")
KIDS = Choice(facet=Facet.AGE_GROUP, values=("kids",))


def order(wish: Wish) -> list[str]:
    return [product for product, _ in grown_first(shelf(VARIANTS), FOUND, wish)]


def test_in_a_scene_what_is_for_children_comes_behind_and_is_kept():
    assert order(Wish(scene=(WEDDING,))) == ["a", "n", "k", "b"]


@pytest.mark.parametrize(
    "wish",
    [
        Wish(),
        Wish(scene=(WEDDING,), constraints=(KIDS,)),
        Wish(scene=(WEDDING,), constraints=(Choice(facet=Facet.SIZE, values=("4-5y",)),)),
        Wish(scene=(WEDDING, Setting(kind=SceneKind.RECIPIENT, name="niece"))),
        Wish(scene=(Setting(kind=SceneKind.OCCASION, name="kids party"),)),
        Wish(scene=(WEDDING,), words="for toddlers"),
        Wish(scene=(WEDDING,), like=Likeness(photo="p")),
    ],
)
def test_where_a_child_an_age_or_a_look_is_asked_for_or_no_scene_the_order_stays(wish: Wish):
    assert order(wish) == ["k", "a", "b", "n"]


def test_what_says_the_words_of_the_wish_keeps_its_place():
    assert order(Wish(scene=(WEDDING,), words="ada")) == ["k", "a", "n", "b"]


def test_the_very_color_asked_for_puts_no_childs_thing_before_a_like_color_for_grown_people():
    shop = Shop(HeldShelf(shelf(VARIANTS)), HeldCatalog(dict(enumerate(VARIANTS))), LetterEncoder())
    blue = Choice(facet=Facet.COLOR, values=("blue",))
    found = shop.find(Query(Wish(scene=(WEDDING,), constraints=(blue,)), 3))
    assert [hit.variant.item_group_id for hit in found.hits] == ["a", "k"]


def test_what_says_only_the_words_of_the_scene_is_not_called():
    variants = [variant("w", "Wedding Girls' Dress", "30", age_group="kids", product_type="Dresses"), *VARIANTS]
    shop = Shop(HeldShelf(shelf(variants)), HeldCatalog(dict(enumerate(variants))), LetterEncoder())
    found = shop.find(Query(Wish(scene=(WEDDING,)), 5))
    assert {hit.variant.item_group_id for hit in found.hits[:2]} == {"a", "n"}
