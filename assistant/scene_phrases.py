"""A scene in the words of domain.yml: "for a beach wedding", "in summer", "a gift for your grandmother"."""

from collections.abc import Sequence

from assistant.language.gifts import SOMEBODY
from assistant.language.scene_names import article
from assistant.phrases import Phrases
from assistant.types import SceneKind, Setting


def labelled(setting: Setting, phrases: Phrases) -> str:
    """Return the label of the chip of a part of a scene."""
    return _said(setting, phrases, "utter_chip_scene")


def told(scene: Sequence[Setting], phrases: Phrases) -> str:
    """Write a scene as one phrase that tells what things are best for: "for a beach wedding in summer"."""
    return " ".join(_said(each, phrases, "utter_scene") for each in scene)


def _said(setting: Setting, phrases: Phrases, response: str) -> str:
    if setting.kind is SceneKind.SPENDING:
        return phrases.say(f"{response}_spending_{setting.name.replace(' ', '_')}")
    if setting.name == SOMEBODY and setting.kind is SceneKind.RECIPIENT:
        return phrases.say(f"{response}_gift")
    before = article(setting)
    name = phrases.say(f"utter_scene_with_{before}", name=setting.name) if before else setting.name
    return phrases.say(f"{response}_{setting.kind.value}", name=name)
