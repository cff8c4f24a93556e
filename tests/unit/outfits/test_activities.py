"""What an activity takes."""

import pytest

from assistant.language.kinds import closure
from assistant.language.lexicon import categories
from assistant.outfits.activities import activities, activity_named, activity_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what else do I need for camping?", "camping"),
        ("What do I need for my first marathon", "running"),
        ("things for the home office", "desk"),
        ("what goes with this", None),
    ],
)
def test_an_activity_is_named_as_customers_do(text: str, name: str | None):
    found = activity_named(text)
    assert (found.name if found else None) == name


def test_an_occasion_is_named_only_where_what_it_takes_is_asked():
    assert activity_named("a dress for a wedding") is None
    found = activity_named("what do I need for a wedding", occasions=True)
    assert found is not None
    assert found.kinds[0] == "dress"


def test_every_kind_is_a_term_of_the_lexicon():
    known = set(categories().wider)
    assert [kind for each in activities() for kind in each.kinds if kind not in known] == []


def test_a_tent_is_for_camping_and_a_grinder_for_coffee():
    assert activity_of([closure("tent")]).name == "camping"  # type: ignore[union-attr]
    assert activity_of([closure("coffee grinder")]).name == "coffee"  # type: ignore[union-attr]


def test_several_things_together_tell_what_they_are_for():
    assert activity_of([closure("water bottle"), closure("yoga mat"), closure("yoga block")]).name == "yoga"  # type: ignore[union-attr]


def test_what_is_of_no_set_is_for_nothing_known():
    assert activity_of([frozenset({"snow globe"})]) is None
