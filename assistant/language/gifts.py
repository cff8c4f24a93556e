"""Presents: whether what is looked for is one, and whom it is for."""

from collections.abc import Iterator, Sequence

from assistant.language.cover import Cover
from assistant.language.noun_phrases import pauses
from assistant.language.nouns import singular
from assistant.language.scene_names import is_person, longest, recipient, words
from assistant.language.scene_parts import Part, is_nameable, is_possessive_word
from assistant.language.text import words_of
from assistant.types import Facet, SceneKind, Setting

#: The name of a recipient of whom nothing is said.
SOMEBODY = "gift"
_LEADS = frozenset({"for", "to", "4"})
#: Words between "gift" and whom it is for: "gift under $30 for my sister".
_MOST_BETWEEN = 6
_MOST_WORDS = 6
#: What says for whom something is.
WHOM = (Facet.GENDER, Facet.AGE_GROUP)
_PEOPLE = frozenset(WHOM)
#: What ends with a present, unless it is said anew.
OF_A_GIFT = frozenset({SceneKind.RECIPIENT, SceneKind.OCCASION})
_OWNERS = frozenset({"my", "our", "his", "her", "their"})
#: These begin what is told of somebody who was named before.
_SOMEBODY_NAMED = frozenset({"she", "shes", "he", "hes", "they", "theyre"})
_OF_AGE = frozenset({"year", "years", "yr", "yrs", "old", "month", "months", "yo"})


def gifts(cover: Cover, parts: Sequence[Part], *, is_gift: bool) -> list[Part]:
    """Return the recipient of a present that a text looks for, or that goes on with one where it `is_gift` already."""
    said = next(_said(cover), None)
    if said is None and not is_gift:
        return []
    taken = {place for part in parts for place in part.places}
    whom = _whom(cover, said, taken)
    name = _name(cover, whom) if whom else ""
    recipients = [Part(whom, _setting(name))] if whom and name else []
    rest = [] if said is None else [Part(said, recipients[0].setting if recipients else _setting(SOMEBODY))]
    return [*rest, *recipients]


def is_for_oneself(cover: Cover, before: Sequence[Setting]) -> bool:
    """Tell whether a present was looked for `before`, and what is looked for now is for the customer."""
    is_gift = any(each.kind is SceneKind.RECIPIENT for each in before)
    said = (cover.line.phrase(place, place + 2) for place in range(len(cover.line.tokens) - 1))
    return is_gift and any(each in words("oneself") for each in said)


def tells_of_them(text: str) -> bool:
    """Tell whether a text goes on about somebody who was named before: "she likes cooking"."""
    return next(iter(words_of(text)), "") in _SOMEBODY_NAMED


def _setting(name: str) -> Setting:
    return Setting(kind=SceneKind.RECIPIENT, name=name)


def _said(cover: Cover) -> Iterator[range]:
    """Yield where a present is spoken of."""
    for place in range(len(cover.line.tokens)):
        if any(cover.line.phrase(place, place + count) in words("idioms") for count in (2, 3)):
            continue
        if cover.text(place - 1) == "at":  # "at present"
            continue
        for count in range(longest("gifts"), 0, -1):
            free = all((span := cover.at(each)) is None or not span.terms for each in range(place, place + count))
            if cover.line.phrase(place, place + count) in words("gifts") and free:
                yield range(place, place + count)
                return


def _whom(cover: Cover, said: range | None, taken: set[int]) -> range | None:
    """Return the words for whom it is: after "gift for", else somebody known after "for" or "my"."""
    after = range(said.stop, said.stop + _MOST_BETWEEN) if said else range(0)
    near = [place + 1 for place in after if cover.text(place) in _LEADS]
    if said and cover.line.phrase(said.start, said.stop).endswith(" to"):
        near = [said.stop, *near]
    phrase = next((found for place in near if (found := _person(cover, place, taken))), None)
    phrase = phrase or (_before(cover, said.start) if said else None)
    if phrase:
        return phrase
    every = [place + 1 for place in range(len(cover.line.tokens)) if cover.text(place) in _LEADS | _OWNERS]
    people = (found for place in every if (found := _person(cover, place, taken)) and _is_known(cover, found))
    return next(people, None)


def _before(cover: Cover, place: int) -> range | None:
    """Return somebody named right before: "teacher gift", "mother in law present"."""
    span = cover.at(place - 1)
    phrase = span.places if span is not None and span.facet in _PEOPLE else range(place - 1, place)
    return phrase if place and not pauses(cover, place) and _is_known(cover, phrase) else None


def _person(cover: Cover, place: int, taken: set[int]) -> range | None:
    """Return the words of a person from a place on, without the article."""
    while cover.text(place) in words("determiners") - {"her"} or (cover.text(place) == "her" and _leads(cover, place)):
        place += 1
    stop = place
    while (
        stop - place < _MOST_WORDS and _is_of_person(cover, stop, taken) and not (stop > place and pauses(cover, stop))
    ):
        stop += 1
        if is_possessive_word(cover, stop - 1):
            break
    head = cover.text(stop - 1)
    is_named = stop > place and (head not in words("never") or is_person(head) or head in _OF_AGE)
    return range(place, stop) if is_named else None


def _leads(cover: Cover, place: int) -> bool:
    """Tell whether "her" is whose somebody is, and not whom it is for."""
    return is_person(cover.text(place + 1)) or (cover.text(place + 1) != "" and cover.at(place) is None)


def _is_of_person(cover: Cover, place: int, taken: set[int]) -> bool:
    token, span, text = cover.token(place), cover.at(place), cover.text(place)
    if token is None or place in taken or not is_nameable(token):
        return False
    if span is not None and span.terms:
        return any(term.facet in _PEOPLE for term in span.terms) or _is_age(cover, place)
    if span is not None and (span.limit is not None or span.action):
        return False
    is_small = text in (words("determiners") - {"her"}) | words("leads") | words("closing")
    return (token.number is None or _is_age(cover, place)) and not is_small


def _is_age(cover: Cover, place: int) -> bool:
    return bool(_OF_AGE & {cover.text(place), cover.text(place + 1)})


def _is_known(cover: Cover, phrase: range) -> bool:
    text = cover.text(phrase.stop - 1)
    span = cover.at(phrase.stop - 1)
    is_value = span is not None and span.facet in _PEOPLE
    return is_value or is_person(_bare(cover, phrase.stop - 1)) or text in _OF_AGE


def _name(cover: Cover, phrase: range) -> str:
    """Write a person by their usual name: "6 year old", "grandmother", "little sister"."""
    named = [_bare(cover, place) for place in phrase]
    if len(named) == 1 and named[0] in {"me", "myself"}:
        return ""
    head = recipient(named[-1]) if recipient(named[-1]) != named[-1] else recipient(singular(named[-1]))
    is_plural = head == singular(named[-1]) != named[-1]
    return " ".join([*named[:-1], named[-1] if is_plural else head])


def _bare(cover: Cover, place: int) -> str:
    """Return a word without the "'s" of what somebody has; a number in figures."""
    token = cover.line.tokens[place]
    if token.number is not None:
        return f"{token.number.normalize():f}"
    return token.text[:-1] if is_possessive_word(cover, place) else token.text
