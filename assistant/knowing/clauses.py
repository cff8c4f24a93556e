"""What a question points at, and what it asks of it: "is the second one | waterproof"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.knowing.lexicon import named, phrases
from assistant.language import colors, lexicon
from assistant.language.kinds import kinds_of
from assistant.language.nouns import singular
from assistant.language.text import alternatives, plain, words_of

#: Shorter words of a title are no names.
SHORTEST_NAME = 3
#: What a question has beyond these is not read.
MOST_CHARACTERS = 1000
#: Words from "the" to the kind of thing.
LONGEST_KIND = 4

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]+ ?(?:st|nd|rd|th)"
    r"|cheapest|cheaper|dearest|priciest|most expensive|more expensive|middle|top left|top right|bottom left)"
)
_POINTED = re.compile(
    rf"\b(?:(?:(?:the |that |this )?{_ORDINAL}|(?:the|that|this) last|last(?= ones?))(?: ones?)?"
    r"(?: of the (?:two|three|four))?"
    r"|(?:the|that|this)(?: (?!of|the|that|this)[a-z0-9]+){1,4}? ones?"
    r"|(?:number|option|item|product) (?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten))\b"
)
_THE_ONE = re.compile(r"\bthe ones? (?:in|from|for|with|by|at|on) ")
_POINTERS = frozenset({"the", "this", "that", "these", "those"})
_BUT = re.compile(r"[\s,;.!]*\b(?:but|though)\b[\s,]*|[!.]\s+", re.IGNORECASE)
_PAUSE = re.compile(r"[,;.!?\u2013\u2014]\s+|\s-\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A question in two parts."""

    text: str
    references: tuple[str, ...]  # what may point at a product, to be tried in turn; "" means the one talked about
    predicate: str | None  # plain words that ask, None where only the product's name tells them from its own
    is_closed: bool  # yes or no answers it
    is_pointed: bool = False  # by position or looks: "the red one"
    is_asked: bool = False  # it holds a question mark
    color: str = ""  # by which alone it is pointed at

    def asking(self, title: str) -> str:
        """Return the plain words that ask something of the product of this title."""
        if self.predicate is not None:
            return self.predicate
        return without_name(self.text, title)


def clause(text: str) -> Clause:
    """Cut a question. Never fails, whatever the text holds."""
    text = text[:MOST_CHARACTERS]
    asked = _without_remark(text)
    return replace(_cut(asked, plain(asked)), is_asked="?" in text)


def _without_remark(text: str) -> str:
    """Return a question without what is remarked before it, less what points there: "nice, but | is it waterproof"."""
    turns = [turn for turn in _BUT.finditer(text) if _opens_question(text[turn.end() :])]
    before, after = (text[: turns[-1].start()], text[turns[-1].end() :]) if turns else ("", text)
    pointed = _pointed(plain(before))
    if pointed:
        return after if _pointed(plain(after)) else f"{plain(before)[pointed.start : pointed.stop]}, {after}"
    if all(word in _remarks() for word in words_of(before)):
        words = list(re.finditer(r"\S+", after))
        first = next((word for word in words if not _is_remark(word.group())), None)
        return after[first.start() :] if first and _opens_question(after[first.start() :]) else after
    return f"{before}, {after}"


def _opens_question(text: str) -> bool:
    first = words_of(text)[:1]
    return bool(first) and first[0] in (*phrases("openers"), *phrases("asking"))


def _is_remark(word: str) -> bool:
    return all(each in phrases("remarks") for each in words_of(word))


def _cut(text: str, said: str) -> Clause:
    pointed = None if _THE_ONE.search(said) else _pointed(said)
    if pointed:
        before, after = said[: pointed.start].strip(), said[pointed.stop :].strip()
        pronoun = _pronoun(after)
        asked = f"{after[: pronoun.start]} {after[pronoun.stop :]}" if pronoun else after
        opening = f"{before} {after[: pronoun.start]}" if pronoun else before
        reference = said[pointed.start : pointed.stop]
        color = _color(reference)
        references = (reference, "") if color else (reference,)
        predicate = " ".join(f"{before} {asked}".split())
        return Clause(text, references, predicate, _is_closed(opening), is_pointed=True, color=color)
    pronoun = _pronoun(said)
    if pronoun:
        head = _head(text)
        tail = said[len(plain(head)) :].strip() if head else said
        found = _pronoun(tail) or range(0)
        before, after = tail[: found.start].strip(), tail[found.stop :].strip()
        return Clause(text, (head,), f"{before} {after}".strip(), _is_closed(before))
    kind = _kind(said)
    return Clause(text, (*([kind] if kind else []), text, ""), None, _is_closed(said))


def without_name(text: str, title: str) -> str:
    """Return the plain words of a text without the first run of them that names the product of this title."""
    words, titled = words_of(text), set(map(singular, words_of(title)))
    naming = [len(word) >= SHORTEST_NAME and singular(word) in titled for word in words]
    for place in range(1, len(words)):
        follows = naming[place - 1] or words[place - 1] in _POINTERS
        naming[place] |= follows and _is_kind(words[place], title)
    if True not in naming:
        return " ".join(words)
    start = naming.index(True)
    stop = next((place for place in range(start, len(words)) if not naming[place]), len(words))
    while start and words[start - 1] in colors.names():
        start -= 1
    return " ".join(words[:start] + words[stop:])


def _color(reference: str) -> str:
    """Return the color of "the navy blue one"; "" where something else is said too."""
    words = [word for word in reference.split() if word not in _POINTERS and word not in {"one", "ones"}]
    return " ".join(words) if words and all(word in colors.names() for word in words) else ""


def _kind(said: str) -> str:
    """Return the words that point at a kind of thing ahead of what is asked: "the red dress"; "" for none."""
    words = said.split()
    for place, word in enumerate(words):
        if word in _POINTERS:
            names = lexicon.categories().names
            ends = [end for end in range(place + 1, min(place + LONGEST_KIND, len(words))) if words[end] in names]
            return " ".join(words[place : ends[-1] + 1]) if ends and ends[-1] + 1 < len(words) else ""
    return ""


def _is_kind(word: str, title: str) -> bool:
    """Tell whether a word is a kind of thing that a product of this title can be: a jacket is no battery."""
    kind, kinds = lexicon.categories().names.get(word), kinds_of("", title)
    return kind is not None and (not kinds or kind in kinds)


def _pointed(said: str) -> range | None:
    """Return the characters of an explicit reference, with the looks and kinds that follow a position."""
    match = _POINTED.search(said)
    if match is None:
        return None
    end = match.end()
    for word in said[end:].split():
        if word not in colors.names() and word not in lexicon.categories().names:
            break
        end = said.index(word, end) + len(word)
    return range(match.start(), end)


def _pronoun(said: str) -> range | None:
    """Return the characters of the first word that points at the product itself; "that dress" is none."""
    match = _pronouns().search(said)
    while match and match.group() in phrases("pointers") and _names_thing(said[match.end() :].split()):
        match = _pronouns().search(said, match.end())
    return range(match.start(), match.end()) if match else None


def _names_thing(following: Sequence[str]) -> bool:
    names = lexicon.categories().names
    first, two = following[:1], " ".join(following[:2])
    return bool(first) and (first[0] in names or two in names or first[0] in colors.names())


def _head(text: str) -> str:
    """Return what stands before the last pause ahead of a pronoun: "the arc lamp, is it dimmable"; "" for nothing."""
    pauses = list(_PAUSE.finditer(text))
    for pause in reversed(pauses):
        if _pronoun(plain(text[pause.end() :])) and not _pronoun(plain(text[: pause.start()])):
            head = text[: pause.start()]
            is_said = any(word not in _small() for word in words_of(head))
            return head if is_said else ""
    return ""


def _is_closed(before: str) -> bool:
    """Tell whether what stands before a reference opens a question of yes or no."""
    words = before.split()
    return any(word in phrases("openers") for word in words) and not any(
        named(each, before) for each in phrases("asking")
    )


@cache
def _small() -> frozenset[str]:
    return frozenset(phrases("fillers")) | lexicon.phrases("function") | lexicon.phrases("requests")


@cache
def _remarks() -> frozenset[str]:
    return _small() | {*phrases("remarks"), *phrases("pronouns"), *phrases("pointers"), *phrases("openers")}


@cache
def _pronouns() -> re.Pattern[str]:
    words = (*phrases("pronouns"), *phrases("pointers"))
    return re.compile(rf"\b(?:{alternatives(words)})\b")
