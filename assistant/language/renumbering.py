"""A number that is only said otherwise, without what it counts: "sorry, 40", "i meant 80, not 60"."""

from decimal import Decimal

from assistant.language.numerals import with_numbers
from assistant.language.text import tokens_of

#: One of these words says that something was said wrongly.
_CUES = frozenset(
    {
        "sorry",
        "mean",
        "meant",
        "no",
        "nope",
        "oops",
        "whoops",
        "wait",
        "actually",
        "rather",
        "correction",
        "typo",
        "said",
    }
    | {"saying", "mistake", "instead", "make", "change", "should", "wrong"}
)
#: All that may stand beside it.
_BESIDE = frozenset(
    {"i", "it", "its", "that", "thats", "this", "to", "be", "is", "was", "my", "the", "number", "uh", "um", "oh", "ah"}
    | {
        "well",
        "please",
        "ok",
        "okay",
        "but",
        "and",
        "bad",
        "not",
        "hmm",
        "im",
        "a",
        "of",
        "try",
        "then",
        "have",
        "just",
    }
)
_REFUSING = frozenset({"not", "of"})  # "instead of 60"


def renumbered(text: str) -> Decimal | None:
    """Return the number that takes the place of one said before; None where a text says anything else."""
    tokens = with_numbers(tokens_of(text))
    words = {token.text for token in tokens if token.number is None}
    if not words & _CUES or not words <= _CUES | _BESIDE:
        return None
    before = ["", *(token.text for token in tokens)]
    numbers = [token.number for place, token in enumerate(tokens) if before[place] not in _REFUSING]
    said = [number for number in numbers if number is not None]
    return said[0] if len(said) == 1 else None
