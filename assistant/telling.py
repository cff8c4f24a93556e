"""Naming products so that a customer can tell them apart."""

from collections.abc import Sequence

from assistant.money import amount
from assistant.phrases import Phrases
from assistant.thread import Shown


def told_apart(products: Sequence[Shown], phrases: Phrases, currency: str) -> list[str]:
    """Return a name for each product: its title, and what else differs of color and price."""
    colors, prices = len({each.color for each in products}), len({each.price for each in products})
    names = []
    for each in products:
        color = each.color if colors > 1 else ""
        price = amount(each.price, currency) if prices > 1 else ""
        names.append(_named(each.title, color.lower(), price, phrases))
    return names


def _named(title: str, color: str, price: str, phrases: Phrases) -> str:
    if color and price:
        return phrases.say("utter_which_both", title=title, color=color, price=price)
    if color or price:
        return phrases.say("utter_which_color" if color else "utter_which_price", title=title, color=color, price=price)
    return title
