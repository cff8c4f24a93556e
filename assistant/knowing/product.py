"""All that is known of the product a question is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.knowing.passages import Passage
from assistant.knowing.stock import Offer
from assistant.tailoring.chart import NO_SIZES, Body, Sizes
from assistant.types import Hit, Review, Variant


@dataclass(frozen=True, slots=True)
class Product:
    """One product, as the variant that is talked about."""

    hit: Hit
    offers: Sequence[Offer]
    passages: Sequence[Passage]
    reviews: Sequence[Review]  # those read, at most MOST_REVIEWS
    sizes: Sizes = NO_SIZES  # what the shop's size chart says of it
    body: Body = field(default_factory=dict)  # the measures of who asks, as far as they told
    color: str = ""  # that was pointed at: "the red one"; "" where all are meant

    @property
    def variant(self) -> Variant:
        """Return the variant that is talked about."""
        return self.hit.variant
