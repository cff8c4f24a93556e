"""What "cheap" and "mid-range" are: thirds of what the kind of thing costs in this shop."""

from decimal import Decimal

from assistant.ports import Integers
from assistant.ranking.order import stocked
from assistant.retrieval.assortment import Assortment, Fitting
from assistant.retrieval.survey import offers_of
from assistant.types import MILLS, Facet, Limit, PriceLevel, Reading, Sort, Wish
from assistant.wish import names_kind, refined

THIRDS = 3


def priced(reading: Reading, wish: Wish, assortment: Assortment) -> Reading:
    """Return a reading whose words for a price are a limit, read against what it asks for, or else what the wish does.

    Fewer than three products have no thirds: then the order says it.
    """
    if not reading.price_levels:
        return reading
    asked = refined(Wish() if names_kind(reading) else wish, reading, ())
    others = asked.model_copy(
        update={"constraints": tuple(each for each in asked.constraints if each.facet is not Facet.PRICE)}
    )
    offers = offers_of(Fitting(assortment, stocked(others)))
    if len(offers) < THIRDS:
        high = PriceLevel.HIGH in reading.price_levels
        return reading.model_copy(update={"sort": Sort.PRICE_DESCENDING if high else Sort.PRICE_ASCENDING})
    return reading.model_copy(update={"constraints": (*reading.constraints, _limit(reading.price_levels, offers))})


def _limit(levels: tuple[PriceLevel, ...], offers: Integers) -> Limit:
    """Return the limit of these thirds of ascending offers; neighbors among them."""
    places = [list(PriceLevel).index(level) for level in levels]
    first, last = min(places), max(places) + 1
    minimum = _price(offers, len(offers) * first // THIRDS) if first else None
    maximum = _price(offers, -(-len(offers) * last // THIRDS) - 1) if last < THIRDS else None
    ends = {"minimum": minimum, "maximum": maximum}
    made = tuple(end for end, price in ends.items() if price is not None)
    return Limit.model_validate({"facet": Facet.PRICE, **ends, "in_words": made})


def _price(offers: Integers, place: int) -> Decimal:
    return Decimal(int(offers[place])) / MILLS
