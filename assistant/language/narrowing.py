"""A kind of thing that is named by half: "running", said of shoes, is running shoes."""

from collections.abc import Collection, Iterator

from assistant.language.kinds import closure
from assistant.language.senses import Sense
from assistant.language.vocabulary import Vocabulary
from assistant.types import Choice, Facet, Reading


def narrowed(reading: Reading, kinds: Collection[str], vocabulary: Vocabulary) -> Reading:
    """Return a reading whose only words make a narrower kind of those wished for, as that kind; else as it is.

    Where the shop has only something wider than what is named, the words stay, as they do in any text.
    """
    if not reading.words or any(each.facet is Facet.CATEGORY for each in reading.constraints):
        return reading
    senses = [sense for kind in kinds for sense in _narrower(f"{reading.words} {kind}", kind, vocabulary)]
    if not senses:
        return reading
    values = dict.fromkeys(term.value for sense in senses for term in sense.terms)
    choice = Choice(facet=Facet.CATEGORY, values=tuple(values))
    words = reading.words if any(sense.named for sense in senses) else ""
    return reading.model_copy(update={"words": words, "constraints": (choice, *reading.constraints)})


def _narrower(phrase: str, kind: str, vocabulary: Vocabulary) -> Iterator[Sense]:
    """Yield what a phrase means as a kind that is narrower than this one."""
    for sense in vocabulary.senses_of(phrase, Facet.CATEGORY):
        if all(term.value != kind and kind in closure(term.value) for term in sense.terms):
            yield sense
            return
