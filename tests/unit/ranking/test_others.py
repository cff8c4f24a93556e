"""What others chose who chose the same: it orders for who is known, and is told only where it is why."""

import numpy as np
import pytest

from assistant.popularity import Popularity
from assistant.ports import Taste
from assistant.ranking.collaborative import triples
from assistant.ranking.others import NO_OTHERS, Others
from assistant.ranking.terms import JUDGED, Term
from assistant.shop import Learnt, Shop
from assistant.types import Choice, Facet, Query, Reason, Sort, Wish
from tests.fakes import LetterEncoder
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

THINGS = [
    variant("tent", "Tent", "100", product_type="Sport > Tents"),
    *(variant(f"s{each}", "Stove", f"{50 + each}", product_type="Sport > Camping Stoves") for each in range(5)),
]
NAMES = tuple(each.item_group_id for each in THINGS)
STOVES = Wish(words="stove")


def chosen(*baskets: str) -> Others:
    """Learn from baskets written as "tent s3"."""
    pairs = [(row, NAMES.index(name)) for row, basket in enumerate(baskets) for name in basket.split()]
    customers, items = (np.array(column) for column in zip(*pairs, strict=True))
    ones = np.ones(len(pairs), np.float32)
    return Others.fit(NAMES, triples(customers, items, ones, (len(baskets), len(NAMES))))


@pytest.fixture(scope="module")
def campers() -> Others:
    return chosen(*["tent s3"] * 40, *["s0", "s1", "s2", "s4", "tent"] * 10, "tent s1", "tent s1")


class Held:
    def of(self, customer):
        return {"ann": Taste({"tent": 4.0}), "bob": Taste({"s0": 4.0})}.get(customer, Taste())


def shop(others=NO_OTHERS) -> Shop:
    stocked, catalog = HeldShelf(shelf(THINGS)), HeldCatalog(dict(enumerate(THINGS)))
    return Shop(stocked, catalog, LetterEncoder(), learnt=Learnt(tastes=Held(), others=lambda: others))


def hits(others, customer, wish=STOVES):
    return shop(others).find(Query(wish, 6, customer=customer)).hits


def reasons(found, code="others"):
    return {hit.variant.item_group_id: each for hit in found for each in hit.reasons if each.code == code}


def test_what_others_chose_with_it_speaks_for_a_thing_and_names_it(campers):
    votes = campers.of(Taste({"tent": 1.0}), set(NAMES))
    assert (votes["s3"].through, votes["s3"].value > 0.1) == ("tent", True)


def test_what_two_customers_chose_together_says_nothing(campers):
    assert "s1" not in campers.of(Taste({"tent": 1.0}), set(NAMES))


def test_what_the_shop_has_no_more_speaks_for_nothing(campers):
    assert campers.of(Taste({"tent": 1.0, "unheard of": 1.0}), {"s3"}) == {}


def test_the_votes_are_what_the_scores_add_up(campers):
    basket = np.zeros((1, len(NAMES)), np.float32)
    basket[0, [campers.items.index("tent"), campers.items.index("s0")]] = 1
    scores = campers.scores(triples(*(np.nonzero(basket)), basket[basket > 0], basket.shape))[0]
    votes = campers.of(Taste({"tent": 1.0, "s0": 1.0}), set(NAMES))
    told = [votes[item].value if item in votes else 0 for item in campers.items]
    np.testing.assert_allclose(scores, told, rtol=1e-5)


def test_who_is_known_finds_first_what_others_chose_and_is_told_why(campers):
    found = hits(campers, "ann")
    assert found[0].variant.item_group_id == "s3"
    assert reasons(found) == {"s3": Reason("others", {"title": "Tent"})}


@pytest.mark.parametrize("customer", ["bob", "somebody else", None])
def test_it_counts_and_is_told_for_nobody_else(campers, customer):
    found = hits(campers, customer)
    assert [hit.variant.id for hit in found] == [hit.variant.id for hit in hits(NO_OTHERS, customer)]
    assert reasons(found) == {}


def test_it_is_not_told_where_it_moved_nothing():
    first = hits(NO_OTHERS, "ann")[0].variant.item_group_id
    found = hits(chosen(*[f"tent {first}"] * 40, *NAMES * 10), "ann")
    assert found[0].variant.item_group_id == first
    assert reasons(found) == {}


def test_it_is_not_told_where_another_order_was_asked_for(campers):
    stoves = Choice(facet=Facet.CATEGORY, values=("camping stove",))
    for sort in (Sort.PRICE_ASCENDING, Sort.RATING):
        assert reasons(hits(campers, "ann", Wish(constraints=(stoves,), sort=sort))) == {}


@pytest.mark.parametrize("learnt", [True, False])
def test_the_term_is_nothing_without_a_model_and_where_one_learns_from_what_was_done(campers, learnt):
    judged = shop(campers if learnt else NO_OTHERS).trials.judged(STOVES, Taste({"tent": 4.0}), Popularity(), NAMES)
    assert not judged.terms[:, JUDGED.index(Term.OTHERS)].any()
