"""Which passages answer a question, and whether they say yes or no: the words decide, their meaning chooses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.knowing.lexicon import named, phrases
from assistant.knowing.passages import Origin, Passage
from assistant.knowing.words import Term
from assistant.language.matching import AFFIRMATIONS, DENIALS
from assistant.language.text import Token, plain, tokens_of, words_of
from assistant.ports import Encoder

#: Words before a term that a denial reaches over: "not really fully waterproof".
REACH = 4

_TURNS = frozenset({"but", "though", "although", "however", "yet"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that says something of what was asked; `says` is None where it says neither yes nor no."""

    passage: Passage
    says: bool | None
    likeness: float = 0.0  # cosine of its meaning and the question's


def evidence(terms: Sequence[Term], passages: Iterable[Passage]) -> list[Evidence]:
    """Return the passages that name every term, in their order."""
    return [Evidence(each, _says(terms, each)) for each in passages if _names(terms, each)]


def likest(question: str, found: Sequence[Evidence], encoder: Encoder) -> list[Evidence]:
    """Return the evidence with how like each is to the question, the likest first; details go before prose."""
    if not found:
        return []
    vectors = encoder.embed([question, *(each.passage.text for each in found)])
    scored = [
        Evidence(each.passage, each.says, float(score))
        for each, score in zip(found, vectors[1:] @ vectors[0], strict=True)
    ]
    return sorted(scored, key=lambda each: (each.passage.origin is not Origin.DATA, -each.likeness))


def _names(terms: Sequence[Term], passage: Passage) -> bool:
    words = passage.words
    return bool(terms) and all(term.places(words) for term in terms)


def _says(terms: Sequence[Term], passage: Passage) -> bool | None:
    if passage.name and all(term.places(words_of(passage.name)) for term in terms):
        value = plain(passage.value)
        if value in AFFIRMATIONS or value in DENIALS:
            return value in AFFIRMATIONS
        is_named = all(term.places(words_of(value)) for term in terms)  # "Hood: Without hood"
        return stance(terms, passage.value) if is_named else None
    return stance(terms, passage.text)


def stance(terms: Sequence[Term], text: str) -> bool | None:
    """Tell whether a text that names the terms affirms them, denies them, or leaves it open."""
    tokens = tokens_of(text)
    words = [token.text for token in tokens]
    places = [term.places(words) for term in terms]
    clauses = [_clause(tokens, each) for each in places]
    if any(_is_denied(words, place, clause) for place, clause in zip(places, clauses, strict=True)):
        return False
    said = {place for each in places for place in each}
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


def _is_denied(words: Sequence[str], places: range, clause: range) -> bool:
    before = " ".join(words[max(places.start - REACH, clause.start) : places.start])
    after = words[places.stop] if places.stop in clause else ""
    return after in phrases("denying_after") or _holds(before, "denying")


def _holds(text: str, role: str) -> bool:
    return any(named(phrase, text) for phrase in phrases(role))
