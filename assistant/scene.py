"""The scene that something is bought for, as it grows over the turns. It orders what is found and hides nothing."""

from collections.abc import Collection, Iterable, Sequence

from assistant.language.gifts import SOMEBODY
from assistant.language.kinds import roots
from assistant.language.scene_hints import Hinted
from assistant.language.scene_names import PURPOSES, words
from assistant.types import Constraint, Limit, Reading, SceneKind, Setting, Wish

#: What products say of themselves, if anything: none says "grandmother" or "daily needs", though "a gift" it may.
_WRITTEN = (SceneKind.OCCASION, SceneKind.ACTIVITY, SceneKind.WEATHER, SceneKind.PLACE)
#: The widest kinds of what is worn or carried together.
_WORN = frozenset({"clothing", "shoe", "bag", "accessory", "jewelry"})


def staged(scene: Sequence[Setting], reading: Reading) -> tuple[Setting, ...]:
    """Return the scene as a reading goes on with it: a part takes the place of its kind, unless said "also"."""
    told = {each.kind for each in reading.scene}
    still = [each for each in scene if each.kind not in reading.left and each not in reading.over]
    kept = [each for each in still if reading.adds or each.kind not in told]
    parts = dict.fromkeys([*kept, *reading.scene])
    return tuple(sorted(parts, key=lambda each: list(SceneKind).index(each.kind)))


def still_priced(wish: Wish, scene: Sequence[Setting]) -> list[Constraint]:
    """Return what binds a wish, less a price that words made where the scene that follows spends otherwise.

    "On a budget" goes with its price; a price that was said in numbers stays.
    """
    over = [each for each in wish.scene if each.kind is SceneKind.SPENDING and each not in scene]
    return [left for each in wish.constraints if (left := _in_numbers(each) if over else each) is not None]


def _in_numbers(each: Constraint) -> Constraint | None:
    if not isinstance(each, Limit) or not each.in_words:
        return each
    left = each.model_copy(update={**dict.fromkeys(each.in_words), "in_words": ()})
    return None if left.minimum is left.maximum is None else left


def scene_key(setting: Setting) -> str:
    """Return the key of the chip of a part of the scene: "scene:occasion:wedding"."""
    return f"scene:{setting.kind.value}:{setting.name}"


def scene_text(scene: Sequence[Setting]) -> str:
    """Write a scene as one phrase, as models read it: "beach wedding, summer, gift for grandmother"."""
    return ", ".join(_read_name(each) for each in scene)


def _read_name(setting: Setting) -> str:
    is_whom = setting.kind is SceneKind.RECIPIENT and setting.name != SOMEBODY
    return f"{SOMEBODY} for {setting.name}" if is_whom else setting.name


def outlasts(old: Collection[str], new: Collection[str]) -> bool:
    """Tell whether the same scene may be meant of other kinds of things: shoes after a dress, not laptops.

    It may where both are worn or carried, or have a widest kind in common; and where no kind was named before.
    """
    before, after = roots(old), roots(new)
    return not old or bool(before & after) or (bool(before & _WORN) and bool(after & _WORN))


def ends_gift(scene: Sequence[Setting], reading: Reading) -> bool:
    """Tell whether a present was looked for, and what is looked for now is none: "now something for myself"."""
    was, is_one = (any(each.kind is SceneKind.RECIPIENT for each in parts) for parts in (scene, reading.scene))
    return was and SceneKind.RECIPIENT in reading.left and not is_one


def is_elsewhere(kinds: Collection[str], reading: Reading) -> bool:
    """Tell whether something is looked for in a room where these kinds of things have no use: a kitchen's, of bags."""
    rooms = [each for each in reading.scene if each.kind is SceneKind.PLACE and each.name in words("rooms")]
    return bool(rooms and kinds) and SceneKind.PLACE in reading.left and roots(kinds) <= _WORN


def filled(scene: Sequence[Setting], kinds: Collection[str], hints: Iterable[Hinted]) -> tuple[Setting, ...]:
    """Return a scene, told of these kinds of things, with what hints add of the kinds that it has none of.

    Occasion, activity and place are what for, and so one kind here. The first of the hints goes first; one from things
    that nobody would use together with these adds nothing.
    """
    parts = list(scene)
    for hint in hints:
        known = {_sort_of(each.kind) for each in parts}
        is_near = outlasts(hint.kinds, kinds) or bool(roots(kinds) & _WORN)
        parts += [each for each in hint.settings if is_near and _sort_of(each.kind) not in known]
    return tuple(sorted(parts, key=lambda each: list(SceneKind).index(each.kind)))


def _sort_of(kind: SceneKind) -> SceneKind:
    return PURPOSES[0] if kind in PURPOSES else kind


def scene_words(scene: Sequence[Setting]) -> str:
    """Return the words of a scene that products may say of themselves: "beach wedding summer", "gift"."""
    names = [each.name for each in scene if each.kind in _WRITTEN]
    is_gift = any(each.kind is SceneKind.RECIPIENT for each in scene)
    return " ".join([*names, *([SOMEBODY] if is_gift else [])])
