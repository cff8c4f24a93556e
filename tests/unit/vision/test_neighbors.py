import pytest

from assistant.types import Sight
from assistant.vision.neighbors import VOTERS, Neighbor, elected, kinds

TEE = {Sight.CATEGORY: frozenset({"t-shirt", "shirt", "top", "clothing"})}
TANK = {Sight.CATEGORY: frozenset({"tank top", "top", "clothing"})}
CAMI = {Sight.CATEGORY: frozenset({"camisole", "top", "clothing"})}
HAT = {Sight.CATEGORY: frozenset({"hat"})}


def near(*stated):
    return [Neighbor(0.9 - place / 100, each) for place, each in enumerate(stated)]


def test_all_neighbors_of_one_kind_elect_it_with_all_votes():
    seen = elected(near(TEE, TEE, TEE), Sight.CATEGORY)
    assert (seen.sight, seen.value, seen.confidence) == (Sight.CATEGORY, "t-shirt", pytest.approx(1))


def test_neighbors_that_differ_in_detail_elect_what_they_share():
    assert elected(near(TANK, TEE, CAMI, TANK, TEE, CAMI), Sight.CATEGORY).value == "top"


def test_a_whole_department_says_nothing():
    others = [{Sight.CATEGORY: frozenset({name, "clothing"})} for name in ("skirt", "dress", "suit")]
    assert elected(near(*others, *others), Sight.CATEGORY) is None


def test_neighbors_that_do_not_agree_elect_nothing():
    kinds = [{Sight.PATTERN: frozenset({name})} for name in ("striped", "floral", "solid", "checked")]
    assert elected(near(*kinds), Sight.PATTERN) is None


def test_the_nearest_count_most():
    striped, solid = ({Sight.PATTERN: frozenset({name})} for name in ("striped", "solid"))
    assert elected(near(striped, striped, solid, solid), Sight.PATTERN).value == "striped"


def test_only_those_that_state_it_vote():
    assert elected(near({}, {}, {Sight.PATTERN: frozenset({"solid"})}), Sight.PATTERN).value == "solid"
    assert elected(near(HAT, HAT), Sight.PATTERN) is None
    assert elected([], Sight.CATEGORY) is None


def test_those_far_away_do_not_vote():
    assert elected(near(*[TEE] * VOTERS, *[HAT] * 90), Sight.CATEGORY).confidence == pytest.approx(1)


def test_only_the_gaps_of_likeness_matter_and_not_a_models_scale():
    crowd = [TEE, TEE, TANK, TEE, HAT]
    wide = [Neighbor(1 - place / 10, each) for place, each in enumerate(crowd)]
    narrow = [Neighbor(0.2 - place / 1000, each) for place, each in enumerate(crowd)]
    assert elected(wide, Sight.CATEGORY) == elected(narrow, Sight.CATEGORY)


def test_a_wide_kind_can_be_sure_where_an_exact_one_is_not():
    found = kinds(near(TANK, TEE, CAMI, TANK, TEE, CAMI))
    assert found == {"top": pytest.approx(1), "clothing": pytest.approx(1)}
    assert kinds(near(HAT, TEE)) == {"hat": pytest.approx(5 / 6, abs=0.01)}
    assert kinds([]) == {}
