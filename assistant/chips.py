"""Saying what was understood: as removable chips, and as the few words a reply repeats."""

from collections.abc import Iterator, Sequence

from assistant.constraints import chip_key
from assistant.language.content import content_words
from assistant.lending import FACETS
from assistant.money import amount
from assistant.phrases import Phrases, joined
from assistant.scene import scene_key
from assistant.scene_phrases import labelled
from assistant.screen import Chip
from assistant.types import Choice, Constraint, Facet, Likeness, Limit, Seen, Sight, Sort, Wish
from assistant.wish import LIKE, SORT, WORDS, implied, refused_key

#: Said before the thing itself ("red striped dress"); the rest is said after it ("in size M under $80").
BEFORE = (Facet.BRAND, Facet.COLOR, Facet.PATTERN, Facet.MATERIAL)
#: A color that covers less of a thing is not told.
LEAST_SHARE = 0.15


def chips(wish: Wish, phrases: Phrases, currency: str) -> tuple[Chip, ...]:
    """Return a chip for the likeness and what was seen of it, and for everything else the wish holds, by Facet."""
    found = list(_of_likeness(wish, phrases))
    found += [
        _of_children(chip, wish, phrases) for each in _told(wish) for chip in _of_constraint(each, phrases, currency)
    ]
    found += [Chip(key=scene_key(each), label=labelled(each, phrases)) for each in wish.scene]
    if wish.words:
        found.append(Chip(key=WORDS, label=wish.words))
    found += [Chip(key=refused_key(word), label=phrases.say("utter_chip_not", value=word)) for word in wish.refused]
    if wish.sort is not Sort.RELEVANCE:
        found.append(Chip(key=SORT, label=phrases.say(f"utter_sort_{wish.sort.value}")))
    return tuple(found)


def description(wish: Wish, phrases: Phrases, currency: str) -> str:
    """Write the wish's constraints as one phrase: "red dress size M up to $80, not striped"."""
    told = _told(wish)
    wanted = [each for each in told if isinstance(each, Choice) and not each.negated]
    things = [joined(each.values, "or") for each in wanted if each.facet is Facet.CATEGORY]
    before = [joined(each.values, "or") for facet in BEFORE for each in wanted if each.facet is facet]
    rest = [each for each in told if each not in wanted or each.facet not in (*BEFORE, Facet.CATEGORY)]
    children = _children(wish)
    said = [each for each in rest if not (children and each.facet in (Facet.GENDER, Facet.AGE_GROUP))]
    positive = [_phrase(each, phrases, currency) for each in said if not _is_negated(each)]
    positive += [phrases.say(f"utter_children_{children}")] if children else []
    negative = [_phrase(each, phrases, currency) for each in said if _is_negated(each)]
    negative += [phrases.say("utter_chip_not", value=word) for word in wish.refused]
    head = " ".join([*before, *things, *positive])
    return ", ".join(part for part in [head, *negative] if part)


def _children(wish: Wish) -> str:
    """Return the gender of the children it is for, where it is for kids of one: "for women for kids" is for girls."""
    kids = any(each == Choice(facet=Facet.AGE_GROUP, values=("kids",)) for each in wish.constraints)
    genders = (value for value in ("female", "male") if Choice(facet=Facet.GENDER, values=(value,)) in wish.constraints)
    return next(genders, "") if kids else ""


def _of_children(chip: Chip, wish: Wish, phrases: Phrases) -> Chip:
    """Return the chip of a gender as that of children, where it is for them: beside "for kids" stands "for girls"."""
    children = _children(wish)
    is_gender = chip.key == f"{Facet.GENDER.value}:{children}"
    return chip.model_copy(update={"label": phrases.say(f"utter_children_{children}")}) if is_gender else chip


def liked(like: Likeness, phrases: Phrases) -> str:
    """Name what a wanted product should look like: "your photo", or a product's title."""
    return phrases.say("utter_like_product", title=like.title) if like.variant else phrases.say("utter_like_photo")


def told_of(seen: Sequence[Seen]) -> list[Seen]:
    """Return what is worth telling of what was seen."""
    return [each for each in seen if each.sight is not Sight.COLOR or each.share >= LEAST_SHARE]


def sighted(seen: Sequence[Seen]) -> str:
    """Write what was seen as one phrase: "navy and white, striped hoodie, long sleeves". Empty for nothing."""
    values = {sight: [each.value for each in told_of(seen) if each.sight is sight] for sight in Sight}
    looks = ", ".join(joined(values[sight]) for sight in (Sight.COLOR, Sight.PATTERN) if values[sight])
    thing = " ".join(part for part in (looks, joined(values[Sight.CATEGORY], "or")) if part)
    return ", ".join(part for part in (thing, *values[Sight.SLEEVE], *values[Sight.LENGTH]) if part)


def _of_likeness(wish: Wish, phrases: Phrases) -> Iterator[Chip]:
    if wish.like is None:
        return
    yield Chip(key=LIKE, label=phrases.say("utter_chip_like", like=liked(wish.like, phrases)))
    for each in told_of(wish.like.seen):
        if not _is_asked(each, wish):
            says = phrases.say(f"utter_only_{each.sight.value}", value=each.value)
            yield Chip(key=f"seen:{each.sight.value}:{each.value}", label=_label(each, phrases), says=says)


def _is_asked(seen: Seen, wish: Wish) -> bool:
    """Tell whether the wish itself says how this part of the look should be; then what was seen is no news."""
    facet = FACETS.get(seen.sight)
    if facet is None:
        return bool(set(content_words(seen.value)) & set(content_words(wish.words)))
    return any(each.facet is facet for each in wish.constraints)


def _label(seen: Seen, phrases: Phrases) -> str:
    if seen.sight is Sight.COLOR:
        return phrases.say("utter_chip_share", value=seen.value, percent=round(100 * seen.share))
    return seen.value


def _told(wish: Wish) -> list[Constraint]:
    return [each for each in wish.constraints if each != implied(wish)]


def _of_constraint(constraint: Constraint, phrases: Phrases, currency: str) -> list[Chip]:
    if isinstance(constraint, Limit):
        return [Chip(key=constraint.facet.value, label=_phrase(constraint, phrases, currency))]
    return [
        Chip(key=chip_key(constraint, value), label=_value(constraint, value, phrases)) for value in constraint.values
    ]


def _value(choice: Choice, value: str, phrases: Phrases) -> str:
    label = _named(choice.facet, value, phrases)
    return phrases.say("utter_chip_not", value=label) if choice.negated else label


def _named(facet: Facet, value: str, phrases: Phrases) -> str:
    """Write one value as it is said: sizes "size M", genders and the like by their own words."""
    if facet is Facet.SIZE:
        return phrases.say("utter_chip_size", size=value.upper())
    if facet in (Facet.GENDER, Facet.AGE_GROUP, Facet.AVAILABILITY, Facet.SALE):
        return phrases.say(f"utter_chip_{facet.value}_{value}")
    return value


def _phrase(constraint: Constraint, phrases: Phrases, currency: str) -> str:
    if isinstance(constraint, Limit):
        return _of_limit(constraint, phrases, currency)
    said = joined([_named(constraint.facet, value, phrases) for value in constraint.values], "or")
    return phrases.say("utter_chip_not", value=said) if constraint.negated else said


def _of_limit(limit: Limit, phrases: Phrases, currency: str) -> str:
    ends = {
        name: amount(value, currency) if limit.facet is Facet.PRICE else f"{value.normalize():f}"
        for name, value in (("minimum", limit.minimum), ("maximum", limit.maximum))
        if value is not None
    }
    if limit.minimum == limit.maximum:
        return phrases.say(f"utter_chip_{limit.facet.value}_exactly", **ends)
    strictly = "_exclusive" if limit.exclusive else ""
    return phrases.say(f"utter_chip_{limit.facet.value}_{'_'.join(ends)}{strictly}", **ends)


def _is_negated(constraint: Constraint) -> bool:
    return isinstance(constraint, Choice) and constraint.negated
