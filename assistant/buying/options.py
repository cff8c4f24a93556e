"""What there is to choose of a product, and which of its variants a customer means. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from assistant.cart_line import Option
from assistant.language.matching import matches
from assistant.language.sizes import letters
from assistant.language.text import plain, words_of
from assistant.types import Availability, Choice, Constraint, Facet, Limit, Variant

#: What a customer chooses, in the order in which it is asked.
OPTIONS = (Facet.COLOR, Facet.SIZE, Facet.PATTERN, Facet.MATERIAL)
#: Color and size are asked for together where there are no more combinations of them.
MOST_TOGETHER = 6
_ONE_SIZE = "one size"

Options = tuple[Option, ...]
Value = TypeVar("Value")


class Said(NamedTuple):
    """What a customer said of one facet."""

    text: str  # as it is to be repeated
    cells: tuple[str, ...]  # of the product that fit it; () where it has nothing like it


Named = Mapping[Facet, Said]


@dataclass(frozen=True, slots=True)
class Family:
    """All variants of one product, sold out or not, as the feed orders them."""

    title: str  # without color and size
    variants: tuple[Variant, ...]

    def cells(self, facet: Facet) -> tuple[str, ...]:
        """Return the feed's own values of a facet."""
        return _distinct(cell for each in self.variants if (cell := cell_of(each, facet)))

    def stocked(self) -> list[Variant]:
        """Return the variants that can be bought."""
        return [each for each in self.variants if is_stocked(each)]

    def options_of(self, variant: Variant) -> Options:
        """Return what names a variant: its color and size, and what else tells it from others of both.

        The only color of a product is left out where its title says it.
        """
        alike = [each for each in self.variants if (each.color, each.size) == (variant.color, variant.size)]
        told = _options(variant, OPTIONS)
        return tuple(option for option in told if self._names(option, alike))

    def _names(self, option: Option, alike: Sequence[Variant]) -> bool:
        if option.facet is Facet.SIZE:
            return letters().get(plain(option.value)) != _ONE_SIZE
        if option.facet is Facet.COLOR:
            in_title = set(words_of(option.value)) <= set(words_of(self.title))
            return not in_title or len(self.cells(Facet.COLOR)) > 1
        return len({cell_of(each, option.facet) for each in alike}) > 1


@dataclass(frozen=True, slots=True)
class Picked:
    """One variant is meant."""

    variant: Variant
    wished: Options = ()  # what was not said now, but of what is looked for


@dataclass(frozen=True, slots=True)
class Open:
    """Something is left to be chosen."""

    offers: tuple[Options, ...]  # each what would settle it
    given: Options = ()  # what is settled


@dataclass(frozen=True, slots=True)
class Absent:
    """What was named is not in stock."""

    named: tuple[tuple[Facet, str], ...]
    is_made: bool  # sold out, where the product comes in it at all
    offers: tuple[Options, ...]  # in stock, nearest first


@dataclass(frozen=True, slots=True)
class SoldOut:
    """Nothing of the product is in stock."""


Outcome = Picked | Open | Absent | SoldOut


def choose(family: Family, named: Named, wished: Sequence[Constraint] = (), shown: str = "") -> Outcome:
    """Return the variant that is meant, or what has to be known of it.

    What was not named is as was `wished` for, where something in stock is. Of variants that nothing tells apart the one
    `shown` is meant.
    """
    stock = family.stocked()
    if not stock:
        return SoldOut()
    fitting = _having(stock, named)
    wishes = [each for each in wished if each.facet is Facet.PRICE or each.facet not in named]
    if not fitting:
        return _absent(family, named, wishes)
    narrowed = _narrowed(fitting, wishes)
    settled = {facet for facet in OPTIONS if facet in named or _decides(facet, wishes, narrowed)}
    is_free = Facet.COLOR not in named and (Facet.COLOR not in settled or _is_as_wished(family, shown, wishes))
    if is_free and (other := _of_another_color(family, named, narrowed, shown)):
        return other
    is_open = [facet for facet in OPTIONS if _is_open(facet, narrowed, family, is_settled=facet in settled)]
    if is_open:
        return Open(_offers(is_open, narrowed), _common(narrowed, is_open, family))
    variant = min(narrowed, key=lambda each: (each.id != shown, each.offer.amount))
    return Picked(variant, _taken(variant, settled - set(named), fitting))


def _is_as_wished(family: Family, shown: str, wishes: Sequence[Constraint]) -> bool:
    """Tell whether what is `shown` has a color that was wished for: no other is then taken unasked, teal for blue."""
    pointed = variant_with(family, shown)
    return pointed is not None and all(_obeys(pointed, each) for each in wishes if each.facet is Facet.COLOR)


def _of_another_color(family: Family, named: Named, left: Sequence[Variant], shown: str) -> Absent | None:
    """Return that what is `shown` is not in stock as it was named, where only colors are that nobody asked for."""
    pointed = variant_with(family, shown)
    color = cell_of(pointed, Facet.COLOR) if pointed else ""
    if not color or color in _cells(left, Facet.COLOR):
        return None
    told = ((Facet.COLOR, color), *((facet, named[facet].text) for facet in OPTIONS if facet in named))
    is_made = any(cell_of(each, Facet.COLOR) == color for each in _having(family.variants, named))
    facets = [facet for facet in OPTIONS if facet is Facet.COLOR or facet in named]
    return Absent(told, is_made, _distinct(_options(each, facets) for each in left))


def variant_with(family: Family, variant_id: str) -> Variant | None:
    """Return the variant of this id, None where the product has none such."""
    return next((each for each in family.variants if each.id == variant_id), None)


def cell_of(variant: Variant, facet: Facet) -> str:
    """Return the feed's own value of one of the OPTIONS."""
    cell: str = getattr(variant, facet.value)
    return cell


def is_stocked(variant: Variant | None) -> bool:
    """Tell whether something can be bought."""
    return variant is not None and variant.availability is Availability.IN_STOCK


def _having(variants: Sequence[Variant], named: Named) -> list[Variant]:
    return [each for each in variants if all(cell_of(each, facet) in said.cells for facet, said in named.items())]


def _narrowed(variants: list[Variant], wished: Iterable[Constraint]) -> list[Variant]:
    """Return the variants that obey what was wished for, of which each wish is let go that none obeys."""
    for each in wished:
        if each.facet in OPTIONS or each.facet is Facet.PRICE:
            variants = [variant for variant in variants if _obeys(variant, each)] or variants
            variants = [variant for variant in variants if _is_exactly(variant, each)] or variants
    return variants


def _is_exactly(variant: Variant, constraint: Constraint) -> bool:
    """Tell whether a variant is the very thing asked for, as "blue" is to who may have navy."""
    if isinstance(constraint, Limit) or constraint.negated:
        return True
    return cell_of(variant, constraint.facet).casefold() in constraint.values


def _obeys(variant: Variant, constraint: Constraint) -> bool:
    if isinstance(constraint, Limit):
        return _is_within(variant, constraint)
    cell = cell_of(variant, constraint.facet)
    return any(matches(constraint.facet, value, cell) for value in constraint.values) is not constraint.negated


def _is_within(variant: Variant, limit: Limit) -> bool:
    price = variant.offer.amount
    is_outer = price in (limit.minimum, limit.maximum) and limit.exclusive
    is_above = limit.minimum is None or price >= limit.minimum
    return is_above and (limit.maximum is None or price <= limit.maximum) and not is_outer


def _decides(facet: Facet, wished: Iterable[Constraint], variants: Sequence[Variant]) -> bool:
    """Tell whether it was wished for that a facet is what it is of all these variants."""
    positive = (each for each in wished if each.facet is facet and isinstance(each, Choice) and not each.negated)
    return any(_obeys(variant, each) for each in positive for variant in variants)


def _is_open(facet: Facet, variants: Sequence[Variant], family: Family, *, is_settled: bool) -> bool:
    """Tell whether a facet has to be asked for. The last size in stock is nobody's until they say so."""
    cells = _cells(variants, facet)
    return len(cells) > 1 or (facet is Facet.SIZE and not is_settled and bool(cells) and len(family.cells(facet)) > 1)


def _offers(is_open: Sequence[Facet], variants: Sequence[Variant]) -> tuple[Options, ...]:
    """Return what to ask for first: combinations of color and size where they are few, else one facet's values."""
    both = (Facet.COLOR, Facet.SIZE)
    if all(facet in is_open for facet in both):
        combinations = _distinct(_options(each, both) for each in variants)
        if len(combinations) <= MOST_TOGETHER:
            return combinations
    return _distinct(_options(each, is_open[:1]) for each in variants if cell_of(each, is_open[0]))


def _common(variants: Sequence[Variant], is_open: Sequence[Facet], family: Family) -> Options:
    """Return what all of these variants share, of what the product comes in several of."""
    rest = [facet for facet in OPTIONS if facet not in is_open and len(family.cells(facet)) > 1]
    return _options(variants[0], [facet for facet in rest if len(_cells(variants, facet)) == 1])


def _taken(variant: Variant, facets: Iterable[Facet], before: Sequence[Variant]) -> Options:
    """Return what the wish chose: where there was more to choose from."""
    return _options(variant, [facet for facet in OPTIONS if facet in facets and len(_cells(before, facet)) > 1])


def _absent(family: Family, named: Named, wished: Sequence[Constraint]) -> Absent:
    """Return what is in stock where one of the things named is let go, the size first."""
    found: list[Options] = []
    for dropped in reversed([facet for facet in OPTIONS if facet in named]):
        kept = {facet: said for facet, said in named.items() if facet is not dropped}
        near = _narrowed(_having(family.stocked(), kept), wished)
        found += [_options(each, [facet for facet in OPTIONS if facet in named]) for each in near]
    if not found:
        found = [_options(each, list(named)) for each in _narrowed(family.stocked(), wished)]
    is_made = bool(_having(family.variants, named))
    return Absent(tuple((facet, named[facet].text) for facet in OPTIONS if facet in named), is_made, _distinct(found))


def _options(variant: Variant, facets: Iterable[Facet]) -> Options:
    return tuple(Option(facet=facet, value=cell) for facet in facets if (cell := cell_of(variant, facet)))


def _cells(variants: Iterable[Variant], facet: Facet) -> tuple[str, ...]:
    return _distinct(cell for each in variants if (cell := cell_of(each, facet)))


def _distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))
