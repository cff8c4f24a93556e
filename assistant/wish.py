"""How a wish grows over the turns. Pure: every function returns a new wish."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from assistant.constraints import chip_key, is_choice, is_refusal, is_refused, is_wanted, joined, less
from assistant.language.aged import has_aged_sizes, is_aged_size
from assistant.language.content import content_words
from assistant.language.kinds import closure
from assistant.scene import ends_gift, is_elsewhere, outlasts, scene_key, staged, still_priced
from assistant.thread import Shown
from assistant.types import Choice, Constraint, Facet, Likeness, Limit, Reading, SceneKind, Sight, Sort, Wish

ADULT = Choice(facet=Facet.AGE_GROUP, values=("adult",))
#: Keys of the chips that stand for no single constraint.
WORDS, SORT, LIKE = "words", "sort", "like"
NO_WISH = Wish()


def begun(reading: Reading, before: Wish = NO_WISH) -> Wish:
    """Return the wish of a first sentence. Of one `before` its scene goes on where that may be meant of the new too.

    What is looked for beside, "and shoes", is for the same people, and on sale where that was asked for.
    """
    alone = reading.model_copy(update={"adds": False})
    goes_on = not reading.scene and names_kind(reading) and _keeps_scene(before, alone)
    same = _whom(before.constraints) if goes_on and reading.adds else ()
    sale = tuple(each for each in before.constraints if each.facet is Facet.SALE and reading.adds)
    return refined(Wish(scene=before.scene if goes_on else (), constraints=(*same, *sale)), alone, ())


def refined(wish: Wish, reading: Reading, shown: Sequence[Shown]) -> Wish:
    """Return the wish with what was read joined to it. `shown` is what "cheaper" is compared with."""
    outgrown = _outgrown(wish, reading)
    scene = staged(wish.scene if _keeps_scene(wish, reading) else (), reading)
    held = still_priced(wish, scene)
    constraints = [each for each in held if each.facet not in reading.dropped and each not in outgrown]
    for new in [*_asked(wish, _settled(wish, reading)), *_compared(reading, shown)]:
        is_lifted = reading.allows and is_refused(constraints, new)
        adds = reading.adds and not _is_of_its_kind(wish, new)
        constraints = joined(constraints, new, adds=adds or is_lifted)
        if is_lifted and not any(is_wanted(each, new.facet) for each in wish.constraints):
            constraints.remove(new)
    order = list(Facet)
    constraints.sort(key=lambda each: (order.index(each.facet), isinstance(each, Choice) and each.negated))
    sort = reading.sort or (_sort_of_comparison(reading) if not shown else None) or wish.sort
    words = "" if _changes_goal(wish, reading) else wish.words
    left = " ".join(word for word in words.split() if word not in reading.refused)
    wanted = (left.split() if content_words(left) else []) + reading.words.split()
    refused = [word for word in wish.refused if word not in reading.words.split()] + list(reading.refused)
    return Wish(
        words=" ".join(dict.fromkeys(wanted)),
        refused=tuple(dict.fromkeys(refused)),
        constraints=tuple(constraints),
        sort=sort,
        like=wish.like if _goes_on_looking(wish, reading) else None,
        scene=scene,
    )


def sized(wish: Wish, reading: Reading) -> Reading:
    """Return what was read without the size that an age would be, where what is wished for has no such sizes.

    "She is five", said of rain boots, names no size of them; said of dresses it does.
    """
    if names_kind(reading) or has_aged_sizes(categories(wish.constraints)):
        return reading
    kept = [each for each in reading.constraints if not is_aged_size(each)]
    return reading.model_copy(update={"constraints": tuple(kept)})


def alike(wish: Wish, like: Likeness, reading: Reading, shown: Sequence[Shown]) -> Wish:
    """Return the wish with what was read, and to look like this: in that order, unless the reading names another."""
    new = refined(wish.model_copy(update={"like": None, "sort": Sort.RELEVANCE}), reading, shown)
    return new if reading.alone else new.model_copy(update={"like": like})


def without(wish: Wish, key: str) -> Wish:
    """Return the wish without what the chip of this key stands for; unchanged for an unknown key."""
    scene = tuple(each for each in wish.scene if scene_key(each) != key)
    left = [part for each in still_priced(wish, scene) if (part := less(each, key)) is not None]
    if implied(wish) and not any(each.facet is Facet.GENDER for each in left):
        left.remove(ADULT)
    return Wish(
        words="" if key == WORDS else wish.words,
        refused=tuple(word for word in wish.refused if refused_key(word) != key),
        constraints=tuple(left),
        sort=Sort.RELEVANCE if key == SORT else wish.sort,
        like=None if key == LIKE else wish.like,
        scene=scene,
    )


def refused_key(word: str) -> str:
    """Return the key of the chip of a word that is not wanted: "words:!skinny"."""
    return f"{WORDS}:!{word}"


def price_limit(wish: Wish) -> Limit | None:
    """Return what it may cost, where that is bounded."""
    limits = (each for each in wish.constraints if isinstance(each, Limit) and each.facet is Facet.PRICE)
    return next(limits, None)


def implied(wish: Wish) -> Choice | None:
    """Return the "for adults" that goes without saying beside "for men", or None."""
    genders = [each for each in wish.constraints if isinstance(each, Choice) and each.facet is Facet.GENDER]
    return ADULT if genders and ADULT in wish.constraints else None


def says_nothing(reading: Reading) -> bool:
    """Tell whether a reading holds nothing a search could use."""
    return not reading.words and _is_wordless(reading)


def says_only(reading: Reading, words: Collection[str]) -> bool:
    """Tell whether a reading holds these words and nothing else a search could use."""
    is_bare = bool(reading.words) and _is_wordless(reading)
    return is_bare and set(content_words(reading.words)) <= set(words)


def names_kind(said: Reading | Wish) -> bool:
    """Tell whether it is said what kind of thing is looked for."""
    return bool(categories(said.constraints))


def tells_whom(reading: Reading) -> bool:
    """Tell whether it is only said for whom something is looked for."""
    return bool(reading.constraints) and len(_whom(reading.constraints)) == len(reading.constraints)


def kind_of(reading: Reading) -> tuple[Constraint, ...]:
    """Return what a reading says of the kind of thing."""
    return tuple(each for each in reading.constraints if each.facet is Facet.CATEGORY)


def categories(constraints: Iterable[Constraint]) -> set[str]:
    """Return the kinds of thing that are wanted."""
    wanted = (each for each in constraints if isinstance(each, Choice) and each.facet is Facet.CATEGORY)
    return {value for each in wanted if not each.negated for value in each.values}


def names_another_kind(wish: Wish, reading: Reading) -> bool:
    """Tell whether a reading names a kind of thing that is not known to be what the wish names or looks like."""
    named, known = categories(reading.constraints), categories(wish.constraints) | _seen_kinds(wish)
    return bool(named) and not any(new in closure(old) or old in closure(new) for new in named for old in known)


def is_correction(wish: Wish, reading: Reading) -> bool:
    """Tell whether a reading only says otherwise what the wish holds: "not mugs, bowls", "sorry, I meant blue"."""
    is_told = reading.corrects and any(map(is_choice, reading.constraints))
    return is_told or _settled(wish, reading).constraints != reading.constraints


def is_for_another(wish: Wish, reading: Reading) -> bool:
    """Tell whether something is wished for somebody else than before: "something for my mom, she likes gardening"."""
    whom = set(_whom(reading.constraints))
    goes_on = is_gift(wish)  # and now it is told for whom
    told = [each for each in reading.scene if each.kind is not SceneKind.RECIPIENT or not goes_on]
    is_other = bool(reading.words or told) and bool(whom) and not whom <= set(wish.constraints)
    return is_other or (ends_gift(wish.scene, reading) and bool(reading.words or names_kind(reading)))


def is_for_elsewhere(wish: Wish, reading: Reading) -> bool:
    """Tell whether something of no named kind is for a place that what is wished for is not for."""
    return not names_kind(reading) and is_elsewhere(categories(wish.constraints), reading)


def is_gift(wish: Wish) -> bool:
    """Tell whether a present is looked for."""
    return any(each.kind is SceneKind.RECIPIENT for each in wish.scene)


def _whom(constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    return tuple(each for each in constraints if each.facet in (Facet.GENDER, Facet.AGE_GROUP))


def _is_wordless(reading: Reading) -> bool:
    return reading.model_copy(update={"words": "", "unknown": (), "foreign_currency": None, "alike": False}) in (
        Reading(),
        Reading(adds=True),
    )


def _is_of_its_kind(wish: Wish, new: Constraint) -> bool:
    """Tell whether a kind is a narrower or wider one than is wished for, and so takes its place: maxi dresses."""
    return is_wanted(new, Facet.CATEGORY) and not names_another_kind(wish, Reading(constraints=(new,)))


def _settled(wish: Wish, reading: Reading) -> Reading:
    """Return what was read without the refusals that only take back what is wanted: "blue, not red", of a red wish."""
    named = {each.facet for each in reading.constraints if is_choice(each)}
    wanted = [each for each in wish.constraints if each.facet in named and is_choice(each)]
    keys = {chip_key(each.model_copy(update={"negated": True}), value) for each in wanted for value in each.values}
    left = list(reading.constraints)
    for key in keys:
        left = [part for each in left if (part := less(each, key)) is not None]
    return reading.model_copy(update={"constraints": tuple(left)})


def _changes_goal(wish: Wish, reading: Reading) -> bool:
    old, new = categories(wish.constraints), categories(reading.constraints)
    if old and is_correction(wish, reading):
        return False
    if not old and wish.like is not None:
        return names_another_kind(wish, reading)
    return bool(new) and new != old and not reading.adds


def _keeps_scene(wish: Wish, reading: Reading) -> bool:
    """Tell whether what it is for is still the same: it ends with the goal, but not between a dress and its shoes."""
    old, new = categories(wish.constraints), categories(reading.constraints)
    return not _changes_goal(wish, reading) or outlasts(old, new)


def _goes_on_looking(wish: Wish, reading: Reading) -> bool:
    """Tell whether a likeness outlives a reading: "shoes like this" keeps the look of a hoodie, "show me shoes" not."""
    return not reading.alone and (reading.alike or not names_another_kind(wish, reading))


def _seen_kinds(wish: Wish) -> set[str]:
    return {each.value for each in wish.like.seen if each.sight is Sight.CATEGORY} if wish.like else set()


def _outgrown(wish: Wish, reading: Reading) -> list[Constraint]:
    """Return the children's sizes of a wish that is now for people of another age."""
    ages = [each for each in reading.constraints if is_wanted(each, Facet.AGE_GROUP)]
    old = [each for each in wish.constraints if is_wanted(each, Facet.AGE_GROUP)]
    return [each for each in wish.constraints if is_aged_size(each)] if ages and old and ages != old else []


def _asked(wish: Wish, reading: Reading) -> list[Constraint]:
    """Return what is asked; of a first wish for anything but a narrow kind, the wider that its name ends with.

    "Not a mini dress" begins a search for dresses.
    """
    narrow = [value for each in reading.constraints if is_refusal(each, Facet.CATEGORY) for value in each.values]
    if wish.constraints or wish.words or names_kind(reading) or reading.words or not narrow:
        return list(reading.constraints)
    wider = [kind for value in narrow for kind in sorted(closure(value)) if value.endswith(f" {kind}")]
    wanted = [Choice(facet=Facet.CATEGORY, values=tuple(dict.fromkeys(wider)))] if wider else []
    return [*wanted, *reading.constraints]


def _compared(reading: Reading, shown: Sequence[Shown]) -> list[Limit]:
    """Return the price bound of "cheaper" or "more expensive": beyond all that is on the screen."""
    if not shown or not (reading.cheaper or reading.dearer):
        return []
    prices: list[Decimal] = [each.price for each in shown]
    if reading.cheaper:
        return [Limit(facet=Facet.PRICE, maximum=min(prices), exclusive=True)]
    return [Limit(facet=Facet.PRICE, minimum=max(prices), exclusive=True)]


def _sort_of_comparison(reading: Reading) -> Sort | None:
    if reading.cheaper:
        return Sort.PRICE_ASCENDING
    return Sort.PRICE_DESCENDING if reading.dearer else None
