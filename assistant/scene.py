"""The scene that something is bought for, as it grows over the turns. It orders what is found and hides nothing."""

from collections.abc import Sequence

from assistant.types import Reading, SceneKind, Setting


def staged(scene: Sequence[Setting], reading: Reading) -> tuple[Setting, ...]:
    """Return the scene as a reading goes on with it: a part takes the place of its kind, unless said "also"."""
    told = {each.kind for each in reading.scene}
    kept = [each for each in scene if each.kind not in reading.left and (reading.adds or each.kind not in told)]
    parts = dict.fromkeys([*kept, *reading.scene])
    return tuple(sorted(parts, key=lambda each: list(SceneKind).index(each.kind)))


def scene_key(setting: Setting) -> str:
    """Return the key of the chip of a part of the scene: "scene:occasion:wedding"."""
    return f"scene:{setting.kind.value}:{setting.name}"


def scene_text(scene: Sequence[Setting]) -> str:
    """Write a scene as one phrase, as models read it: "beach wedding, summer"."""
    return ", ".join(each.name for each in scene)
