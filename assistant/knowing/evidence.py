"""Which passages answer a question, and whether they say yes or no: the words decide, their meaning chooses."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from assistant.knowing.lexicon import named, phrases
from assistant.knowing.passages import Origin, Passage
from assistant.knowing.words import Term
from assistant.language.matching import AFFIRMATIONS, DENIALS
from assistant.language.text import Token, plain, tokens_of, words_of
from assistant.ports import Encoder

#: Words before a term that a denial reaches over: "not really fully waterproof".
REACH = 4
UNDOING = "un"

_TURNS = frozenset({"but", "though", "although", "however", "yet"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that says something of what was asked; `says` is None where it says neither yes nor no."""

    passage: Passage
    says: bool | None
    likeness: float = 0.0  # cosine of its meaning and the question's


def evidence(terms: Sequence[Term], passages: Iterable[Passage], *, is_had: bool = False) -> list[Evidence]:
    """Return the passages that name every term, in their order.

    `is_had`: it is asked whether the product has it, so a detail of that name says yes: "Laptop sleeve: 15 inches".
    """
    return [Evidence(each, _says(terms, each, is_had=is_had)) for each in passages if _names(terms, each)]


def likest(question: str, found: Sequence[Evidence], encoder: Encoder) -> list[Evidence]:
    """Return the evidence by origin, and of each origin the likest to the question first."""
    if not found:
        return []
    order = list(Origin)
    vectors = encoder.embed([question, *(each.passage.text for each in found)])
    scored = [
        Evidence(each.passage, each.says, float(score))
        for each, score in zip(found, vectors[1:] @ vectors[0], strict=True)
    ]
    return sorted(scored, key=lambda each: (order.index(each.passage.origin), -each.likeness))


def _names(terms: Sequence[Term], passage: Passage) -> bool:
    words = passage.words
    return bool(terms) and all(term.places(words) for term in terms)


def _says(terms: Sequence[Term], passage: Passage, *, is_had: bool) -> bool | None:
    if not passage.name or not all(term.places(words_of(passage.name)) for term in terms):
        return stance(terms, passage.text)
    value = plain(passage.value)
    if value in AFFIRMATIONS or value in DENIALS:
        return value in AFFIRMATIONS
    if any(_is_undone(word, terms) for word in value.split()):
        return False
    if all(term.places(value.split()) for term in terms):  # "Hood: Without hood"
        return stance(terms, passage.value)
    return True if is_had and not _holds(value, "denying") and not _holds(value, "apart") else None


def _is_undone(word: str, terms: Sequence[Term]) -> bool:
    """Tell whether a word denies a term: "Belt: Unbelted"."""
    return word.startswith(UNDOING) and any(term.places([word.removeprefix(UNDOING)]) for term in terms)


def stance(terms: Sequence[Term], text: str) -> bool | None:
    """Tell whether a text that names the terms affirms them, denies them, or leaves it open."""
    tokens = tokens_of(text)
    words = [token.text for token in tokens]
    places = [term.places(words) for term in terms]
    clauses = [_clause(tokens, each) for each in places]
    said = {place for each in places for place in each}
    if any(_is_denied(words, place, clause, said) for place, clause in zip(places, clauses, strict=True)):
        return False
    blanked = ["_" if place in said else word for place, word in enumerate(words)]
    inside = (" ".join(blanked[clause.start : clause.stop]) for clause in clauses)
    before = " ".join(blanked[: min(said)])
    is_open = any(_holds(each, "doubting") for each in inside) or _holds(before, "denying")
    return None if is_open or _holds(" ".join(blanked), "apart") else True


def _clause(tokens: Sequence[Token], places: range) -> range:
    """Return the places from the last stop before a term to the next one behind it."""
    stops = [place for place, token in enumerate(tokens) if token.pauses or token.breaks or token.text in _TURNS]
    start = max((stop for stop in stops if stop <= places.start), default=0)
    end = min((stop for stop in stops if stop >= places.stop), default=len(tokens))
    return range(start, end)


def _is_denied(words: Sequence[str], places: range, clause: range, said: Container[int]) -> bool:
    before = " ".join(words[max(places.start - REACH, clause.start) : places.start])
    after = words[places.stop] if places.stop in clause and places.stop not in said else ""
    return after in phrases("denying_after") or _holds(before, "denying")


def _holds(text: str, role: str) -> bool:
    return any(named(phrase, text) for phrase in phrases(role))
