"""What there is of a product: which colors and sizes it comes in, and which of them can be had."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.matching import matches
from assistant.language.sizes import in_size_order
from assistant.retrieval.assortment import Assortment
from assistant.types import Availability, Choice, Facet

#: Of one product; nobody reads more, and a feed may hold any number.
MOST_OFFERS = 1000


@dataclass(frozen=True, slots=True)
class Offer:
    """One variant of a product, as far as a customer chooses it."""

    color: str
    size: str
    availability: Availability
    price: Decimal  # what a customer pays, in the catalogue's currency

    @property
    def is_in_stock(self) -> bool:
        """Tell whether it can be had now."""
        return self.availability is Availability.IN_STOCK


def offers_of(assortment: Assortment, item_group_id: str) -> list[Offer]:
    """Return what there is of a product, as the feed orders it; nothing of one that is unknown."""
    place = assortment.positions.get(item_group_id)
    if place is None:
        return []
    span = assortment.variants_of(place)
    return [_offer(assortment, variant) for variant in range(span.start, min(span.stop, span.start + MOST_OFFERS))]


def asked_of(offers: Iterable[Offer], choices: Sequence[Choice]) -> list[Offer]:
    """Return the offers that have every color and size chosen."""
    cells = {Facet.COLOR: "color", Facet.SIZE: "size"}
    wanted = [(each, cells[each.facet]) for each in choices if each.facet in cells]
    return [
        offer
        for offer in offers
        if all(any(matches(each.facet, value, getattr(offer, cell)) for value in each.values) for each, cell in wanted)
    ]


def in_stock(offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers that can be had now."""
    return [each for each in offers if each.is_in_stock]


def colors_of(offers: Iterable[Offer]) -> list[str]:
    """Return the colors of these offers, as the feed orders them."""
    return list(dict.fromkeys(each.color for each in offers if each.color))


def sizes_of(offers: Iterable[Offer]) -> list[str]:
    """Return the sizes of these offers, from the smallest on."""
    return in_size_order(list(dict.fromkeys(each.size for each in offers if each.size)))


def by_color(offers: Iterable[Offer]) -> dict[str, list[str]]:
    """Return the sizes of each color, from the smallest on."""
    found: dict[str, list[Offer]] = {}
    for each in offers:
        found.setdefault(each.color, []).append(each)
    return {color: sizes_of(own) for color, own in found.items()}


def _offer(assortment: Assortment, variant: int) -> Offer:
    return Offer(
        assortment.cell(Facet.COLOR, variant),
        assortment.cell(Facet.SIZE, variant),
        Availability(assortment.cell(Facet.AVAILABILITY, variant)),
        assortment.offer(variant),
    )
