"""How customers ask about a product, and what says the same: questions.yml beside this file, read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def phrases(role: str) -> tuple[str, ...]:
    """Return the plain phrases of a role, a key of questions.yml, the longest first."""
    return _longest_first(_content()[role])


@cache
def grouped(role: str) -> Mapping[str, tuple[str, ...]]:
    """Return the groups of a role, each the longest phrase first."""
    return {name: _longest_first(group) for name, group in _content()[role].items()}


@cache
def same() -> tuple[tuple[str, ...], ...]:
    """Return the groups of phrases that say the same."""
    return tuple(map(tuple, _content()["same"]))


def named(phrase: str, text: str) -> bool:
    """Tell whether a plain text holds a phrase as whole words."""
    return f" {phrase} " in f" {text} "


def _longest_first(group: list[str]) -> tuple[str, ...]:
    return tuple(sorted(group, key=len, reverse=True))


@cache
def _content() -> Any:
    return yaml.safe_load(files("assistant.knowing").joinpath("questions.yml").read_text("utf-8"))
