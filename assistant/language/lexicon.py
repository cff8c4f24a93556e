"""The packaged lexicon: what shoppers call things, whatever the shop. Read once from YAML beside this file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.language.nouns import plural, singular
from assistant.language.text import plain


@dataclass(frozen=True)
class Glossary:
    """Terms, the phrases that name them, and which wider terms they fall under."""

    names: Mapping[str, str]  # plain phrase -> term
    wider: Mapping[str, tuple[str, ...]]  # term -> wider terms, nearest first
    titled: Mapping[str, str]  # phrases that mean a term in a product's title only
    longest: int  # words of the longest phrase

    def closure(self, term: str) -> frozenset[str]:
        """Return the term with all its wider terms."""
        return frozenset((term, *self.wider.get(term, ())))

    def found(self, words: Sequence[str], *, in_title: bool = False) -> list[tuple[int, int, str]]:
        """Return (first, after last, term) for every named term, longest phrase first from the left."""
        hits, place = [], 0
        while place < len(words):
            hit = self._at(words, place, in_title=in_title)
            if hit is not None:
                hits.append(hit)
            place = hit[1] if hit else place + 1
        return hits

    def _at(self, words: Sequence[str], place: int, *, in_title: bool) -> tuple[int, int, str] | None:
        for end in range(min(place + self.longest, len(words)), place, -1):
            phrase = " ".join(words[place:end])
            term = self.names.get(phrase) or (self.titled.get(phrase) if in_title else None)
            if term:
                return place, end, term
        return None


@cache
def read(name: str) -> Any:
    """Return the content of one file of the lexicon."""
    return yaml.safe_load(files("assistant.language").joinpath(f"lexicon/{name}.yml").read_text("utf-8"))


@cache
def categories() -> Glossary:
    """Return what shoppers call kinds of things, in singular and plural."""
    return _glossary(read("categories"), inflected=True)


@cache
def materials() -> Glossary:
    """Return what shoppers call materials."""
    return _glossary(read("materials"), inflected=False)


@cache
def patterns() -> Glossary:
    """Return what shoppers call patterns."""
    return _glossary(read("patterns"), inflected=False)


@cache
def departments() -> Mapping[str, frozenset[str]]:
    """Return the words of category trees that are more or less than a category, by role."""
    return {role: frozenset(map(plain, words)) for role, words in read("departments").items()}


@cache
def phrases(role: str) -> frozenset[str]:
    """Return the plain phrases of a role, a key of phrases.yml: "requests", "function", "idioms" and so on."""
    own = frozenset(_signed(phrase) for phrase in read("phrases")[role])
    return own | _fillers() if role == "function" else own


@cache
def small_words() -> frozenset[str]:
    """Return the words without content in any text: those of talk, which a question may well be about, left out."""
    return frozenset(_signed(word) for word in read("phrases")["function"])


@cache
def silent_words() -> frozenset[str]:
    """Return the words that tell nothing of what is looked for, though they are words like others in a sentence."""
    return frozenset(read("fillers")["silent"])


@cache
def _fillers() -> frozenset[str]:
    return frozenset(plain(word) for group in read("fillers")["words"] for word in group)


@cache
def actions() -> Mapping[str, str]:
    """Return what phrases ask for beyond values: plain phrase -> "price_ascending", "cheaper" and so on."""
    by_action: dict[str, list[str]] = read("phrases")["actions"]
    return {plain(phrase): action for action, group in by_action.items() for phrase in group}


def _signed(phrase: str) -> str:
    return plain(phrase) or phrase


def _glossary(entries: Mapping[str, Mapping[str, Any]], *, inflected: bool) -> Glossary:
    names: dict[str, str] = {}
    titled: dict[str, str] = {}
    for term, entry in entries.items():
        spoken = [] if entry.get("plural") else [term]
        forms = [*(each for name in [*spoken, *entry.get("also", [])] for each in forms_of(name, inflected=inflected))]
        for form in [plain(term), *forms, *map(plain, entry.get("exact", []))]:
            names.setdefault(form, term)
        titled |= {plain(form): term for form in entry.get("titled", [])}
    nearest = {term: tuple(entry.get("is", ())) for term, entry in entries.items()}
    return Glossary(names, {term: _all_wider(term, nearest) for term in nearest}, titled, _longest(names))


def _all_wider(term: str, nearest: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the wider terms and what is wider than they, nearest first."""
    found: dict[str, None] = {}
    waiting = list(nearest[term])
    while waiting:
        each = waiting.pop(0)
        if each not in found:
            found[each] = None
            waiting += nearest[each]
    return tuple(found)


def forms_of(name: str, *, inflected: bool = True) -> list[str]:
    """Return the plain forms of a name: singular and plural where it is a noun."""
    base = plain(name)
    return [base, plural(base)] if inflected and base == singular(base) else [base]


def _longest(names: Iterable[str]) -> int:
    return max((len(name.split()) for name in names), default=1)
