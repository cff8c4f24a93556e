"""For whom a thing is: people who get it, told from those who only tell, come along or have been."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from assistant.language.aged import is_aged
from assistant.language.clauses import Clause, Told, words
from assistant.language.cover import Cover, Span
from assistant.language.lexicon import phrases
from assistant.language.noun_phrases import LOOKS, is_possessive
from assistant.language.people import relations
from assistant.language.vocabulary import Vocabulary
from assistant.types import Facet

_PEOPLE = frozenset({Facet.GENDER, Facet.AGE_GROUP})
#: Words of the lexicon for whom a pronoun stands.
_PRONOUNS = dict.fromkeys(("she", "shes", "her"), "herself") | dict.fromkeys(("he", "hes", "his"), "himself")
_OF_GENDER = {"female": {"she", "shes"}, "male": {"he", "hes"}}
_OBJECTS = {"female": "her", "male": "him"}
_SOMEBODY = (
    "friend|boss|teacher|neighbou?r|colleague|coworker|cousin|partner|roommate|flatmate|nanny|coach|buddy|bestie|bff"
    "|mate|classmate|student|host|hostess|landlord|landlady|babysitter|person|toddler|baby|kid|child|teen|teenager"
)
_FOR_SOMEBODY = re.compile(
    rf"(?<!\S)(?:for (?:my|our|someone|somebody|(?:an?|the) (?:\S+ )?(?:{_SOMEBODY}))|my best|my \w+ friend"
    r"|gift|present|birthday|bday|secret santa|for (?:h(?:er|is)|their) (?:birthday|wedding|graduation)"
    rf"|my (?:{_SOMEBODY}|kid|child|oldest|youngest|eldest)"
    r"|(?:she|he) (?:wants|needs|would like|is looking for|has to have))(?!\S)"
)
#: Who minds something is asked about: "for my boss, she hates pink".
_MINDING = frozenset({"hates", "hated"})
_YOUNG = frozenset({"newborn", "infant", "toddler", "kids"})
#: "For", as it is heard and typed as well.
_FOR = frozenset({"for", "four", "4"})
_JOINTS = frozenset({"and", "or", "but", "so"})
_BEING = frozenset({"is", "s", "a", "an", "so", "very"})
#: After somebody these say nothing of what they do.
_AFTER_WEARERS = _JOINTS | {"to", "in", "with", "she", "he", "s"}
_CHILD = frozenset({"kid", "child", "boy", "girl", "baby", "kids", "children"})


def set_people_aside(cover: Cover, told: Told, refused: Collection[Span]) -> None:
    """Take back people that a thing is not for. Who is refused stays refused."""
    for span in [span for span in cover.values() if span.facet in _PEOPLE and span not in refused]:
        if _is_only_told(cover, span, told):
            cover.put(Span(span.places))


def set_ages_aside(cover: Cover, refused: Collection[Span]) -> None:
    """Take back a word for a child's age where the age itself is said: a "baby" of 10 months, a "boy" of 15."""
    aged = [span for span in cover.values() if any(term.facet is Facet.AGE_GROUP for term in span.terms)]
    if not any(_is_counted(cover, span) for span in aged):
        return
    for span in aged:
        rest = tuple(term for term in span.terms if not (term.facet is Facet.AGE_GROUP and term.value in _YOUNG))
        if rest != span.terms and not _is_counted(cover, span) and span not in refused:
            cover.put(replace(span, terms=rest))


def _is_counted(cover: Cover, span: Span) -> bool:
    return any(cover.line.tokens[place].number is not None for place in span.places)


def spoken_of(cover: Cover, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the gender that "she" or "he" tells of somebody that a thing is for: "for my boss, she loves tea"."""
    is_told = any(term.facet is Facet.GENDER for span in cover.values() for term in span.terms)
    if is_told or not (_FOR_SOMEBODY.search(cover.line.tags) or _is_of_age(cover)):
        return
    for place in range(len(cover.line.tokens)):
        role = _PRONOUNS.get(cover.text(place))
        if role and cover.at(place) is None and cover.text(place + 1) not in words("telling") - _MINDING:
            for sense in vocabulary.senses_of(role, Facet.GENDER)[:1]:
                yield Span(range(place, place + 1), terms=sense.terms[:1])
            return


def _is_of_age(cover: Cover) -> bool:
    """Tell whether an age is said, or a size that is one: somebody has it."""
    terms = [term for span in cover.values() for term in span.terms]
    return any(each.facet is Facet.AGE_GROUP or (each.facet is Facet.SIZE and is_aged(each.value)) for each in terms)


def _is_only_told(cover: Cover, span: Span, told: Told) -> bool:
    first = span.places.start
    while cover.text(first - 1) in phrases("determiners"):
        first -= 1
    if _goes_along(cover, span):
        return True
    if cover.text(first - 1) in _FOR:
        return _is_said_of_look(cover, first)
    is_own = any(cover.text(place) in words("owners") for place in range(first, span.places.start))
    part = told.at(span.places.start)
    if _is_childhood(cover, span, first) or (is_own and _is_company(cover, span, first)):
        return True
    return not _receives(cover, span, part, told) and _does(cover, span, part, first, is_own=is_own)


def _does(cover: Cover, span: Span, part: Clause, first: int, *, is_own: bool) -> bool:
    """Tell whether somebody only does something, comes along or is spoken to."""
    if is_own:
        return part.is_reason or _is_object(cover, first, part) or _acts(cover, span, part)
    if cover.line.phrase(span.places.start, span.places.stop) in relations():  # "mom pays up to 50", "mom of two here"
        return _tells(cover, span, part) or cover.text(span.places.stop) == "of"
    if first == span.places.start:
        return False
    is_had = _is_seen(span, part) or cover.text(first - 1) in words("having") or _is_beside(cover, first)
    is_subject = first == part.places.start and _acts(cover, span, part)
    return part.is_reason or _tells(cover, span, part) or is_had or is_subject


def _is_said_of_look(cover: Cover, first: int) -> bool:
    """Tell whether it is only said whom a look suits: "dotted ones are for kids"."""
    look = cover.at(first - 3)
    is_look = look is not None and look.facet in LOOKS
    is_of_ones = cover.text(first - 3) == "ones" and cover.text(first - 4) not in {"the", "these", "those"}
    return cover.text(first - 2) in {"is", "are"} and (is_look or is_of_ones)


def _is_object(cover: Cover, first: int, part: Clause) -> bool:
    """Tell whether somebody is who something is done to or with, where nothing is wished: "ask my husband"."""
    before = range(part.places.start, first)
    is_list = cover.text(first - 1) == "me"  # "it is me, my girlfriend and a dog"
    return is_list or (bool(before) and not part.wishes(first) and cover.text(first - 1) not in _JOINTS)


def _acts(cover: Cover, span: Span, part: Clause) -> bool:
    """Tell whether it is said what somebody does or is: "my husband reads", not "my husband, XL"."""
    place = span.places.stop
    if cover.text(place) == "who":
        return True
    if place >= part.places.stop or _is_introduced(cover, span):
        return False
    is_wearing = any(
        (each := cover.at(after)) is not None and each.facet in {Facet.SIZE, Facet.AGE_GROUP}
        for after in range(place, part.places.stop)
    )
    other = cover.at(place)
    is_wearing = is_wearing or _has_own_thing(cover, range(place, part.places.stop))
    return not is_wearing and (other is None or not other.terms) and cover.text(place) not in _AFTER_WEARERS


def _has_own_thing(cover: Cover, places: range) -> bool:
    """Tell whether somebody does something to things of the kind that is looked for: "my son broke his watch"."""
    owners = (place for place in places if cover.text(place) in {"his", "her", "their"})
    near = (cover.at(after) for place in owners for after in (place + 1, place + 2))
    return any(span is not None and span.facet is Facet.CATEGORY for span in near)


def _is_introduced(cover: Cover, span: Span) -> bool:
    """Tell whether a text begins with somebody and how they are: "my sister's a goth", "my nan's 80th is near"."""
    place = span.places.stop
    if is_possessive(cover, span.places.start) and _is_hers(cover, place):
        return True
    return span.places.start <= 1 and cover.text(place) in _BEING and not cover.text(place + 1).endswith("ing")


def _is_company(cover: Cover, span: Span, first: int) -> bool:
    """Tell whether somebody only comes along or has something: "with my wife", "my sister's hat"."""
    after = span.places.stop
    is_verb = cover.text(after) in words("contracted")  # "my sister's on a crusade"
    has = is_possessive(cover, span.places.start) and not (is_verb or _is_hers(cover, after))
    return has or cover.text(first - 1) in words("with") or _is_beside(cover, first) or _goes_along(cover, span)


def _is_beside(cover: Cover, first: int) -> bool:
    """Tell whether somebody only sits or stands somewhere: "next to a guy"."""
    return first > 1 and cover.line.phrase(first - 2, first) in words("with")


def _is_hers(cover: Cover, place: int) -> bool:
    """Tell whether what stands after "my sister's" is still of her: "birthday", "a medium"."""
    token = cover.token(place)
    place += token is not None and token.number is not None  # "80th birthday"
    return cover.text(place) in words("hers")


def _is_childhood(cover: Cover, span: Span, first: int) -> bool:
    return cover.text(span.places.stop - 1) in _CHILD and cover.text(first - 1) in {"was", "were", "as", "like"}


def _goes_along(cover: Cover, span: Span) -> bool:
    """Tell whether somebody only does something together with the customer: "my brother and I"."""
    after = cover.line.phrase(span.places.stop, span.places.stop + 2)
    return after in {"and i", "and me", "and myself"}


def _is_seen(span: Span, part: Clause) -> bool:
    """Tell whether somebody is only told of: "I saw a lady on the train"."""
    return part.past is not None and part.past < span.places.start and not part.wishes(span.places.start)


def _tells(cover: Cover, span: Span, part: Clause) -> bool:
    """Tell whether a person does what one does who only tells: "my wife says", "the guy at the gym told me".

    What somebody does to things of his own may be why he needs others: "my son broke his watch".
    """
    after = [cover.text(place) for place in range(span.places.stop, part.places.stop)]
    is_of_own = bool({"his", "her", "their"} & set(after)) and not {"me", "us", "my", "our"} & set(after)
    did = any(text in words("past") or text.endswith("ed") for text in after[:2])
    does_to_me = bool({"me", "us"} & set(after[:3])) or (did and bool({"my", "our"} & set(after)))
    return does_to_me or (not is_of_own and bool(set(after) & words("telling")))


def _receives(cover: Cover, span: Span, part: Clause, told: Told) -> bool:
    """Tell whether a person needs or gets something, said of her in her clause or of "she" in a later one."""
    if part.is_reason:
        return False
    gender = next((term.value for term in span.terms if term.facet is Facet.GENDER), "")
    does = cover.text(span.places.stop) in words("past") | words("telling")  # "the belt my husband bought"
    if part.wishes(span.places.start) and not does:
        return True
    if any(
        cover.text(place) in _FOR and cover.text(place + 1) == _OBJECTS.get(gender) for place in _after(cover, span)
    ):
        return True
    pronouns = _OF_GENDER.get(gender, {"they"})
    later = (each.places for each in told.clauses if each.places.start > part.places.start)
    spoken = [places for places in later if any(cover.text(place) in pronouns for place in places[:2])]
    own = range(span.places.stop, part.places.stop)
    if does:  # "lost a bet and has to wear"
        own = next((range(place, own.stop) for place in own if cover.text(place) == "and"), range(0))
    return any(_has_receiving(cover, places) for places in (own, *spoken))


def _after(cover: Cover, span: Span) -> range:
    return range(span.places.stop, len(cover.line.tokens))


def _has_receiving(cover: Cover, places: range) -> bool:
    """Tell whether somebody needs or gets something in these places, and it is not the customer who does."""
    said = cover.line.phrase(places.start, places.stop).split()
    for first in range(len(said)):
        is_said = any(" ".join(said[first:last]) in words("receiving") for last in range(first + 1, first + 4))
        if is_said and not (first and said[first - 1] in {"i", "we", "me", "us", "you"}):
            return True
    return False
