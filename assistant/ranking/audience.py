"""Whom things are for where nobody says: grown people, as most customers are. An order, and never a filter."""

from assistant.language.aged import is_aged_size
from assistant.language.content import content_units
from assistant.language.nouns import singular
from assistant.language.scene_names import words as names
from assistant.language.text import words_of
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.shelf import Shelf
from assistant.types import Facet, Wish

#: Google's age groups of children.
CHILDREN = frozenset({"newborn", "infant", "toddler", "kids"})


def grown_first(shelf: Shelf, ranked: Ranked, wish: Wish) -> Ranked:
    """Return a ranking with what is stated to be for children behind all else, each part in its order.

    As it was where no scene is, where an age, a child or a look is asked for, and of what says the wish's own words: a
    product that is called is found. What only says the scene's, or is near to it, is not called.
    """
    if not wish.scene or wish.like or names_child(wish):
        return ranked
    words = content_units(wish.words)
    called = shelf.words.saying(words) if words else frozenset()
    return sorted(ranked, key=lambda each: each[0] not in called and is_for_children(shelf, each[0]))


def names_child(wish: Wish) -> bool:
    """Tell whether an age, a size of children or a child is spoken of: "a gift for my niece"."""
    is_aged = any(each.facet is Facet.AGE_GROUP or is_aged_size(each) for each in wish.constraints)
    said = {singular(word) for text in (wish.words, *(each.name for each in wish.scene)) for word in words_of(text)}
    return is_aged or bool(said & names("childhood"))


def is_for_children(shelf: Shelf, product: str) -> bool:
    """Tell whether a product is stated to be for children."""
    place = shelf.assortment.variants_of(shelf.assortment.positions[product]).start
    return shelf.assortment.cell(Facet.AGE_GROUP, place) in CHILDREN
