"""What a shop says of a product, one by one, as customers could say it to tell it from another."""

from collections.abc import Iterator

from assistant.language.matching import AFFIRMATIONS, DENIALS, pieces_of
from assistant.types import Facet, Variant
from assistant.vision.stated import stated

#: (aspect, value), like ("color", "red") or ("sleeves", "long"). Aspects that a customer can constrain are named as the
#: facet is, and their values as a constraint's are.
Trait = tuple[str, str]
LONGEST = 3  # words of a detail: what is longer is a sentence


def traits(variant: Variant) -> frozenset[Trait]:
    """Return all that the shop says of what a variant looks like or is."""
    return frozenset([*_of_facets(variant), *_of_details(variant)])


def _of_facets(variant: Variant) -> Iterator[Trait]:
    for sight, terms in stated(variant).items():
        yield from ((sight.value, term) for term in terms)
    yield from ((Facet.MATERIAL.value, material) for material in pieces_of(variant.material))
    if variant.gender:
        yield Facet.GENDER.value, variant.gender


def _of_details(variant: Variant) -> Iterator[Trait]:
    for detail in variant.details:
        name = detail.name.strip().lower()
        for piece in pieces_of(detail.value):
            value = name if piece in AFFIRMATIONS else piece
            if piece not in DENIALS and len(value.split()) <= LONGEST:
                yield name, value
