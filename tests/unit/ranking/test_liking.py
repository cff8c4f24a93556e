"""What is known of a customer orders what is found for them, and for nobody else."""

import pytest

from assistant.learnt import Learnt
from assistant.popularity import Popularity
from assistant.ports import Taste
from assistant.ranking.prior import Prior
from assistant.ranking.terms import JUDGED, Term
from assistant.shop import Shop
from assistant.types import Choice, Facet, Limit, Query, Wish
from tests.fakes import LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

SHOES = [
    variant("s1", "Sneaker", "40", brand="Norrby", color="Red", product_type="Shoes"),
    variant("s2", "Loafer", "50", brand="Quillby", color="Red", product_type="Shoes"),
    variant("s3", "Pump", "60", brand="Norrby", color="Blue", product_type="Shoes"),
    variant("s4", "Zori", "400", brand="Maison", color="Blue", product_type="Shoes"),
]


class Held:
    def __init__(self, **tastes):
        self.tastes = tastes

    def of(self, customer):
        return self.tastes.get(customer, Taste())


def shop(**tastes):
    return Shop(
        HeldShelf(shelf(SHOES)),
        HeldCatalog(dict(enumerate(SHOES))),
        LetterEncoder(),
        learnt=Learnt(tastes=Held(**tastes)),
    )


def found(a_shop, customer, *constraints):
    hits = a_shop.find(Query(Wish(constraints=constraints, words=""), 4, customer=customer)).hits
    return [hit.variant.item_group_id for hit in hits]


@pytest.fixture
def known() -> Shop:
    return shop(ann=Taste({"s4": 4.0}), bea=Taste({"s1": 4.0}), cat=Taste({}, {"s1": 4.0}))


def test_what_is_like_what_was_chosen_comes_first(known):
    assert found(known, "ann")[0] == "s4"
    assert found(known, "bea")[0] == "s1"


def test_what_is_like_what_was_declined_comes_later(known):
    assert found(known, "cat").index("s1") > found(known, None).index("s1") or found(known, "cat")[-1] == "s1"


def test_a_stranger_finds_what_everybody_finds(known):
    assert found(known, None) == found(shop(), None) == found(known, "dan")


def test_no_taste_breaks_a_constraint(known):
    assert found(known, "ann", Limit(facet=Facet.PRICE, maximum="70")) != []
    assert "s4" not in found(known, "ann", Limit(facet=Facet.PRICE, maximum="70"))
    assert set(found(known, "bea", Choice(facet=Facet.COLOR, values=("blue",)))) == {"s3", "s4"}


def test_what_is_popular_is_told_where_it_counts(known):
    def popular():
        counts = Popularity()
        for place, each in enumerate(SHOES):
            counts.shown(each.item_group_id, place, 100)
        counts.chosen("s3", 20)
        counts.chosen("s2", 10)
        return counts

    class Weighing(Prior):
        def contributions(self, judged):
            return judged.terms[:, [JUDGED.index(Term.POPULARITY)] * len(JUDGED)]

    for ranker, told in ((Prior(), set()), (Weighing(), {"s3"})):
        learnt = Learnt(ranker, Held(ann=Taste({"s4": 4.0})), popular)
        a_shop = Shop(HeldShelf(shelf(SHOES)), HeldCatalog(dict(enumerate(SHOES))), LetterEncoder(), learnt=learnt)
        hits = a_shop.find(Query(Wish(), 4, customer="ann")).hits
        assert {hit.variant.item_group_id for hit in hits if "popular" in [why.code for why in hit.reasons]} == told


def test_a_brand_that_was_chosen_before_is_told_only_of_its_products(known):
    hits = known.find(Query(Wish(), 4, customer="bea")).hits
    told = {hit.variant.item_group_id: [each.code for each in hit.reasons] for hit in hits}
    assert {product for product, codes in told.items() if "brand_before" in codes} == {"s1", "s3"}
    assert all("brand_before" not in [each.code for each in hit.reasons] for hit in known.find(Query(Wish(), 4)).hits)


def test_what_was_chosen_and_is_no_longer_sold_is_no_hindrance():
    assert set(found(shop(ann=Taste({"gone": 4.0})), "ann")) == {"s1", "s2", "s3", "s4"}
