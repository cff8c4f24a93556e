"""What a formal scene keeps out: sneakers are proposed for a wedding only where they are asked for."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from assistant.language.kinds import closure
from assistant.language.text import alternatives
from assistant.outfits.request import Completion

NOTHING: frozenset[str] = frozenset()


def kept_out(asked: Completion, there: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the kinds of which nothing is proposed beside what is `there`, each as its kinds, wider ones too.

    Who asks for one of them by name, "sneakers for it", is kept none from.
    """
    out = made_for_sport()
    is_formal = _names_formal(asked) or any(kinds & worn_formally() for kinds in there)
    return out if is_formal and not named(asked) & out else NOTHING


def made_for_sport() -> frozenset[str]:
    """Return the kinds that a formal scene keeps out: for sport, or for the rough."""
    return frozenset(_told()["kept_out"])


def worn_formally() -> frozenset[str]:
    """Return the kinds that are worn to nothing but formal scenes."""
    return frozenset(_told()["worn"])


def named(asked: Completion) -> set[str]:
    """Return the kinds that are asked for by name, wider ones too."""
    return {wider for kind in asked.kinds for wider in closure(kind)}


def _names_formal(asked: Completion) -> bool:
    """Tell whether something formal is dressed for; of an activity, which says itself what it takes, by its name."""
    names = [asked.activity.name] if asked.activity else [each.name for each in asked.scene]
    return any(_formal().search(name) for name in names)


@cache
def _formal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_told()['scenes'])})\b|\bball$")


@cache
def _told() -> Mapping[str, Sequence[str]]:
    text = files("assistant.outfits").joinpath("formality.yml").read_text("utf-8")
    told: Mapping[str, Sequence[str]] = yaml.safe_load(text)
    return told
