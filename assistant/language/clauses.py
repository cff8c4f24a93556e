"""The clauses of a text: what wishes, what gives a reason, what tells a story. As much grammar as a shop needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.language.cover import Cover
from assistant.language.lexicon import phrases, read
from assistant.language.text import Line, alternatives
from assistant.types import Facet

#: What may stand before the subject of a clause.
_LINKS = frozenset({"and", "but", "so", "well", "ok", "okay", "hello", "hi", "then", "now", "also", "plus"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of tokens with one verb, or none. Places are of tokens; None where there is no such thing."""

    places: range
    wish: int | None  # where a wish is said: "need", "looking for"
    past: int | None  # where it is told what was: "borrowed", "had"
    liking: int | None  # where it is said what is liked
    is_reason: bool  # begins with "because", "when" …
    has_subject: bool  # is of somebody: "I commute", "my jacket has stopped"

    @property
    def wishes_nothing(self) -> bool:
        """Tell whether it only gives a reason or tells a story."""
        is_told = self.is_reason or self.past is not None or self.has_subject
        return is_told and self.wish is None and self.liking is None

    def wishes(self, place: int) -> bool:
        """Tell whether a wish is said before a place."""
        return self.wish is not None and self.wish < place


@dataclass(frozen=True)
class Told:
    """What a text tells, clause by clause."""

    clauses: tuple[Clause, ...]

    def at(self, place: int) -> Clause:
        """Return the clause of a place."""
        return next(part for part in self.clauses if place in part.places)

    def places(self) -> frozenset[int]:
        """Return the places of the clauses that wish nothing."""
        return frozenset(place for part in self.clauses if part.wishes_nothing for place in part.places)


def clauses(cover: Cover) -> tuple[Clause, ...]:
    """Cut a line into its clauses, in order."""
    line = cover.line
    marks = {role: _starts(line, role) for role in ("wishes", "likes", "reasons")}
    return tuple(_clause(cover, places, marks) for places in _runs(line))


def _clause(cover: Cover, places: range, marks: dict[str, frozenset[int]]) -> Clause:
    def first(role: str) -> int | None:
        return next((place for place in places if place in marks[role] and not _is_likeness(cover, place)), None)

    start = next((place for place in places if cover.text(place) not in _LINKS), places.start)
    after = start + 1 if start in marks["reasons"] else start
    has_subject = cover.text(after) in words("subjects") | words("owners") or _is_of_other(cover, after, places)
    has_subject = has_subject or any(_is_habit(cover, place) for place in places)
    has_subject = has_subject or any(is_had(cover, place) for place in places)
    is_reason = start in marks["reasons"]
    past = next((place for place in places if _is_past(cover, place, places)), None)
    return Clause(places, first("wishes"), past, first("likes"), is_reason, has_subject)


def _is_likeness(cover: Cover, place: int) -> bool:
    """Tell whether "like" compares and likes nothing: "it looks like a spa"."""
    if cover.text(place) != "like":
        return False
    before = cover.text(place - 1)
    return before in words("seeming") or (before.endswith("ed") and cover.text(place + 1) in {"a", "an", "the"})


def _is_habit(cover: Cover, place: int) -> bool:
    """Tell whether it is said from a place on when something is done: "beach volleyball every Thursday"."""
    return any(cover.line.phrase(place, place + count) in words("habits") for count in (1, 2, 3))


def is_had(cover: Cover, place: int) -> bool:
    """Tell whether it is said right after a thing that ends before a place that somebody has it: "that I own"."""
    before = cover.at(place - 1)
    if before is None or before.facet is not Facet.CATEGORY or cover.token(place) is None:
        return False
    token = cover.line.tokens[place]
    start = place + 1 if token.text in {"that", "which"} else place
    is_whole = not (token.pauses or token.breaks)
    return is_whole and cover.text(start) in {"i", "we"} and cover.text(start + 1) in words("possessing")


def _is_of_other(cover: Cover, start: int, clause: range) -> bool:
    """Tell whether a clause is of somebody with an article who has something: "a friend of mine has"."""
    if cover.text(start) not in {"a", "an", "the", "one"}:
        return False
    if cover.at(start + 1) is None and cover.text(start + 2) in {"is", "are", "was", "were", "has"}:
        return cover.text(start + 1) not in phrases("function")  # "the couch is gray"
    for place in range(start + 1, clause.stop):
        span = cover.at(place)
        if span is not None and span.facet is Facet.CATEGORY:
            return False
        if cover.text(place) in {"has", "have", "had"} or cover.text(place) in words("telling"):
            return True
    return False


def _is_past(cover: Cover, place: int, clause: range) -> bool:
    text, span = cover.text(place), cover.at(place)
    if span is not None and (span.terms or span.limit or span.action):
        return False
    if text in words("past"):
        return _has_actor(cover, place, clause)
    is_form = len(text) > len("need") and text.endswith("ed") and text not in words("described")
    return is_form and _has_actor(cover, place, clause)


def _has_actor(cover: Cover, place: int, clause: range) -> bool:
    """Tell whether somebody did it: a subject stands before the verb, in its clause."""
    before = {cover.text(each) for each in range(clause.start, place)}
    if cover.text(place) in {"was", "were"} and cover.text(place - 1) in {"it", "that", "they", "one", "ones", "mine"}:
        return True
    return bool(before & (words("subjects") | words("owners"))) or cover.text(clause.start) in {"the", "just", "never"}


def _runs(line: Line) -> Iterator[range]:
    """Yield the places of each clause: it ends at a comma, a stop, or before a word that begins another."""
    joints = _starts(line, "joints")
    start = 0
    for place in range(1, len(line.tokens)):
        token = line.tokens[place]
        is_and = token.text == "and" and _begins(line, place + 1)
        if token.pauses or token.breaks or place in joints or is_and:
            yield range(start, place)
            start = place
    if line.tokens:
        yield range(start, len(line.tokens))


def _begins(line: Line, place: int) -> bool:
    """Tell whether a clause of its own begins at a place after "and": "and now I", "and need"."""
    near = [token.text for token in line.tokens[place : place + 2]]
    is_late = len(near) > 1 and near[0] in {"now", "then", "so"}
    first = near[1] if is_late else (near[0] if near else "")
    return first in words("subjects") | words("owners") or first in {"need", "needs", "want", "wants", "the"}


def _starts(line: Line, role: str) -> frozenset[int]:
    return frozenset(places.start for _, places in line.find(_any(role)))


@cache
def _any(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{alternatives(read('asides')[role])})(?!\S)")


@cache
def words(role: str) -> frozenset[str]:
    """Return the words of a role of asides.yml."""
    return frozenset(read("asides")[role])
