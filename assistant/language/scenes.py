"""The scene that something is bought for, as a text tells it: what for, where, when, for whom, how much it matters.

It is read last, of words that no value was made of, so it takes nothing from what binds a search; and it binds
nothing itself. A part that is denied ("not for a wedding", "forget the wedding") is over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.cover import Cover
from assistant.language.gifts import OF_A_GIFT, gifts, is_for_oneself
from assistant.language.kinds import closure
from assistant.language.lexicon import categories, read
from assistant.language.negation import Refusals
from assistant.language.noun_phrases import pauses
from assistant.language.scene_endings import endings
from assistant.language.scene_grammar import parts
from assistant.language.scene_names import PURPOSES, is_person, kind_of_head, longest, topics, words
from assistant.language.scene_parts import Part, is_open, is_possessive_word, is_word
from assistant.language.text import Line, alternatives
from assistant.types import SceneKind, Setting

#: Words between a denial and what it denies: "not really meant for a".
_MOST_LINKING = 6
_BEING = frozenset({"is", "was", "got", "has", "been", "s", "are"})


@dataclass(frozen=True, slots=True)
class Staged:
    """What a text tells of a scene, and at which places it does."""

    settings: tuple[Setting, ...]
    left: tuple[SceneKind, ...]  # kinds of parts that are over
    ended: tuple[Setting, ...]  # parts that are over while others of their kind go on
    places: frozenset[int]
    over: frozenset[int]  # where parts are named that are over


def staged(cover: Cover, refused: Refusals, before: Sequence[Setting] = ()) -> Staged:
    """Read a scene of what is left of a text that is said in the scene `before`."""
    named = _named(cover, refused, before)
    over = {part: cue for part in named if (cue := _ending(cover, part.places, refused)) is not None}
    ended = endings((part.setting for part in over), before)
    wanted = list(dict.fromkeys([*(part.setting for part in named if part not in over), *ended.instead]))
    denied = {place for part in over for place in part.places}
    unimportant = [*_topics_left(cover, refused), *(each for each in _heads_left(cover) if denied.isdisjoint(each[0]))]
    left = ended.kinds | {kind for _, kind in unimportant}
    if any(each.kind in PURPOSES for each in wanted) and _replaces(cover.line):
        left |= set(PURPOSES)
    if is_for_oneself(cover, before):
        left |= OF_A_GIFT
    told = [part.places for part in named] + [_lead(cover, part.places) for part in named] + list(over.values())
    places = {place for each in (*told, *(each for each, _ in unimportant)) for place in each}
    order = list(SceneKind)
    return Staged(
        tuple(sorted(wanted, key=lambda each: order.index(each.kind))),
        tuple(kind for kind in SceneKind if kind in left),
        ended.parts,
        frozenset(each for place in places if is_open(cover, place) for each in (place, *_rest_of_kind(cover, place))),
        frozenset(denied),
    )


def _named(cover: Cover, refused: Refusals, before: Sequence[Setting]) -> list[Part]:
    """Return what a text names; a guess gives way to a refusal and to whom a present is for."""
    named = [part for part in parts(cover, before) if not (part.is_guess and set(part.places) & set(refused.words))]
    is_gift = any(each.kind is SceneKind.RECIPIENT for each in before)  # what is looked for is a present already
    given = gifts(cover, [part for part in named if not part.is_guess], is_gift=is_gift)
    taken = {place for part in given for place in part.places}
    return [*(part for part in named if taken.isdisjoint(part.places)), *given]


def _lead(cover: Cover, places: range) -> range:
    """Return the words that lead to a part and say nothing beside it: "hosting a", "we're going to the"."""
    first = places.start
    while (cover.text(first - 1) in words("determiners") or _is_host(cover, first - 1)) and not pauses(cover, first):
        first -= 1
    cues = [_ends_with(cover, first, role) for role in ("goings", "journeys", "towards")]
    return range(first - max(cues), places.start)


def _is_host(cover: Cover, place: int) -> bool:
    """Tell whether a word says whose occasion it is, of whom nothing else is known: "my boss's birthday"."""
    is_owner = place >= 0 and cover.at(place) is None and is_possessive_word(cover, place)
    return is_owner and is_person(cover.text(place)[:-1])


def _rest_of_kind(cover: Cover, place: int) -> Iterator[int]:
    """Yield the places of the noun of a kind whose name tells a scene: "shoes" of "running shoes", among sneakers."""
    span = cover.at(place)
    wider = closure(span.named.value) if span is not None and span.named else frozenset[str]()
    yield from (each for each in span.places if categories().names.get(cover.text(each)) in wider) if span else ()


def _ending(cover: Cover, places: range, refused: Refusals) -> range | None:
    """Return the words that say that a part is over, before or after it, empty where it is refused; else None."""
    if any(place in refused.words for place in places):
        return range(0)
    return _denial(cover, places.start) or _calling_off(cover, places.stop)


def _denial(cover: Cover, place: int, roles: Sequence[str] = ("leaving", "denying")) -> range | None:
    """Return the words before a place that say that what begins there is over, as these roles do; None for none."""
    first = place
    while place - first <= _MOST_LINKING:
        cue = max(_ends_with(cover, first, role) for role in roles)
        if cue:
            return range(first - cue, place)
        if cover.text(first - 1) not in words("linking") or pauses(cover, first):
            return None
        first -= 1
    return None


def _ends_with(cover: Cover, stop: int, role: str) -> int:
    """Return how many words the longest phrase of a role has that ends before a place; 0 for none."""
    if pauses(cover, stop):
        return 0
    lengths = range(min(longest(role), stop), 0, -1)
    return next((count for count in lengths if cover.line.phrase(stop - count, stop) in words(role)), 0)


def _calling_off(cover: Cover, place: int) -> range | None:
    first = place
    while cover.text(first) in _BEING and not pauses(cover, first):
        first += 1
    lengths = range(longest("over"), 0, -1) if first > place else ()
    cue = next((count for count in lengths if cover.line.phrase(first, first + count) in words("over")), 0)
    return range(place, first + cue) if cue else None


def _topics_left(cover: Cover, refused: Refusals) -> Iterator[tuple[range, SceneKind]]:
    """Yield the kinds that are said not to matter, and where: "any occasion", "drop the weather", "no place"."""
    for match, places in cover.line.find(_topic()):
        cue = _denial(cover, places.start, ("leaving", "denying", "removing"))
        if match["any"] or cue or _is_refused_alone(places, refused):
            said = range(cue.start if cue else places.start, places.stop)
            yield from ((said, kind) for kind in topics()[match["topic"]])


def _is_refused_alone(places: range, refused: Refusals) -> bool:
    """Tell whether these words are refused, and none beside them, of which they may be a part."""
    beside = {places.start - 1, places.stop}
    return set(places) <= set(refused.words) and beside.isdisjoint(refused.words)


def _heads_left(cover: Cover) -> Iterator[tuple[range, SceneKind]]:
    """Yield the kinds that are taken back by the last word of a name alone: "forget the tournament"."""
    for place in range(len(cover.line.tokens)):
        kind = kind_of_head(cover.text(place)) if is_word(cover, place) else None
        is_named = cover.text(place - 1) in words("determiners")
        cue = (_taking_back(cover, place - 1) or _calling_off(cover, place + 1)) if kind and is_named else None
        if kind and cue:
            yield range(min(place, cue.start), max(place + 1, cue.stop)), kind


def _taking_back(cover: Cover, place: int) -> range | None:
    count = _ends_with(cover, place, "leaving")
    return range(place - count, place) if count else None


def _replaces(line: Line) -> bool:
    """Tell whether what it is for takes the place of what it was for: "for the gym instead"."""
    return _replacing().search(line.tags) is not None


@cache
def _replacing() -> re.Pattern[str]:
    cues = alternatives(read("scenes")["replacing"])
    return re.compile(rf"(?<!\S)(?:{cues}|(?<!right )(?<!just )now)(?!\S)")


@cache
def _topic() -> re.Pattern[str]:
    any_, topic = alternatives(read("scenes")["anything"]), alternatives(topics())
    return re.compile(rf"(?<!\S)(?:(?P<any>{any_}) )?(?:(?:particular|specific|special) )?(?P<topic>{topic})(?!\S)")
