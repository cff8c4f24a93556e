"""The words of a text that nothing was made of: what they say orders what is found."""

from collections.abc import Collection, Iterator

from assistant.language import lexicon
from assistant.language.cover import Cover
from assistant.language.negation import Refusals
from assistant.language.nouns import singular
from assistant.language.text import plain
from assistant.language.unwanted import run_of

#: Small words that belong to the word after them: "for hiking", "with belt".
_LEADING = frozenset({"for", "with"})
_PASSED_OVER = frozenset({"a", "an", "the", "my", "any", "some"})


def words_left(cover: Cover, refused: Refusals, staged: Collection[int]) -> Iterator[str]:
    """Yield the content that nothing was made of, as written, with the small words that belong to it.

    What tells a scene, at the places `staged`, is no content of these words.
    """
    cues = {place for cue in refused.cues for place in cue} | _refused_places(cover, refused) | set(staged)
    content = [place for place in range(len(cover.line.tokens)) if place not in cues and is_content(cover, place)]
    for place in _telling(cover, content):
        lead = place - 1
        while cover.text(lead) in _PASSED_OVER and lead not in content:
            lead -= 1
        is_lead = cover.text(lead) in _LEADING and cover.at(lead) is None
        if is_lead and lead not in cues and lead not in content:
            yield cover.line.tokens[lead].surface
        if cover.at(place) not in refused.spans:
            yield cover.line.tokens[place].surface


def _telling(cover: Cover, content: list[int]) -> list[int]:
    """Return the places without the numbers and single letters that stand alone: "4 people" and "2 l" tell, "4" not."""
    large = {place for place in content if len(cover.text(place)) > 1 and cover.line.tokens[place].number is None}
    large |= {
        place for place in content if cover.text(place) in lexicon.read("sizes")["units"] and place - 1 in content
    }
    return [place for place in content if place in large or {place - 1, place + 1} & large]


def _refused_places(cover: Cover, refused: Refusals) -> set[int]:
    """Return the places of refused words, with the rest of the fixed phrase each belongs to."""
    return {each for place in refused.words for each in run_of(cover, place)}


def is_content(cover: Cover, place: int) -> bool:
    """Tell whether the word at a place has content that nothing was made of."""
    span, text = cover.at(place), cover.text(place)
    if span is None:
        return text not in lexicon.phrases("function") | lexicon.silent_words()
    said = {word for term in span.terms for word in plain(term.value).split()}
    return span.kept and text not in said and singular(text) not in said
