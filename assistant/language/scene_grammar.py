"""The grammar around a scene that no list has: "a quidditch tournament", "we're having a vernissage", "in June"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.language import lexicon
from assistant.language.cover import Cover
from assistant.language.lexicon import read
from assistant.language.noun_phrases import pauses
from assistant.language.nouns import singular
from assistant.language.scene_names import is_person, kind_of_head, led, listed, months, words
from assistant.language.scene_parts import (
    Part,
    idiom_places,
    is_free,
    is_open,
    is_possessive_word,
    is_word,
    known_names,
    names_thing,
    said_before,
)
from assistant.language.text import alternatives
from assistant.types import SceneKind, Setting

#: Words of a name that no list has, and words between its article and its head.
MOST_WORDS, _MOST_DESCRIBING = 4, 3
#: Verbs of these two months go without "in": "it may", "march on".
_VERBS = frozenset({"may", "march"})
#: "For", as it is heard and typed as well.
_FOR = frozenset({"for", "four", "4"})
_OF_TIME = frozenset({"in", "early", "late", "mid", "during", "of"})


def parts(cover: Cover, before: Sequence[Setting] = ()) -> list[Part]:
    """Return the parts of a scene that a text names, in order; a longer name takes the place of one within it.

    `before` is the scene that the text is said in.
    """
    known = [*known_names(cover)]
    found = [
        *said_before(cover, before),
        *known,
        *_headed(cover, known),
        *_going(cover),
        *_journeys(cover),
        *_doing(cover),
        *_months(cover),
    ]
    taken = set(idiom_places(cover))
    chosen: list[Part] = []
    for part in sorted(found, key=lambda each: -len(each.places)):
        if taken.isdisjoint(part.places):
            chosen.append(part)
            taken.update(part.places)
    return sorted(chosen, key=lambda each: each.places.start)


def _headed(cover: Cover, known: Sequence[Part]) -> Iterator[Part]:
    """Yield the scenes whose name ends with a word for one: "quidditch tournament", "beach wedding"."""
    apart = {place for part in known if part.setting.kind is SceneKind.WEATHER for place in part.places}
    whole = {part.places.stop - 1: part for part in known}
    for place in range(len(cover.line.tokens)):
        kind = kind_of_head(cover.text(place))
        if kind is None or not is_word(cover, place):
            continue
        stop, head = place + 1, whole.get(place)
        first = _first_describing(cover, head.places.start if head else place, apart)
        if first < (head.places.start if head else place):
            kind = head.setting.kind if head and head.setting.kind is SceneKind.OCCASION else kind
            yield Part(range(first, stop), _composed(cover, range(first, stop), kind, known))


def _first_describing(cover: Cover, place: int, apart: set[int]) -> int:
    """Return where the words that describe a head begin: after an article all of them, else only those that may."""
    first = place
    while place - first < _MOST_DESCRIBING and _describes(cover, first - 1, apart) and not pauses(cover, first):
        first -= 1
    is_led = cover.text(first - 1) in words("determiners") | _FOR or is_possessive_word(cover, first - 1)
    if is_led and not names_thing(cover, place + 1):
        return first
    first = place
    while _belongs(cover, first - 1) and not pauses(cover, first) and first - 1 not in apart:
        first -= 1
    return first


def _describes(cover: Cover, place: int, apart: set[int]) -> bool:
    return place >= 0 and is_word(cover, place) and place not in apart and not is_possessive_word(cover, place)


def _belongs(cover: Cover, place: int) -> bool:
    """Tell whether a word may stand before a head without an article: another scene, or what often does."""
    text = cover.text(place)
    setting = listed().settings.get(text) or led().settings.get(text)
    is_scene = setting is not None and setting.kind is not SceneKind.SPENDING
    return bool(text) and is_open(cover, place) and (is_scene or text in words("modifiers"))


def _composed(cover: Cover, places: range, kind: SceneKind, known: Sequence[Part]) -> Setting:
    """Name a scene by its words, those that are listed by their names: "bday bash" is a birthday bash."""
    within = {part.places.start: part for part in known if set(part.places) <= set(places)}
    named, place = list[str](), places.start
    while place < places.stop:
        part = within.get(place)
        is_last = place == places.stop - 1
        is_occasion = part is not None and part.setting.kind is SceneKind.OCCASION
        own = singular(cover.text(place)) if is_last else cover.text(place)
        named.append(part.setting.name if part and is_occasion else own)
        place = part.places.stop if part and is_occasion else place + 1
    first = within.get(places.start)
    if first and first.setting.kind is SceneKind.ACTIVITY and len(named) == 2 and named[1] in words("outings"):  # noqa: PLR2004
        return first.setting
    return Setting(kind=kind, name=" ".join(named))


def _going(cover: Cover) -> Iterator[Part]:
    """Yield what somebody goes to or has, and what something is for: "I'm going to a vernissage", "for my defense"."""
    for match, places in cover.line.find(_led_names()):
        lead = cover.line.group(match, "for") or places
        phrase = _noun_phrase(cover, places.stop)
        if phrase and is_free(cover, lead.stop - 1) and _is_scene(cover, phrase):
            default = SceneKind.PLACE if match["article"] == "the" else SceneKind.OCCASION
            kind = _kind(cover.text(phrase.stop - 1))
            name = cover.line.phrase(phrase.start, phrase.stop)
            yield Part(phrase, Setting(kind=kind or default, name=name), is_guess=kind is None)


def _kind(head: str) -> SceneKind | None:
    """Return the kind of a scene by the last word of its name; None where no list has it."""
    known = listed().settings.get(head) or led().settings.get(head)
    return known.kind if known else kind_of_head(head)


def _journeys(cover: Cover) -> Iterator[Part]:
    """Yield the places that somebody goes to: "a trip to iceland", "going to Norway"."""
    for match, places in cover.line.find(_travels()):
        phrase = _noun_phrase(cover, places.stop)
        if match["towards"]:
            titled = [place for place in phrase if cover.line.tokens[place].titled]
            phrase = range(phrase.start, phrase.start + len(titled)) if titled[:1] == [phrase.start] else range(0)
        if phrase and _is_scene(cover, phrase):
            name = cover.line.phrase(phrase.start, phrase.stop)
            yield Part(phrase, Setting(kind=SceneKind.PLACE, name=name), is_guess=True)


def _doing(cover: Cover) -> Iterator[Part]:
    """Yield what is done: "for bird watching", "for carrying groceries", "we go bouldering"."""
    for match, places in cover.line.find(_doings()):
        first = places.start + 1
        doing = first if cover.text(first).endswith("ing") else first + 1
        phrase = range(first, doing + 1)
        while match["for"] and len(phrase) < MOST_WORDS and is_word(cover, phrase.stop):
            if pauses(cover, phrase.stop):
                break
            phrase = range(first, phrase.stop + 1)
        is_done = all(is_word(cover, place) for place in phrase) and cover.text(doing) not in words("nouns_in_ing")
        if is_done and is_free(cover, places.start) and not names_thing(cover, phrase.stop):
            name = cover.line.phrase(phrase.start, phrase.stop)
            yield Part(phrase, Setting(kind=SceneKind.ACTIVITY, name=name))


def _months(cover: Cover) -> Iterator[Part]:
    """Yield the season of a month, as it is in the northern half of the world: models know what is worn in summer."""
    for match, match_places in cover.line.find(_month()):
        places = cover.line.group(match, "month")
        lead = cover.line.group(match, "lead")
        month, before = match["month"], cover.text(places.start - 1)
        is_time = bool(match["lead"]) or bool(match["day"]) or kind_of_head(cover.text(places.stop)) is not None
        is_date = is_time and not (match["lead"] and _is_number(cover, match_places.start - 1))  # "he will be 6 in May"
        if is_date and (month not in _VERBS or before in _OF_TIME):
            whole = range(lead.start, places.stop) if lead else places
            yield Part(whole, Setting(kind=SceneKind.WEATHER, name=months()[month]))


def _noun_phrase(cover: Cover, first: int) -> range:
    """Return the words from a place on that make one name."""
    stop = first
    while stop - first < MOST_WORDS and is_word(cover, stop) and not (stop > first and pauses(cover, stop)):
        if stop > first and is_possessive_word(cover, stop - 1):
            break
        stop += 1
    return range(first, stop)


def _is_scene(cover: Cover, phrase: range) -> bool:
    """Tell whether a name may be a scene: not a thing to buy, a person, a part of a body, an amount."""
    head = cover.text(phrase.stop - 1)
    known = lexicon.categories().names
    others = (head in words("never"), singular(head) in words("never"), head in known, is_person(head))
    after = cover.at(phrase.stop)
    describes = after is not None and bool(after.terms) and not pauses(cover, phrase.stop)  # "for a tall man"
    return not any(others) and not is_possessive_word(cover, phrase.stop - 1) and not describes


def _is_number(cover: Cover, place: int) -> bool:
    token = cover.token(place)
    return token is not None and token.number is not None


@cache
def _led_names() -> re.Pattern[str]:
    article = alternatives(words("determiners") - {"these", "those"})
    goings = alternatives(words("goings"))
    return re.compile(rf"(?<!\S)(?:(?P<for>for)|{goings}) (?P<article>{article})(?!\S)")


@cache
def _travels() -> re.Pattern[str]:
    towards = alternatives(words("towards"))
    return re.compile(rf"(?<!\S)(?:{alternatives(words('journeys'))}|(?P<towards>{towards}))(?: the)?(?!\S)")


@cache
def _doings() -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(?:(?P<for>for)|go|going|goes|went) (?:(?!for )[a-z]+ )?[a-z]+ing(?!\S)")


@cache
def _month() -> re.Pattern[str]:
    month, lead = alternatives(months()), alternatives(read("scenes")["in_month"])
    return re.compile(
        rf"(?<!\S)(?:(?P<lead>{lead}) |(?P<day><n>(?: (?:st|nd|rd|th))?(?: of)?) )?(?P<month>{month})(?!\S)"
    )
