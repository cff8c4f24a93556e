"""How a scene grows over the turns, what outlasts a change of goal, and what a page or a cart adds."""

import pytest

from assistant.language.scene_hints import Hinted
from assistant.scene import filled, outlasts, scene_text, scene_words, staged
from assistant.types import Reading, SceneKind, Setting

WEDDING = Setting(kind=SceneKind.OCCASION, name="beach wedding")
SUMMER = Setting(kind=SceneKind.WEATHER, name="summer")
WINTER = Setting(kind=SceneKind.WEATHER, name="winter")
OFFICE = Setting(kind=SceneKind.PLACE, name="office")
HIKING = Setting(kind=SceneKind.ACTIVITY, name="hiking")
MOTHER = Setting(kind=SceneKind.RECIPIENT, name="mother")
GIFT = Setting(kind=SceneKind.RECIPIENT, name="gift")
DAILY = Setting(kind=SceneKind.SPENDING, name="daily needs")


def test_a_part_takes_the_place_of_its_kind_and_leaves_the_others():
    assert staged((WEDDING, SUMMER), Reading(scene=(WINTER,))) == (WEDDING, WINTER)


def test_also_adds_a_part():
    assert staged((SUMMER,), Reading(scene=(WINTER,), adds=True)) == (SUMMER, WINTER)


def test_what_is_left_is_gone_and_what_is_said_instead_comes():
    reading = Reading(scene=(OFFICE,), left=(SceneKind.OCCASION, SceneKind.ACTIVITY, SceneKind.PLACE))
    assert staged((WEDDING, SUMMER), reading) == (SUMMER, OFFICE)


@pytest.mark.parametrize(
    ("old", "new"), [("dress", "shoe"), ("dress", "handbag"), ("tent", "sleeping bag"), ("lamp", "chair")]
)
def test_a_scene_goes_on_to_what_is_worn_or_used_with_it(old: str, new: str):
    assert outlasts({old}, {new})


@pytest.mark.parametrize(("old", "new"), [("dress", "laptop"), ("tent", "lamp"), ("shoe", "mug")])
def test_a_scene_ends_with_things_of_another_world(old: str, new: str):
    assert not outlasts({old}, {new})


def test_a_scene_told_before_any_kind_is_of_the_first_one_named():
    assert outlasts((), {"laptop"})


def test_what_was_said_goes_before_a_hint_and_a_first_hint_before_a_second():
    hints = (Hinted((HIKING, SUMMER)), Hinted((WINTER, MOTHER)))
    assert filled((), (), hints) == (HIKING, SUMMER, MOTHER)
    assert filled((WINTER,), (), hints) == (HIKING, WINTER, MOTHER)


@pytest.mark.parametrize("said", [WEDDING, HIKING, OFFICE])
def test_beside_what_it_is_for_a_hint_adds_no_other_purpose(said: Setting):
    assert filled((said,), (), [Hinted((HIKING,)), Hinted((OFFICE,))]) == (said,)


def test_a_hint_from_things_of_another_world_adds_nothing():
    wedding_dresses = Hinted((WEDDING,), frozenset({"wedding dress"}))
    assert filled((), {"laptop"}, [wedding_dresses]) == ()
    assert filled((), {"sandal"}, [wedding_dresses]) == (WEDDING,)


def test_models_read_a_recipient_as_one_and_products_are_looked_through_for_what_they_may_say():
    assert scene_text((WEDDING, SUMMER, MOTHER)) == "beach wedding, summer, gift for mother"
    assert scene_text((GIFT,)) == "gift"
    assert scene_words((WEDDING, MOTHER, DAILY)) == "beach wedding gift"
    assert scene_words(()) == ""
