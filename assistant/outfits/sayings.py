"""What the name of a thing says: its words, and what they stand for."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from assistant.language.colors import families_of
from assistant.language.colors import names as color_names
from assistant.language.vocabulary import kinds_of
from assistant.outfits.names import words

#: Names that are kept in mind: outfits are judged again and again with one thing changed.
REMEMBERED = 65_536


@lru_cache(REMEMBERED)
def said(name: str) -> frozenset[str]:
    """Return the words of a name, and beside them its kinds, the families of its colors and its styles."""
    own = words(name)
    kinds = (f"kind: {kind}" for kind in kinds_of("", name))
    colors = (f"color: {family}" for word in own if word in color_names() for family in families_of(word))
    return frozenset([*own, *kinds, *colors, *(f"style: {style}" for style in _styles_of(own))])


def _styles_of(own: Sequence[str]) -> set[str]:
    longest = range(1, max(each.count(" ") for each in _styles()) + 2)
    runs = (" ".join(own[at : at + size]) for size in longest for at in range(len(own) - size + 1))
    return {style for run in runs for style in _styles().get(run, ())}


@cache
def _styles() -> Mapping[str, Sequence[str]]:
    """Return the styles that words and names of makers stand for."""
    told: Mapping[str, Sequence[str]] = yaml.safe_load(
        files("assistant.outfits").joinpath("styles.yml").read_text("utf-8")
    )
    found: dict[str, list[str]] = {}
    for style, phrases in told.items():
        for phrase in phrases:
            found.setdefault(phrase, []).append(style)
    return found
