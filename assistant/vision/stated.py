"""What a shop states of a variant, of the things that a photo shows too."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.language import lexicon
from assistant.language.colors import canonical, parts_of
from assistant.language.kinds import kinds_of
from assistant.language.matching import pieces_of, terms_of
from assistant.language.text import plain
from assistant.types import Sight, Variant

#: Canonical terms by sight; none where the shop does not say.
Stated = Mapping[Sight, frozenset[str]]


def stated(variant: Variant) -> Stated:
    """Return what the feed says of a variant; of kinds the wider ones too."""
    kinds = kinds_of(variant.product_type, variant.title)
    told = {
        Sight.COLOR: frozenset(map(canonical, parts_of(variant.color))),
        Sight.PATTERN: terms_of(lexicon.patterns(), variant.pattern) or frozenset(pieces_of(variant.pattern)),
        Sight.CATEGORY: kinds,
        Sight.SLEEVE: _sleeve(variant) if has_sleeves(kinds) else frozenset(),
    }
    return {sight: terms for sight, terms in told.items() if terms}


def has_sleeves(kinds: frozenset[str]) -> bool:
    """Tell whether things of these kinds differ by their sleeves."""
    return not kinds.isdisjoint(_sleeves()["of"])


def _sleeve(variant: Variant) -> frozenset[str]:
    """Return the one sleeve that the words say; none where they say several, of layers or of what goes with it."""
    text = f" {plain(' . '.join(_words(variant)))} "
    says = _sleeves()["says"].items()
    found = frozenset(value for value, phrases in says if any(f" {phrase} " in text for phrase in phrases))
    return found if len(found) == 1 else frozenset()


def _words(variant: Variant) -> Iterator[str]:
    yield variant.title
    yield variant.product_type
    for detail in variant.details:
        yield f"{detail.value} {detail.name}"
    yield variant.description


@cache
def _sleeves() -> Mapping[str, Any]:
    sleeves: Mapping[str, Any] = yaml.safe_load(files("assistant.vision").joinpath("sleeves.yml").read_text("utf-8"))
    return sleeves
