"""What is used together beyond clothes: sets of kinds, each for an activity or a room."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.language.text import plain


@dataclass(frozen=True, slots=True)
class Activity:
    """Something people do, and the kinds of thing it takes."""

    name: str
    said: tuple[str, ...]  # as customers call it
    kinds: tuple[str, ...]  # terms of the lexicon, the likeliest first
    is_occasion: bool = False  # people dress for it, also with what is of no set


@cache
def activities() -> tuple[Activity, ...]:
    """Return all that is known, in the order of the file."""
    text = files("assistant.outfits").joinpath("activities.yml").read_text("utf-8")
    told: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)
    return tuple(
        Activity(name, tuple(each["for"]), tuple(each["kinds"]), each.get("occasion", False))
        for name, each in told.items()
    )


def activity_named(text: str, *, occasions: bool = False) -> Activity | None:
    """Return the activity, or the occasion too, that a text names, the longest name first; None where it names none."""
    words = f" {plain(text)} "
    named = ((said, each) for each in activities() if occasions or not each.is_occasion for said in each.said)
    longest = sorted(named, key=lambda pair: -len(pair[0]))
    return next((each for said, each in longest if re.search(rf"\b{re.escape(plain(said))}\b", words)), None)


def activity_of(kinds: Sequence[Collection[str]]) -> Activity | None:
    """Return the activity that most of these products are for; None where no set has any of them.

    Each product is given as its kinds, wider ones too. Of equals the one counts in which they stand first.
    """
    known = (each for each in activities() if not each.is_occasion and _share(each, kinds))
    return max(known, key=lambda each: _share(each, kinds), default=None)


def place_in(activity: Activity, kinds: Collection[str]) -> int | None:
    """Return the place in the activity's set of the first kind that a product is of; None where it is of none."""
    return next((place for place, kind in enumerate(activity.kinds) if kind in kinds), None)


def _share(activity: Activity, kinds: Sequence[Collection[str]]) -> float:
    places = (place_in(activity, each) for each in kinds)
    return sum(1 + 1 / (1 + place) for place in places if place is not None)
