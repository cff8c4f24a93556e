import pytest

from assistant.types import Detail, Sight
from assistant.vision.stated import stated
from tests.shelves import variant


def sleeve(title: str, **rest: object) -> set[str]:
    return set(stated(variant("p", title, "10", **rest)).get(Sight.SLEEVE, ()))


def test_a_feed_states_color_pattern_and_kind_in_canonical_terms():
    told = stated(variant("p", "Breton Tee", "10", color="Navy Blue/Off White", pattern="Stripes", product_type="Tees"))
    assert told[Sight.COLOR] == {"navy", "off white"}
    assert told[Sight.PATTERN] == {"striped"}
    assert told[Sight.CATEGORY] == {"t-shirt", "shirt", "top", "clothing"}


def test_what_the_feed_leaves_out_is_not_stated():
    assert stated(variant("p", "Item 7", "10")) == {}


@pytest.mark.parametrize(
    ("title", "rest", "value"),
    [
        ("Long-Sleeve Tee", {}, "long sleeves"),
        ("Aria Dress", {"details": (Detail("Fit", "Sleeves", "Short"),)}, "short sleeves"),
        ("Aria Dress", {"description": "A sleeveless dress for hot days."}, "sleeveless"),
    ],
)
def test_sleeves_are_stated_in_titles_details_and_descriptions(title, rest, value):
    assert sleeve(title, **rest) == {value}


def test_who_speaks_of_two_kinds_of_sleeves_states_none():
    assert sleeve("Long Sleeve Tee", description="Layer it over a sleeveless top.") == set()


def test_things_without_sleeves_state_none():
    assert sleeve("Laptop Case", description="A long sleeve of felt.") == set()
