"""Saying what was understood: as removable chips, and as the few words a reply repeats."""

from assistant.money import amount
from assistant.phrases import Phrases, joined
from assistant.types import Chip, Choice, Constraint, Facet, Limit, Sort, Wish
from assistant.wish import SORT, WORDS, chip_key, implied, refused_key

#: Said before the thing itself ("red striped dress"); the rest is said after it ("in size M under $80").
BEFORE = (Facet.BRAND, Facet.COLOR, Facet.PATTERN, Facet.MATERIAL)


def chips(wish: Wish, phrases: Phrases, currency: str) -> tuple[Chip, ...]:
    """Return a chip for everything the wish holds, in the order of Facet."""
    found = [chip for each in _told(wish) for chip in _of_constraint(each, phrases, currency)]
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
    positive = [_phrase(each, phrases, currency) for each in rest if not _is_negated(each)]
    negative = [_phrase(each, phrases, currency) for each in rest if _is_negated(each)]
    negative += [phrases.say("utter_chip_not", value=word) for word in wish.refused]
    head = " ".join([*before, *things, *positive])
    return ", ".join(part for part in [head, *negative] if part)


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
    if facet in (Facet.GENDER, Facet.AGE_GROUP, Facet.AVAILABILITY):
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
    strictly = "_exclusive" if limit.exclusive else ""
    return phrases.say(f"utter_chip_{limit.facet.value}_{'_'.join(ends)}{strictly}", **ends)


def _is_negated(constraint: Constraint) -> bool:
    return isinstance(constraint, Choice) and constraint.negated
