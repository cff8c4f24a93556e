"""What the name of a thing says: its words, and what they stand for."""

from functools import lru_cache

from assistant.language.colors import families_of
from assistant.language.colors import names as color_names
from assistant.language.vocabulary import kinds_of
from assistant.outfits.names import words

#: Names that are kept in mind: outfits are judged again and again with one thing changed.
REMEMBERED = 65_536


@lru_cache(REMEMBERED)
def said(name: str) -> frozenset[str]:
    """Return the words of a name, and beside them its kinds and the families of its colors."""
    own = words(name)
    kinds = (f"kind: {kind}" for kind in kinds_of("", name))
    colors = (f"color: {family}" for word in own if word in color_names() for family in families_of(word))
    return frozenset([*own, *kinds, *colors])
