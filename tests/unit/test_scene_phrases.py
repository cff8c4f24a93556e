"""Every part of a scene has words of its own, with the article that it needs."""

from pathlib import Path

import pytest

from assistant.chips import chips
from assistant.language.lexicon import read
from assistant.phrases import Phrases
from assistant.scene_phrases import labelled, told
from assistant.types import SceneKind, Setting, Wish
from assistant.wish import without

PHRASES = Phrases.load(Path(__file__).parents[2] / "domain.yml")
LABELS = {
    ("occasion", "beach wedding"): "for a beach wedding",
    ("occasion", "anniversary"): "for an anniversary",
    ("occasion", "christmas"): "for christmas",
    ("occasion", "quidditch tournament"): "for a quidditch tournament",
    ("occasion", "vernissage"): "for vernissage",
    ("activity", "hiking"): "for hiking",
    ("activity", "road trip"): "for a road trip",
    ("weather", "rain"): "in the rain",
    ("weather", "summer"): "in summer",
    ("weather", "cold weather"): "in cold weather",
    ("place", "office"): "for the office",
    ("place", "home"): "for home",
    ("place", "iceland"): "for iceland",
    ("recipient", "grandmother"): "gift for your grandmother",
    ("recipient", "6 year old"): "gift for a 6 year old",
    ("recipient", "gift"): "a gift",
    ("spending", "daily needs"): "everyday use",
    ("spending", "value"): "good value",
    ("spending", "premium"): "premium",
    ("spending", "luxury"): "luxury",
}


def setting(kind: str, name: str) -> Setting:
    return Setting(kind=SceneKind(kind), name=name)


@pytest.mark.parametrize(("kind", "name"), LABELS)
def test_a_chip_says_the_part_in_plain_words(kind: str, name: str):
    assert labelled(setting(kind, name), PHRASES) == LABELS[kind, name]


def test_every_listed_name_can_be_said():
    for role in ("names", "led"):
        for kind, names in read("scenes")[role].items():
            for name in names:
                assert name in labelled(setting(kind, name), PHRASES) or kind == "spending"
                assert told((setting(kind, name),), PHRASES)


def test_a_scene_is_told_in_one_phrase():
    scene = (setting("occasion", "garden wedding"), setting("weather", "summer"), setting("recipient", "sister"))
    assert told(scene, PHRASES) == "for a garden wedding in summer as a gift for your sister"


def test_a_chip_removes_its_part_and_nothing_else():
    scene = (setting("occasion", "wedding"), setting("weather", "summer"))
    wish = Wish(words="linen", scene=scene)
    keys = [chip.key for chip in chips(wish, PHRASES, "USD")]
    assert keys == ["scene:occasion:wedding", "scene:weather:summer", "words"]
    assert without(wish, "scene:occasion:wedding") == Wish(words="linen", scene=scene[1:])
