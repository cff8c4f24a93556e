"""What ends with a part of a scene that is denied: it alone, all of its kind, or one word of a longer name."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.language.nouns import singular
from assistant.language.scene_names import led, listed
from assistant.language.text import plain
from assistant.types import SceneKind, Setting


class Endings(NamedTuple):
    """What is over, and what takes the place of it."""

    kinds: frozenset[SceneKind]  # of which all is over
    parts: tuple[Setting, ...]  # that are over alone
    instead: tuple[Setting, ...]  # what is left of a name: of the "rainy run" the run


def endings(denied: Iterable[Setting], before: Sequence[Setting]) -> Endings:
    """Return what ends where these parts are denied of the scene `before`.

    Of several parts of a kind only those end that are named: "forget the party", of a wedding and a party. What is
    only a word of another part's name is taken out of that: "forget the rain", of a "rainy run".
    """
    kinds, parts, instead = set[SceneKind](), list[Setting](), list[Setting]()
    for each in denied:
        alike = [part for part in before if part.kind is each.kind]
        named = [part for part in alike if _words(each.name) <= _words(part.name)]
        shortened = [(part, less) for part in before if not named and (less := _without(part, each))]
        if shortened:
            parts += [part for part, _ in shortened]
            instead += [less for _, less in shortened]
        elif named and len(named) < len(alike):
            parts += named
        else:
            kinds.add(each.kind)
    return Endings(frozenset(kinds), tuple(parts), tuple(instead))


def _without(part: Setting, denied: Setting) -> Setting | None:
    """Return a part without the words of its name that say what is denied; None where none do, or nothing is left."""
    said = plain(part.name).split()
    kept = [word for word in said if not _says(word, denied)]
    if part.kind is denied.kind or kept in (said, []) or kept[-1] != said[-1]:
        return None
    return _called(part.kind, " ".join(kept))


def _says(word: str, setting: Setting) -> bool:
    named = (names.settings.get(word) for names in (listed(), led()))
    return word in _words(setting.name) or any(each == setting for each in named)


def _called(kind: SceneKind, name: str) -> Setting:
    """Return a part of a scene by its usual name: a "run" is running."""
    known = (names.settings.get(said) for names in (listed(), led()) for said in (name, f"a {name}"))
    return next((each for each in known if each and each.kind is kind), Setting(kind=kind, name=name))


def _words(name: str) -> frozenset[str]:
    return frozenset(singular(word) for word in plain(name).split())
