"""A kind of thing that is named by half."""

import pytest

from assistant.language.linking import read
from assistant.language.narrowing import narrowed, said_of
from assistant.types import Choice, Facet, Reading
from tests.unit.language.shops import glazier, short, things


def test_what_names_a_kind_by_half_is_that_kind():
    reading = narrowed(Reading(words="school"), {"bag"}, things())
    assert reading == Reading(constraints=(Choice(facet=Facet.CATEGORY, values=("backpack",)),))


def test_what_the_shop_has_only_wider_keeps_its_words():
    reading = narrowed(Reading(words="running"), {"shoe"}, things())
    assert reading == Reading(words="running", constraints=(Choice(facet=Facet.CATEGORY, values=("sneaker",)),))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("sleeping", "boot"), ("rainproof", "jacket"), ("red", "boot"), ("red boots", "boot"), ("", "boot")],
)
def test_other_words_narrow_nothing(text: str, kind: str):
    reading = read(text, things())
    assert narrowed(reading, {kind}, things()) == reading


@pytest.mark.parametrize(
    ("text", "kinds", "meant"),
    [
        ("glass", {"lamp"}, "material=glass"),
        ("sorry, I meant glass", {"lamp"}, "material=glass"),
        ("sorry, I meant glasses", {"lamp"}, "category=glass"),
        ("glass", {"glass"}, "material=glass"),
        ("glass", set(), "category=glass"),
    ],
)
def test_what_names_a_thing_and_a_material_is_the_material_of_another_thing(text: str, kinds: set[str], meant: str):
    shop = glazier()
    assert short(said_of(kinds, text, read(text, shop), shop)) == meant
