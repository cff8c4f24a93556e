"""What a text means, said of a kind of thing: "running" of shoes is running shoes, "glass" of vases a material."""

from collections.abc import Collection, Iterator
from functools import cache

from assistant.language.content import content_words
from assistant.language.kinds import closure
from assistant.language.lexicon import phrases
from assistant.language.scene_names import words
from assistant.language.senses import Sense
from assistant.language.text import words_of
from assistant.language.vocabulary import Vocabulary
from assistant.types import Choice, Facet, Reading


def said_of(kinds: Collection[str], text: str, reading: Reading, vocabulary: Vocabulary) -> Reading:
    """Return a reading of a text that was said of these kinds of things as it is meant there."""
    is_led = bool(words("leads") & set(words_of(text)))  # "good for running" asks about shoes and names no others
    return narrowed(made_of(reading, text, kinds, vocabulary), kinds, vocabulary, is_led=is_led)


def made_of(reading: Reading, text: str, kinds: Collection[str], vocabulary: Vocabulary) -> Reading:
    """Return a reading of a text that is nothing but the name of a thing and of a material as that of the material.

    It may say so in place of another: "sorry, I meant glass".
    """
    bare = Reading(constraints=reading.constraints, corrects=reading.corrects)
    if not kinds or reading != bare or len(reading.constraints) != 1:
        return reading
    beside = _correcting() if reading.corrects else frozenset()
    phrase = " ".join(word for word in content_words(text) if word not in beside)
    senses = vocabulary.senses_of(phrase, Facet.MATERIAL)
    if reading.constraints[0].facet is not Facet.CATEGORY or not senses:
        return reading
    values = tuple(term.value for term in senses[0].terms)
    return bare.model_copy(update={"constraints": (Choice(facet=Facet.MATERIAL, values=values),)})


@cache
def _correcting() -> frozenset[str]:
    """Return the words of the phrases that begin a correction."""
    return frozenset(word for phrase in phrases("corrections") for word in phrase.split())


def narrowed(reading: Reading, kinds: Collection[str], vocabulary: Vocabulary, *, is_led: bool = False) -> Reading:
    """Return a reading whose only words make a narrower kind of those wished for, as that kind; else as it is.

    What is done with it may make one too, "running", unless it `is_led` by "for". Where the shop has only something
    wider than what is named, the words and the scene stay, as they do in any text.
    """
    is_scene = not reading.words and len(reading.scene) == 1 and not is_led
    said = reading.scene[0].name if is_scene else "" if reading.scene else reading.words
    if not said or any(each.facet is Facet.CATEGORY for each in reading.constraints):
        return reading
    senses = [sense for kind in kinds for sense in _narrower(f"{said} {kind}", kind, vocabulary)]
    if not senses:
        return reading
    values = dict.fromkeys(term.value for sense in senses for term in sense.terms)
    choice = Choice(facet=Facet.CATEGORY, values=tuple(values))
    free = {} if any(sense.named for sense in senses) else {"words": "", "scene": ()}
    return reading.model_copy(update={**free, "constraints": (choice, *reading.constraints)})


def _narrower(phrase: str, kind: str, vocabulary: Vocabulary) -> Iterator[Sense]:
    """Yield what a phrase means as a kind that is narrower than this one."""
    for sense in vocabulary.senses_of(phrase, Facet.CATEGORY):
        if all(term.value != kind and kind in closure(term.value) for term in sense.terms):
            yield sense
            return
