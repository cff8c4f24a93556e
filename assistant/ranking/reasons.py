"""Why a product is shown: only what is true of it and was asked for, or speaks for it by itself."""

import re
from collections.abc import Sequence

from assistant.language.content import content_units
from assistant.language.lexicon import phrases
from assistant.language.matching import AFFIRMATIONS, DENIALS
from assistant.language.nouns import singular
from assistant.money import amount, written
from assistant.retrieval.trait_shelf import Affinity
from assistant.retrieval.traits import SPONSORED
from assistant.types import Choice, Constraint, Facet, Likeness, Limit, Reason, Seen, Setting, Variant

#: Reasons on a card.
AT_MOST = 3
#: Cosine of a trait with a part of the scene from which it is told as a reason: "waterproof" is at 0.59 of "rain".
TELLING = 0.5
#: A mean rating worth a mention, and of how many reviews at least.
GOOD_RATING, ENOUGH_REVIEWS = 4.2, 3


def reasons(
    variant: Variant,
    obeyed: Sequence[Constraint],
    words: str,
    rating: float | None,
    rating_count: int,
    own: Sequence[Reason] = (),
) -> tuple[Reason, ...]:
    """Return all reasons, the most telling first.

    `obeyed` are the constraints this variant meets, `own` says what it looks like and is for.
    """
    found = [*_of_sponsor(variant), *own]
    found += [Reason("words", {"words": " ".join(said)})] if (said := told(variant, words)) else []
    found += [reason for constraint in obeyed for reason in _of_constraint(variant, constraint)]
    if variant.sale_price is not None:
        found.append(Reason("sale", {"old_price": written(variant.price)}))
    if rating is not None and rating >= GOOD_RATING and rating_count >= ENOUGH_REVIEWS:
        found.append(Reason("rating", {"rating": f"{rating:.1f}", "count": str(rating_count)}))
    return tuple(found)


def _of_sponsor(variant: Variant) -> list[Reason]:
    """Return the mark of what somebody pays for to be shown: it is told before all else."""
    stated = {each.name.strip().casefold(): each.value.strip().casefold() for each in variant.details}
    return [Reason("sponsored")] if stated.get(SPONSORED) in AFFIRMATIONS else []


def of_scene(fits: Sequence[tuple[Setting, Affinity]]) -> list[Reason]:
    """Return what speaks for a product in a scene: the strongest trait, where it is strong enough to be told."""
    told = [(setting, fit) for setting, fit in fits if _tells(fit)]
    if not told:
        return []
    setting, fit = max(told, key=lambda each: each[1].likeness)
    return [Reason("scene", {"trait": fit.leading}, setting)]


def is_told(fits: Sequence[tuple[Setting, Affinity]]) -> bool:
    """Tell whether a product is stated to suit a part of a scene."""
    return any(_tells(fit) for _, fit in fits)


def _tells(fit: Affinity) -> bool:
    return bool(fit.leading) and fit.likeness >= TELLING


def of_likeness(like: Likeness, shared: Sequence[Seen]) -> Reason:
    """Return why a product is shown that looks like what was shown; `shared` is what was seen there and is here too."""
    if like.variant:
        return Reason("like", {"title": like.title})
    return Reason("photo", {"seen": ", ".join(each.value for each in shared)}) if shared else Reason("look")


def told(variant: Variant, words: str) -> list[str]:
    """Return those of the wish's words that the shop itself says of the product; "long sleeves" only as a whole.

    The name of a detail says nothing without its value: "Sleeves: Sleeveless" tells of no sleeves.
    """
    stated = [each for each in variant.details if each.value.casefold() not in DENIALS]
    named = [each.name if each.value.casefold() in AFFIRMATIONS else each.value for each in stated]
    text = ". ".join([variant.title, variant.description, *named])
    whole = ". ".join(f"{each.value} {each.name}" for each in stated)
    units = [unit for unit in content_units(words) if unit not in phrases("qualifying")]
    return [unit for unit in units if _says(text, unit) or (" " in unit and _says(whole, unit))]


def _says(text: str, unit: str) -> bool:
    said = "|".join(re.escape(each).replace(r"\ ", r"[\s-]+") for each in (unit, singular(unit)))
    return re.search(rf"(?<!not )(?<!non-)\b(?:{said})(?:s|es|d|ed|ing)?\b", text, re.IGNORECASE) is not None


def _of_constraint(variant: Variant, constraint: Constraint) -> list[Reason]:
    if isinstance(constraint, Limit):
        return [_of_limit(variant, constraint)] if constraint.facet is Facet.PRICE else []
    return [] if constraint.negated else _of_choice(variant, constraint)


def _of_limit(variant: Variant, limit: Limit) -> Reason:
    offer = written(variant.offer)
    if limit.maximum is not None:
        return Reason("under", {"price": offer, "limit": amount(limit.maximum, variant.offer.currency)})
    return Reason("price", {"price": offer})


def _of_choice(variant: Variant, choice: Choice) -> list[Reason]:
    told_facets = {
        Facet.COLOR: variant.color,
        Facet.SIZE: variant.size,
        Facet.MATERIAL: variant.material,
        Facet.PATTERN: variant.pattern,
        Facet.BRAND: variant.brand,
    }
    value = told_facets.get(choice.facet, "")
    return [Reason(choice.facet.value, {"value": value})] if value else []
