"""Which products on the screen a text refers to: "the second one", "the red one", "the cheapest", "the olivia tank"."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter

from rapidfuzz.distance import OSA

from assistant.language.kinds import kinds_of
from assistant.language.lexicon import phrases
from assistant.language.linking import line_of, read
from assistant.language.matching import matches
from assistant.language.numerals import ONES
from assistant.language.prices import prices
from assistant.language.text import Line, alternatives, plain, words_of
from assistant.language.titles import is_word_of
from assistant.language.vocabulary import Vocabulary
from assistant.thread import Shown
from assistant.types import Choice, Facet, Reading

#: What is stated of a product on the screen.
STATED: Mapping[Facet, Callable[[Shown], str]] = {
    Facet.COLOR: attrgetter("color"),
    Facet.BRAND: attrgetter("brand"),
    Facet.MATERIAL: attrgetter("material"),
    Facet.PATTERN: attrgetter("pattern"),
}

_ORDINALS = {
    word: place
    for place, words in enumerate(
        (
            "first 1st",
            "second 2nd",
            "third 3rd",
            "fourth 4th",
            "fifth 5th",
            "sixth 6th",
            "seventh 7th",
            "eighth 8th",
            "ninth 9th",
            "tenth 10th",
        )
    )
    for word in words.split()
}
_CHEAPEST = re.compile(r"(?<!\S)(?:cheapest|least expensive|cheaper|lowest priced?|less expensive)(?!\S)")
_DEAREST = re.compile(r"(?<!\S)(?:most expensive|priciest|dearest|more expensive|pricier|highest priced?)(?!\S)")
_BEST = re.compile(
    r"(?<!\S)(?:(?:best|better|highest|higher|top) (?:rated|reviewed)|rated (?:best|better|highest|higher))(?!\S)"
)
_BOTH = re.compile(r"(?<!\S)(?:both|these two|those two|the two)(?!\S)")
#: "Is it leather?" asks of what is meant already and describes nothing.
_PRONOUN = re.compile(r"(?<!\S)(?:its?|(?:is|was|does|has|can) (?:this|that)(?! \S+ one)(?: one)?)(?!\S)")
_DESCRIBED_ONE = re.compile(r"(?<!\S)the (?:\S+ ){0,2}(?:ones?(?!\S)|one (?:in|from|by|with|for) )")
_BEFORE = re.compile(
    r"(?<!\S)(?:(?:from )?(?:before|earlier|previously)|(?:you )?showed me (?:before|earlier|first))(?!\S)"
)
_MOMENT = re.compile(r"(?<!\S)(?:one|a|another|half a|few|two) seconds?(?! ones?(?!\S))(?!\S)")

_POINTED_ONE = re.compile(r"(?<!\S)the ([a-z]{4,}) ones?(?!\S)")
#: Slips that are words of their own are seen through here alone; "tent" is no tenth.
MISSPELT = ("first", "second", "third", "fourth", "fifth")

Places = tuple[int, ...]


def resolve(text: str, shown: Sequence[Shown], vocabulary: Vocabulary) -> Places | None:
    """Return the places in `shown` a text refers to: several where it could be any of them.

    () where it describes something that none of them is ("the green one", "the ninth"), None where it describes
    nothing ("it", "that one", "is it in stock"). A whole title wins over all else. Looks, kinds and titles narrow
    first; a price or a position then picks among what is left: "the second red one".
    """
    titled = _titled(text, shown)
    if titled:
        return titled
    line = line_of(text, vocabulary)
    described = _described(text, line, shown, vocabulary)
    candidates = tuple(range(len(shown))) if described is None else described
    if described == ():
        return ()
    by_price = _by_price(line, candidates, shown)
    if by_price is None:
        by_price = _by_amount(line, candidates, shown, vocabulary.currency)
    if by_price is not None:
        return by_price
    if _BEST.search(line.tags):
        return _best_rated(candidates, shown)
    by_position = _by_position(line, candidates)
    return by_position if by_position is not None else described


def says_before(text: str) -> bool:
    """Tell whether a text refers to what was shown earlier: "that jacket from before"."""
    return bool(_BEFORE.search(plain(text)))


def without_moment(text: str) -> str:
    """Return a plain text without the second that it asks to wait for: "just a second" means no second one."""
    return _MOMENT.sub("", text)


def _titled(text: str, shown: Sequence[Shown]) -> Places:
    said = plain(text)
    return tuple(place for place, each in enumerate(shown) if said and plain(each.title) == said)


def _described(text: str, line: Line, shown: Sequence[Shown], vocabulary: Vocabulary) -> Places | None:
    """Return the places that fit the looks and names a text says; None where it says none."""
    reading = read(text, vocabulary)
    fitting = _by_title(line, shown)
    wanted = [] if _asks_of_it(line) else _visible(reading)
    if fitting is None and not wanted:
        return None
    places = tuple(range(len(shown))) if fitting is None else fitting
    for choice in wanted:
        narrowed = tuple(place for place in places if _fits(choice, shown[place]))
        # A word that is both a look and part of a title ("Rose Mug") has done its work as a title.
        places = narrowed if narrowed or fitting is None else places
    return places


def _asks_of_it(line: Line) -> bool:
    text = line.phrase(0, len(line.tokens))
    return bool(_PRONOUN.search(text)) and not _DESCRIBED_ONE.search(text)


def _visible(reading: Reading) -> list[Choice]:
    """Return what a text says that can be seen of a shown product."""
    choices = (each for each in reading.constraints if isinstance(each, Choice))
    return [each for each in choices if each.facet is Facet.CATEGORY or each.facet in STATED]


def _fits(choice: Choice, product: Shown) -> bool:
    if choice.facet is Facet.CATEGORY:
        kinds = kinds_of("", product.title)
        fits = not kinds or bool(kinds & set(choice.values))
    else:
        cell = STATED[choice.facet](product)
        fits = any(matches(choice.facet, value, cell) for value in choice.values)
    return fits is not choice.negated


def _by_title(line: Line, shown: Sequence[Shown]) -> Places | None:
    """Return the places whose titles a text names best, a word counting less if titles share it; None for none."""
    said = [token.surface for token in line.tokens if _may_name(token.text)]
    titles = [set(words_of(each.title)) for each in shown]
    held = [[_is_in(word, title) for word in said] for title in titles]
    sharing = [sum(column) for column in zip(*held, strict=True)]
    telling = [0 if count == len(shown) > 1 else 1 / max(count, 1) for count in sharing]
    scores = [sum(weight for has, weight in zip(row, telling, strict=True) if has) for row in held]
    best = max(scores, default=0)
    return tuple(place for place, score in enumerate(scores) if score == best) if best else None


def _may_name(word: str) -> bool:
    is_small = word in phrases("function") or word in phrases("requests")
    return not is_small and word not in _ORDINALS and len(word) > 2 and not word.isdigit()  # noqa: PLR2004


def _is_in(word: str, title: set[str]) -> bool:
    plain = "".join(words_of(word))
    return any(is_word_of(plain, each) for each in title)


def _by_price(line: Line, candidates: Places, shown: Sequence[Shown]) -> Places | None:
    for pattern, extreme in ((_CHEAPEST, min), (_DEAREST, max)):
        if pattern.search(line.tags):
            return _at_price(candidates, shown, extreme) if candidates else ()
    return None


def _by_amount(line: Line, candidates: Places, shown: Sequence[Shown], currency: str) -> Places | None:
    """Return what costs an amount of money that is named: "the one for $45"; None where none is, or nothing does."""
    said = {limit.maximum for span in prices(line, currency) if (limit := span.limit) and limit.maximum is not None}
    places = tuple(place for place in candidates if shown[place].price in said)
    return places or None


def _best_rated(candidates: Places, shown: Sequence[Shown]) -> Places:
    """Return those of the most stars; where nothing is rated, nothing is meant."""
    rated = {place: stars for place in candidates if (stars := shown[place].rating) is not None}
    return tuple(place for place, stars in rated.items() if stars == max(rated.values()))


def _at_price(candidates: Places, shown: Sequence[Shown], extreme: Callable[[list[Decimal]], Decimal]) -> Places:
    price = extreme([shown[place].price for place in candidates])
    return tuple(place for place in candidates if shown[place].price == price)


def _by_position(line: Line, candidates: Places) -> Places | None:
    """Return the candidates a position picks, () for a position beyond them, None where none is named."""
    text, size = line.phrase(0, len(line.tokens)), len(candidates)
    places = _named_places(line, text)
    if _BOTH.search(text) and not places:  # "both the first and the third" names them
        return candidates if size == 2 else ()  # noqa: PLR2004
    run = _run().search(text)
    if run:
        count = _value(run["count"])
        return candidates[:count] if run["end"] == "first" else candidates[max(size - count, 0) :]
    from_end = _from_end(text)
    if from_end > size:
        return ()
    if from_end:
        beside = places if from_end == 1 else []  # "the first and the last"; "the second to last" is one
        return tuple(candidates[place] for place in sorted({*beside, size - from_end}) if place < size)
    if re.search(r"(?<!\S)(?:middle|center|centre) ?", text):
        return candidates[size // 2 : size // 2 + 1] if size % 2 else ()
    return tuple(candidates[place] for place in places if place < size) if places else None


def _from_end(text: str) -> int:
    """Return 1 for "the last", 2 for "the second to last", 0 where nothing is counted from the end."""
    if re.search(r"(?<!\S)(?:second to last|second last|next to last|last but one)(?!\S)", text):
        return 2
    return int(bool(re.search(r"(?<!\S)(?:last|final|bottom)(?: one)?(?!\S)", text)))


def _named_places(line: Line, text: str) -> list[int]:
    """Return the positions named by ordinals ("the second"), by "number three" and "#4", or by a lone number."""
    ordinals = (word for word in re.findall(r"[a-z]+|[0-9]+ ?(?:st|nd|rd|th)(?!\S)", without_moment(text)))
    found = [place for word in ordinals if (place := _ORDINALS.get(word.replace(" ", ""))) is not None]
    found = found or [place for word in _POINTED_ONE.findall(text) if (place := _misspelt(word)) is not None]
    named = (re.findall(_count(), match["numbers"]) for match in _numbered().finditer(text))
    numbers = [_value(number) - 1 for each in named for number in each]
    alone = [token for token in line.tokens if token.text not in {"the", "please", "one", "a", "and", "or", "#"}]
    if alone and all(token.number is not None for token in alone):
        numbers += [int(token.number or 0) - 1 for token in alone]
    return list(dict.fromkeys(place for place in [*found, *numbers] if place >= 0))


def _misspelt(word: str) -> int | None:
    """Return the place that a word nearly names, of the first few: "the fist one"; None where it names none."""
    near = (each for each in MISSPELT if each[0] == word[0] and OSA.distance(word, each) == 1)
    return next((_ORDINALS[each] for each in near), None)


def _value(number: str) -> int:
    return ONES.get(number) or int(number)


@cache
def _count() -> str:
    return f"[0-9]{{1,2}}|{alternatives(word for word, value in ONES.items() if value)}"


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?P<end>first|last) (?P<count>{_count()})(?!\S)")


@cache
def _numbered() -> re.Pattern[str]:
    cue = "numbers?|no|nr|#|options?|items?|products?|choices?"
    more = rf"(?: (?:(?:and|or|to) )?(?:(?:{cue}) )?(?:{_count()})(?!\S))*"
    return re.compile(rf"(?<!\S)(?:{cue}) (?P<numbers>(?:{_count()})(?!\S){more})")
