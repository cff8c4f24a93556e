"""What is asked about a product: its topics, the values named, and the words that no column answers."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.knowing.clauses import Clause
from assistant.knowing.lexicon import grouped, named, phrases
from assistant.knowing.words import many_worded
from assistant.language import colors, lexicon
from assistant.language.content import content_words
from assistant.language.sizes import canonical, letters, shy
from assistant.language.text import plain, words_of
from assistant.types import Choice, Facet, Limit, Reading

#: A question is not longer than this; the rest is not read.
MOST_WORDS = 60
#: What is asked by "how many people fit": the first of its synonyms in questions.yml.
PERSONS = ("persons",)


class Topic(StrEnum):
    """What a question can be about. Each but the last three is a key of `topics` in questions.yml."""

    REVIEWS = "reviews"
    CARE = "care"
    PRICE = "price"
    SIZE = "size"
    COLOR = "color"
    STOCK = "stock"
    BRAND = "brand"
    MATERIAL = "material"
    RATING = "rating"
    DIMENSIONS = "dimensions"
    FIT = "fit"
    ADVICE = "advice"  # which size to take
    VALUE = "value"  # whether it has a value that was named: "is it leather", "is it for men"
    FREE = "free"  # words that no column answers: "waterproof", "pockets"
    OVERVIEW = "overview"


class Tone(StrEnum):
    """Which opinions are asked for."""

    ANY = "any"
    PRAISE = "praise"
    BLAME = "blame"


class Verb(StrEnum):
    """How a question of yes or no is put. Each names a response `utter_know_unknown_<verb>`."""

    IS = "is"
    HAS = "has"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one product."""

    text: str
    topics: tuple[Topic, ...]
    values: tuple[Choice, ...] = ()  # named: colors and sizes are asked of the stock, others of the columns
    words: tuple[str, ...] = ()  # content no column answers
    label: str = ""  # those words as they were said: "warm enough for winter"
    verb: Verb = Verb.ABOUT
    is_closed: bool = False  # yes or no answers it
    tone: Tone = Tone.ANY


#: Topics that are asked of a part of the product where words are left over: "what is the strap made of".
_OF_PARTS = frozenset(
    {Topic.MATERIAL, Topic.COLOR, Topic.DIMENSIONS, Topic.FIT, Topic.SIZE, Topic.STOCK, Topic.VALUE, Topic.CARE}
)
#: What advice on the size tells as well.
_ADVISED = frozenset({Topic.ADVICE, Topic.SIZE, Topic.FIT, Topic.STOCK})
_STOCKED = frozenset({Facet.COLOR, Facet.SIZE})
_VALUED = frozenset({Facet.MATERIAL, Facet.PATTERN, Facet.BRAND, Facet.GENDER, Facet.AGE_GROUP})
#: Words of a question for a size.
_ASKED_SIZE = frozenset({"what", "which", "whats", "recommend"})
_JOINTS = re.compile(r"\b(?:and|or)\b")
_VERBED = re.compile(r"(?:does|do|did|will|would|can) (?!.*\b(?:come|comes|have|in|available|stock|get)\b)")
_SIZE = re.compile(r"\bsize ([a-z0-9]+)\b")
_OPENING = r"^(?:so |and |but |ok |hi )*"
_HAS = re.compile(
    _OPENING + r"(?:does|do|did|doesnt|dont) (?:the )?(?:have|has|come with|include) (?:any )?(?P<what>.+)$"
)
_IS = re.compile(_OPENING + r"(?:is|are|isnt|arent) (?:the |this |that )?(?P<what>.+)$")


def question(clause: Clause, title: str, read: Callable[[str], Reading]) -> Question:
    """Return what a clause asks of the product of this title; `read` links words to what the shop has."""
    asking = " ".join(clause.asking(title).split()[:MOST_WORDS])
    if any(named(each, asking) for each in phrases("rooms")):
        return Question(asking, (Topic.FREE,), words=PERSONS, label=asking)
    topics = _topics(asking)
    if Topic.REVIEWS in topics:
        return _of_reviews(asking, topics)
    if not (topics or clause.is_closed or clause.is_asked or any(named(each, asking) for each in phrases("asking"))):
        return Question(asking, (Topic.OVERVIEW,))
    told = _uncued(asking) if Topic.FIT in topics else asking  # "small" is no size where it is asked how it fits
    reading = read(told)
    values = tuple(_values(told, reading))
    topics = _settled([*topics, *_topics_of(values, reading)], values)
    words = _words(asking, values, reading)
    if words and (not topics or _OF_PARTS & set(topics)):
        topics, values, words = _of_words(asking, topics, values, words, read)
    label, verb = _label(asking, words)
    return Question(asking, topics or (Topic.OVERVIEW,), values, words, label, verb, clause.is_closed)


def asks_size(text: str) -> bool:
    """Tell whether a text asks which size to take, whatever else it might be: "which size should I take"."""
    said = plain(text)
    cues = (each for each in grouped("topics")[Topic.ADVICE] if "size" in each.split())
    return not _ASKED_SIZE.isdisjoint(said.split()) and any(named(cue, said) for cue in cues)


def _of_reviews(asking: str, topics: Sequence[Topic]) -> Question:
    if Topic.FIT in topics:
        return Question(asking, (Topic.FIT,))
    words = tuple(word for word in content_words(asking) if word not in phrases("fillers"))
    return Question(asking, (Topic.REVIEWS,), words=words, label=" ".join(words), tone=_tone(asking))


def _of_words(
    asking: str,
    topics: tuple[Topic, ...],
    values: tuple[Choice, ...],
    words: tuple[str, ...],
    read: Callable[[str], Reading],
) -> tuple[tuple[Topic, ...], tuple[Choice, ...], tuple[str, ...]]:
    """Return what is asked where words are left over: of them alone, and of values only where those stand apart."""
    parts = [read(part) for part in _JOINTS.split(asking)]
    apart = all(not (_free(part.words) and part.constraints) for part in parts)
    if len(parts) > 1 and apart:
        return (*topics, Topic.FREE), values, words
    return (Topic.FREE,), (), tuple(_free(asking))


def _topics(asking: str) -> tuple[Topic, ...]:
    found = [Topic(topic) for topic, cues in grouped("topics").items() if any(named(cue, asking) for cue in cues)]
    if any(named(word, asking) for word in phrases("weights")):
        found = [topic for topic in found if topic is not Topic.PRICE]
    return tuple(found)


def _topics_of(values: Iterable[Choice], reading: Reading) -> Iterable[Topic]:
    facets = {each.facet for each in values}
    limited = {each.facet for each in reading.constraints if isinstance(each, Limit)}
    if facets & _STOCKED or any(each.facet is Facet.AVAILABILITY for each in reading.constraints):
        yield Topic.STOCK
    if facets & _VALUED:
        yield Topic.VALUE
    if Facet.PRICE in limited:
        yield Topic.PRICE
    if Facet.RATING in limited:
        yield Topic.RATING


def _settled(topics: Sequence[Topic], values: Iterable[Choice]) -> tuple[Topic, ...]:
    """Leave out what another topic asks more exactly: "which colors is it available in" asks for colors."""
    found = dict.fromkeys(topics)
    if Topic.ADVICE in found:
        return (Topic.ADVICE, *(each for each in found if each not in _ADVISED))
    listed = {Topic.SIZE, Topic.COLOR} & found.keys()
    is_bound = any(each.facet in _STOCKED for each in values)
    dropped = listed if is_bound or not listed else {Topic.STOCK}
    if Topic.FIT in found:
        dropped = dropped | listed
    if Topic.VALUE in found:
        dropped = dropped | {Topic.MATERIAL, Topic.BRAND}
    return tuple(topic for topic in found if topic not in dropped)


def _values(asking: str, reading: Reading) -> Iterable[Choice]:
    choices = [each for each in reading.constraints if isinstance(each, Choice) and not each.negated]
    if _VERBED.match(asking):  # "does it rust" asks for no color
        choices = [each for each in choices if each.facet is not Facet.COLOR]
    yield from (each for each in choices if each.facet in _STOCKED | _VALUED)
    if not any(each.facet is Facet.SIZE for each in choices):
        sizes = tuple(dict.fromkeys(_unknown_sizes(asking)))
        if sizes:
            yield Choice(facet=Facet.SIZE, values=sizes)


def _unknown_sizes(asking: str) -> Iterable[str]:
    """Yield sizes that are named though nothing in the shop has them."""
    yield from (canonical(size) for size in _SIZE.findall(asking) if any(sign.isdigit() for sign in size))
    yield from (letters()[word] for word in asking.split() if word in letters() and word not in shy() and len(word) > 1)


def _words(asking: str, values: Sequence[Choice], reading: Reading) -> tuple[str, ...]:
    """Return the content that no value was made of; kinds of things are content: "does it fit a laptop"."""
    sizes = {word for each in values if each.facet is Facet.SIZE for value in each.values for word in words_of(value)}
    left = set(words_of(reading.words)) | {word for each in reading.scene for word in words_of(each.name)}
    left |= set(words_of(asking)) if reading.left else set()
    if _VERBED.match(asking):
        left |= {word for word in asking.split() if word in colors.names()}
    kinds = lexicon.categories().names
    free = _free(asking)
    return tuple(word for word in free if " " in word or ((word in left or word in kinds) and word not in sizes))


def _free(asking: str) -> list[str]:
    """Return the words with content that name no topic, in their order; a phrase that has synonyms counts as one."""
    rest = _uncued(asking)
    together = [each for each in many_worded() if named(each, rest)]
    for each in together:
        rest = f" {rest} ".replace(f" {each} ", " ").strip()
    words = (word for word in content_words(rest) if word not in phrases("fillers") and any(map(str.isalnum, word)))
    return [*together, *words]


def _uncued(asking: str) -> str:
    """Return what is asked without the phrases that name topics."""
    rest = f" {asking} "
    for cue in _cues():
        rest = rest.replace(f" {cue} ", " ")
    return rest.strip()


@cache
def _cues() -> tuple[str, ...]:
    """Return the phrases that name topics, the longest first; what is said of reviews may name a part too."""
    cues = (cue for topic, group in grouped("topics").items() if topic != Topic.REVIEWS for cue in group)
    return tuple(sorted(cues, key=len, reverse=True))


def _tone(asking: str) -> Tone:
    judged = asking.removesuffix(" any good")  # "is it any good" asks for all that is said
    if any(named(word, judged) for word in phrases("blame")):
        return Tone.BLAME
    return Tone.PRAISE if any(named(word, judged) for word in phrases("praise")) else Tone.ANY


def _label(asking: str, words: Sequence[str]) -> tuple[str, Verb]:
    for pattern, verb in ((_HAS, Verb.HAS), (_IS, Verb.IS)):
        match = pattern.match(asking)
        if match:
            return match["what"], verb
    places = [place for place, word in enumerate(asking.split()) if word in words]
    return " ".join(asking.split()[places[0] : places[-1] + 1]) if places else "", Verb.ABOUT
