"""What a text says of looks: "like this", "the same color", "only the pattern", "in another color"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from assistant.language.cover import Span
from assistant.language.lexicon import read
from assistant.language.text import Line, alternatives, plain
from assistant.types import Sight

#: What a span asks for: actions like those of phrases.yml.
ALIKE, LENT, UNLIKE, ALONE = "alike", "lent", "unlike", "alone"

_THIS = "this|that|these|those|it|them|here"
_HEDGE = "(?:(?:exactly|nearly|almost|rather|pretty much|a bit|a lot) )?"
_ALONE = "(?:only|just|purely|solely|simply|nothing but)"
_OF_ALONE = "(?:(?:by|for|in|on|match|matching|keep|use|take|with|has|have|search|the|this|that|its|same|exact) )*"
_UNLIKE = "(?:in |with )?(?:a |an |any |some |the )?(?:different|another|other|not (?:in )?(?:the same|this|that))"
_LENT = "(?:in |with |of |has |have )?(?:(?:the|a|exact|exactly|very) )*(?:same|this|that|these|its|similar|matching)"


def looks(line: Line) -> Iterator[Span]:
    """Yield what is said of looks, the parts of a look before the whole: "the same color" before "the same"."""
    for action, pattern in _of_parts():
        for match, places in line.find(pattern):
            yield Span(places, action=action, sights=_sights(match.group()))
    for pattern, action in ((_of_all(), ALIKE), (_asking(), "")):
        for _, places in line.find(pattern):
            yield Span(places, action=action)


def names_photo(text: str) -> bool:
    """Tell whether a text speaks of a photo, and not of a thing such as a photo frame."""
    words = read("likeness")
    return bool(re.search(rf"(?<!\S)(?:{_any(words['pictures'])})(?! (?:{_any(words['things'])})(?!\S))", plain(text)))


def _sights(said: str) -> tuple[Sight, ...]:
    nouns = _nouns()
    return tuple(dict.fromkeys(nouns[noun] for noun in re.findall(_any(nouns), said)))


@cache
def _nouns() -> Mapping[str, Sight]:
    return {plain(noun): Sight(name) for name, nouns in read("likeness")["sights"].items() for noun in nouns}


@cache
def _of_parts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    noun = _any(_nouns())
    # "this kind of jacket" and "the same color as the second" speak of other things than what was seen.
    nouns = rf"{noun}(?:(?: and| or)?(?: the)?(?: same)? {noun})*(?: (?:of|as|from|in) {_shown()})?(?! (?:of|as)(?!\S))"
    return (
        (ALONE, _whole(rf"{_ALONE} {_OF_ALONE}{nouns}|(?:the |its |this |that )?{nouns} (?:only|alone)")),
        (UNLIKE, _whole(rf"{_UNLIKE} {nouns}")),
        (LENT, _whole(rf"{_LENT} {nouns}")),
    )


@cache
def _of_all() -> re.Pattern[str]:
    words = read("likeness")
    return _whole(rf"{_HEDGE}(?:(?:looks?|looking) )?(?:{_any(words['like'])} {_shown()}|{_any(words['alike'])})")


@cache
def _asking() -> re.Pattern[str]:
    return _whole(rf"{_any(read('likeness')['asking'])}|(?:(?:in|on|from|of|at) )?{_picture()}")


@cache
def _shown() -> str:
    """Return the pattern of what points at something shown: "this", "that one", "the one in my photo"."""
    return rf"(?:(?:this|that|the) (?:one|thing|item) (?:in|on|from) {_picture()}|{_picture()}|(?:{_THIS})(?: ones?)?)"


@cache
def _picture() -> str:
    words = read("likeness")
    whose = "(?:the|this|that|my|these|those|a) (?:(?:attached|uploaded) )?"
    return rf"{whose}{_any(words['pictures'])}(?! {_any(words['things'])})"


def _any(phrases: Iterable[str]) -> str:
    return f"(?:{alternatives(map(plain, phrases))})(?!\\S)"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
