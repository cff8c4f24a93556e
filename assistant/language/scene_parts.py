"""Where a text names a part of a scene by a name that is listed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.language import lexicon
from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases
from assistant.language.noun_phrases import LOOKS, pauses
from assistant.language.nouns import singular
from assistant.language.scene_names import PURPOSES, Names, is_person, kind_of_head, led, listed, longest, words
from assistant.language.text import Token, plain
from assistant.types import Facet, SceneKind, Setting

#: Of a word in a name: no language has longer ones that are said.
MOST_LETTERS = 40
_PEOPLE = frozenset({Facet.GENDER, Facet.AGE_GROUP})
_COMPARED = frozenset({"cheaper", "dearer"})
#: What leads to weather: "in case it rains", "when there's frost".
_SUPPOSING = frozenset({"when", "whenever", "if", "in", "case", "it", "its", "is", "of", "there", "theres", "while"})
_WHERE = frozenset({"at", "in", "from"})


@dataclass(frozen=True, slots=True)
class Part:
    """Where a text names a part of a scene."""

    places: range
    setting: Setting
    is_guess: bool = False  # its name is nothing that a list has, only where it stands


def is_open(cover: Cover, place: int) -> bool:
    """Tell whether the word at a place may name a scene: nothing was made of it, or it only belongs to a name."""
    span = cover.at(place)
    if span is None:
        return cover.token(place) is not None
    said = {word for term in span.terms for word in plain(term.value).split()}
    return span.kept and cover.text(place) not in said and singular(cover.text(place)) not in said


def is_nameable(token: Token) -> bool:
    """Tell whether a token may stand in the name of a scene: of letters or digits, no longer than words are."""
    return token.text.isalnum() and len(token.text) <= MOST_LETTERS


def is_word(cover: Cover, place: int) -> bool:
    """Tell whether an open word has content of its own and is no number."""
    token = cover.token(place)
    small = phrases("function") | words("determiners") | words("leads")
    is_named = token is not None and token.number is None and is_nameable(token) and token.text not in small
    return is_named and is_open(cover, place)


def known_names(cover: Cover) -> Iterator[Part]:
    """Yield the listed names, the longest first from the left."""
    place = 0
    while place < len(cover.line.tokens):
        idiom = _phrase_at(cover, place, "idioms")
        part = None if idiom else _listed_at(cover, place, listed()) or _led_at(cover, place)
        if part is not None and not _is_of_somebody(cover, part):
            yield part
        place = part.places.stop if part else place + max(idiom, 1)


def said_before(cover: Cover, scene: Iterable[Setting]) -> Iterator[Part]:
    """Yield where a text names again, by all or the last of its words, what no list has: "forget the vernissage"."""
    for setting in scene:
        is_listed = setting.name in listed().settings or setting.name in led().settings
        if setting.kind in PURPOSES and not is_listed:
            yield from (Part(places, setting) for places in _said_again(cover, plain(setting.name).split()))


def _said_again(cover: Cover, name: Sequence[str]) -> Iterator[range]:
    counts = {len(name), len(name) if kind_of_head(name[-1]) else 1}  # a head that is known says itself what it is
    for count in counts:
        for place in range(len(cover.line.tokens) - count + 1):
            places = range(place, place + count)
            is_said = cover.line.phrase(place, places.stop) == " ".join(name[-count:])
            if is_said and all(is_word(cover, each) for each in places):
                yield places


def idiom_places(cover: Cover) -> frozenset[int]:
    """Return the places of phrases whose words name a scene elsewhere: "third party"."""
    places = range(len(cover.line.tokens))
    return frozenset(each for place in places for each in range(place, place + _phrase_at(cover, place, "idioms")))


def _is_of_somebody(cover: Cover, part: Part) -> bool:
    """Tell whether it only tells where somebody is: "the guy at the gym"."""
    first = _before_determiners(cover, part.places.start)
    return part.setting.kind is SceneKind.PLACE and cover.text(first) in _WHERE and is_person(cover.text(first - 1))


def _phrase_at(cover: Cover, place: int, role: str) -> int:
    """Return how many words the longest phrase of a role at a place has; 0 for none."""
    lengths = range(longest(role), 0, -1)
    return next((count for count in lengths if cover.line.phrase(place, place + count) in words(role)), 0)


def _listed_at(cover: Cover, place: int, names: Names) -> Part | None:
    for stop in range(min(place + names.longest, len(cover.line.tokens)), place, -1):
        setting = names.settings.get(cover.line.phrase(place, stop))
        if setting is not None and _may_name(cover, range(place, stop), setting):
            return Part(_with_supposing(cover, range(place, stop), setting), setting)
    return None


def _led_at(cover: Cover, place: int) -> Part | None:
    """Return a name that needs a small word before it, and no other noun after it: "for work", not "for work boots".

    An activity may be what somebody likes: "she likes cooking".
    """
    part = _listed_at(cover, place, led())
    if part is None or _describes_noun(cover, part.places.stop):
        return None
    first = _before_determiners(cover, place)
    is_led = cover.text(first) in words("leads") and is_free(cover, first)
    is_liked = part.setting.kind is SceneKind.ACTIVITY and cover.text(first) in words("liking")
    return part if is_led or is_liked else None


def _describes_noun(cover: Cover, place: int) -> bool:
    """Tell whether a noun stands right here, which the words before only describe."""
    is_noun = is_word(cover, place) or cover.text(place) in lexicon.categories().names
    return is_noun and not pauses(cover, place)


def _may_name(cover: Cover, places: range, setting: Setting) -> bool:
    """Tell whether no other meaning was found for these words."""
    if any(pauses(cover, place) for place in places[1:]):
        return False
    spans = [span for place in places if (span := cover.at(place)) is not None]
    if setting.kind is SceneKind.SPENDING:  # "on a budget" says which prices as well
        return not any(span.terms or span.limit or span.action in _COMPARED for span in spans)
    if len(places) > 1 and spans and all(span.facet in _PEOPLE for span in spans):  # "mother's day"
        return True
    return all(is_open(cover, place) for place in places)


def _with_supposing(cover: Cover, places: range, setting: Setting) -> range:
    first = places.start
    while setting.kind is SceneKind.WEATHER and cover.text(first - 1) in _SUPPOSING:
        first -= 1
    return range(first, places.stop)


def names_thing(cover: Cover, place: int) -> bool:
    """Tell whether a thing or its look stands right here, so that the words before only describe it."""
    span: Span | None = cover.at(place)
    is_thing = span is not None and span.facet in LOOKS | {Facet.CATEGORY, Facet.BRAND}
    return is_thing and not pauses(cover, place)


def _before_determiners(cover: Cover, place: int) -> int:
    first = place - 1
    while cover.text(first) in words("determiners") - {"this", "that"} and not pauses(cover, first + 1):
        first -= 1
    return first


def is_free(cover: Cover, place: int) -> bool:
    """Tell whether a small word is not part of a phrase that asks: "looking for"."""
    return place >= 0 and cover.at(place) is None


def is_possessive_word(cover: Cover, place: int) -> bool:
    """Tell whether a word has somebody's things after it, whoever that is: "my cousin's"."""
    token = cover.token(place)
    return token is not None and token.surface.endswith(("'s", "\u2019s"))
