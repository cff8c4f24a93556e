"""Reading a text: from what a customer says to what it means in this shop.

text ─► tokens, typos mended ─► drops, looks, sizes, ages, ratings, prices ─► phrases ─► refusals ─► scene ─► Reading
"""

from collections.abc import Collection, Iterator, Sequence, Set
from decimal import Decimal

from assistant.language import people
from assistant.language.absent import absent_things
from assistant.language.aged import age_sizes
from assistant.language.asides import set_looks_aside, set_things_aside, wished_of
from assistant.language.clauses import Told
from assistant.language.corrections import corrects
from assistant.language.cover import Cover, Span
from assistant.language.drops import allows, dropped_but, dropped_values, drops
from assistant.language.gifts import WHOM, is_for_oneself
from assistant.language.leftover import is_content, words_left
from assistant.language.likeness import ALIKE, ALONE, LENT, UNLIKE, looks
from assistant.language.negation import Refusals, refusals
from assistant.language.noun_phrases import LOOKS
from assistant.language.numerals import with_cents, with_karats, with_numbers
from assistant.language.prices import prices
from assistant.language.ratings import WELL_RATED, at_least, ratings
from assistant.language.recipients import set_ages_aside, set_people_aside, spoken_of
from assistant.language.scanning import Hint, Scanner
from assistant.language.scenes import staged
from assistant.language.scents import set_scents_aside
from assistant.language.senses import Term
from assistant.language.sizes import canonical as canonical_size
from assistant.language.sizes import relative as relative_sizes
from assistant.language.sizes_told import set_sizes_aside
from assistant.language.sizing import are_worn, is_bound, lone_sizes, sizes, trailing_sizes, worn_sizes
from assistant.language.text import Line, tokens_of
from assistant.language.things import heads_only, narrowest_only
from assistant.language.unwanted import refused_word
from assistant.language.vocabulary import Vocabulary
from assistant.types import (
    ON_SALE,
    Choice,
    Constraint,
    Facet,
    Limit,
    Mention,
    PriceLevel,
    Reading,
    Setting,
    Sight,
    Sort,
)

#: Stars that "well rated" asks for.
GOOD_STARS = Decimal(4)

_SORTS = {each.value: each for each in Sort}
_LEVELS = {
    "price_low": (PriceLevel.LOW,),
    "price_moderate": (PriceLevel.LOW, PriceLevel.MIDDLE),
    "price_not_low": (PriceLevel.MIDDLE, PriceLevel.HIGH),
    "price_middle": (PriceLevel.MIDDLE,),
    "price_high": (PriceLevel.HIGH,),
}
#: What phrases say of an offer: a facet, whether its values are refused, and the values.
_OFFERS = {
    "in_stock": (Facet.AVAILABILITY, False, ("in_stock",)),
    "any_stock": (Facet.AVAILABILITY, False, ("in_stock", "out_of_stock", "preorder", "backorder")),
    "preorder": (Facet.AVAILABILITY, False, ("preorder",)),
    "on_sale": (Facet.SALE, False, (ON_SALE,)),
    "full_price": (Facet.SALE, True, (ON_SALE,)),
}
#: Mentions of these that mean nothing here are named as unknown.
_NAMING = frozenset({Facet.CATEGORY, Facet.BRAND, Facet.COLOR, Facet.MATERIAL, Facet.PATTERN})
#: What a leading "and" or "or" joins; "and for men?" asks for another.
_JOINED = frozenset({Facet.CATEGORY, Facet.COLOR, Facet.PATTERN, Facet.MATERIAL, Facet.BRAND, Facet.SIZE})
#: What a bare number after it is the size of: "boots 39", "ladies 38".
_BEFORE_SIZES = frozenset({Facet.CATEGORY, Facet.GENDER, Facet.AGE_GROUP})
_OPPOSITE = {
    Term(Facet.GENDER, "male"): Term(Facet.GENDER, "female"),
    Term(Facet.GENDER, "female"): Term(Facet.GENDER, "male"),
    Term(Facet.AGE_GROUP, "kids"): Term(Facet.AGE_GROUP, "adult"),
}


def read(
    text: str, vocabulary: Vocabulary, mentions: Sequence[Mention] = (), before: Sequence[Setting] = ()
) -> Reading:
    """Return what a text says, linked to what the catalogue has. Never fails, whatever the text holds.

    `before` is the scene that it is said in: its names are known, and of a present "for my aunt" names whom it is for.
    """
    cover = Cover(line_of(text, vocabulary))
    hints = tuple(_hints(cover.line, vocabulary, mentions))
    told = _understand(cover, vocabulary, hints)
    refused = refusals(cover, told.places())
    narrowest_only(cover, refused.spans)
    set_looks_aside(cover, told, refused.spans)
    set_sizes_aside(cover, told)
    set_people_aside(cover, told, refused.spans)
    set_ages_aside(cover, refused.spans)
    cover.claim(spoken_of(cover, vocabulary))
    if not any(span.facet is Facet.CATEGORY for span in cover.values()):
        taken = {place for cue in refused.cues for place in cue}  # the words refused too
        absent = (span for span in absent_things(cover) if not taken & set(span.places))
        cover.claim(wished_of(cover, absent, told))
    constraints = _constraints(cover, refused)
    scene = staged(cover, refused, before)
    unwanted = (place for place in refused.words if place not in scene.places)
    return Reading(
        words=" ".join(words_left(cover, refused, scene.places)),
        refused=tuple(dict.fromkeys(refused_word(cover, place) for place in unwanted)),
        constraints=constraints,
        sort=_sort(cover),
        price_levels=_price_levels(cover, scene.over),
        cheaper=_asks(cover, "cheaper") and not _is_bounded(constraints) and not _names_less(cover),
        dearer=_asks(cover, "dearer"),
        adds=_adds(cover, constraints, has_scene=bool(scene.settings)),
        corrects=bool(constraints) and corrects(cover),
        allows=bool(constraints) and allows(cover),
        dropped=_dropped(cover, refused, before),
        unknown=tuple(_unknown(cover, mentions, vocabulary, scene.places)),
        foreign_currency=next((span.currency for span in cover.spans() if span.currency), None),
        alike=_asks(cover, ALIKE),
        lent=_sights(cover, LENT, ALONE),
        unlike=_sights(cover, UNLIKE),
        alone=_asks(cover, ALONE),
        scene=scene.settings,
        left=scene.left,
        over=scene.ended,
    )


def line_of(text: str, vocabulary: Vocabulary) -> Line:
    """Return a text's tokens as this shop reads them: typos mended, number words made numbers."""
    return Line(with_karats(with_cents(with_numbers(vocabulary.spelling.mended(tokens_of(text))))))


def _understand(cover: Cover, vocabulary: Vocabulary, hints: tuple[Hint, ...]) -> Told:
    """Claim what the text means; return what it only tells."""
    line = cover.line
    cover.claim(drops(line))
    cover.claim(looks(line))
    cover.claim(sizes(line, vocabulary))
    cover.claim(_hinted_sizes(line, vocabulary, hints))
    if sold := vocabulary.age_groups:
        cover.claim(Span(places, terms=(people.term_of(months, sold),)) for places, months in people.ages(line))
    cover.claim(ratings(line))
    cover.claim(prices(line, vocabulary.currency))
    cover.claim(Scanner(cover, vocabulary, hints).spans())
    heads_only(cover, vocabulary)
    set_scents_aside(cover)
    told = set_things_aside(cover)
    categories = [span for span in cover.values() if span.facet is Facet.CATEGORY]
    kinds = [term.value for span in categories for term in span.terms]
    cover.claim(worn_sizes(line, vocabulary, kinds))
    before = _BEFORE_SIZES | LOOKS if are_worn(kinds) else _BEFORE_SIZES  # "trousers gray wool 50"
    named = [span for span in cover.values() if span.facet in before]
    cover.claim(trailing_sizes(line, vocabulary, [span.places.stop for span in named]))
    if are_worn(kinds):
        alone = lone_sizes(line, vocabulary, {span.places.stop for span in cover.values()})
        cover.claim(span for span in alone if not _is_priced(cover, span))
    is_sized = any(span.facet is Facet.SIZE for span in cover.values())
    for span in age_sizes(line, vocabulary, kinds) if not is_sized else ():
        if any(old.places == span.places and old.facet is Facet.AGE_GROUP for old in cover.values()):
            cover.put(span)
    for span in list(dropped_values(cover)):
        cover.put(span)
    return told


def _is_priced(cover: Cover, span: Span) -> bool:
    """Tell whether a number was said to be a price before: "the limit is 50, so 50"."""
    limits = [each.limit for each in cover.spans() if each.limit is not None]
    return any(cover.line.tokens[span.places.start].number in {each.minimum, each.maximum} - {None} for each in limits)


def _hints(line: Line, vocabulary: Vocabulary, mentions: Sequence[Mention]) -> Iterator[Hint]:
    """Yield where the mentions stand in the text, for labels that are facets."""
    for mention in mentions:
        words = [token.text for token in line_of(mention.text, vocabulary).tokens]
        if mention.label not in set(Facet) or not words:
            continue
        for place in range(len(line.tokens) - len(words) + 1):
            if [token.text for token in line.tokens[place : place + len(words)]] == words:
                yield Hint(range(place, place + len(words)), Facet(mention.label))


def _hinted_sizes(line: Line, vocabulary: Vocabulary, hints: Sequence[Hint]) -> Iterator[Span]:
    for hint in hints:
        phrase = line.phrase(hint.places.start, hint.places.stop)
        size = canonical_size(phrase)
        if hint.facet is not Facet.SIZE or is_bound(line, hint.places.start):
            continue
        if size in vocabulary.sizes and phrase not in relative_sizes():
            yield Span(hint.places, terms=(Term(Facet.SIZE, size),))


def _constraints(cover: Cover, refused: Refusals) -> tuple[Constraint, ...]:
    """Return one choice for each facet wanted and each refused, then the limits, in the order of facets."""
    chosen: dict[tuple[Facet, bool], dict[str, None]] = {}
    for span in cover.values():
        for term, negated in _said(span, refused=span in refused.spans):
            chosen.setdefault((term.facet, negated), {})[term.value] = None
    for span in cover.spans():
        if span.action in _OFFERS:
            facet, is_refused, values = _OFFERS[span.action]
            chosen.setdefault((facet, is_refused), dict.fromkeys(values))
    for value in chosen.get((Facet.CATEGORY, False), ()):  # "I got no mugs. A mug, please."
        chosen.get((Facet.CATEGORY, True), {}).pop(value, None)
    made: list[Constraint] = [
        Choice(facet=facet, values=tuple(values), negated=negated)
        for (facet, negated), values in chosen.items()
        if values
    ]
    order = list(Facet)
    return tuple(sorted([*made, *_limits(cover)], key=lambda each: order.index(each.facet)))


def _said(span: Span, *, refused: bool) -> Iterator[tuple[Term, bool]]:
    """Yield each term with whether it is refused. Refusing a gender or kids is asking for the other."""
    terms = (span.named,) if refused and span.named else span.terms
    if refused and len(terms) > 1:  # "not for men" says nothing of adults
        terms = tuple(term for term in terms if term != Term(Facet.AGE_GROUP, "adult"))
    for term in terms:
        opposite = _OPPOSITE.get(term) if refused else None
        yield (opposite, False) if opposite else (term, refused)


def _limits(cover: Cover) -> Iterator[Limit]:
    """Yield the last limit of each facet, both ends joined where they were said apart: "over 20 and under 50"."""
    found: dict[Facet, Limit] = {}
    for span in cover.spans():
        limit = at_least(GOOD_STARS) if span.action == WELL_RATED else span.limit
        if limit is not None:
            old = found.get(limit.facet)
            found[limit.facet] = _joined(old, limit) if old else limit
    yield from found.values()


def _joined(old: Limit, new: Limit) -> Limit:
    minimum = old.minimum if new.minimum is None else new.minimum
    maximum = old.maximum if new.maximum is None else new.maximum
    if minimum is not None and maximum is not None and minimum > maximum:
        return new
    return new.model_copy(update={"minimum": minimum, "maximum": maximum, "exclusive": old.exclusive or new.exclusive})


def _dropped(cover: Cover, refused: Refusals, before: Sequence[Setting]) -> tuple[Facet, ...]:
    """Return what is taken back; "any color but black" takes back the colors wanted, where black is refused.

    What is for the customer after all is for nobody of whom it was said before.
    """
    but = dropped_but(cover.line) if refused.spans else ()
    whom = WHOM if is_for_oneself(cover, before) else ()
    return tuple(dict.fromkeys([*(facet for span in cover.spans() for facet in span.dropped), *but, *whom]))


def _asks(cover: Cover, action: str) -> bool:
    return any(span.action == action for span in cover.spans())


def _sights(cover: Cover, *actions: str) -> tuple[Sight, ...]:
    return tuple(dict.fromkeys(sight for span in cover.spans() if span.action in actions for sight in span.sights))


def _sort(cover: Cover) -> Sort | None:
    return next((_SORTS[span.action] for span in cover.spans() if span.action in _SORTS), None)


def _price_levels(cover: Cover, over: Set[int]) -> tuple[PriceLevel, ...]:
    """Return the thirds of prices that will do; an amount that is named as well says it better."""
    if any(span.limit and span.limit.facet is Facet.PRICE for span in cover.spans()):
        return ()
    if _names_less(cover):
        return _LEVELS["price_moderate"]
    said = (span for span in cover.spans() if over.isdisjoint(span.places))  # "not on a budget" says no price
    return next((_LEVELS[span.action] for span in said if span.action in _LEVELS), ())


def _names_less(cover: Cover) -> bool:
    """Tell whether "not so expensive" is said of a thing that is named, and so of no product on the screen."""
    less = any(span.action == "cheaper" and cover.text(span.places.start) == "not" for span in cover.spans())
    return less and any(span.facet is Facet.CATEGORY for span in cover.values())


def _is_bounded(constraints: Sequence[Constraint]) -> bool:
    """Tell whether what it may cost is named: that says better than "too expensive" what is meant."""
    limits = (each for each in constraints if isinstance(each, Limit) and each.facet is Facet.PRICE)
    return any(each.maximum is not None for each in limits)


def _adds(cover: Cover, constraints: Sequence[Constraint], *, has_scene: bool) -> bool:
    """Tell whether values join those said before: "also in green", "or in green", "green too"."""
    if not (has_scene or any(isinstance(each, Choice) for each in constraints)):
        return False
    texts = [token.text for token in cover.line.tokens]
    phrase = f" {' '.join(texts)} "
    leads = texts[0] in {"or", "and", "plus"} and any(each.facet in _JOINED for each in constraints)
    is_joined = leads or texts[-1] == "too" or "add" in texts[:2]
    return is_joined or any(f" {each} " in phrase for each in ("also", "as well", "in addition", "additionally"))


def _unknown(
    cover: Cover, mentions: Sequence[Mention], vocabulary: Vocabulary, staged_at: Collection[int]
) -> Iterator[str]:
    """Yield the things the NLU found named that this shop has no word for, and that are no scene."""
    for mention in dict.fromkeys(mentions):
        if mention.label not in _NAMING:
            continue
        own = [place for hint in _hints(cover.line, vocabulary, [mention]) for place in hint.places]
        is_linked = any(_is_linked(cover.at(place)) or place in staged_at for place in own)
        if own and not is_linked and any(is_content(cover, place) for place in own):
            yield mention.text


def _is_linked(span: Span | None) -> bool:
    return span is not None and bool(span.terms or span.limit or span.action or span.dropped)
