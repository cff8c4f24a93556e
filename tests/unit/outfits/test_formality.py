"""What a formal scene keeps out."""

import pytest

from assistant.language.kinds import closure
from assistant.language.lexicon import categories
from assistant.outfits.activities import activity_named
from assistant.outfits.formality import kept_out, made_for_sport, worn_formally
from assistant.outfits.request import Completion
from assistant.types import SceneKind, Setting


def keeps_out(kind: str, *scene: str, kinds: tuple[str, ...] = (), there: str = "dress") -> bool:
    settings = tuple(Setting(kind=SceneKind.OCCASION, name=name) for name in scene)
    return bool(kept_out(Completion(kinds=kinds, scene=settings), [closure(there)]) & closure(kind))


@pytest.mark.parametrize("scene", ["wedding", "beach wedding", "black tie event", "masquerade ball", "job interview"])
@pytest.mark.parametrize("kind", ["sneaker", "trail shoe", "backpack", "sweatpants", "tracksuit"])
def test_a_formal_scene_keeps_out_what_is_made_for_sport(kind: str, scene: str):
    assert keeps_out(kind, scene)


@pytest.mark.parametrize("kind", ["loafer", "sandal", "clutch", "blazer", "tie", "coat"])
def test_a_formal_scene_keeps_out_nothing_else(kind: str):
    assert not keeps_out(kind, "wedding")


@pytest.mark.parametrize("scene", ["picnic", "ball game", "birthday", "camping"])
def test_any_other_scene_keeps_out_nothing(scene: str):
    assert not keeps_out("sneaker", scene)


def test_what_is_worn_to_formal_scenes_alone_keeps_it_out_without_a_scene():
    assert keeps_out("sneaker", there="wedding dress")
    assert not keeps_out("sneaker", there="suit")


def test_who_names_such_a_thing_is_not_kept_from_it():
    assert not keeps_out("running shoe", "wedding", kinds=("sneaker",))
    assert keeps_out("running shoe", "wedding", kinds=("shoe",))


@pytest.mark.parametrize(("activity", "keeps"), [("wedding", True), ("running", False)])
def test_an_activity_says_by_itself_what_it_takes(activity: str, *, keeps: bool):
    asked = Completion(
        activity=activity_named(activity, occasions=True), scene=(Setting(kind=SceneKind.OCCASION, name="wedding"),)
    )
    assert bool(kept_out(asked, [])) is keeps


def test_every_kind_is_a_term_of_the_lexicon():
    assert made_for_sport() | worn_formally() <= set(categories().wider)
