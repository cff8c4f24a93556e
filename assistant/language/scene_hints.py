"""What the shop page a customer came from, or their cart, tells of the scene: less than what they say themselves."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.cart_line import CartLine
from assistant.language.cover import Cover
from assistant.language.gifts import gifts
from assistant.language.kinds import closure
from assistant.language.lexicon import categories, read
from assistant.language.scene_grammar import parts
from assistant.language.text import Line, tokens_of, words_of
from assistant.types import SceneKind, Setting

#: Of a page's title more is not read.
MOST_TITLE_CHARACTERS = 200
#: Different products that point to one activity, before it is believed.
_FEWEST_PRODUCTS = 2
#: What stands between the levels of a page's path, or before the shop's name.
_LEVELS = re.compile(r"[>|/\u00bb\u203a]")


@dataclass(frozen=True, slots=True)
class Hinted:
    """A scene that nobody named, and the kinds of things that told of it."""

    settings: tuple[Setting, ...] = ()
    kinds: frozenset[str] = frozenset()


def scene_of_page(title: str) -> Hinted:
    """Return what the title or category of a page says: "Hiking & camping", "Gifts for her"."""
    levels = _LEVELS.split(title[:MOST_TITLE_CHARACTERS])
    settings = dict.fromkeys(setting for level in levels for setting in _named(level))
    return Hinted(tuple(settings), frozenset(kind for level in levels for kind in _kinds(level)))


def _named(title: str) -> Iterable[Setting]:
    cover = Cover(Line(tokens_of(title)))
    named = [part for part in parts(cover) if not part.is_guess]
    return (part.setting for part in [*named, *gifts(cover, named, is_gift=False)])


def scene_of_cart(lines: Iterable[CartLine]) -> Hinted:
    """Return the activity that at least two different products of a cart point to, the one most do: tents and pads."""
    products = {line.item_group_id: line for line in lines}
    activities = {product: _activity(line.title) for product, line in products.items()}
    counted = Counter(activity for activity in activities.values() if activity is not None)
    best = next((each for each, count in counted.most_common(1) if count >= _FEWEST_PRODUCTS), None)
    if best is None:
        return Hinted()
    titles = (products[product].title for product, activity in activities.items() if activity == best)
    return Hinted((best,), frozenset(kind for title in titles for kind in _kinds(title)))


def _activity(title: str) -> Setting | None:
    """Return the activity that a product's title names, or its kind points to."""
    own = next((each for each in _named(title) if each.kind is SceneKind.ACTIVITY), None)
    wider = {term for kind in _kinds(title) for term in closure(kind)}
    activity = next((each for each, kinds in _gear().items() if not wider.isdisjoint(kinds)), None)
    return own or (Setting(kind=SceneKind.ACTIVITY, name=activity) if activity else None)


def _kinds(title: str) -> Iterable[str]:
    return (term for _, _, term in categories().found(words_of(title), in_title=True))


@cache
def _gear() -> Mapping[str, frozenset[str]]:
    return {activity: frozenset(kinds) for activity, kinds in read("scenes")["gear"].items()}
