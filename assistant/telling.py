"""Naming products so that a customer can tell them apart, on the screen and by ear."""

import re
from collections.abc import Sequence

from assistant.money import amount
from assistant.phrases import Phrases
from assistant.thread import Shown

#: Nobody keeps more in mind by ear (Miller's seven is for single digits; spoken menus hold three).
SPOKEN_PRODUCTS = 3
#: Words of one answer, before one asks for it again.
SPOKEN_WORDS = 60
#: Words of a product's name, as a clerk says it.
_MOST_WORDS = 6
#: Behind these a title goes on with what is no name: its features, its color, whom it is for.
_ADDED = re.compile(r"\s*[,;|(\[]\s*|\s+[-\u2013\u2014/]\s+|:\s+|\s+(?=(?:with|featuring|compatible)\s)", re.IGNORECASE)


def spoken_names(titles: Sequence[str]) -> list[str]:
    """Return names as a clerk says them, without what a title adds; whole where two would sound the same."""
    short = {title: _clerks(title) for title in titles}
    taken = list(short.values())
    return [short[title] if taken.count(short[title]) == 1 else title for title in titles]


def heard(sentences: Sequence[str]) -> list[str]:
    """Return as many of these as can be followed by ear, in their order; the first always."""
    words = 0
    for place, sentence in enumerate(sentences):
        words += len(sentence.split())
        if place and words > SPOKEN_WORDS:
            return list(sentences[:place])
    return list(sentences)


def _clerks(title: str) -> str:
    name = next((part for part in _ADDED.split(title) if part.strip()), title)
    whole = title if len(name.split()) < 2 <= len(title.split()) else name  # noqa: PLR2004 - one word is a brand
    return " ".join(whole.split()[:_MOST_WORDS]).rstrip(",;:|-(")


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
