"""All that is known of the product a question is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.knowing.passages import Passage
from assistant.knowing.stock import Offer
from assistant.types import Hit, Review, Variant


@dataclass(frozen=True, slots=True)
class Product:
    """One product, as the variant that is talked about."""

    hit: Hit
    offers: Sequence[Offer]
    passages: Sequence[Passage]
    reviews: Sequence[Review]  # those read, at most MOST_REVIEWS
    color: str = ""  # that was pointed at: "the red one"; "" where all are meant

    @property
    def variant(self) -> Variant:
        """Return the variant that is talked about."""
        return self.hit.variant
