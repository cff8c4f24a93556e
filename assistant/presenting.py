"""What leads a product where the scene asks for it: price, reviews and stock, or maker and material, or wrapping.

And which of its colors: a card has room for few.
"""

from collections.abc import Iterator, Sequence

from assistant.constraints import is_wanted
from assistant.language.matching import DENIALS, matches
from assistant.language.text import plain
from assistant.money import written
from assistant.phrases import Phrases
from assistant.types import Facet, Hit, SceneKind, Setting, Wish

#: How much it matters, as the scene has it: what is needed daily or must be good value, and what may be dear.
_FRUGAL, _FINE = frozenset({"daily needs", "value"}), frozenset({"premium", "luxury"})
#: What a product's data call it when it comes wrapped.
_WRAPPED = "gift wrap"


def lead(hit: Hit, scene: Sequence[Setting], phrases: Phrases) -> tuple[str, ...]:
    """Return what is told of a product first, in order; empty where the scene asks for nothing in particular.

    The facts are the product's own: what its data do not say is left out.
    """
    spending = {each.name for each in scene if each.kind is SceneKind.SPENDING}
    is_gift = any(each.kind is SceneKind.RECIPIENT for each in scene)
    if spending & _FINE:
        facts = [*_made(hit, phrases), _price(hit, phrases)]
    elif spending & _FRUGAL or is_gift:
        facts = [_price(hit, phrases), *_rated(hit, phrases), *([] if is_gift else [_stock(hit, phrases)])]
    else:
        return ()
    wrapped = [phrases.say("utter_lead_wrapped")] if is_gift and _is_wrapped(hit) else []
    return (*facts, *wrapped)


def colors(hit: Hit, wish: Wish) -> tuple[str, ...]:
    """Return the colors in stock: first the one that is shown, then others that were asked for, then as they came."""
    asked = [value for each in wish.constraints if is_wanted(each, Facet.COLOR) for value in each.values]

    def place(color: str) -> tuple[bool, bool]:
        is_asked = any(matches(Facet.COLOR, value, color) for value in asked)
        return color != hit.variant.color, not is_asked

    return tuple(sorted(hit.colors, key=place))


def _made(hit: Hit, phrases: Phrases) -> Iterator[str]:
    if hit.variant.brand:
        yield phrases.say("utter_lead_brand", brand=hit.variant.brand)
    if hit.variant.material:
        yield ", ".join(part.strip() for part in hit.variant.material.split("/")).lower()


def _price(hit: Hit, phrases: Phrases) -> str:
    price = written(hit.variant.offer)
    if hit.variant.sale_price is None:
        return price
    return phrases.say("utter_lead_sale", price=price, old_price=written(hit.variant.price))


def _rated(hit: Hit, phrases: Phrases) -> Iterator[str]:
    if hit.rating is not None:
        yield phrases.say("utter_lead_rating", rating=f"{hit.rating:.1f}", count=hit.rating_count)


def _stock(hit: Hit, phrases: Phrases) -> str:
    return phrases.say(f"utter_chip_availability_{hit.variant.availability.value}")


def _is_wrapped(hit: Hit) -> bool:
    said = (each for each in hit.variant.details if each.value.casefold() not in DENIALS)
    return any(_WRAPPED in plain(f"{each.name} {each.value}") for each in said)
