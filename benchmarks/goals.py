"""What simulated customers are after: a product of the feed, and what of it they know and will say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from assistant.types import Facet
from benchmarks.goods import Goods, Item, singular
from benchmarks.habits import Habit
from benchmarks.wants import Want, breaks, broken

MOST_WANTS = 5  # beside the kind of thing
FEW = 8  # products that fit are few enough to look through
PRICE_STEP = 10
#: Sizes that people name by themselves: letters and numbers.
LONGEST_SIZE = 3
HABIT_SHARE = 0.3  # of customers who have a habit


@dataclass(frozen=True, slots=True)
class Goal:
    """A product wanted in one variant, and the way there. All of `wants` is true of the target."""

    target: Item
    wants: tuple[Want, ...]  # the kind of thing first, then in the order in which they are told
    wrong: Want | None  # said first by mistake instead of the want of its facet
    whim: Want | None  # asked for in between and given up again; not true of the target
    detour: str | None  # another kind of thing that is looked at in between
    habits: frozenset[Habit]
    patience: int  # turns without any progress that are borne


def drawn(goods: Goods, rng: Random) -> Goal:
    """Draw a goal that this shop can meet, and the habits of who has it."""
    items = [item for item in goods.values() if item.noun and item.in_stock]
    nouns = sorted({item.noun for item in items})
    noun = rng.choice(nouns)  # every kind of thing as often, however many sizes it has
    target = rng.choice([item for item in items if item.noun == noun])
    habits = frozenset(habit for habit in Habit if rng.random() < HABIT_SHARE)
    wants = _wants(target, items, rng)
    rivals = [item for item in items if not broken(wants[:1], item) and item.product != target.product]
    if Habit.NEGATES in habits:
        wants += _refusals(target, wants, rivals, rng)
    others = [other for other in nouns if not _akin(other, noun)]
    wrong = _wrong(target, wants, rivals, others, rng) if Habit.CORRECTS in habits else None
    return Goal(
        target=target,
        wants=wants,
        wrong=wrong,
        whim=_whim(target, wants, rivals, rng) if Habit.CHANGES in habits else None,
        detour=rng.choice(others) if Habit.RETURNS in habits else None,
        habits=habits,
        patience=rng.randint(3, 5),
    )


def fitting(wants: Iterable[Want], items: Iterable[Item]) -> set[str]:
    """Return the products that may be taken for what is wanted."""
    told = tuple(wants)
    return {item.product for item in items if item.in_stock and not broken(told, item)}


def _wants(target: Item, items: Sequence[Item], rng: Random) -> tuple[Want, ...]:
    """Return the kind of thing and so much of what is true of the target that few other products fit."""
    kind = Want(Facet.CATEGORY, target.noun)
    open_facts = _facts(target, rng)
    rng.shuffle(open_facts)
    wants: tuple[Want, ...] = (kind,)
    for want in open_facts[:MOST_WANTS]:
        if len(wants) > 2 and len(fitting(wants, items)) <= FEW:  # noqa: PLR2004 - everybody says a thing or two
            break
        wants = (*wants, want)
    return wants


def _facts(target: Item, rng: Random) -> list[Want]:
    """Return what can be said of an item, each true of it."""
    colors = target.colors if len(target.colors) == 1 else ()
    facts = [Want(Facet.COLOR, each) for each in colors]
    facts += [Want(Facet.PATTERN, target.pattern)] if target.pattern else []
    facts += [Want(Facet.MATERIAL, each) for each in target.materials[:1]]
    facts += [Want(Facet.BRAND, target.brand)] if target.brand else []
    facts += [Want(Facet.SIZE, target.size)] if 0 < len(target.size) <= LONGEST_SIZE else []
    if target.age == "kids":
        facts.append(Want(Facet.AGE_GROUP, "kids"))
    elif target.gender in ("female", "male"):
        facts.append(Want(Facet.GENDER, target.gender))
    return [*facts, _budget(target.offer, rng)]


def _budget(offer: Decimal, rng: Random) -> Want:
    """Return round bounds that the offer is within."""
    above = (offer // PRICE_STEP + rng.choice((1, 2, 3))) * PRICE_STEP
    below = (offer // PRICE_STEP) * PRICE_STEP
    if below and rng.random() < 0.2:  # noqa: PLR2004 - a few name both ends
        return Want(Facet.PRICE, minimum=below, maximum=above)
    return Want(Facet.PRICE, maximum=above, strict=rng.random() < 0.5)  # noqa: PLR2004


def _refusals(target: Item, wants: Sequence[Want], rivals: Sequence[Item], rng: Random) -> tuple[Want, ...]:
    """Return one thing that rivals have, the target has not, and that no want says already."""
    told = {want.facet for want in wants}
    near = [item for item in rivals if not broken(wants, item)] or rivals
    found = [replace(want, negated=True) for want in _features(near) if want.facet not in told]
    found = [want for want in dict.fromkeys(found) if not breaks(want, target)]
    return (rng.choice(found),) if found else ()


def _wrong(
    target: Item, wants: Sequence[Want], rivals: Sequence[Item], nouns: Sequence[str], rng: Random
) -> Want | None:
    """Return a slip in the place of one of the wants: another color, or quite another kind of thing."""
    told = [want.facet for want in wants if not want.negated]
    found = [want for want in dict.fromkeys(_features(rivals)) if want.facet in told and breaks(want, target)]
    found += [Want(Facet.CATEGORY, rng.choice(nouns))] if nouns else []
    return rng.choice(found) if found else None


def _whim(target: Item, wants: Sequence[Want], rivals: Sequence[Item], rng: Random) -> Want | None:
    """Return something that rivals have and the target has not, of a facet that no want is about."""
    told = {want.facet for want in wants}
    found = [want for want in dict.fromkeys(_features(rivals)) if want.facet not in told and breaks(want, target)]
    return rng.choice(found) if found else None


def _features(items: Iterable[Item]) -> Iterable[Want]:
    """Yield what could be said of these items beside their kind. Nobody refuses or takes back the plain."""
    for item in items:
        for facet, values in (
            (Facet.COLOR, item.colors),
            (Facet.PATTERN, (item.pattern,)),
            (Facet.MATERIAL, item.materials),
            (Facet.BRAND, (item.brand,)),
        ):
            yield from (Want(facet, value) for value in values if value not in ("", "solid"))


def _akin(some: str, other: str) -> bool:
    """Tell whether one kind of thing may be taken for the other: "rain boots" for "boots"."""
    return bool({*singular(some).split()} & {*singular(other).split()})


def opening(goal: Goal, rng: Random) -> int:
    """Return how many of the wants are told at once."""
    return 1 if Habit.TERSE in goal.habits else rng.randint(1, len(goal.wants))


def told_with(goal: Goal, count: int) -> tuple[Want, ...]:
    """Return the first wants, with the slip in the place of what it stands for."""
    first = list(goal.wants[:count])
    if goal.wrong is None:
        return tuple(first)
    kept = [want for want in first if want.facet is not goal.wrong.facet]
    return (goal.wrong, *kept)
