"""What a customer said once for all, and what it does to each new thing they look for. Pure."""

from collections.abc import Callable, Iterable, Sequence

from assistant.language.kinds import closure
from assistant.types import Choice, Facet, Preference, Reading, SceneKind, Wish
from assistant.wish import ADULT, categories, refined

#: Of one customer; the oldest go.
MOST_PREFERENCES = 50
#: Of the words that said it.
MOST_SAID_CHARACTERS = 200

Preferences = tuple[Preference, ...]
#: Tells whether the shop sells what is wished for in a size.
Sold = Callable[[Wish, str], bool]


def joined(old: Iterable[Preference], new: Iterable[Preference]) -> Preferences:
    """Return the old with the new, which take the place of what they contradict: another size for the same things."""
    kept = list(old)
    for each in new:
        kept = [*(other for other in kept if not _replaces(each, other)), each]
    return tuple(kept[-MOST_PREFERENCES:])


def less(old: Iterable[Preference], gone: Iterable[Preference]) -> Preferences:
    """Return the old without those that say of the same value what is gone, whenever it was said."""
    keys = {(each.facet, each.value) for each in gone}
    return tuple(each for each in old if (each.facet, each.value) not in keys)


def with_preferences(wish: Wish, reading: Reading, preferences: Sequence[Preference], sold: Sold) -> Wish:
    """Return a wish that begins, with what its customer refuses everywhere and, where it names none, their size.

    What the sentence itself says counts more. A size is left out of what is for somebody else, and of what is not sold
    in it. What is liked, such as a favorite color, binds nothing.
    """
    if wish == Wish():
        return wish
    for each in refusals(wish, reading, preferences):
        wish = refined(wish, Reading(constraints=(each,)), ())
    size = _size(wish, reading, preferences, sold)
    return refined(wish, Reading(constraints=(_choice(size),)), ()) if size else wish


def refusals(wish: Wish, reading: Reading, preferences: Sequence[Preference]) -> tuple[Choice, ...]:
    """Return what a customer refuses everywhere, other than what a wish or the sentence itself asks for."""
    refused = (each for each in preferences if each.negated and each.facet not in reading.dropped)
    return tuple(_choice(each) for each in refused if not _wants(wish, each))


def _size(wish: Wish, reading: Reading, preferences: Sequence[Preference], sold: Sold) -> Preference | None:
    """Return the size that suits a wish, one told of its kind of thing before one told of any."""
    kinds = {wider for kind in categories(wish.constraints) for wider in closure(kind)}
    is_named = Facet.SIZE in reading.dropped or any(each.facet is Facet.SIZE for each in wish.constraints)
    if is_named or not kinds or _is_for_another(wish):
        return None
    sizes = [each for each in reversed(preferences) if each.facet is Facet.SIZE and not each.negated]
    fitting = [each for each in sizes if kinds & set(each.kinds)] + [each for each in sizes if not each.kinds]
    return next((each for each in fitting if sold(wish, each.value)), None)


def _is_for_another(wish: Wish) -> bool:
    ages = [each for each in wish.constraints if each.facet is Facet.AGE_GROUP and each != ADULT]
    return bool(ages) or any(each.kind is SceneKind.RECIPIENT for each in wish.scene)


def _wants(wish: Wish, refused: Preference) -> bool:
    """Tell whether a wish is for just what its customer refuses elsewhere."""
    wanted = (each for each in wish.constraints if isinstance(each, Choice) and not each.negated)
    return any(each.facet is refused.facet and refused.value in each.values for each in wanted)


def _choice(each: Preference) -> Choice:
    return Choice(facet=each.facet, values=(each.value,), negated=each.negated)


def _replaces(new: Preference, old: Preference) -> bool:
    if (new.facet, new.value) == (old.facet, old.value):
        return True
    both = new.facet is old.facet and new.facet in (Facet.SIZE, Facet.BODY) and not new.negated and not old.negated
    return both and set(new.kinds) == set(old.kinds)
